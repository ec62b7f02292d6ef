import type { PlainDate } from '#flow'
import { addDays, dayBefore } from '../../../src/core/day.ts'
import table from '../../law/limitation.json' with { type: 'json' }
import { list, object, optional } from '../read-json.ts'
import { dayAfterMonths, someDay } from './months.ts'
import { lawOf, type Short, those } from './result.ts'

/** Paydays on which wages were left unpaid. What is missing is not known. */
export interface LimitationInput {
  readonly claimDate?: string | undefined
  readonly paydays?: readonly string[] | undefined
}

export interface Limitation extends Short {
  /** Paydays whose wages can still be claimed, and those whose can no more; null: not known. */
  readonly alive: readonly PlainDate[] | null
  readonly expired: readonly PlainDate[] | null
  /** Paydays that had not come on the day of the claim. */
  readonly notYetDue: readonly PlainDate[]
  /** Paydays before the first day that the table answers for. */
  readonly notKnown: readonly PlainDate[]
  /** The last day on which the oldest that is alive can be claimed. */
  readonly oldestLapsesAfter: PlainDate | null
  /** The last day of each payday, whatever the day of the claim. */
  readonly lastDays: readonly { readonly payday: PlainDate; readonly lastDay: PlainDate }[]
}

/**
 * Which months of unpaid wages can still be claimed, and until when. Labour Standards Act art. 115
 * with art. 143(3) (W33): three years from the day they could be claimed, for wages due from
 * 1 April 2020. The payday itself is not counted, so the last day is the same day three years on,
 * and a claim on it is in time. Any order and repetition of paydays gives the same answer.
 */
export function evaluateLimitation({ claimDate, paydays = [] }: LimitationInput): Limitation {
  const today = lawOf(table, claimDate)
  const beyond = today.value('wages') === undefined
  const told = [...new Set(paydays)]
    .sort()
    .map((payday) => ({ payday, lastDay: lastDayOf(payday) }))
  const lastDays = told.flatMap(({ payday, lastDay }) => (lastDay ? [{ payday, lastDay }] : []))
  const judged = claimDate === undefined || beyond ? undefined : lastDays
  const due = judged?.filter(({ payday }) => payday <= (claimDate ?? ''))
  const alive = due?.filter(({ lastDay }) => (claimDate ?? '') <= lastDay)
  const expired = due?.filter(({ lastDay }) => lastDay < (claimDate ?? ''))
  return {
    alive: alive?.map(({ payday }) => payday) ?? null,
    expired: expired?.map(({ payday }) => payday) ?? null,
    notYetDue: judged?.flatMap((one) => (due?.includes(one) ? [] : [one.payday])) ?? [],
    notKnown: told.flatMap(({ payday, lastDay }) => (lastDay ? [] : [payday])),
    oldestLapsesAfter: alive?.[0]?.lastDay ?? null,
    lastDays,
    flags: those({ LIMITATION_RUNNING: alive !== undefined && alive.length > 0 }),
    notes: those({
      ask_a_person: beyond || lastDays.length < told.length,
      claim_date_unknown: claimDate === undefined,
      last_day_today: alive?.[0] !== undefined && alive[0].lastDay === claimDate,
    }),
    because: today.sources('wages'),
  }
}

function lastDayOf(payday: PlainDate): PlainDate | undefined {
  const years = lawOf(table, payday).value('wages')
  return years === undefined ? undefined : dayBefore(dayAfterMonths(addDays(payday, 1), 12 * years))
}

/** Reads the input of a limitation case. Throws Impossible on a value that cannot be. */
export function readLimitation(json: unknown): LimitationInput {
  const input = object(json, 'the input')
  return {
    claimDate: optional(input['claimDate'], (on) => someDay(on, 'claimDate')),
    paydays: optional(input['paydays'], (all) =>
      list(all, 'paydays').map((on, at) => someDay(on, `paydays[${at}]`)),
    ),
  }
}
