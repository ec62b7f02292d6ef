import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Flow } from '#flow'
import { flows } from '../../flows/index.ts'
import { texts } from '../../locales/index.ts'
import { shown, table } from './markdown.ts'
import { type Kept, page } from './page.ts'
import type { Both, Say } from './words.ts'

/** Every page of docs/flows as it should be now, by its file's name. */
export function pages(root: string): ReadonlyMap<string, string> {
  const all = Object.values(flows).map((flow) => ({ flow, kept: transcripts(root, flow) }))
  return new Map([
    ['index.md', index(all)],
    ...all.map(({ flow, kept }) => {
      const around = { words, notes: notesOf(flow), kept }
      return [`${flow.id}.md`, page(flow, around)] as const
    }),
  ])
}

/** What stands at a place of the locale files, such as `wage-check:basis.ask`. */
function at(locale: 'vi' | 'ja', key: string): unknown {
  const [file = '', place = ''] = key.split(':')
  return [file, ...place.split('.')].reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? (inner as { readonly [name: string]: unknown })[name]
        : undefined,
    texts[locale],
  )
}

const speaker =
  (locale: 'vi' | 'ja'): Say =>
  (key) => {
    const found = at(locale, key)
    return typeof found === 'string' ? found : ''
  }

const words: Both = { vi: speaker('vi'), ja: speaker('ja') }

const notesOf = ({ id }: Flow) => Object.keys(at('vi', `${id}:notes`) ?? {})

function transcripts(root: string, { id }: Flow): readonly Kept[] {
  const folder = join(root, 'tests', 'flows', id)
  if (!existsSync(folder)) return []
  return globSync('*.txt', { cwd: folder })
    .map((file) => basename(file))
    .sort()
    .map((file) => ({ file, heading: firstLine(join(folder, file)) }))
}

const firstLine = (path: string) => readFileSync(path, 'utf8').split(/\r?\n/)[0] ?? ''

function index(all: readonly { readonly flow: Flow; readonly kept: readonly Kept[] }[]): string {
  const rows = all.map(({ flow, kept }) => {
    const kinds = Object.values(flow.nodes).map(({ kind }) => kind)
    const ends = kinds.filter((kind) => kind === 'outcome').length
    const rules = kinds.filter((kind) => kind === 'decide').length
    const asked = kinds.length - ends - rules
    const title = (say: Say) => shown(say(`${flow.id}:title`))
    const counts = [asked, rules, ends, kept.length].map(String)
    return [`[${flow.id}](${flow.id}.md)`, title(words.vi), title(words.ja), ...counts]
  })
  const head = ['flow', 'Tiếng Việt', '日本語', 'questions', 'rules', 'ends', 'conversations']
  return `# What is asked

<!-- Written by \`npm run draw\` from flows/ and locales/. Do not edit. -->

Each page has the flow as a chart, every word in both languages, the law, and the conversations
kept as tests. In the order the menu offers them.

${table(head, rows)}`
}
