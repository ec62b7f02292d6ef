import type { Line, Utterance } from './hear.ts'
import { endOf, possible, type Search, spans } from './match.ts'
import { type Cut, createPatterns, type Groups, type Pattern } from './pattern.ts'

/** A phrase of a word list, as a caseworker writes it. `pattern.ts` says how. */
export interface Entry {
  readonly say: string | readonly string[]
  /** It does not count in a sentence that says one of these, too. */
  readonly not?: readonly string[]
  /** It counts only in a sentence that says one of these, too. */
  readonly with?: readonly string[]
  /** And only in one that says one of these as well. */
  readonly and?: readonly string[]
  /** It counts even where it seems denied, or is part of a harmless saying. */
  readonly sure?: boolean
  /** It counts only in a message of at most this many words (Japanese: signs). */
  readonly short?: number
  /** A message in which it must be found. */
  readonly example: string
}

/** A word list: phrases by what they mean, and what keeps them from meaning it. */
export interface Book<Name extends string> {
  readonly groups: Groups
  /** Sayings that use up their words: `mệt muốn chết`, `đánh răng`. */
  readonly harmless: readonly Entry[]
  /** What denies a phrase right before or right behind it: `không bị`, `ていません`. */
  /** A sentence that says one of these talks of something else: a film, a lesson, a law. */
  readonly aside?: readonly string[]
  readonly denied: { readonly before: readonly string[]; readonly after: readonly string[] }
  /** Words no gap in a phrase may run over. */
  readonly barred?: readonly string[]
  readonly meanings: { readonly [name in Name]: readonly Entry[] }
}

/** A phrase found: what it means, its entry, and the places it takes, `to` not included. */
export interface Hit<Name extends string> {
  readonly name: Name
  readonly entry: Entry
  readonly from: number
  readonly to: number
}

/** Finds the phrases of a word list in what was heard. Costs grow with the message's length. */
export function createPhrases<Name extends string>(
  book: Book<Name>,
  cut: Cut,
): (utterance: Utterance) => readonly Hit<Name>[] {
  const patterns = createPatterns(book.groups, cut)
  const pattern = patterns.read
  const barred = pattern(`(${(book.barred ?? ['\u0000']).join('|')})`).parts[0]
  const harmless = byBeginning(
    book.harmless.map((entry) => rule('harmless' as const, entry, pattern)),
  )
  const meanings = byBeginning(
    (Object.keys(book.meanings) as Name[]).flatMap((name) =>
      book.meanings[name].map((entry) => rule(name, entry, pattern)),
    ),
  )
  const before = book.denied.before.map(pattern)
  const after = book.denied.after.map(pattern)
  const aside = (book.aside ?? []).map(pattern)
  return (utterance) => {
    const line = utterance[cut]
    const places = placesOf(line)
    const live = new Uint8Array(patterns.trees())
    for (const letters of places.keys()) for (const id of patterns.beginning(letters)) live[id] = 1
    const search = (covered: readonly boolean[]): Search => ({
      line,
      cut,
      covered,
      barred: barred?.kind === 'words' ? barred.tree : undefined,
      live,
      found: [],
    })
    const open = search([])
    const says = sentences(line, open)
    const covered: boolean[] = []
    for (const { from, to } of hits(harmless, places, open, says))
      for (let at = from; at < to; at++) covered[at] = true
    const denied = (from: number, to: number) =>
      after.some((words) => endOf(words, to, open) > to && line.breaks[to] === 0) ||
      before.some((words) => deniesBefore(words, from, open)) ||
      aside.some((words) => says(words, from))
    const found = hits(meanings, places, covered.length > 0 ? search(covered) : open, says)
    return [
      ...found.filter(({ entry, from, to }) => entry.sure || !denied(from, to)),
      ...(covered.length === 0
        ? []
        : hits(meanings, places, open, says).filter(({ entry }) => entry.sure)),
    ]
  }
}

interface Rule<Name extends string> {
  readonly name: Name
  readonly entry: Entry
  readonly say: readonly Pattern[]
  readonly not: readonly Pattern[]
  readonly with: readonly Pattern[]
  readonly and: readonly Pattern[]
}
/** Where each word stands, by its letters. */
type Places = ReadonlyMap<string, readonly number[]>

