import { isPeriod } from '#flow'
import { dayBefore, daysIn } from '../../src/core/day.ts'
import { minimumWagesDuring } from '../law/index.ts'
import { placeOf } from './place-of.ts'
import type { WageAnswers } from './wage-input.ts'

/**
 * The answers that tell more hours than their days can hold, of which nothing may be reckoned. A day
 * holds 24 hours, and of the hours that are asked without overtime no more than twice what the
 * contract says: those who count overtime in are not doubted. The average month by contract has at
 * most the contract's hours on every day of the year.
 */
export function impossibleHours(answers: WageAnswers): readonly (keyof WageAnswers)[] {
  const { dailyHours, when } = answers
  const where = placeOf(answers)
  const daily = typeof dailyHours === 'number' ? dailyHours : undefined
  const aDay = Math.min(24, 2 * (daily ?? 24))
  const days = isPeriod(when) ? daysIn(when) : undefined
  const change =
    isPeriod(when) && where !== undefined ? minimumWagesDuring(where, when)[1]?.from : undefined
  const most: { readonly [name in keyof WageAnswers]?: number | undefined } = {
    averageHours: daily && (366 * daily) / 12,
    pieceHours: days && 24 * days,
    hoursWorked: days && aDay * days,
    ...(change !== undefined &&
      isPeriod(when) && {
        hoursBefore: aDay * daysIn({ from: when.from, to: dayBefore(change) }),
        hoursAfter: aDay * daysIn({ from: change, to: when.to }),
      }),
  }
  const names = ['averageHours', 'pieceHours', 'hoursWorked', 'hoursBefore', 'hoursAfter'] as const
  return names.filter((name) => Number(answers[name]) > (most[name] ?? Number.POSITIVE_INFINITY))
}
