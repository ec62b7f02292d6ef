import { plainKana } from './kana.ts'
import { apart, type Sound, sound } from './sound.ts'

/** Words that a place in a phrase may hold, as a tree from first to last. */
export interface Branch {
  readonly next: Map<string, Way[]>
  end: boolean
}

/** A word in a tree, and what may follow it. */
export interface Way {
  readonly word: Sound
  /** With these very marks. */
  readonly exact: boolean
  /** Where something new begins as written. */
  readonly head: boolean
  readonly to: Branch
}

/** A tree of a word list, numbered, so that what is known of it can be looked up. */
export interface Tree {
  readonly root: Branch
  /** The letters that its words begin with. */
  readonly first: ReadonlySet<string>
  readonly id: number
}

export type Part =
  | { readonly kind: 'words'; readonly tree: Tree; readonly optional: boolean }
  | { readonly kind: 'gap'; readonly most: number }

export interface Pattern {
  readonly parts: readonly Part[]
  /** The trees of which a word must be there. */
  readonly needs: readonly number[]
  /** The letters a match can begin with. */
  readonly begins: ReadonlySet<string>
}

/** The phrases of one word list, read once each. */
export interface Patterns {
  /** How many trees they have. */
  readonly trees: () => number
  readonly read: (say: string) => Pattern
  /** The trees in which a word begins with these letters. */
  readonly beginning: (letters: string) => readonly number[]
}

/** Lists of words by name, used in phrases as `<name>`; a list may name another list. */
export type Groups = { readonly [name: string]: readonly string[] }

/** How a language is cut: Vietnamese into words, Japanese into signs. */
export type Cut = 'words' | 'signs'

/**
 * Reads how phrases are written in the word lists. `muốn chết`: these words, one after another.
 * `bị (sếp|ông chủ)? đánh`: one of these, or none. `bị <đánh>`: one of a list. `..` and `...`:
 * up to two or five words between (six or fourteen signs). `=tự tử`: only with these very marks.
 * `^けられ`: only where a word begins as it was written, not within `続けられ`.
 */
export function createPatterns(groups: Groups, cut: Cut): Patterns {
  const known = new Map<string, Tree>()
  const starts = new Map<string, number[]>()
  const tree = (words: string): Tree => {
    const before = known.get(words)
    if (before !== undefined) return before
    const list = flat(words.split('|'), groups)
    const first = new Set(list.map((one) => firstOf(one)))
    const made = grown(known.size, first, list, cut)
    known.set(words, made)
    for (const letters of first) {
      const others = starts.get(letters)
      if (others === undefined) starts.set(letters, [made.id])
      else others.push(made.id)
    }
    return made
  }
  const firsts = new Map<string, string>()
  const firstOf = (words: string): string => {
    const before = firsts.get(words)
    if (before !== undefined) return before
    const [piece = ''] = piecesOf(words, cut)
    const { letters } = sound(piece.replace(/^[=^]/, ''))
    firsts.set(words, letters)
    return letters
  }
  const patterns = new Map<string, Pattern>()
  return {
    trees: () => known.size,
    beginning: (letters) => starts.get(letters) ?? [],
    read: (say) => {
      const before = patterns.get(say)
      if (before !== undefined) return before
      const parts = tidy((say.match(PART) ?? []).map((part) => read(part, tree, cut)))
      const needs = parts.flatMap((part) =>
        part.kind === 'words' && !part.optional ? [part.tree.id] : [],
      )
      const pattern = { parts, needs, begins: begins(parts, say) }
      patterns.set(say, pattern)
      return pattern
    },
  }
}

/** Gaps side by side are one gap, and so are two with a word between that may be missing. */
function tidy(parts: readonly Part[]): readonly Part[] {
  const kept: Part[] = []
  for (const part of parts) {
    const other = kept.at(-1)
    const one = other?.kind === 'words' && other.optional ? kept.at(-2) : other
    if (part.kind !== 'gap' || one?.kind !== 'gap') kept.push(part)
    else {
      const between = one === other ? 0 : 1
      kept.splice(-1 - between, 1 + between, { kind: 'gap', most: one.most + part.most + between })
    }
  }
  return kept
}

function read(part: string, tree: (words: string) => Tree, cut: Cut): Part {
  if (part === '..') return { kind: 'gap', most: cut === 'words' ? 2 : 6 }
  if (part === '...') return { kind: 'gap', most: cut === 'words' ? 5 : 14 }
  const optional = part.endsWith('?')
  const words = (optional ? part.slice(0, -1) : part).replace(/^\(|\)$/g, '')
  return { kind: 'words', tree: tree(words), optional }
}

function flat(list: readonly string[], groups: Groups): readonly string[] {
  return list.flatMap((words) => {
    if (!words.startsWith('<')) return words
    const group = groups[words.slice(1, -1)]
    if (group === undefined) throw new Error(`no list is named ${words}`)
    return flat(group, groups)
  })
}

/** A tree that grows when somebody first looks into it: most messages need few of the thousands. */
function grown(id: number, first: ReadonlySet<string>, list: readonly string[], cut: Cut): Tree {
  let root: Branch | undefined
  return {
    id,
    first,
    get root() {
      if (root === undefined) {
        root = branch()
        for (const one of list) plant(root, one, cut)
      }
      return root
    },
  }
}

const piecesOf = (words: string, cut: Cut): readonly string[] =>
  cut === 'words'
    ? words.trim().toLowerCase().split(/\s+/).flatMap(apart)
    : (plainKana(words.replace(/\s/g, '').toLowerCase()).match(SIGN) ?? [])

function plant(root: Branch, words: string, cut: Cut): void {
  let at = root
  for (const piece of piecesOf(words, cut)) {
    const exact = piece.startsWith('=')
    const head = piece.startsWith('^')
    const word = sound(exact || head ? piece.slice(1) : piece)
    const ways = at.next.get(word.letters) ?? []
    at.next.set(word.letters, ways)
    let way = ways.find(
      (known) => alike(known.word, word) && known.exact === exact && known.head === head,
    )
    if (way === undefined) {
      way = { word, exact, head, to: branch() }
      ways.push(way)
    }
    at = way.to
  }
  at.end = true
}

const alike = (one: Sound, other: Sound): boolean =>
  one.tone === other.tone && one.shape === other.shape

const branch = (): Branch => ({ next: new Map(), end: false })

function begins(parts: readonly Part[], say: string): ReadonlySet<string> {
  const letters = new Set<string>()
  for (const part of parts) {
    if (part.kind === 'gap') throw new Error(`a phrase cannot begin with a gap: ${say}`)
    for (const first of part.tree.first) letters.add(first)
    if (!part.optional) break
  }
  return letters
}

/** A sign of a Japanese phrase: what is written in letters or figures is heard as one. */
const SIGN = /[\^=]?(?:[a-z]+|\d+|.)/gu
const PART = /\([^)]*\)\??|<[^>]*>\??|\.{2,3}|[^\s()<>]+/g
