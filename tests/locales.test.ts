import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Flow, Node } from '#flow'
import { flows } from '../flows/index.ts'
import { commandWords, texts } from '../locales/index.ts'
import { createCommandReader } from '../src/core/commands.ts'

const locales = ['vi', 'ja'] as const
type Leaves = ReadonlyMap<string, string>

/** Every text of a file by its place in it. */
function leaves(file: object, under = ''): Leaves {
  const found = new Map<string, string>()
  for (const [name, inner] of Object.entries(file)) {
    const key = under ? `${under}.${name}` : name
    if (typeof inner === 'string') found.set(key, inner)
    else for (const [below, text] of leaves(inner, key)) found.set(below, text)
  }
  return found
}

/** Tables whose pages are named together, as one source. */
const toldAsOne = ['minimum-wage.json', 'premium-rates.json', 'schema.json']

const files = Object.keys(texts.vi) as readonly (keyof typeof texts.vi)[]
const all = locales.flatMap((locale) =>
  files.flatMap((file) =>
    [...leaves(texts[locale][file])].map(([key, text]) => ({ locale, file, key, text })),
  ),
)
const sources = ['src/**/*.ts', 'flows/**/*.ts'].flatMap((glob) =>
  globSync(glob).map((path) => readFileSync(path, 'utf8')),
)
const code = sources.join('\n')

/** Names as the code writes them: `short${time}` stands for every name that begins with it. */
const namesIn = (text: string) =>
  [...text.matchAll(/'([\w-]+)'|`((?:[\w-]|\$\{[^}]*\})+)`/g)].map(
    ([, plain, pattern]) =>
      new RegExp(`^${(plain ?? pattern ?? '').replace(/\$\{[^}]*\}/g, '\\w+')}$`),
  )
/** The rules of a flow: what its file imports, and what that imports, within the flows' folder. */
function rulesOf(id: string): readonly string[] {
  const seen = new Map<string, string>()
  const read = (path: string) => {
    if (seen.has(path)) return
    const text = readFileSync(path, 'utf8')
    seen.set(path, text)
    for (const [, to = ''] of text.matchAll(/^(?:import|export|\}) .*?from '(\.[^']*\.ts)'$/gm)) {
      const found = join(dirname(path), to)
      if (found.startsWith('flows/')) read(found)
    }
  }
  read(`flows/${id}.ts`)
  return [...seen.values()]
}

describe.for(files)('%s', (file) => {
  test('has the same places in both languages', () => {
    expect([...leaves(texts.ja[file]).keys()].toSorted()).toEqual(
      [...leaves(texts.vi[file]).keys()].toSorted(),
    )
  })

  test('names the same figures in both languages', () => {
    const ja = leaves(texts.ja[file])
    for (const [key, text] of leaves(texts.vi[file])) {
      expect(figures(ja.get(key) ?? ''), key).toEqual(figures(text))
    }
  })
})

describe.for(Object.values(flows))('$id', (flow) => {
  test.for(locales)('has words for every node and no others (%s)', (locale) => {
    const file = texts[locale][flow.id as 'welcome']
    const wanted = ['title', 'menu', ...Object.entries(flow.nodes).flatMap(keysOf)]
    const had = [...leaves(file).keys()].filter((key) => !key.startsWith('notes.'))
    expect(had.toSorted()).toEqual(wanted.toSorted())
  })

  const rules = rulesOf(flow.id)
  const named = rules.flatMap(namesIn)
  const notesOfRules = rules.flatMap((rule) =>
    [...rule.matchAll(/\bnotes: \[(.*)\]/g)].flatMap(([, list]) => namesIn(list ?? '')),
  )

  test.for(locales)('has the notes that rules name, and no others (%s)', (locale) => {
    const notes = [...leaves(texts[locale][flow.id as 'welcome']).keys()]
      .filter((key) => key.startsWith('notes.'))
      .map((key) => key.slice('notes.'.length))
    for (const note of notes) {
      expect(
        named.some((one) => one.test(note)),
        note,
      ).toBe(true)
    }
    if (!Object.values(flow.nodes).some(({ kind }) => kind === 'decide')) return
    const unsaid = notesOfRules.filter((name) => !notes.some((note) => name.test(note)))
    expect(unsaid).toEqual([])
  })

  test('no label reads as a command other than its own', () => {
    const read = createCommandReader(Object.values(commandWords))
    for (const [node, drawn] of Object.entries(flow.nodes)) {
      if (drawn.kind !== 'choice' && drawn.kind !== 'choices') continue
      for (const locale of locales) {
        for (const option of drawn.options ?? []) {
          const label = leaves(texts[locale][flow.id as 'welcome']).get(`${node}.options.${option}`)
          const own = drawn.sets === 'locale' ? option : undefined
          expect(read(label ?? ''), `${node}: ${label}`).toBe(own)
        }
      }
    }
  })
})

test('every text of the engine and of the help lines is used', () => {
  const unused = [...leaves(texts.vi.common).keys()].filter((key) => {
    const group = key.split('.')[0]
    return !code.includes(`'common:${key}'`) && !code.includes(`common:${group}.\${`)
  })
  expect(unused).toEqual([])
})

