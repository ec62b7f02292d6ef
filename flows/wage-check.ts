import { choice, decide, flow, items, money, number, outcome, period, prefecture } from '#flow'
import { minimumWageFinding } from './rules/wage-finding.ts'
import { needsCalendar, needsDailyHours, needsHours } from './rules/wage-questions.ts'

const pay = {
  hourlyPay: ['hourlyPay', null],
  dailyPay: ['dailyPay', null],
  monthlyPay: ['monthlyPay', null],
  piecePay: ['piecePay', null],
  pieceHours: ['pieceHours', null],
  allowances: 'allowances',
} as const

const payAndPlace = {
  ...pay,
  dailyHours: ['dailyHours', null],
  annualDays: ['annualDays', null],
  annualRest: ['annualRest', null],
  averageHours: ['averageHours', null],
  where: 'where',
  when: 'when',
} as const

/**
 * Is my pay at or above the legal minimum?
 *
 * Asks for the pay that counts (Minimum Wage Act art. 4(3)), brings it to yen an hour by the hours
 * it covers (Enforcement Regulations art. 2), and sets it against the rate of the prefecture worked
 * in on the days worked. Hours are asked only where the answer turns on them.
 */
export const wageCheck = flow('wage-check', {
  start: 'basis',
  topic: 'wages',
  nodes: {
    basis: choice({
      hour: 'hourlyPay',
      day: 'dailyPay',
      month: 'monthlyPay',
      piece: 'piecePay',
      lecture: 'notApplicable',
      unsure: 'findPayslip',
    }),
    hourlyPay: money({ per: 'hour', from: 100, to: 10_000, next: 'allowances' }),
    dailyPay: money({ per: 'day', from: 1_000, to: 100_000, next: 'allowances' }),
    monthlyPay: money({ per: 'month', from: 10_000, to: 1_000_000, next: 'allowances' }),
    piecePay: money({ from: 1_000, to: 1_000_000, next: 'pieceHours' }),
    pieceHours: number({ of: 'hour', from: 1, to: 744, next: 'allowances', unknown: 'allowances' }),

    allowances: items({
      start: 'kind',
      upTo: 10,
      next: 'dailyHoursNeeded',
      nodes: {
        kind: choice({
          none: 'done',
          job: 'amount',
          skill: 'amount',
          meal: 'amount',
          housing: 'amount',
          attendance: 'again',
          commute: 'again',
          family: 'again',
          overtime: 'again',
          bonus: 'again',
          other: 'amount',
        }),
        amount: money({ per: 'month', from: 100, to: 500_000, next: 'again', unknown: 'again' }),
      },
    }),

    dailyHoursNeeded: decide(needsDailyHours, {
      given: pay,
      next: { yes: 'dailyHours', no: 'where' },
    }),
    dailyHours: number({
      of: 'hour',
      per: 'day',
      from: 1,
      to: 12,
      next: 'calendarNeeded',
      unknown: 'calendarNeeded',
    }),
    calendarNeeded: decide(needsCalendar, { given: pay, next: { yes: 'calendar', no: 'where' } }),
    calendar: choice({
      workdays: 'annualDays',
      restdays: 'annualRest',
      average: 'averageHours',
      unknown: 'where',
    }),
    annualDays: number({
      of: 'day',
      per: 'year',
      from: 100,
      to: 366,
      next: 'where',
      unknown: 'where',
    }),
    annualRest: number({
      of: 'day',
      per: 'year',
      from: 0,
      to: 266,
      next: 'where',
      unknown: 'where',
    }),
    averageHours: number({
      of: 'hour',
      per: 'month',
      from: 1,
      to: 400,
      next: 'where',
      unknown: 'where',
    }),

    where: prefecture({ next: 'when' }),
    when: period({ next: 'change' }),

    change: decide(needsHours, {
      given: payAndPlace,
      next: {
        no: 'verdict',
        hoursWorked: 'hoursWorked',
        hoursAfter: 'hoursAfter',
        hoursBoth: 'hoursBefore',
      },
    }),
    hoursWorked: number({ of: 'hour', from: 1, to: 744, next: 'verdict', unknown: 'verdict' }),
    hoursBefore: number({
      of: 'hour',
      from: 0,
      to: 744,
      next: 'hoursAfter',
      unknown: 'hoursAfter',
    }),
    hoursAfter: number({ of: 'hour', from: 0, to: 744, next: 'verdict', unknown: 'verdict' }),

    verdict: decide(minimumWageFinding, {
      given: {
        ...payAndPlace,
        hoursWorked: ['hoursWorked', null],
        hoursBefore: ['hoursBefore', null],
        hoursAfter: ['hoursAfter', null],
      },
      next: { below: 'below', ok: 'ok', unsure: 'unsure', unknown: 'unknown' },
    }),

    below: outcome({ result: true, offer: ['payslip-check', '!person', 'wage-check', '!menu'] }),
    ok: outcome({ result: true, offer: ['payslip-check', 'wage-check', '!person', '!menu'] }),
    unsure: outcome({ result: true, offer: ['payslip-check', '!person', 'wage-check', '!menu'] }),
    unknown: outcome({ result: true, offer: ['!person', 'wage-check', '!menu'] }),
    notApplicable: outcome({ offer: ['wage-check', '!person', '!menu'] }),
    findPayslip: outcome({ offer: ['wage-check', '!person', '!menu'] }),
  },
})
