import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as ofChats from '../../flows/rules/payslip/chat/sources.ts'
import * as ofPayslips from '../../flows/rules/payslip/sources.ts'
import * as ofWages from '../../flows/rules/wage-sources.ts'
import ja from '../../locales/ja/sources.json' with { type: 'json' }
import vi from '../../locales/vi/sources.json' with { type: 'json' }
import { cite } from '../../src/core/cite.ts'
import type { Source } from '../../src/core/finding.ts'
import { script } from '../transcript.ts'

const of = (id: string, law?: string, checked = '2026-11-23'): Source => ({
  id,
  title: '',
  url: '',
  checked,
  ...(law && { law }),
})
const said = (locale: 'vi' | 'ja', sources: readonly Source[]) =>
  cite(sources).map((line) => script.say(locale, line))

test('articles of one law stand together, and each day of reading is said once', () => {
  const sources = [
    of('mwa-4', 'mwa'),
    of('minimum-wage-table'),
    of('lsa-24', 'lsa'),
    of('mwa-4-2', 'mwa'),
    of('lsa-37', 'lsa'),
    of('lsa-91', 'lsa', '2026-11-24'),
  ]
  expect(said('ja', sources)).toEqual([
    '法律など（根拠）：最低賃金法 第4条・第4条第2項、地域別最低賃金の表、労働基準法 第24条・第37条（2026年11月23日に 確認）',
    '法律など（根拠）：労働基準法 第91条（2026年11月24日に 確認）',
  ])
  expect(said('vi', sources)[0]).toBe(
    'Dựa theo: Luật lương tối thiểu (最低賃金法) điều 4, điều 4 khoản 2; Mức lương tối thiểu từng tỉnh (地域別最低賃金); Luật tiêu chuẩn lao động (労働基準法) điều 24, điều 37 (mình xem lại ngày 23/11/2026)',
  )
  expect(cite([])).toEqual([])
})

test('every article of a law has its words, and they are as its title ends', () => {
  const tables = globSync('flows/law/*.json').map((path) => readFileSync(path, 'utf8'))
  const dated = tables.flatMap((table) =>
    Object.entries<Omit<Source, 'id'>>(JSON.parse(table).sources ?? {}),
  )
  const all = [
    ...[ofPayslips, ofChats, ofWages].flatMap((file) => Object.values<unknown>(file)),
    ...dated.map(([id, source]) => ({ id, ...source })),
  ] as readonly Source[]
  const ids = new Set(all.flatMap(({ id, law }) => (law ? [id] : [])))
  expect([...ids].toSorted()).toEqual(Object.keys(vi.articles).toSorted())
  for (const titles of [vi, ja]) {
    for (const [id, article] of Object.entries(titles.articles))
      expect(titles[id as 'lsa-24'].endsWith(article)).toBe(true)
  }
})

test('no article looks like an emergency number', async () => {
  const page = '../../src/web/page/links.js'
  const { pieces }: { pieces(text: string): { href?: string }[] } = await import(page)
  const articles = Object.keys(vi.articles).map((id) => of(id, id.replace(/-\d.*/, '')))
  for (const sources of [articles, articles.toReversed()])
    for (const line of [...said('vi', sources), ...said('ja', sources)])
      expect(pieces(line).filter(({ href }) => href)).toEqual([])
})
