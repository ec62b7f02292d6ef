import { isPeriod } from '#flow'
import { daysIn } from '../../../../src/core/day.ts'
import { impossibleHours } from '../../possible-hours.ts'
import type { Category } from '../categories.ts'
import type { PremiumMinutes } from '../input.ts'
import { count, type ExtraHours, type PayslipAnswers } from './answers.ts'

/**
 * Minutes by category from hours as a pay slip has them, where the night is told as a part of
 * overtime and not beside it. Undefined where it is not known whether there were any, or where they
 * are more than the days hold.
 */
export function minutesOf(answers: PayslipAnswers): PremiumMinutes | undefined {
  if (answers.extra === 'none') return {}
  const minutes = answers.extra === 'some' ? told(answers) : {}
  return Object.keys(minutes).length === 0 || total(minutes) > most(answers) ? undefined : minutes
}

/** Hours that were told but cannot be, by the first question that told them: they are not used. */
export function impossible(answers: PayslipAnswers): number | undefined {
  const [name] = impossibleHours({ ...answers, allowances: [] })
  if (name) return Number(answers[name as keyof PayslipAnswers])
  const extra = answers.extra === 'some' ? total(told(answers)) : 0
  return extra > most(answers) ? extra / 60 : undefined
}

const most = ({ when }: PayslipAnswers) =>
  isPeriod(when) ? 24 * 60 * daysIn(when) : Number.POSITIVE_INFINITY

const total = (all: PremiumMinutes): number =>
  Object.values(all).reduce<number>((sum, minutes = 0) => sum + minutes, 0)

function told({ extraHours = [] }: PayslipAnswers): PremiumMinutes {
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