function rule<Name extends string>(
  name: Name,
  entry: Entry,
  pattern: (say: string) => Pattern,
): Rule<Name> {
  const say = typeof entry.say === 'string' ? [entry.say] : entry.say
  return {
    name,
    entry,
    say: say.map(pattern),
    not: (entry.not ?? []).map(pattern),
    with: (entry.with ?? []).map(pattern),
    and: (entry.and ?? []).map(pattern),
  }
}

function placesOf(line: Line): Places {
  const places = new Map<string, number[]>()
  for (const [at, sounds] of line.sounds.entries())
    for (const { letters } of sounds) {
      const known = places.get(letters)
      if (known === undefined) places.set(letters, [at])
      else if (known.at(-1) !== at) known.push(at)
    }
  return places
}

/** One way of saying what a rule is about. */
interface Way<Name extends string> {
  readonly rule: Rule<Name>
  readonly pattern: Pattern
}

/** All ways of a list, in its order, and by the letters that they can begin with: which of them. */
interface Ways<Name extends string> {
  readonly all: readonly Way<Name>[]
  readonly beginning: ReadonlyMap<string, readonly number[]>
}

/** A list has thousands of ways, and a message begins few of them. */
function byBeginning<Name extends string>(rules: readonly Rule<Name>[]): Ways<Name> {
  const all = rules.flatMap((one) => one.say.map((pattern) => ({ rule: one, pattern })))
  const beginning = new Map<string, number[]>()
  for (const [number, { pattern }] of all.entries())
    for (const letters of pattern.begins) {
      const known = beginning.get(letters)
      if (known === undefined) beginning.set(letters, [number])
      else known.push(number)
    }
  return { all, beginning }
}

function hits<Name extends string>(
  { all, beginning }: Ways<Name>,
  places: Places,
  search: Search,
  says: (pattern: Pattern, at: number) => boolean,
): readonly Hit<Name>[] {
  const begun = new Set<number>()
  for (const letters of places.keys())
    for (const number of beginning.get(letters) ?? []) begun.add(number)
  const found: Hit<Name>[] = []
  for (const number of [...begun].sort((one, other) => one - other)) {
    const { rule, pattern } = all[number] as Way<Name>
    if (!possible(pattern, search)) continue
    const { name, entry, not, with: one, and: other } = rule
    if (search.line.sounds.length > (entry.short ?? Number.POSITIVE_INFINITY)) continue
    for (const at of beginnings(pattern, places)) {
      const to = endOf(pattern, at, search)
      if (to <= at || not.some((words) => says(words, at))) continue
      const said = (needed: readonly Pattern[]) =>
        needed.length === 0 || needed.some((words) => says(words, at))
      if (said(one) && said(other)) found.push({ name, entry, from: at, to })
    }
  }
  return found
}

function beginnings({ begins }: Pattern, places: Places): ReadonlySet<number> {
  const found = new Set<number>()
  if (begins.size < places.size) {
    for (const letters of begins) for (const at of places.get(letters) ?? []) found.add(at)
  } else {
    for (const [letters, ats] of places)
      if (begins.has(letters)) for (const at of ats) found.add(at)
  }
  return found
}

/**
 * Whether the sentence around a place says something; each sentence is asked only once. A short
 * message is one sentence: what it is about may be said in the next breath.
 */
function sentences(line: Line, search: Search): (pattern: Pattern, at: number) => boolean {
  const short = line.sounds.length <= (search.cut === 'words' ? 16 : 40)
  const starts: number[] = []
  let start = 0
  for (const [at, before] of line.breaks.entries()) {
    if (before > 1 && !short) start = at
    starts.push(start)
  }
  const known = new Map<Pattern, Map<number, boolean>>()
  return (pattern, at) => {
    if (!possible(pattern, search)) return false
    const first = starts[at] ?? 0
    const answers = known.get(pattern) ?? new Map<number, boolean>()
    known.set(pattern, answers)
    const before = answers.get(first)
    if (before !== undefined) return before
    let said = false
    for (let place = first; !said && starts[place] === first; place++)
      said = endOf(pattern, place, search) > place
    answers.set(first, said)
    return said
  }
}

/** Looks back over at most five words for one that denies what follows it. */
function deniesBefore(words: Pattern, at: number, search: Search): boolean {
  for (let from = at - 1; from >= Math.max(0, at - 5); from--) {
    if ((search.line.breaks[from + 1] ?? 0) > 0) return false
    if (spans(words, from, at, search)) return true
  }
  return false
}
