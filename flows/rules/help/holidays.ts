import type { PlainDate } from '../../../src/core/conversation.ts'
import calendar from '../../law/public-holidays.json' with { type: 'json' }

/**
 * Whether a day is a public holiday of Japan (Act on National Holidays), days put in place of one
 * included. Undefined before the calendar begins and past its last day.
 */
export function isHoliday(day: PlainDate): boolean | undefined {
  if (day < calendar.from || day > calendar.completeThrough) return undefined
  return Object.hasOwn(calendar.days, day)
}
