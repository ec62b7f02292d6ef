import type { Period, PlainDate } from '#flow'
import { during, inForce, type Table } from '../../src/core/law.ts'
import table from './minimum-wage.json' with { type: 'json' }

/**
 * The regional minimum wage of a prefecture on a day worked, in yen an hour (Minimum Wage Act
 * art. 9–10). Undefined before the table begins and past the last day it vouches for.
 */
export const minimumWageIn = (where: string, on: PlainDate) => inForce(table, on, where)

/** The minimum wages of a prefecture over a period, cut at each day the rate changes. */
export const minimumWagesDuring = (where: string, period: Period) => during(table, period, where)

/** The minimum wages of every prefecture over a period, where nobody knows which of them applies. */
export const minimumWagesAnywhere = (period: Period) =>
  Object.keys(table.values).flatMap((where) => minimumWagesDuring(where, period))

/** Whether the table has this prefecture, a two-digit code. */
export const hasMinimumWage = (where: string): boolean => Object.hasOwn(table.values, where)

/** The last day for which the minimum wages are known. */
export const minimumWagesKnownThrough: PlainDate = table.completeThrough

/** The first day for which a prefecture's minimum wage is known. */
export const firstMinimumWageDay = (where: string): PlainDate | undefined =>
  (table as Table).values[where]?.[0]?.from
