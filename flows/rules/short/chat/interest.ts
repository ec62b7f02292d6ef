import type { Answer, Note, PlainDate } from '#flow'
import { daysBetween } from '../../../../src/core/day.ts'
import { evaluateInterest, type Interest } from '../interest.ts'
import { count, days, isOneDay, type Told, told } from './said.ts'

/** A stretch of the delay, by one rate, or by either where it is not known which. */
interface Part {
  readonly name: 'lateWorking' | 'lateGone' | 'lateEither'
  readonly days: number
  readonly found: Interest
}

/**
 * Interest on wages paid late (W34): the statutory rate while employed, another one from the day
 * after leaving. Where only a month is known its last day stands for it, so that no more is told
 * than is certain. What the higher rate does not hold for is always said with it.
 */
export function interestTold(given: {
  readonly since?: Answer
  readonly yen?: Answer
  readonly left?: Answer
  readonly leftOn?: Answer | undefined
  readonly today: PlainDate
}): Told {
  const { today } = given
  const since = days(given.since)
  const from = earlier(since.to, today)
  const leftOn = given.leftOn === undefined ? undefined : days(given.leftOn)
  const principal = count(given.yen)
  const part = (name: Part['name'], start: PlainDate, to: PlainDate): readonly Part[] => {
    const afterLeaving = name === 'lateEither' ? undefined : name === 'lateGone'
    const found = evaluateInterest({ principal, from: start, to, afterLeaving })
    return start < to ? [{ name, days: daysBetween(start, to), found }] : []
  }
  const gone = leftOn && earlier(leftOn.to, today)
  const turn = gone === undefined || gone < from ? from : gone
  const parts =
    given.left === 'unknown'
      ? part('lateEither', from, today)
      : gone === undefined
        ? part('lateWorking', from, today)
        : [...part('lateWorking', from, turn), ...part('lateGone', turn, today)]
  const known = parts.every(({ found }) => found.rate !== null || found.rateRange)
  const month = !isOneDay(since) || (leftOn !== undefined && !isOneDay(leftOn))
  return told(
    [
      ...(parts.length === 0 ? [{ name: 'lateNotYet' }] : []),
      ...(known ? parts.map(line) : [{ name: 'lawNotKnown' }]),
      ...(known && parts.length > 0 ? whole(parts) : []),
      ...(known && parts.some(({ name }) => name !== 'lateWorking')
        ? [{ name: 'lateExcept' }]
        : []),
      ...(month && parts.length > 0 ? [{ name: 'lateAbout' }] : []),
      { name: 'lateKeep' },
    ],
    parts.flatMap(({ found }) => found.because),
  )
}

const earlier = (one: PlainDate, other: PlainDate) => (one < other ? one : other)

function line({ name, days, found: { rate, rateRange } }: Part): Note {
  const [low, high] = rateRange ?? [rate, rate]
  const facts = { days, low: percent(low), high: percent(high) }
  return name === 'lateEither'
    ? { name, facts }
    : { name, facts: { days: facts.days, rate: facts.low } }
}

/** The sum of all parts; nothing where the unpaid wages are not known. */
function whole(parts: readonly Part[]): readonly Note[] {
  const sums = parts.map(({ found }) => found.interestRange ?? [found.interest, found.interest])
  if (sums.some(([low]) => low === null)) return [{ name: 'lateYenOpen' }]
  const [low, high] = [0, 1].map((end) => sums.reduce((all, sum) => all + (sum[end] ?? 0), 0))
  return low === high
    ? [{ name: 'late', facts: { yen: low ?? 0 } }]
    : [{ name: 'lateRange', facts: { low: low ?? 0, high: high ?? 0 } }]
}

/** A share of one as a percentage, to the tenth. */
const percent = (share: number | null): number => Math.round((share ?? 0) * 1_000) / 10
