import type { PlainDate } from '#flow'
import { daysBetween } from '../../../src/core/day.ts'
import { add, fraction, multiply, ratio, round } from '../../../src/core/fraction.ts'
import late from '../../law/late-wage-interest.json' with { type: 'json' }
import statutory from '../../law/statutory-interest.json' with { type: 'json' }
import { Impossible, object, optional, truth, whole, wholeYen } from '../read-json.ts'
import { someDay } from './months.ts'
import { lawOf, once, type Short, those } from './result.ts'
import { type Field, field, none, span } from './shown.ts'

/** Unpaid wages and how long they have been unpaid. What is missing is not known. */
export interface InterestInput {
  /** Whole yen. */
  readonly principal?: number | undefined
  /** Days of delay; otherwise those from `from` to `to`. */
  readonly days?: number | undefined
  /** The payday, and the day up to which interest is reckoned. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Whether these are days after the worker left. */
  readonly afterLeaving?: boolean | undefined
  /** The last day of work; the days after it are days after leaving. */
  readonly leftOn?: string | undefined
}

export type Interest = Short & Field<'rate'> & Field<'interest'>

/**
 * Interest on unpaid wages (W34): while employed the statutory rate of Civil Code art. 404; after
 * leaving 14.6 % (Act on Security of Wage Payment art. 6), but not in bankruptcy or a reasonable
 * dispute. `rate` is a fraction of one a year; `interest` is whole yen, halves up, for days of a
 * year of 365. Where it is not known whether the worker had left, both are ranges. Where the worker
 * left within the days, each rate holds for its own, the higher from the day after: `rate` is the
 * span of both, and `interest` their sum, rounded once.
 */
export function evaluateInterest(input: InterestInput): Interest {
  const { from, to, leftOn } = input
  if (leftOn === undefined || to === undefined) return atOneRate(input)
  if (leftOn >= to) return atOneRate({ ...input, afterLeaving: false })
  if (from === undefined) return atOneRate(input)
  if (leftOn <= from) return atOneRate({ ...input, afterLeaving: true })
  return overLeaving(input.principal, [from, leftOn, to])
}

function overLeaving(
  principal: number | undefined,
  [from, leftOn, to]: readonly [PlainDate, PlainDate, PlainDate],
): Interest {
  const [before, after] = [
    atOneRate({ from, to: leftOn, afterLeaving: false }),
    atOneRate({ from: leftOn, to, afterLeaving: true }),
  ]
  const known = before.rate !== null && after.rate !== null
  const share = (rate: number | null, days: number) =>
    multiply(fraction(rate ?? 0), ratio(BigInt(days), 365n))
  const both = add(
    share(before.rate, daysBetween(from, leftOn)),
    share(after.rate, daysBetween(leftOn, to)),
  )
  const yen = principal === undefined ? undefined : round(multiply(fraction(principal), both))
  return {
    ...field('rate', known ? span(before.rate, after.rate) : none),
    ...field('interest', known && yen !== undefined ? { figure: yen } : none),
    flags: [],
    notes: those({ ask_a_person: !known, except_bankruptcy_or_dispute: true }),
    because: once([...before.because, ...after.because]),
  }
}

function atOneRate(input: InterestInput): Interest {
  const { principal, days, from, to, afterLeaving } = input
  const [employed, left] = [lawOf(statutory, to), lawOf(late, to)]
  const begun = from === undefined || lawOf(statutory, from).share('employed') !== undefined
  const all = [
    ...(afterLeaving === true ? [] : [employed.share('employed')]),
    ...(afterLeaving === false ? [] : [left.share('left')]),
  ]
  const rates = all.flatMap((rate) => (rate && begun ? [rate] : []))
  const [low = undefined, high = low] = rates.length < all.length ? [] : rates
  const count = days ?? (from === undefined || to === undefined ? undefined : daysBetween(from, to))
  const interest = (rate: typeof low) =>
    rate && principal !== undefined && count !== undefined
      ? round(multiply(multiply(fraction(principal), rate), ratio(BigInt(count), 365n)))
      : undefined
  const [least, most] = [interest(low), interest(high)]
  return {
    ...field('rate', low && high ? span(round(low, 4), round(high, 4)) : none),
    ...field('interest', least === undefined || most === undefined ? none : span(least, most)),
    flags: [],
    notes: those({
      ask_a_person: low === undefined,
      left_unknown: afterLeaving === undefined,
      except_bankruptcy_or_dispute: afterLeaving !== false,
    }),
    because: once([
      ...(afterLeaving === true ? [] : employed.sources('employed')),
      ...(afterLeaving === false ? [] : left.sources('left')),
    ]),
  }
}

/** Reads the input of an interest case. Throws Impossible on a value that cannot be. */
export function readInterest(json: unknown): InterestInput {
  const input = object(json, 'the input')
  const from = optional(input['from'], (on) => someDay(on, 'from'))
  const to = optional(input['to'], (on) => someDay(on, 'to'))
  const days = optional(input['days'], (count) => whole(count, 'days', 0, 36_500))
  if (from !== undefined && to !== undefined) {
    if (from > to) throw new Impossible(`the days end on ${to}, before they begin on ${from}.`)
    const between = daysBetween(from, to)
    if (days !== undefined && days !== between)
      throw new Impossible(`days must be ${between}, as from ${from} to ${to}, not ${days}.`)
  }
  const afterLeaving = optional(input['afterLeaving'], (yes) => truth(yes, 'afterLeaving'))
  const leftOn = optional(input['leftOn'], (on) => someDay(on, 'leftOn'))
  if (afterLeaving === true && leftOn !== undefined && to !== undefined && leftOn >= to)
    throw new Impossible(`the worker left on ${leftOn}, so ${to} is not after leaving.`)
  if (afterLeaving === false && leftOn !== undefined && from !== undefined && leftOn < from)
    throw new Impossible(`the worker left on ${leftOn}, so ${from} is after leaving.`)
  return {
    principal: optional(input['principal'], (yen) => wholeYen(yen, 'principal')),
    days,
    from,
    to,
    afterLeaving,
    leftOn,
  }
}
