import type { Flow } from '#flow'
import { diagram } from '../../src/core/diagram.ts'
import { lawBehind, type Named } from './law.ts'
import { link, shown, table } from './markdown.ts'
import { type Both, type Say, wordsOf } from './words.ts'

/** A conversation kept as a test: its file's name, and its first line. */
export interface Kept {
  readonly file: string
  readonly heading: string
}

/** What is on a page beside the flow itself. */
export interface Around {
  readonly words: Both
  /** Names of the lines that findings may add. */
  readonly notes: readonly string[]
  readonly kept: readonly Kept[]
}

/** A flow's page: its chart, every word in both languages, its law, its conversations. */
export function page(flow: Flow, { words, notes, kept }: Around): string {
  const { vi, ja } = words
  const law = lawBehind(flow)
  const title = (say: Say) => shown(say(`${flow.id}:title`))
  const chart = (say: Say, more: { readonly again: string; readonly done: string }) =>
    fenced(
      diagram(flow, {
        say: (place) => say(`${flow.id}:${place}`),
        restsOn: (decision) => reason(flow, decision, law, say),
        unknown: say('common:unknownOption'),
        ...more,
      }),
    )
  return `# ${title(vi)} / ${title(ja)}

<!-- Written by \`npm run draw\` from flows/${flow.id}.ts and locales/. Do not edit. -->

The flow \`${flow.id}\`: [flow](../../flows/${flow.id}.ts), words in
[Vietnamese](../../locales/vi/${flow.id}.json) and [Japanese](../../locales/ja/${flow.id}.json).
${flow.open ? 'It keeps no answers, so it can be read before agreeing.' : 'It needs the agreement that answers are kept.'}
All flows are in [the list](index.md).

## 図

${chart(ja, { again: 'もう一つ', done: '終わり' })}
<details>
<summary>Sơ đồ bằng tiếng Việt</summary>

${chart(vi, { again: 'Thêm một', done: 'Hết' })}
</details>

## Words

${table(['where', 'Tiếng Việt', '日本語'], wordsOf(flow, words, notes))}
## The law it rests on

${lawTable(flow, law, words)}
## Conversations

${conversations(flow, kept)}`
}

const fenced = (chart: string) => `\`\`\`mermaid\n${chart}\`\`\`\n`

/** What stands in a decision: the law its rule named, in that language's words, or the rule. */
function reason(flow: Flow, decision: string, law: readonly Named[], say: Say): string {
  const laws = law.filter(({ by }) => by.includes(decision))
  const names = new Set(laws.map(({ id, title }) => say(`sources:${id}`) || title))
  const [first, second, ...more] = names
  const node = flow.nodes[decision]
  if (first === undefined) return node?.kind === 'decide' ? node.rule.name : decision
  return [first, ...(second ? [second] : []), ...(more.length > 0 ? [`+${more.length}`] : [])].join(
    '\n',
  )
}

function lawTable(flow: Flow, law: readonly Named[], { vi, ja }: Both): string {
  if (law.length === 0) {
    return Object.values(flow.nodes).some(({ kind }) => kind === 'decide')
      ? 'Its rules name no law.\n'
      : 'It has no rules. Where its words state law, they name it themselves.\n'
  }
  return `Found by following the flow with many sets of answers, and asking its rules for their reasons.

${table(
  ['id', 'Tiếng Việt', '日本語', 'source', 'read on', 'decides'],
  law.map(({ id, title, urls, checked, by }) => [
    `\`${id}\``,
    shown(vi(`sources:${id}`)) || '—',
    shown(ja(`sources:${id}`)) || '—',
    links(title, urls),
    checked,
    by.map(shown).join(', '),
  ]),
)}`
}

/** Each address under the title, numbered where there are several. */
function links(title: string, urls: readonly string[]): string {
  const [only = ''] = urls
  if (urls.length < 2) return only ? link(title, only) : shown(title)
  return `${shown(title)}: ${urls.map((url, at) => link(String(at + 1), url)).join(' ')}`
}

function conversations(flow: Flow, kept: readonly Kept[]): string {
  if (kept.length === 0) return 'None is kept as a test yet.\n'
  const at = (file: string) => `../../tests/flows/${flow.id}/${file}`
  return kept.map(({ file, heading }) => `- ${link(heading, at(file))}\n`).join('')
}
