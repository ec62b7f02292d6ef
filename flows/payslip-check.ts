import { choice, decide, flow, money, number, outcome, period, prefecture, result } from '#flow'
import { allowances, deductions, extraHours } from './payslip-lists.ts'
import { payslipFinding } from './rules/payslip/chat/finding.ts'
import {
  needsAgreement,
  needsCalendar,
  needsEstimate,
  needsHours,
} from './rules/payslip/chat/questions.ts'
import { payslipReckoning } from './rules/payslip/chat/reckoning.ts'
import { payslipTaken } from './rules/payslip/chat/taken.ts'
import { payslipToSay } from './rules/payslip/chat/to-say.ts'

const asked = {
  when: 'when',
  where: 'where',
  sector: 'sector',
  hourlyPay: ['hourlyPay', null],
  dailyPay: ['dailyPay', null],
  monthlyPay: ['monthlyPay', null],
  piecePay: ['piecePay', null],
  pieceHours: ['pieceHours', null],
  allowances: 'allowances',
  dailyHours: 'dailyHours',
  extra: 'extra',
  extraHours: ['extraHours', null],
  paidHow: ['paidHow', null],
  paid: ['paid', null],
} as const

const withHours = {
  ...asked,
  annualDays: ['annualDays', null],
  annualRest: ['annualRest', null],
  averageHours: ['averageHours', null],
  hoursWorked: ['hoursWorked', null],
  hoursBefore: ['hoursBefore', null],
  hoursAfter: ['hoursAfter', null],
} as const

const whole = {
  ...withHours,
  taxes: ['taxes', null],
  took: 'took',
  deductions: ['deductions', null],
  agreement: ['agreement', null],
  gross: 'gross',
  net: 'net',
  leave: 'leave',
  so: ['so', null],
  since: ['since', null],
} as const

const told = { offer: ['!person', 'short-checks', '!menu'] } as const
const ways = { reckoning: 'reckoningOf', taken: 'takenOf', next: 'nextOf' } as const

/**
 * Is everything on this pay slip as the law has it?
 *
 * Goes through one month's pay slip from top to bottom: what pay is made of (Minimum Wage Act
 * art. 4), time beyond the prescribed hours and what was paid for it (Labour Standards Act art. 37),
 * what was taken (art. 24), and what arrived. Whatever is not known may be said to be so.
 */
