import { choice, decide, flow, items, money, number, outcome, period, prefecture } from '#flow'
import { advanceTold } from './rules/short/chat/advance.ts'
import { claimTold } from './rules/short/chat/claim.ts'
import { closedTold } from './rules/short/chat/closed.ts'
import { cutTold } from './rules/short/chat/cut.ts'
import { interestTold } from './rules/short/chat/interest.ts'
import { leaveTold } from './rules/short/chat/leave.ts'
import { lecturesTold } from './rules/short/chat/lectures.ts'
import { limitTold } from './rules/short/chat/limit.ts'
import { taxTold } from './rules/short/chat/tax.ts'

const yen = { from: 0, to: 10_000_000 } as const
const offer = ['!person', 'short-checks', 'payslip-check', '!menu'] as const

/**
 * Short questions beside the pay slip: which months can still be claimed (Labour Standards Act
 * art. 115), interest on late wages, paid leave (art. 39), overtime limits (art. 36), days the company closed (art. 26), pay
 * cut as a punishment (art. 91), taxes and insurance, wages that a failed company left unpaid, and lectures after arrival.
 */
export const shortChecks = flow('short-checks', {
  start: 'about',
  topic: 'wages',
  nodes: {
    about: choice({
      claim: 'owedFrom',
      interest: 'lateSince',
      leave: 'leaveStart',
      limit: 'limitMonths',
      closed: 'closedWhen',
      cut: 'cutWhen',
      tax: 'taxWhen',
      advance: 'advanceLeft',
      lectures: 'lectureType',
    }),

    owedFrom: period({ next: 'owedTo' }),
    owedTo: period({ next: 'payday' }),
    payday: choice({
      d5: 'claimRule',
      d10: 'claimRule',
      d15: 'claimRule',
      d20: 'claimRule',
      d25: 'claimRule',
      last: 'claimRule',
      unknown: 'claimRule',
    }),
    claimRule: decide(claimTold, {
      given: { owedFrom: 'owedFrom', owedTo: 'owedTo', payday: 'payday', today: 'today' },
      next: { told: 'claim' },
    }),
    claim: outcome({ result: true, offer }),

    lateSince: period({ next: 'lateYen' }),
    lateYen: money({ from: 1, to: 10_000_000, next: 'lateLeft', unknown: 'lateLeft' }),
    lateLeft: choice({ working: 'interestRule', left: 'lateLeftOn', unknown: 'interestRule' }),
    lateLeftOn: period({ next: 'interestRule' }),
    interestRule: decide(interestTold, {
      given: {
        since: 'lateSince',
        yen: 'lateYen',
        left: 'lateLeft',
        leftOn: ['lateLeftOn', null],
        today: 'today',
      },
      next: { told: 'interest' },
    }),
    interest: outcome({ result: true, offer }),

    leaveStart: period({ next: 'attended' }),
    attended: choice({ yes: 'leaveRule', no: 'leaveRule', unknown: 'leaveRule' }),
    leaveRule: decide(leaveTold, {
      given: { leaveStart: 'leaveStart', attended: 'attended', today: 'today' },
      next: { told: 'leave' },
    }),
    leave: outcome({ result: true, offer }),

    limitMonths: items({
      start: 'kind',
      upTo: 12,
      next: 'limitField',
      nodes: {
        kind: choice({ add: 'overtime', none: 'done' }),
        overtime: number({ of: 'hour', from: 0, to: 400, next: 'restDays', unknown: 'restDays' }),
        restDays: number({ of: 'hour', from: 0, to: 300, next: 'again', unknown: 'again' }),
      },
    }),
    limitField: choice({ farm: 'filed', fishery: 'filed', other: 'filed' }),
    filed: choice({ yes: 'clause', no: 'limitRule', unknown: 'clause' }),
    clause: choice({ yes: 'limitRule', no: 'limitRule', unknown: 'limitRule' }),
    limitRule: decide(limitTold, {
      given: {
        limitMonths: 'limitMonths',
        limitField: 'limitField',
        filed: 'filed',
        clause: ['clause', null],
        today: 'today',
      },
      next: { told: 'limit' },
    }),
    limit: outcome({ result: true, offer }),

    closedWhen: period({ next: 'closedDays' }),
    closedDays: number({ of: 'day', from: 1, to: 62, next: 'closedPaid' }),
    closedPaid: money({ ...yen, next: 'closedBasis', unknown: 'closedBasis' }),
    closedBasis: choice({ month: 'closedWages', time: 'closedWages', unknown: 'closedWages' }),
    closedWages: money({ ...yen, next: 'closedWorked', unknown: 'closedWorked' }),
    closedWorked: number({
      of: 'day',
      from: 0,
      to: 92,
      next: 'closedRule',
      unknown: 'closedRule',
    }),
    closedRule: decide(closedTold, {
      given: {
        when: 'closedWhen',
        days: 'closedDays',
        paid: 'closedPaid',
        basis: 'closedBasis',
        wages: 'closedWages',
        worked: 'closedWorked',
      },
      next: { told: 'closed' },
    }),
    closed: outcome({ result: true, offer }),

    cutWhen: period({ next: 'cuts' }),
    cuts: items({
      start: 'kind',
      upTo: 8,
      next: 'cutRules',
      nodes: {
        kind: choice({ add: 'amount', none: 'done' }),
        amount: money({ from: 1, to: 500_000, next: 'again' }),
      },
    }),
    cutRules: choice({ yes: 'cutMonth', no: 'cutMonth', unknown: 'cutMonth' }),
    cutMonth: money({ ...yen, next: 'cutBasis', unknown: 'cutBasis' }),
    cutBasis: choice({ month: 'cutWages', time: 'cutWages', unknown: 'cutWages' }),
    cutWages: money({ ...yen, next: 'cutWorked', unknown: 'cutWorked' }),
    cutWorked: number({ of: 'day', from: 0, to: 92, next: 'cutRule', unknown: 'cutRule' }),
    cutRule: decide(cutTold, {
      given: {
        when: 'cutWhen',
        cuts: 'cuts',
        rules: 'cutRules',
        month: 'cutMonth',
        basis: 'cutBasis',
        wages: 'cutWages',
        worked: 'cutWorked',
      },
      next: { told: 'cut' },
    }),
    cut: outcome({ result: true, offer }),

    taxWhen: period({ next: 'taxWhere' }),
    taxWhere: prefecture({ next: 'taxGross' }),
    taxGross: money({ from: 10_000, to: 2_000_000, next: 'taxTaken', unknown: 'taxTaken' }),
    taxTaken: money({ from: 0, to: 500_000, next: 'taxBase', unknown: 'taxBase' }),
    taxBase: money({ from: 58_000, to: 1_390_000, next: 'taxAge', unknown: 'taxAge' }),
    taxAge: choice({ under40: 'taxFamily', over40: 'taxFamily', unknown: 'taxFamily' }),
    taxFamily: choice({ none: 'taxField', some: 'taxField', unknown: 'taxField' }),
    taxField: choice({ primary: 'resident', other: 'resident' }),
    resident: choice({ none: 'taxRule', some: 'residentYen', unknown: 'taxRule' }),
    residentYen: money({ from: 1, to: 100_000, next: 'arrived' }),
    arrived: period({ next: 'taxRule' }),
    taxRule: decide(taxTold, {
      given: {
        when: 'taxWhen',
        where: 'taxWhere',
        gross: 'taxGross',
        taken: 'taxTaken',
        base: 'taxBase',
        age: 'taxAge',
        family: 'taxFamily',
        field: 'taxField',
        resident: ['residentYen', null],
        arrived: ['arrived', null],
      },
      next: { told: 'tax' },
    }),
    tax: outcome({ result: true, offer }),

    advanceLeft: choice({ left: 'leftOn', working: 'stillWorking' }),
    leftOn: period({ next: 'failed' }),
    failed: choice({ yes: 'filedOn', no: 'advanceUnpaid', unknown: 'advanceUnpaid' }),
    filedOn: period({ next: 'advanceUnpaid' }),
    advanceUnpaid: money({ ...yen, next: 'advanceAge', unknown: 'advanceAge' }),
    advanceAge: choice({
      under30: 'advanceRule',
      from30: 'advanceRule',
      from45: 'advanceRule',
      unknown: 'advanceRule',
    }),
    advanceRule: decide(advanceTold, {
      given: {
        leftOn: 'leftOn',
        failed: 'failed',
        filedOn: ['filedOn', null],
        unpaid: 'advanceUnpaid',
        age: 'advanceAge',
      },
      next: { told: 'advance' },
    }),
    advance: outcome({ result: true, offer }),
    stillWorking: outcome({ offer }),

    lectureType: choice({
      union: 'lectureWorked',
      company: 'lectureContract',
      unknown: 'lectureWorked',
    }),
    lectureContract: choice({ yes: 'lectureWhen', no: 'lectureWorked', unknown: 'lectureWhen' }),
    lectureWhen: period({ next: 'lectureWhere' }),
    lectureWhere: prefecture({ next: 'lectureYen' }),
    lectureYen: money({ ...yen, next: 'lectureHours', unknown: 'lectureHours' }),
    lectureHours: number({
      of: 'hour',
      from: 1,
      to: 400,
      next: 'lectureWorked',
      unknown: 'lectureWorked',
    }),
    lectureWorked: choice({ yes: 'lectureRule', no: 'lectureRule', unknown: 'lectureRule' }),
    lectureRule: decide(lecturesTold, {
      given: {
        type: 'lectureType',
        contract: ['lectureContract', null],
        when: ['lectureWhen', null],
        where: ['lectureWhere', null],
        allowance: ['lectureYen', null],
        hours: ['lectureHours', null],
        worked: 'lectureWorked',
      },
      next: { told: 'lectures' },
    }),
    lectures: outcome({ result: true, offer }),
  },
})
