import type { Source } from '#flow'
import type { Figure } from '../../src/core/law.ts'

const checked = '2026-11-23'

/** Every hour is paid at the rate of the prefecture or more; equal is lawful. */
export const minimumWageAct: Source = {
  id: 'mwa-4',
  title: '最低賃金法 第4条',
  url: 'https://iuris.jp/最低賃金法-第二章-最低賃金/jpn/c/298',
  law: 'mwa',
  checked,
}

/** What pay does not count. */
export const whatCounts: Source = {
  id: 'mwa-r-1',
  title: '最低賃金法施行規則 第1条',
  url: 'https://iuris.jp/最低賃金法施行規則-第一条-算入しない賃金/jpn/a/9203',
  checked,
}

/** How pay by the day or month is brought to the hour. */
export const howToConvert: Source = {
  id: 'mwa-r-2',
  title: '群馬労働局 最低賃金の計算方法',
  url: 'https://jsite.mhlw.go.jp/gunma-roudoukyoku/hourei_seido_tetsuzuki/saitei_tingin/chingin_keisan_3.html',
  checked,
}

/** Lectures after arrival come before the employment contract in the supervised type. */
export const lectures: Source = {
  id: 'titp-lectures',
  title: '入国後講習と雇用契約（団体監理型）',
  url: 'https://ikijibiki.site/?p=1142',
  checked,
}

/** The table of regional minimum wages, as one source: its first page for this figure. */
export const minimumWageTable = (figure: Figure): Source => ({
  id: 'minimum-wage-table',
  title: '地域別最低賃金',
  url: figure.sources[0]?.url ?? '',
  checked: figure.sources[0]?.checked ?? checked,
})
