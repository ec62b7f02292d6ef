import type {
  Answers,
  ConversationId,
  FlowId,
  Instant,
  PlainDate,
  Session,
} from './conversation.ts'
import type { Finding } from './finding.ts'
import type { Script } from './script.ts'
import { type Place, walk } from './walk.ts'

/** What a result rests on: tables of law and rules that decide, by name, each with its version. */
export interface Basis {
  readonly tables: { readonly [table: string]: string }
  readonly rules: { readonly [rule: string]: string }
}

/** What was found at an end: where that is, and the finding without its sources. */
export interface Found extends Omit<Finding, 'because' | 'lines'> {
  readonly at: string
}

/** A result with everything that it was found from, so that it can be found again. */
export interface Result {
  readonly flow: FlowId
  /** The day that `today` meant to its rules. */
  readonly asOf: PlainDate
  /** The answers that led to it, and no others. */
  readonly answers: Answers
  /** By which messages answers were typed: what is found from one goes with it. */
  readonly typed?: NonNullable<Session['typed']>
  readonly found: Found
  readonly basis: Basis
}

/** A result as a turn hands it over, to be kept until `expiresAt`. */
export interface NewResult {
  /** Random. */
  readonly id: string
  readonly expiresAt: Instant
  readonly result: Result
}

/** A result as it is kept. `n` is the order in which they were reached. */
export interface KeptResult extends NewResult {
  readonly n: number
  readonly conversation: ConversationId
}

/** The result where a session stands; undefined where it stands at none that a rule has found. */
export function resultAt(
  script: Script,
  { flow, asOf, answers, typed = {} }: Pick<Session, 'flow' | 'asOf' | 'answers' | 'typed'>,
  { at, node, path, finding }: Place,
): Result | undefined {
  if (node.kind !== 'outcome' || !node.result || !finding) return undefined
  const { because: _because, lines: _lines, ...found } = finding
  const onTheWay = <T>(all: { readonly [asked: string]: T }) =>
    Object.entries(all).filter(([asked]) => path.includes(asked))
  const by = onTheWay(typed)
  return {
    flow,
    asOf,
    answers: Object.fromEntries(onTheWay(answers)),
    ...(by.length > 0 && { typed: Object.fromEntries(by) }),
    found: { at, ...found },
    basis: script.basis(flow),
  }
}

/**
 * What the same answers come to under the tables and rules of today; undefined where they come to
 * no result any more, because the flow is gone or asks for more. Throws when the flow is faulty.
 */
export function findAgain(script: Script, was: Result): Result | undefined {
  const flow = script.flows[was.flow]
  return flow && resultAt(script, was, walk(flow, was.answers, was.asOf))
}

/** Whether a result says something else than it did: another way onward, or another figure. */
export const differs = (was: Result, now: Result): boolean =>
  was.found.route !== now.found.route || changedFigures(was, now).length > 0

/**
 * The names of the figures that are not what they were: yen, rates, hours, days and months. Words are
 * no figures, nor is how far a table reaches, which the facts call `first` and `through`. A figure
 * that only one of the two has counts while the rules are the same, and unless the other has no lines
 * or no card with figures at all: it may be told in another way, and still say the same.
 */
export function changedFigures(was: Result, now: Result): readonly string[] {
  const before = new Map(figures(was.found, []))
  const after = new Map(figures(now.found, []))
  const sameRules = JSON.stringify(was.basis.rules) === JSON.stringify(now.basis.rules)
  const parts = [before, after].map((all) => new Set([...all.keys()].map(partOf)))
  const counts = (name: string) => sameRules && parts.every((all) => all.has(partOf(name)))
  const all = new Set([...before.keys(), ...after.keys()])
  const names = [...all].filter((name) => name !== 'first' && name !== 'through')
  return names.filter((name) =>
    before.has(name) && after.has(name) ? before.get(name) !== after.get(name) : counts(name),
  )
}

const partOf = (name: string): string => /^(notes|card)\./.exec(name)?.[1] ?? 'facts'

type Figure = readonly [name: string, figure: number | string]
const dated = /^\d{4}-\d{2}(-\d{2})?$/

/** Every figure of a finding by where it stands; lines are told apart by their names. */
function figures(value: unknown, place: readonly string[]): readonly Figure[] {
  if (typeof value === 'number' || (typeof value === 'string' && dated.test(value)))
    return [[place.join('.'), value]]
  if (Array.isArray(value)) return figuresOfList(value, place)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    figures(inner, name === 'facts' ? place : [...place, name]),
  )
}

function figuresOfList(list: readonly unknown[], place: readonly string[]): readonly Figure[] {
  const met = new Map<string, number>()
  return list.flatMap((one) => {
    const name = nameOf(one)
    const nth = met.get(name) ?? 0
    met.set(name, nth + 1)
    return figures(one, [...place, nth === 0 ? name : `${name}/${nth}`])
  })
}

function nameOf(one: unknown): string {
  if (typeof one !== 'object' || one === null) return ''
  if ('name' in one) return String(one.name)
  return 'label' in one ? nameOf(one.label) : ''
}
