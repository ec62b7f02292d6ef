import type { PastTurn } from '../turn.ts'

/** Says of a turn whether one of the staff corrects with it what they said before, or has corrected it. */
export type Corrections = (turn: PastTurn) => readonly ('corrected' | 'correction')[]

/** Finds the corrections in a talk, by the turns that they name. */
export function correctionsIn(turns: readonly PastTurn[]): Corrections {
  const corrected = new Set(turns.map(correctedBy))
  return (turn) => [
    ...(correctedBy(turn) === undefined ? [] : ['correction' as const]),
    ...(corrected.has(turn.seq) ? ['corrected' as const] : []),
  ]
}

function correctedBy({ heard: { input } }: PastTurn): number | undefined {
  return input.kind === 'caseworker' && input.act.kind === 'reply' ? input.act.corrects : undefined
}
