import type { Line } from './hear.ts'
import type { Branch, Cut, Part, Pattern, Tree } from './pattern.ts'
import { fits } from './sound.ts'

/** One reading of a line: what is covered counts no more, and what was found is not sought again. */
export interface Search {
  readonly line: Line
  readonly cut: Cut
  /** Places that a harmless saying has used up. */
  readonly covered: readonly boolean[]
  /** Words no gap may run over, such as `không`. */
  readonly barred?: Tree | undefined
  /** By the tree's number, whether any of its words begins here. */
  readonly live: Uint8Array
  /** By the tree's number and the place, where its words end. */
  readonly found: ((readonly number[] | undefined)[] | undefined)[]
}

/** Whether what the pattern needs may be in the line at all. */
export function possible({ needs }: Pattern, { live }: Search): boolean {
  for (const id of needs) if (live[id] === 0) return false
  return true
}

/** Where the pattern ends when it begins at a place, the longest first; -1 where it is not there. */
export function endOf(pattern: Pattern, at: number, search: Search): number {
  return follow(pattern.parts, 0, at, at, search)
}

/** Whether the pattern can be read from one place up to another, and no further. */
export function spans(pattern: Pattern, at: number, to: number, search: Search): boolean {
  return follow(pattern.parts, 0, at, at, search, to) === to
}

function follow(
  parts: readonly Part[],
  index: number,
  at: number,
  start: number,
  search: Search,
  to = -1,
): number {
  const part = parts[index]
  if (part === undefined) return to < 0 || at === to ? at : -1
  if (part.kind === 'gap') return leap(parts, index, at, start, search, part.most, to)
  if (at === start || search.line.breaks[at] === 0) {
    for (const end of endsAt(part.tree, at, search)) {
      const last = follow(parts, index + 1, end, start, search, to)
      if (last >= 0) return last
    }
  }
  return part.optional ? follow(parts, index + 1, at, start, search, to) : -1
}

/** What follows a gap may come after a comma, but not in the next sentence. */
function leap(
  parts: readonly Part[],
  index: number,
  at: number,
  start: number,
  search: Search,
  most: number,
  to: number,
): number {
  const { breaks } = search.line
  for (let next = at; next <= at + most && next < breaks.length; next++) {
    if (next > start && (breaks[next] ?? 0) > 1) return -1
    const part = parts[index + 1]
    if (part?.kind === 'words')
      for (const end of endsAt(part.tree, next, search)) {
        const last = follow(parts, index + 2, end, start, search, to)
        if (last >= 0) return last
      }
    if (part?.kind === 'words' && part.optional) {
      const last = follow(parts, index + 2, next, start, search, to)
      if (last >= 0) return last
    }
    if (search.barred !== undefined && endsAt(search.barred, next, search).length > 0) return -1
  }
  return -1
}

function endsAt(tree: Tree, at: number, search: Search): readonly number[] {
  if (search.live[tree.id] === 0) return NOWHERE
  let known = search.found[tree.id]
  if (known === undefined) {
    known = []
    search.found[tree.id] = known
  }
  const before = known[at]
  if (before !== undefined) return before
  const ends = walk(tree.root, at, at, search, [])
  known[at] = ends
  return ends
}

const NOWHERE: readonly number[] = []

function walk(
  tree: Branch,
  at: number,
  start: number,
  search: Search,
  ends: number[],
): readonly number[] {
  const { sounds, breaks, heads } = search.line
  if (at < sounds.length && !search.covered[at] && (at === start || breaks[at] === 0))
    for (const heard of sounds[at] ?? [])
      for (const way of tree.next.get(heard.letters) ?? [])
        if (
          fits(heard, way.word) &&
          (!way.exact || fits(way.word, heard)) &&
          (!way.head || heads[at])
        )
          walk(way.to, at + 1, start, search, ends)
  if (tree.end && at > start && !ends.includes(at)) ends.push(at)
  return ends
}
