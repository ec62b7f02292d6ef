import type { Source } from '#flow'
import { premiumRatesDuring } from '../../../law/premium-rates.ts'
import type { Judged } from '../../minimum-wage.ts'
import { minimumWageTable } from '../../wage-sources.ts'
import type { PayslipInput } from '../input.ts'

const checked = '2026-11-23'

/** Whoever works may report, and must not suffer for it. */
export const mayReport: Source = {
  id: 'lsa-104',
  title: '労働基準法 第104条・第119条',
  url: 'https://ja.wikibooks.org/wiki/労働基準法第104条',
  law: 'lsa',
  checked,
}

/** Trainees may report through OTIT. */
export const traineesMayReport: Source = {
  id: 'tita-49',
  title: '技能実習法 第49条',
  url: 'https://iuris.jp/外国人の技能実習の適正な実施及び技能実習生の保護に関する法律-第四十九条-出入国在留管理庁長官及び厚生労働大臣に対する申告/jpn/a/56844',
  checked,
}

/** Three years to claim. */
export const threeYears: Source = {
  id: 'lsa-143',
  title: '労働基準法 第115条・第143条第3項（当分の間3年）',
  url: 'https://limo.media/articles/-/27689?page=2',
  law: 'lsa',
  checked,
}

/** The tables of minimum wages behind these stretches, as one source. */
export const wageTable = (stretches: readonly Judged[]): readonly Source[] => {
  const last = stretches.findLast(({ figure }) => figure)?.figure
  return last ? [minimumWageTable(last)] : []
}

/** The table of premiums, as one source. */
export function premiumTable({ period }: PayslipInput): readonly Source[] {
  const found = period && premiumRatesDuring('overtime', period).at(-1)?.figure?.sources[0]
  return found ? [{ ...found, id: 'premium-table' }] : []
}

/** Sources without repetition, in the order of their first use. */
export const once = (sources: readonly Source[]): readonly Source[] =>
  sources.filter(({ id }, at) => sources.findIndex((source) => source.id === id) === at)
