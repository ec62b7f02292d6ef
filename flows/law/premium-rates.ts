import type { Period } from '#flow'
import { during, type Table } from '../../src/core/law.ts'
import table from './premium-rates.json' with { type: 'json' }

/** What a premium may be for; beyond 60 hours it is dated by the size of the company. */
export type PremiumKey = keyof typeof table.values

/**
 * The premium on the hourly wage over a period, as a share of it, cut at each day it changes
 * (Labour Standards Act art. 37). Stretches the table does not vouch for have no figure.
 */
export const premiumRatesDuring = (key: PremiumKey, period: Period) => during(table, period, key)

/** Every premium the table has had under a key, for days that are not known. */
export const premiumRatesEver = (key: PremiumKey): readonly number[] =>
  ((table as Table).values[key] ?? []).map(({ value }) => value)
