import type { Source } from '#flow'
import { dayBefore } from '../../../src/core/day.ts'
import employment from '../../law/employment-insurance.json' with { type: 'json' }
import tax from '../../law/income-tax.json' with { type: 'json' }
import social from '../../law/social-insurance.json' with { type: 'json' }
import { incomeTax } from './income-tax.ts'
import type { PlausibilityInput } from './plausibility-input.ts'
import { premiums } from './premiums.ts'
import { lawOf, once } from './result.ts'
import { field, none, type Shown, type Span, span } from './shown.ts'

/** What tax and insurance of a month should come to. */
export interface Estimate {
  /** Every part as it is printed, with its total. */
  readonly parts: { readonly [part: string]: number | null | Span }
  readonly total: Shown
  /** The parts that are known, added up: no less is due, whatever the others are. */
  readonly atLeast: number
  /** Whether the tables answer for the month. */
  readonly known: boolean
  readonly because: readonly Source[]
}

/**
 * Estimates what is taken from a month's pay as insurance and income tax (W36), in whole yen. A
 * part that is not known is null, with the span it lies in where there is one; so is the total.
 */
export function estimate(input: PlausibilityInput, month: string): Estimate {
  const taxes = lawOf(tax, `${month}-01`)
  const [insured, employed] = [
    lawOf(social, dayBefore(`${month}-01`)),
    lawOf(employment, `${month}-01`),
  ]
  const { nursingCare, ...insurance } = premiums(input, month)
  const all = [nursingCare, ...Object.values(insurance)]
  const [low, high] = [sum(all.map(lowest)), sum(all.map(highest))]
  const after = (taken: number | undefined) =>
    input.gross === undefined || taken === undefined
      ? none
      : incomeTax(taxes, Math.max(0, input.gross - taken), input.dependents)
  const [more, less] = [after(low), after(high)]
  const bounded = lowest(less) !== undefined && highest(more) !== undefined
  const taxed = bounded ? span(lowest(less) ?? 0, highest(more) ?? null) : none
  const [least, most] = [sum([low, lowest(more)]), sum([high, highest(less)])]
  const total = least === undefined || most === undefined ? none : span(least, most)
  return {
    parts: {
      ...field('health', insurance.health),
      ...(nursingCare.figure === 0 ? {} : field('nursingCare', nursingCare)),
      ...field('childcareSupport', insurance.childcareSupport),
      ...field('pension', insurance.pension),
      ...field('employmentInsurance', insurance.employmentInsurance),
      ...field('incomeTax', taxed),
      ...field('total', total),
    },
    total,
    atLeast: [...all, taxed].reduce((yen, part) => yen + (lowest(part) ?? 0), 0),
    known: [
      insured.value('pension'),
      employed.value('general'),
      taxes.value('nothing-under'),
    ].every((figure) => figure !== undefined),
    because: once([
      ...insured.sources(
        `health-${input.prefecture}`,
        'health-lowest',
        'childcare-support',
        'pension',
      ),
      ...employed.sources('general'),
      ...taxes.sources('nothing-under'),
    ]),
  }
}

/** The ends of a figure; undefined where they are not known. */
export const lowest = ({ figure, span: ends }: Shown): number | undefined => figure ?? ends?.[0]
export const highest = ({ figure, span: ends }: Shown): number | undefined =>
  figure ?? ends?.[1] ?? undefined

const sum = (all: readonly (number | undefined)[]): number | undefined =>
  all.reduce((a, b) => (a === undefined || b === undefined ? undefined : a + b), 0)