test('every source of law has its words, and no words lack their source', () => {
  const ids = [...code.matchAll(/(?:\bid: |= source\(\s*)'([\w-]+)',\n?\s*(?:title: |')/g)]
  const tables = globSync('flows/law/*.json').filter((path) => !toldAsOne.includes(basename(path)))
  const ofTables = tables.flatMap((path) =>
    Object.keys(JSON.parse(readFileSync(path, 'utf8')).sources ?? {}),
  )
  const all = [...ids.map(([, id]) => id ?? ''), ...ofTables, 'premium-table']
  const { articles: _articles, ...words } = texts.vi.sources
  expect([...new Set(all)].toSorted()).toEqual(Object.keys(words).toSorted())
})

test('every text that the code names is there', () => {
  const keys = [...code.matchAll(/['`]((?:common|helplines):[\w.-]+)['`]/g)].map(([, key]) => key)
  const had = new Set(all.map(({ file, key }) => `${file}:${key}`))
  expect(keys.filter((key) => !had.has(key ?? ''))).toEqual([])
})

test.for(locales)('a button of a command, typed out, is that command (%s)', (locale) => {
  const read = createCommandReader(Object.values(commandWords))
  const {
    goOn: _goOn,
    takeUp: _takeUp,
    agree: _agree,
    startAgain,
    ...buttons
  } = texts[locale].common.buttons
  for (const [command, label] of Object.entries(buttons)) {
    for (const words of label.split(' / ')) expect(read(words), words).toBe(command)
  }
  expect([undefined, 'again']).toContain(read(startAgain))
})

test('labels are at most 20 graphemes', () => {
  const long = all
    .filter(({ file, key }) => isLabel(file, key))
    .map((one) => ({ ...one, text: largest(one.text) }))
    .filter(({ text }) => [...new Intl.Segmenter().segment(text)].length > 20)
  expect(long).toEqual([])
})

test('what is said in a chat is at most 1,000 long, with the largest figures', () => {
  const long = all
    .filter(({ file }) => file !== 'privacy' && file !== 'web')
    .filter(({ text }) => largest(text).length > 1000)
  expect(long.map(({ locale, file, key }) => `${locale} ${file}:${key}`)).toEqual([])
})

test('everything is in composed form, without stray spaces', () => {
  for (const { locale, file, key, text } of all) {
    expect(text, `${locale} ${file}:${key}`).toBe(text.normalize('NFC'))
    expect(text, `${locale} ${file}:${key}`).not.toMatch(/^ | $| {2}| \n/)
    expect(text, `${locale} ${file}:${key}`).not.toBe('')
  }
})

test('Vietnamese has its marks', () => {
  const bare = all
    .filter(({ locale }) => locale === 'vi')
    .filter(({ text }) => words(text).replace(/[^\p{Script=Latin}]/gu, '').length > 20)
    .filter(({ text }) => !/[đ\p{M}]/iu.test(text.normalize('NFD')))
  expect(bare).toEqual([])
})

test('Japanese is in Japanese', () => {
  const foreign = all
    .filter(({ locale }) => locale === 'ja')
    .filter(({ text }) => words(text).replace(/[^\p{L}]/gu, '').length > 20)
    .filter(({ text }) => !/\p{Script=Hiragana}/u.test(text))
  expect(foreign).toEqual([])
})

/** A text without what is filled in. */
const words = (text: string) => text.replace(/\{\{[^}]*\}\}/g, '')

const figures = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([^},\s]+)/g)].map(([, name]) => name))].toSorted()

/** The text with the longest figure that each place may be given. */
function largest(text: string): string {
  const long: { readonly [format: string]: string } = {
    number: '99.999.999,9',
    precise: '99.999.999,99',
    date: '30/11/2026',
    month: 'tháng 11/2026',
    when: '30/11/2026',
    prefecture: 'Kagoshima',
  }
  return text.replace(/\{\{\s*([^},\s]+)\s*(?:,\s*(\w+))?\s*\}\}/g, (_, name: string, format) => {
    if (format) return long[format] ?? ''
    return '…'.repeat(name === 'privacyUrl' ? 60 : 40)
  })
}

function isLabel(file: string, key: string): boolean {
  if (file === 'prefectures') return true
  if (file === 'common') return /^(buttons|regions)\.|^(month|unknownOption|noneOption)$/.test(key)
  return Object.hasOwn(flows, file) && (key === 'menu' || /\.options\.[^.]+$/.test(key))
}

function keysOf([name, node]: [string, Node]): readonly string[] {
  switch (node.kind) {
    case 'decide':
      return []
    case 'outcome':
      return [
        `${name}.say`,
        ...Object.keys(node.more ?? {}).map((option) => `${name}.options.${option}`),
      ]
    case 'choice':
    case 'choices':
      return [
        `${name}.ask`,
        `${name}.short`,
        ...(node.brief ? [`${name}.askAgain`] : []),
        ...(node.options ?? []).map((option) => `${name}.options.${option}`),
      ]
    case 'items':
      return Object.entries((node as Extract<Flow['nodes'][string], { kind: 'items' }>).nodes)
        .flatMap(keysOf)
        .flatMap((key) => {
          const again = key === `${(node as { start: string }).start}.ask`
          return again ? [`${name}.${key}`, `${name}.${key}Again`] : [`${name}.${key}`]
        })
    default:
      return [`${name}.ask`, `${name}.short`]
  }
}
