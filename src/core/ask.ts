import { cite } from './cite.ts'
import type { Instant, Locale, PlainDate } from './conversation.ts'
import { tokyoDay } from './day.ts'
import type { Finding, Note } from './finding.ts'
import type { Flow } from './flow.ts'
import { mapCard } from './map-card.ts'
import type { Card, Choice, Message, Phrase } from './message.ts'
import type { Outcome, Question } from './node.ts'
import { regions } from './read.ts'
import type { Script } from './script.ts'
import { DONE } from './several.ts'
import type { Place } from './walk.ts'

/** Stands, among the help lines of an end, for those that the finding names. */
export const FOUND = 'found'

/** Names the button that means a command, such as `!menu`. */
export const commandOption = (command: string) => `!${command}`

/**
 * What is said at a place: the question with its buttons, or the end with its figures, its law
 * and what to do next. `region` shows that region's prefectures instead of the regions; `again` asks in
 * short where the words are long.
 */
export function askAt(
  script: Script,
  flow: Flow,
  place: Place,
  to: Listener,
  how: {
    readonly region?: string
    readonly again?: boolean
    /** Of several, what is chosen so far: it is marked, and there is a button to be done. */
    readonly chosen?: readonly string[]
  } = {},
): Message {
  if (place.node.kind === 'outcome') return tellOutcome(script, flow, place, to)
  const key = `${flow.id}:${wordsAt(place.at)}`
  const again = place.node.brief ? how.again : firstOfLaterItem(flow, place.at)
  const params = place.finding?.facts
  const choices = [
    ...choicesOf(place.node, key, tokyoDay(to.at), how),
    ...offerChoices(place.node.offer ?? []),
    ...(flow.id === 'welcome' ? [] : [commandChoice(place.path.length > 0 ? 'back' : 'menu')]),
    ...(how.chosen ? [doneChoice] : []),
  ]
  const ask: Phrase = { key: `${key}.${again ? 'askAgain' : 'ask'}`, ...(params && { params }) }
  const say = [ask, ...script.lines(place.node.lines ?? [], to.locale, to.at)]
  return choices.length > 0 ? { say, choices } : { say }
}

/** Who is asked or told, and when: which help lines are open depends on both. */
export interface Listener {
  readonly locale: Locale
  readonly at: Instant
}

/** The last button: those before it keep the places that a typed number means. */
export const doneChoice: Choice = { name: DONE, label: { key: 'common:doneOption' } }

/** Says which language is spoken from now on; read in the other one it says the same. */
export const nowSpeaks = (locale: Locale): Phrase => ({ key: `common:nowSpeaks.${locale}` })

/** A button for a command that works anywhere. */
export const commandChoice = (command: string): Choice => ({
  name: commandOption(command),
  label: { key: `common:buttons.${command}` },
})

/** What the button says by which a question is passed over: no figure is known, or there is nothing. */
export const unknownLabel = ({ kind }: Question): Phrase => ({
  key: kind === 'text' ? 'common:noneOption' : 'common:unknownOption',
})

/** Buttons for what an end offers: flows by id, commands by `!name`. */
export const offerChoices = (offer: readonly string[]): readonly Choice[] =>
  offer.map((name) =>
    name.startsWith('!') ? commandChoice(name.slice(1)) : { name, label: { key: `${name}:menu` } },
  )

/** The months offered for a period: this one and the two before it. */
export function recentMonths(today: PlainDate): readonly string[] {
  const [year = 0, month = 0] = today.split('-').map(Number)
  return [0, 1, 2].map((back) => {
    const months = year * 12 + (month - 1) - back
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
  })
}

function tellOutcome(script: Script, flow: Flow, place: Place, to: Listener): Message {
  const node = place.node
  if (node.kind !== 'outcome') throw new Error(`${flow.id}: ${place.at} is not an end`)
  const facts = place.finding?.facts ?? {}
  const found: Phrase = { key: `${flow.id}:${place.at}.say`, params: facts }
  const lines: Phrase[] = [found]
  if ((node.result || node.detail) && place.finding) lines.push(...notesOf(flow, place.finding))
  lines.push(...script.lines(linesAt(node, place.finding), to.locale, to.at))
  const offer = node.offer.filter((name) => name.startsWith('!') || script.flows[name])
  const choices = [...moreChoices(node, `${flow.id}:${place.at}`), ...offerChoices(offer)]
  const card = node.result ? place.finding?.card : undefined
  return {
    say: lines,
    ...(card && { card: { title: found, ...cardOf(flow, facts, card) } }),
    ...(choices.length > 0 && { choices }),
    ...(node.result && { tone: 'result' as const }),
  }
}

const linesAt = ({ lines = [] }: Outcome, finding: Finding | undefined): readonly string[] =>
  lines.flatMap((id) => (id === FOUND ? (finding?.lines ?? []) : [id]))

const moreChoices = ({ more = {} }: Outcome, key: string): readonly Choice[] =>
  Object.keys(more).map((name) => ({ name, label: { key: `${key}.options.${name}` } }))

const noteOf = (flow: Flow, facts: Finding['facts'], { name, facts: own }: Note): Phrase => ({
  key: `${flow.id}:notes.${name}`,
  params: own ?? facts,
})

function cardOf(flow: Flow, facts: Finding['facts'], card: Card<Note>): Card {
  return mapCard(card, (note) => noteOf(flow, facts, note))
}

function notesOf(flow: Flow, finding: Finding): readonly Phrase[] {
  const notes = (finding.notes ?? []).map((note) =>
    noteOf(flow, finding.facts, typeof note === 'string' ? { name: note } : note),
  )
  return [...notes, ...cite(finding.because)]
}

/** `allowances/2/kind` has its words at `allowances.kind`. */
export const wordsAt = (at: string) => at.replace(/\/\d+\//, '.')

function firstOfLaterItem(flow: Flow, at: string): boolean {
  const [name = '', index, question] = at.split('/')
  const node = flow.nodes[name]
  return node?.kind === 'items' && node.start === question && index !== '0'
}

function choicesOf(
  node: Question,
  key: string,
  today: PlainDate,
  { region, chosen }: { readonly region?: string; readonly chosen?: readonly string[] },
): readonly Choice[] {
  const unknown: readonly Choice[] =
    node.unknown === undefined ? [] : [{ name: 'unknown', label: unknownLabel(node) }]
  switch (node.kind) {
    case 'choice':
      return (node.options ?? []).map((name) => ({
        name,
        label: { key: `${key}.options.${name}` },
      }))
    case 'choices':
      return (node.options ?? []).map((name) => {
        const value: Phrase = { key: `${key}.options.${name}` }
        const label = chosen?.includes(name) ? { key: 'common:chosen', params: { value } } : value
        return { name, label }
      })
    case 'period':
      return [...monthChoices(today), ...unknown]
    case 'prefecture':
      return [...prefectureChoices(region), ...unknown]
    case 'money':
    case 'number':
    case 'text':
      return unknown
  }
}

const monthChoices = (today: PlainDate): readonly Choice[] =>
  recentMonths(today).map((month) => ({
    name: month,
    label: { key: 'common:month', params: { month } },
  }))

function prefectureChoices(region: string | undefined): readonly Choice[] {
  const chosen = regions.find(({ id }) => id === region)
  if (!chosen) {
    return regions.map(({ id }) => ({
      name: `region:${id}`,
      label: { key: `common:regions.${id}` },
    }))
  }
  return chosen.codes.map((code) => ({ name: code, label: { key: `prefectures:${code}` } }))
}
