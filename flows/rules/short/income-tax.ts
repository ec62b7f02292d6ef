import {
  add,
  ceil,
  divide,
  floor,
  fraction,
  greater,
  multiply,
  subtract,
  zero,
} from '../../../src/core/fraction.ts'
import type { Law } from './result.ts'
import { none, type Shown, span } from './shown.ts'

/**
 * Income tax taken from a month's pay of `pay` yen after social insurance (monthly table, column A,
 * W36). By the computer method where the table of law has its figures, which may differ from the
 * printed table by up to 100 yen; otherwise between the steps that are known. For dependants, or
 * where it is not known whether there are any, only the tax without dependants bounds it above.
 */
export function incomeTax(law: Law, pay: number, dependents: number | undefined): Shown {
  const none0 = law.value('nothing-under')
  if (none0 === undefined) return none
  if (pay < none0) return { figure: 0 }
  const alone = byFormula(law, pay) ?? bySteps(law, pay)
  if (dependents === 0) return alone
  return span(0, alone.figure ?? alone.span?.[1] ?? null)
}

function byFormula(law: Law, pay: number): Shown | undefined {
  const upTo = law.value('formula-up-to')
  const [least, leastUpTo] = [law.value('least-deduction'), law.value('least-up-to')]
  const [share, added] = [law.share('deduction-share'), law.value('deduction-added')]
  const [basic, rate] = [law.value('basic'), law.share('rate')]
  if (upTo === undefined || pay > upTo) return undefined
  if (least === undefined || leastUpTo === undefined || !share || added === undefined)
    return undefined
  if (basic === undefined || !rate) return undefined
  const deduction =
    pay <= leastUpTo ? least : ceil(add(multiply(fraction(pay), share), fraction(added)))
  const taxed = greater(zero, subtract(fraction(pay), fraction(deduction + basic)))
  return { figure: nearestTen(multiply(taxed, rate)) }
}

/** Tax never falls as pay rises, so it lies between the steps on each side. */
function bySteps(law: Law, pay: number): Shown {
  const [first, later] = [law.value('first-step') ?? 0, law.value('at-200000')]
  if (later === undefined || pay > 200_000) return span(later ?? first, null)
  return pay === 200_000 ? { figure: later } : span(first, later)
}
const nearestTen = (yen: Parameters<typeof floor>[0]) =>
  10 * floor(divide(add(yen, fraction(5)), fraction(10)))