export const payslipCheck = flow('payslip-check', {
  start: 'when',
  topic: 'wages',
  nodes: {
    when: period({ next: 'where', unknown: 'where' }),
    where: prefecture({ next: 'sector', unknown: 'sector' }),
    sector: choice({
      farm: 'basis',
      fishery: 'basis',
      machines: 'basis',
      construction: 'basis',
      other: 'basis',
    }),
    basis: choice({
      hour: 'hourlyPay',
      day: 'dailyPay',
      month: 'monthlyPay',
      piece: 'piecePay',
      lecture: 'notApplicable',
      unsure: 'findPayslip',
    }),
    hourlyPay: money({
      per: 'hour',
      from: 100,
      to: 10_000,
      next: 'allowances',
      unknown: 'allowances',
    }),
    dailyPay: money({
      per: 'day',
      from: 1_000,
      to: 100_000,
      next: 'allowances',
      unknown: 'allowances',
    }),
    monthlyPay: money({
      per: 'month',
      from: 10_000,
      to: 1_000_000,
      next: 'allowances',
      unknown: 'allowances',
    }),
    piecePay: money({ from: 1_000, to: 1_000_000, next: 'pieceHours', unknown: 'pieceHours' }),
    pieceHours: number({ of: 'hour', from: 1, to: 744, next: 'allowances', unknown: 'allowances' }),

    allowances,
    dailyHours: number({
      of: 'hour',
      per: 'day',
      from: 1,
      to: 12,
      next: 'extra',
      unknown: 'extra',
    }),

    extra: choice({ none: 'calendarNeeded', some: 'extraHours', unknown: 'calendarNeeded' }),
    extraHours,
    paidHow: choice({
      hour: 'paid',
      piece: 'paid',
      nothing: 'calendarNeeded',
      unknown: 'calendarNeeded',
    }),
    paid: money({ from: 0, to: 1_000_000, next: 'calendarNeeded', unknown: 'calendarNeeded' }),

    calendarNeeded: decide(needsCalendar, {
      given: asked,
      next: { yes: 'calendar', no: 'change' },
    }),
    calendar: choice({
      workdays: 'annualDays',
      restdays: 'annualRest',
      average: 'averageHours',
      unknown: 'change',
    }),
    annualDays: number({
      of: 'day',
      per: 'year',
      from: 100,
      to: 366,
      next: 'change',
      unknown: 'change',
    }),
    annualRest: number({
      of: 'day',
      per: 'year',
      from: 0,
      to: 266,
      next: 'change',
      unknown: 'change',
    }),
    averageHours: number({
      of: 'hour',
      per: 'month',
      from: 1,
      to: 400,
      next: 'change',
      unknown: 'change',
    }),
    change: decide(needsHours, {
      given: withHours,
      next: {
        no: 'took',
        hoursWorked: 'hoursWorked',
        hoursAfter: 'hoursAfter',
        hoursBoth: 'hoursBefore',
      },
    }),
    hoursWorked: number({ of: 'hour', from: 1, to: 744, next: 'took', unknown: 'took' }),
    hoursBefore: number({
      of: 'hour',
      from: 0,
      to: 744,
      next: 'hoursAfter',
      unknown: 'hoursAfter',
    }),
    hoursAfter: number({ of: 'hour', from: 0, to: 744, next: 'took', unknown: 'took' }),

    took: choice({ some: 'taxes', none: 'gross', unknown: 'gross' }),
    taxes: money({ from: 0, to: 500_000, next: 'deductions', unknown: 'deductions' }),
    deductions,
    agreementNeeded: decide(needsAgreement, {
      given: { deductions: 'deductions' },
      next: { yes: 'agreement', no: 'gross' },
    }),
    agreement: choice({ yes: 'gross', no: 'gross', unknown: 'gross' }),

    gross: money({ from: 0, to: 2_000_000, next: 'net', unknown: 'net' }),
    net: money({ from: 0, to: 2_000_000, next: 'leave', unknown: 'leave' }),
    leave: choice({
      none: 'estimateNeeded',
      paid: 'estimateNeeded',
      unpaid: 'estimateNeeded',
      unknown: 'estimateNeeded',
    }),
    estimateNeeded: decide(needsEstimate, { given: whole, next: { yes: 'so', no: 'verdict' } }),
    so: choice({ always: 'since', once: 'verdict', unknown: 'verdict' }),
    since: period({ next: 'verdict', unknown: 'verdict' }),

    verdict: decide(payslipFinding, {
      given: whole,
      next: { low: 'low', contract: 'contract', partly: 'partly', fine: 'fine', unsure: 'unsure' },
    }),
    low: result({ more: ways, ...told }),
    contract: result({ more: ways, ...told }),
    partly: result({ more: ways, ...told }),
    fine: result({ more: ways, ...told }),
    unsure: result({ more: ways, ...told }),

    reckoningOf: decide(payslipReckoning, { given: whole, next: { told: 'reckoning' } }),
    reckoning: outcome({ detail: true, offer: ['!back', '!person', '!menu'] }),
    takenOf: decide(payslipTaken, { given: whole, next: { told: 'taken' } }),
    taken: outcome({ detail: true, offer: ['!back', '!person', '!menu'] }),
    nextOf: decide(payslipToSay, { given: whole, next: { owed: 'claim', open: 'question' } }),
    claim: outcome({ detail: true, offer: ['!person', 'short-checks', '!back', '!menu'] }),
    question: outcome({ detail: true, offer: ['!person', 'short-checks', '!back', '!menu'] }),

    notApplicable: outcome({ offer: ['payslip-check', '!person', '!menu'] }),
    findPayslip: outcome({ offer: ['payslip-check', '!person', '!menu'] }),
  },
})
