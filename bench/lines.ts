import type { Line } from './talk.ts'

/** From the first message to the menu. */
export const opening: readonly Line[] = [
  { say: 'follow', answer: 'welcome:language.ask' },
  { say: { tap: 'welcome:language.options.vi' }, answer: 'welcome:about.ask' },
  { say: { tap: 'welcome:about.options.agree' }, answer: 'welcome:home.say' },
]

/**
 * One wage check, from the menu to the verdict and back to the menu, half typed and half tapped:
 * ¥180,000 and ¥5,000 a month for 255 days of 8 hours a year in Tokyo is below its minimum wage.
 */
export const round: readonly Line[] = [
  { say: { tap: 'wage-check:menu' }, answer: 'wage-check:basis.ask' },
  { say: { tap: 'wage-check:basis.options.month' }, answer: 'wage-check:monthlyPay.ask' },
  { say: '18万', answer: 'wage-check:allowances.kind.ask' },
  {
    say: { tap: 'wage-check:allowances.kind.options.job' },
    answer: 'wage-check:allowances.amount.ask',
  },
  { say: '5.000', answer: 'wage-check:allowances.kind.askAgain' },
  { say: { tap: 'wage-check:allowances.kind.options.none' }, answer: 'wage-check:dailyHours.ask' },
  { say: '8', answer: 'wage-check:calendar.ask' },
  { say: { tap: 'wage-check:calendar.options.workdays' }, answer: 'wage-check:annualDays.ask' },
  { say: '255', answer: 'wage-check:where.ask' },
  { say: 'Tokyo', answer: 'wage-check:when.ask' },
  { say: '2026年10月', answer: 'wage-check:below.say' },
  { say: 'menu', answer: 'welcome:home.say' },
]
