import { plainKana } from './kana.ts'
import { type Sound, sound } from './sound.ts'

/** Words that a place in a phrase may hold, as a tree from first to last. */
export interface Branch {
  readonly next: Map<
    string,
    { readonly word: Sound; readonly exact: boolean; readonly to: Branch }[]
  >
  end: boolean
}

export type Part =
  | { readonly kind: 'words'; readonly tree: Branch; readonly optional: boolean }
  | { readonly kind: 'gap'; readonly most: number }

export interface Pattern {
  readonly parts: readonly Part[]
  /** The letters a match can begin with. */
  readonly begins: ReadonlySet<string>
}

/** Lists of words by name, used in phrases as `<name>`; a list may name another list. */
export type Groups = { readonly [name: string]: readonly string[] }

/** How a language is cut: Vietnamese into words, Japanese into signs. */
export type Cut = 'words' | 'signs'

/**
 * Reads how phrases are written in the word lists. `muốn chết`: these words, one after another.
 * `bị (sếp|ông chủ)? đánh`: one of these, or none. `bị <đánh>`: one of a list. `..` and `...`:
 * up to two or five words between (six or fourteen signs). `=tự tử`: only with these very marks.
 */
export function createPatterns(groups: Groups, cut: Cut): (say: string) => Pattern {
  const trees = new Map<string, Branch>()
  const group = (name: string): Branch => {
    const known = trees.get(name)
    if (known !== undefined) return known
    const tree = branch()
    trees.set(name, tree)
    for (const words of flat(name, groups)) plant(tree, words, cut)
    return tree
  }
  const patterns = new Map<string, Pattern>()
  return (say) => {
    const known = patterns.get(say)
    if (known !== undefined) return known
    const parts = (say.match(PART) ?? []).map((part) => read(part, group, cut))
    const pattern = { parts, begins: begins(parts) }
    patterns.set(say, pattern)
    return pattern
  }
}

function read(part: string, group: (name: string) => Branch, cut: Cut): Part {
  if (part === '..') return { kind: 'gap', most: cut === 'words' ? 2 : 6 }
  if (part === '...') return { kind: 'gap', most: cut === 'words' ? 5 : 14 }
  const optional = part.endsWith('?')
  const bare = optional ? part.slice(0, -1) : part
  if (bare.startsWith('<')) return { kind: 'words', tree: group(bare.slice(1, -1)), optional }
  const tree = branch()
  for (const words of bare.replace(/^\(|\)$/g, '').split('|')) plant(tree, words, cut)
  return { kind: 'words', tree, optional }
}

function flat(name: string, groups: Groups): readonly string[] {
  const list = groups[name]
  if (list === undefined) throw new Error(`no list is named ${name}`)
  return list.flatMap((words) => (words.startsWith('<') ? flat(words.slice(1, -1), groups) : words))
}

function plant(root: Branch, words: string, cut: Cut): void {
  const pieces =
    cut === 'words'
      ? words.trim().toLowerCase().split(/\s+/)
      : [...plainKana(words.replace(/\s/g, ''))]
  let at = root
  for (const piece of pieces) {
    const exact = piece.startsWith('=')
    const word = sound(exact ? piece.slice(1) : piece)
    const ways = at.next.get(word.letters) ?? []
    at.next.set(word.letters, ways)
    let way = ways.find((known) => alike(known.word, word) && known.exact === exact)
    if (way === undefined) {
      way = { word, exact, to: branch() }
      ways.push(way)
    }
    at = way.to
  }
  at.end = true
}

const alike = (one: Sound, other: Sound): boolean =>
  one.tone === other.tone && one.shape === other.shape

const branch = (): Branch => ({ next: new Map(), end: false })

function begins(parts: readonly Part[]): ReadonlySet<string> {
  const letters = new Set<string>()
  for (const part of parts) {
    if (part.kind === 'gap') throw new Error('a phrase cannot begin with a gap')
    for (const first of part.tree.next.keys()) letters.add(first)
    if (!part.optional) break
  }
  return letters
}

const PART = /\([^)]*\)\??|<[^>]*>\??|\.{2,3}|[^\s()<>]+/g
