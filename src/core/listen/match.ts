import type { Line } from './hear.ts'
import type { Branch, Part, Pattern } from './pattern.ts'
import { fits } from './sound.ts'

/** One reading of a line: what is covered counts no more, and what was found is not sought again. */
export interface Search {
  readonly line: Line
  /** Places that a harmless saying has used up. */
  readonly covered: readonly boolean[]
  /** Words no gap may run over, such as `không`. */
  readonly barred?: Branch | undefined
  readonly found: Map<Branch, (readonly number[] | undefined)[]>
}

/** Where the pattern ends when it begins at a place, the longest first; -1 where it is not there. */
export function endOf(pattern: Pattern, at: number, search: Search): number {
  return follow(pattern.parts, 0, at, at, search)
}

function follow(
  parts: readonly Part[],
  index: number,
  at: number,
  start: number,
  search: Search,
): number {
  const part = parts[index]
  if (part === undefined) return at
  if (part.kind === 'gap') return leap(parts, index, at, start, search, part.most)
  if (at === start || search.line.breaks[at] === 0) {
    for (const end of endsAt(part.tree, at, search)) {
      const last = follow(parts, index + 1, end, start, search)
      if (last >= 0) return last
    }
  }
  return part.optional ? follow(parts, index + 1, at, start, search) : -1
}

/** What follows a gap may come after a comma, but not in the next sentence. */
function leap(
  parts: readonly Part[],
  index: number,
  at: number,
  start: number,
  search: Search,
  most: number,
): number {
  const { breaks } = search.line
  for (let to = at; to <= at + most && to < breaks.length; to++) {
    if (to > start && (breaks[to] ?? 0) > 1) return -1
    const part = parts[index + 1]
    if (part?.kind === 'words')
      for (const end of endsAt(part.tree, to, search)) {
        const last = follow(parts, index + 2, end, start, search)
        if (last >= 0) return last
      }
    if (search.barred !== undefined && endsAt(search.barred, to, search).length > 0) return -1
  }
  return -1
}

function endsAt(tree: Branch, at: number, search: Search): readonly number[] {
  let known = search.found.get(tree)
  if (known === undefined) {
    known = []
    search.found.set(tree, known)
  }
  const before = known[at]
  if (before !== undefined) return before
  const ends = walk(tree, at, at, search, [])
  known[at] = ends
  return ends
}

function walk(
  tree: Branch,
  at: number,
  start: number,
  search: Search,
  ends: number[],
): readonly number[] {
  const { sounds, breaks } = search.line
  if (at < sounds.length && !search.covered[at] && (at === start || breaks[at] === 0))
    for (const heard of sounds[at] ?? [])
      for (const way of tree.next.get(heard.letters) ?? [])
        if (way.exact ? fits(heard, way.word) && fits(way.word, heard) : fits(heard, way.word))
          walk(way.to, at + 1, start, search, ends)
  if (tree.end && at > start && !ends.includes(at)) ends.push(at)
  return ends
}
