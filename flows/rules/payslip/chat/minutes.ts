import type { Category } from '../categories.ts'
import type { PremiumMinutes } from '../input.ts'
import { count, type ExtraHours, type PayslipAnswers } from './answers.ts'

/**
 * Minutes by category from hours as a pay slip has them, where the night is told as a part of
 * overtime and not beside it. Undefined where it is not known whether there were any.
 */
export function minutesOf({ extra, extraHours = [] }: PayslipAnswers): PremiumMinutes | undefined {
  if (extra === 'none') return {}
  if (extra !== 'some' || extraHours.length === 0) return undefined
  const all = new Map<Category, number | undefined>()
  for (const [category, minutes] of extraHours.flatMap(parts)) {
    const before = all.has(category) ? all.get(category) : 0
    const both = before === undefined || minutes === undefined ? undefined : before + minutes
    all.set(category, both)
  }
  return Object.fromEntries(all)
}

type Part = readonly [Category, number | undefined]

function parts({ kind, overtime, restDay, night, within, atNight }: ExtraHours): readonly Part[] {
  switch (kind) {
    case 'restDay':
      return split(restDay, atNight, 'statutory_holiday', 'statutory_holiday_night')
    case 'night':
      return [['night_in_prescribed', minutes(night)]]
    case 'within':
      return [['within_statutory', minutes(within)]]
    default:
      return split(overtime, atNight, 'overtime', 'overtime_night')
  }
}

/**
 * Hours of which some were at night. Where nobody knows how many, all are told as day hours, which
 * is the least they can be, and the night is left open.
 */
function split(
  hours: ExtraHours['overtime'],
  atNight: ExtraHours['atNight'],
  byDay: Category,
  byNight: Category,
): readonly Part[] {
  const all = minutes(hours)
  if (all === undefined) return [[byDay, undefined]]
  const late = minutes(atNight)
  if (late === undefined)
    return [[byDay, all], ...(all > 0 ? ([[byNight, undefined]] as const) : [])]
  const dark = Math.min(late, all)
  return [
    [byDay, all - dark],
    [byNight, dark],
  ]
}

/** Pay slips tell hours to the minute; a decimal hour is read to the nearest. */
function minutes(hours: ExtraHours['overtime']): number | undefined {
  const told = count(hours)
  return told === undefined ? undefined : Math.round(told * 60)
}
