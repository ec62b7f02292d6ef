import type { Moment } from '../moment.ts'
import type { Sign } from '../raised.ts'
import { graver, questionOf, same } from './raised.ts'

/**
 * Every danger that a message tells of, the gravest first: clause by clause, since one's own and a
 * friend's may stand in one sentence. `read` is what was read in all of it, which holds where its
 * clauses say no more. What is asked about in the same words is one.
 */
export function signsIn(m: Moment, words: string, read: Sign): readonly [Sign, ...Sign[]] {
  const clauses = words.split(BREAKS).filter((clause) => clause.trim().length > 3)
  const found = clauses.length > 1 ? clauses.flatMap((one) => of(m, one, read)) : []
  const known = found.some(({ kind }) => kind === read.kind) ? found : [read, ...found]
  const [gravest = read, ...others] = known.toSorted((one, other) =>
    graver(other, one) ? 1 : graver(one, other) ? -1 : 0,
  )
  const also = others.filter(
    (one, at) =>
      !isAskedWith(one, gravest) && !others.slice(0, at).some((other) => isAskedWith(one, other)),
  )
  return [gravest, ...also]
}

function of(m: Moment, clause: string, { about }: Sign): readonly Sign[] {
  const sign = m.script.readDanger(clause, about)
  return sign ? [sign] : []
}

const isAskedWith = (one: Sign, other: Sign): boolean =>
  same(one, other) || (one.about === other.about && questionOf(one) === questionOf(other))

/** Where one clause ends and another begins. */
const BREAKS = /[,.;!?\n、。！？]+|\s(?:và|vì|nên|nhưng|còn|với lại)\s/i
