import { choice, items, money, number } from '#flow'

const people = {
  1: 'again',
  2: 'again',
  3: 'again',
  4: 'again',
  5: 'again',
  6: 'again',
  7: 'again',
  8: 'again',
  9: 'again',
  10: 'again',
  unknown: 'again',
} as const

/** Allowances one by one, in yen a month; those that count for nothing without their sum. */
export const allowances = items({
  start: 'kind',
  upTo: 10,
  next: 'dailyHours',
  nodes: {
    kind: choice({
      none: 'done',
      job: 'amount',
      skill: 'amount',
      meal: 'amount',
      attendance: 'amount',
      housing: 'housing',
      fixedOvertime: 'amount',
      commute: 'again',
      family: 'again',
      bonus: 'again',
      other: 'amount',
    }),
    housing: choice({ flat: 'amount', byRent: 'amount', unknown: 'amount' }),
    amount: money({ per: 'month', from: 100, to: 500_000, next: 'again', unknown: 'again' }),
  },
})

/** Hours beyond the usual ones by kind, with how many of them were at night (W11). */
export const extraHours = items({
  start: 'kind',
  upTo: 6,
  next: 'paidHow',
  nodes: {
    kind: choice({
      none: 'done',
      overtime: 'overtime',
      restDay: 'restDay',
      otherRestDay: 'overtime',
      night: 'night',
      within: 'within',
    }),
    overtime: number({ of: 'hour', from: 0, to: 400, next: 'atNight', unknown: 'again' }),
    restDay: number({ of: 'hour', from: 0, to: 200, next: 'atNight', unknown: 'again' }),
    atNight: number({ of: 'hour', from: 0, to: 300, next: 'again', unknown: 'again' }),
    night: number({ of: 'hour', from: 0, to: 300, next: 'again', unknown: 'again' }),
    within: number({ of: 'hour', from: 0, to: 100, next: 'again', unknown: 'again' }),
  },
})

/** Lines taken from pay, each with what its limit rests on: rent, people, hours missed (W22–W26). */
export const deductions = items({
  start: 'kind',
  upTo: 8,
  next: 'agreementNeeded',
  nodes: {
    kind: choice({
      none: 'done',
      dormitory: 'dormitory',
      utilities: 'utilities',
      meals: 'meals',
      savings: 'amount',
      penalty: 'penalty',
      fee: 'fee',
      loan: 'amount',
      deferred: 'amount',
      lateness: 'lateness',
      accident: 'amount',
      other: 'amount',
    }),
    dormitory: money({ from: 0, to: 300_000, next: 'rent', unknown: 'again' }),
    rent: money({ from: 0, to: 1_000_000, next: 'people', unknown: 'again' }),
    utilities: money({ from: 0, to: 200_000, next: 'bill', unknown: 'again' }),
    bill: money({ from: 0, to: 500_000, next: 'people', unknown: 'again' }),
    people: choice(people),
    meals: money({ from: 0, to: 200_000, next: 'mealCost', unknown: 'again' }),
    mealCost: money({ from: 0, to: 200_000, next: 'again', unknown: 'again' }),
    penalty: choice({ fine: 'amount', sanction: 'amount', unknown: 'amount' }),
    fee: choice({ supervision: 'amount', union: 'amount', unknown: 'amount' }),
    lateness: money({ from: 0, to: 300_000, next: 'missed', unknown: 'again' }),
    missed: number({ of: 'hour', from: 0, to: 300, next: 'again', unknown: 'again' }),
    amount: money({ from: 0, to: 500_000, next: 'again', unknown: 'again' }),
  },
})
