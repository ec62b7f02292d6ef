import { dayBefore } from '../../../src/core/day.ts'
import {
  ceil,
  type Fraction,
  fraction,
  multiply,
  ratio,
  subtract,
} from '../../../src/core/fraction.ts'
import employment from '../../law/employment-insurance.json' with { type: 'json' }
import social from '../../law/social-insurance.json' with { type: 'json' }
import type { PlausibilityInput } from './plausibility-input.ts'
import { lawOf } from './result.ts'
import { none, type Shown, span } from './shown.ts'

/** The worker's share of each insurance in a month's pay, in whole yen. */
export interface Premiums {
  readonly health: Shown
  readonly nursingCare: Shown
  readonly childcareSupport: Shown
  readonly pension: Shown
  readonly employmentInsurance: Shown
}

/**
 * The insurance premiums that a month's pay bears (W36). Health, nursing care (ages 40 to 64),
 * child-care support and pension are a share of the standard monthly remuneration, at the rates of
 * the month before, whose premium this pay carries; employment insurance is a share of gross pay.
 * Half a yen or less is dropped, more is a yen. A health rate that was not collected lies in the
 * span of all prefectures where that is known. The general share of employment insurance is supposed
 * where no industry is told. Accident insurance is never the worker's.
 */
export function premiums(input: PlausibilityInput, month: string): Premiums {
  const { prefecture, standardMonthlyRemuneration: base, gross, age } = input
  const premiumMonth = dayBefore(`${month}-01`)
  const law = lawOf(social, premiumMonth)
  const of = (low: string, high: string) =>
    spanOf(taken(law.share(low), base), taken(law.share(high), base))
  const own = `health-${prefecture}`
  const care = of('nursing-care', 'nursing-care')
  const before = premiumMonth < (social.values['childcare-support'][0]?.from ?? '')
  return {
    health: law.value(own) === undefined ? of('health-lowest', 'health-highest') : of(own, own),
    nursingCare: age === undefined ? orNothing(care) : age >= 40 && age < 65 ? care : { figure: 0 },
    childcareSupport: before ? { figure: 0 } : of('childcare-support', 'childcare-support'),
    pension: of('pension', 'pension'),
    employmentInsurance: employmentInsurance(input.industry, gross, month),
  }
}

/** Sectors with a share of their own. */
const primary = ['agriculture', 'fisheries', 'sake', 'construction']

function employmentInsurance(
  industry: string | undefined,
  gross: number | undefined,
  month: string,
) {
  const law = lawOf(employment, `${month}-01`)
  const [general, higher] = [law.share('general'), law.share('primary')].map((share) =>
    taken(share, gross),
  )
  const yen = industry !== undefined && primary.includes(industry) ? higher : general
  return spanOf(yen, yen)
}

function taken(share: Fraction | undefined, of: number | undefined): number | undefined {
  if (share === undefined || of === undefined) return undefined
  return ceil(subtract(multiply(fraction(of), share), ratio(1n, 2n)))
}

const spanOf = (low: number | undefined, high: number | undefined): Shown =>
  low === undefined || high === undefined ? none : span(low, high)

const orNothing = ({ figure }: Shown): Shown => (figure === null ? none : span(0, figure))
