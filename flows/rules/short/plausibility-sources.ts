import type { Source } from '#flow'

const checked = '2026-11-23'

/** Resident tax rests on living in Japan on 1 January and on last year's income (W36). */
export const residentTax: Source = {
  id: 'resident-tax',
  title: '住民税の特別徴収（1月1日の住所と前年の所得）',
  url: 'http://hrs-yokohama.com/faq/',
  checked,
}

/** Accident insurance is paid by the employer alone (W24). */
export const accidentInsurance: Source = {
  id: 'accident-insurance',
  title: '労災保険料は全額事業主負担',
  url: 'https://blogs.yahoo.co.jp/huchisokum/63016039.html',
  checked,
}
