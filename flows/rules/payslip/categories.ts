import type { PremiumKey } from '../../law/premium-rates.ts'

/** What an hour of a category is made of. */
interface Made {
  /** The hour itself is owed too; otherwise basic pay already has it and only premiums are added. */
  readonly plain: boolean
  readonly premiums: readonly (PremiumKey | 'overtime60')[]
}

/**
 * The categories of premium time, in the order they are told (Labour Standards Act art. 37, W11,
 * W14): beyond prescribed but within statutory hours only the plain hour is owed; night hours are
 * those from 22:00 to 05:00; on a statutory rest day there is no overtime on top.
 */
export const categories = {
  within_statutory: { plain: true, premiums: [] },
  overtime: { plain: true, premiums: ['overtime'] },
  overtime_night: { plain: true, premiums: ['overtime', 'night'] },
  overtime60: { plain: true, premiums: ['overtime60'] },
  overtime60_night: { plain: true, premiums: ['overtime60', 'night'] },
  statutory_holiday: { plain: true, premiums: ['statutory_holiday'] },
  statutory_holiday_night: { plain: true, premiums: ['statutory_holiday', 'night'] },
  night_in_prescribed: { plain: false, premiums: ['night'] },
} as const satisfies { readonly [category: string]: Made }

export type Category = keyof typeof categories

export const categoryNames = Object.keys(categories) as readonly Category[]

export const made = (category: Category): Made => categories[category]
