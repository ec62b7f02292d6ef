import type { Finding, Note } from '#flow'
import { dayBefore } from '../../src/core/day.ts'
import { ceil, compare, type Fraction, floor, fraction, subtract } from '../../src/core/fraction.ts'
import type { Judged, Reckoning } from './minimum-wage.ts'
import { known } from './range.ts'
import type { WageInput } from './wage.ts'

type Card = NonNullable<Finding['card']>
type Row = Card['rows'][number]
type Bar = NonNullable<Card['bars']>[number]

/**
 * The reckoning at one glance: pay for an hour, the minimum (on each side of the day on which it
 * changes), the difference, and what is short; and pay and minimum as bars. Rounded as the text is:
 * pay down, what is missing up. Stretches in which nobody worked are left out. Nothing where the pay
 * or the minimum is not known.
 */
export function wageCard(
  { prefecture = '' }: WageInput,
  { hourly, stretches: all, verdict }: Reckoning,
  told: { readonly facts: Finding['facts']; readonly notes: readonly string[] },
): Card | undefined {
  const { low, high } = hourly
  const stretches = all.filter(({ hours }) => hours.high?.n !== 0n)
  if (!high || stretches.length === 0 || stretches.some(({ figure }) => !figure)) return undefined
  const one = known(hourly)
  const [least, most] = [floor(low, 1), floor(high, 1)]
  const pay: Note =
    least === most
      ? yen('cardYen', most)
      : { name: 'cardYenRange', facts: { low: least, high: most } }
  const minimums = stretches.map((stretch) => minimumOf(prefecture, stretch, stretches))
  const short = told.notes.find((note) => /^short(?:Month|Period)/.test(note))
  const rows: Row[] = [
    { label: { name: 'cardPay' }, value: pay, ...(!one && { mark: 'unsure' }) },
    ...stretches.flatMap((stretch, at): Row[] => [
      {
        label: minimums[at]?.label ?? { name: 'cardMinimum' },
        value: rateOf(stretch),
        ...(stretch.dateUnsure && { mark: 'unsure' }),
      },
      ...difference(one, stretch),
    ]),
    ...(short ? [shortOf(short, told.facts)] : []),
  ]
  const bars: Bar[] = [
    ...(one
      ? [payBar('cardPay', one, pay, verdict === 'below' ? stretches.at(-1) : undefined)]
      : [payBar('cardPayLow', low), payBar('cardPayHigh', high)]),
    ...minimums,
  ]
  return { rows, bars }
}

const yen = (name: string, amount: number): Note => ({ name, facts: { yen: amount } })

const rateOf = ({ figure }: Judged): Note => yen('cardYen', figure?.value ?? 0)

/** A minimum is named by its prefecture, or by the days it is in force where it changes. */
function minimumOf(where: string, stretch: Judged, all: readonly Judged[]): Bar {
  const next = all[all.indexOf(stretch) + 1]
  const label: Note =
    all.length === 1
      ? { name: 'cardMinimum', facts: { where } }
      : next
        ? { name: 'cardMinimumUntil', facts: { day: dayBefore(next.from) } }
        : { name: 'cardMinimumFrom', facts: { day: stretch.from } }
  return { label, value: rateOf(stretch), size: stretch.figure?.value ?? 0 }
}

/** What an hour is below or above the minimum; not said where the pay is not known. */
function difference(pay: Fraction | undefined, { figure, gap }: Judged): readonly Row[] {
  if (!pay || !figure) return []
  const label: Note = { name: 'cardDifference' }
  const over = subtract(pay, fraction(figure.value))
  if (compare(over, fraction(0)) < 0)
    return [{ label, value: yen('cardLess', ceil(gap.low, 1)), mark: 'low' }]
  const name = over.n === 0n ? 'cardYen' : 'cardMore'
  return [{ label, value: yen(name, floor(over, 1)), mark: 'fine' }]
}

/** What is short in a month or in the period, as the text says it. */
function shortOf(note: string, { short, shortLow, shortHigh }: Finding['facts']): Row {
  const label: Note = { name: note.startsWith('shortMonth') ? 'cardShortMonth' : 'cardShortPeriod' }
  const value: Note =
    short !== undefined
      ? yen('cardYen', Number(short))
      : shortLow !== undefined
        ? { name: 'cardYenRange', facts: { low: shortLow, high: Number(shortHigh) } }
        : yen('cardYenUpTo', Number(shortHigh))
  return { label, value, mark: 'low' }
}

/** Where the pay is too low, what it lacks of the last minimum is written at the bar. */
function payBar(name: string, pay: Fraction, value?: Note, lacks?: Judged): Bar {
  const size = floor(pay, 1)
  return {
    label: { name },
    value: value ?? yen('cardYen', size),
    size,
    ...(lacks
      ? { mark: 'low', gap: yen('cardGap', ceil(lacks.gap.low, 1)) }
      : { mark: value ? 'fine' : 'unsure' }),
  }
}
