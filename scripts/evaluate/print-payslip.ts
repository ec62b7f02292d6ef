import type { Reckoning } from '../../flows/rules/minimum-wage.ts'
import type { Deductions } from '../../flows/rules/payslip/deductions.ts'
import type { Finding } from '../../flows/rules/payslip/findings.ts'
import type { Payslip } from '../../flows/rules/payslip/payslip.ts'
import type { Premium } from '../../flows/rules/payslip/premium.ts'
import type { Unjudged } from '../../flows/rules/payslip/unjudged.ts'
import { known, type Range } from '../../flows/rules/range.ts'
import { field, shownRange } from '../../flows/rules/short/shown.ts'
import { ceil, type Fraction, round, written } from '../../src/core/fraction.ts'

/**
 * A pay slip as `evaluate payslip-check` prints it: the shape of a wage case's `expected`, and with
 * it the law and whatever could not be judged. A figure that is not known is null, with its range
 * beside it where anything bounds it (`dueRange`; null at its end where nothing does).
 */
export function printedPayslip(slip: Payslip): object {
  const { minimumWage: found, premium, deductions, specified, statutoryOnly: bare } = slip
  return {
    minimumWage: wage(found),
    ...(premium && { premium: premiumOf(premium, slip) }),
    ...(deductions && { deductions: deductionsOf(deductions) }),
    ...amount('totalShortfall', slip.owed, round),
    flags: slip.flags,
    ...(specified && {
      specified: {
        rate: specified.rate,
        ...amount('possibleShortfall', specified.possibleShortfall, ceil),
      },
    }),
    ...(bare && {
      statutoryOnly: {
        premiumDue: bare.premiumDue ?? null,
        shortfall: bare.shortfall ?? null,
        why: bare.atNight ? withNight : withoutNight,
      },
    }),
    ...(slip.unexplained !== undefined && { unexplained: slip.unexplained }),
    findings: slip.findings.map(findingOf),
    fine: slip.fine.map(({ about, kind }) => (kind ? `${about}.${kind}` : about)),
    notes: slip.unjudged.map(noteOf),
    because: slip.because,
  }
}

const withoutNight = 'under LSA art. 41 alone only the plain hourly wage is owed for these hours'
const withNight =
  'under LSA art. 41 alone the plain hourly wage is owed for these hours, and the premium of art. 37 for those at night'

function wage({ verdict, hourly, stretches, shortfall }: Reckoning): object {
  if (verdict === 'not_applicable') return { verdict }
  const hour = known(hourly)
  const pay = {
    verdict,
    ...amount('hourlyEquivalent', hourly, four),
    hourlyEquivalentExact: hour ? written(hour) : null,
  }
  const [first, second] = stretches
  if (second)
    return {
      segments: stretches.map((stretch) => ({
        rate: stretch.figure?.value ?? null,
        ...amount('hours', stretch.hours, four),
        verdict: stretch.verdict,
        ...amount('shortfall', stretch.shortfall, four),
      })),
      ...pay,
      ...amount('shortfall', shortfall, ceil),
      segmentDays: stretches.map(({ from, to, figure }) => ({ from, to, ...basis(figure) })),
    }
  return {
    rate: first?.figure?.value ?? null,
    ...pay,
    ...(first ? amount('shortfallPerHour', first.gap, four) : { shortfallPerHour: null }),
    ...amount('shortfall', shortfall, ceil),
    ...(first && { from: first.from, to: first.to, ...basis(first.figure) }),
  }
}

const basis = (figure: Reckoning['stretches'][number]['figure']) => ({
  rateSince: figure?.from ?? null,
  dateBasis: figure?.dateBasis ?? null,
  dateSources: figure?.dateSources ?? null,
})

function premiumOf(premium: Premium, { sign, paidAs }: Payslip): object {
  const { base, lines, due, accept, paid, shortfall, verdict } = premium
  return {
    verdict,
    ...amount('baseFixedHourly', base.fixed, four),
    ...amount('basePieceHourly', base.piece, four),
    breakdown: lines.map(({ category, minutes, multiplier, yen }) => ({
      category,
      hours: minutes === undefined ? null : minutes / 60,
      ...amount('multiplier', multiplier, four),
      ...amount('exactYen', yen, four),
    })),
    ...amount('due', due, round),
    acceptRange: [accept.low, accept.high ?? null],
    paid: paid ?? null,
    ...amount('shortfall', shortfall, round),
    sign: sign ?? null,
    paidAs: paidAs ?? null,
  }
}

const deductionsOf = ({ items, unlawfulTotal }: Deductions): object => ({
  items: items.map(({ kind, amount: taken, allowed, excess, flag }) => ({
    kind,
    amount: taken ?? null,
    ...amount('allowed', allowed, round),
    ...amount('excess', excess, round),
    flag: flag ?? null,
  })),
  ...amount('unlawfulTotal', unlawfulTotal, round),
})

const findingOf = ({ id, kind, yen, because }: Finding) => ({
  id,
  ...(kind && { kind }),
  ...amount('yen', yen, ceil),
  because: because.map((source) => source.id),
})

const noteOf = ({ about, kind, why }: Unjudged) =>
  kind ? `${about}.${kind}.${why}` : `${about}.${why}`

const four = (value: Fraction) => round(value, 4)

const amount = <const Name extends string>(
  name: Name,
  range: Range,
  show: (value: Fraction) => number,
) => field(name, shownRange(range, show))
