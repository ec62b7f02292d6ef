import type { Outcome, Refusal, Urgency } from '../../src/core/case.ts'

/**
 * What a case is, written down a second time and as plainly as can be: who holds it, how urgent it
 * is, what it waits for. The tests hold the real one to it.
 */
export interface Model {
  readonly status: 'waiting' | 'claimed' | 'closed'
  readonly holder: string | undefined
  readonly urgency: Urgency
  readonly waitsFrom: number
  readonly rung: number
  /** Whether a danger was told of in it. */
  readonly alarming: boolean
  /** Since when the holder owes an answer, or a first word. */
  readonly owes: number | undefined
  readonly told: boolean
  /** A danger that the holder has not answered: since when, and how far it climbed. */
  readonly danger: { readonly since: number; readonly rung: number } | undefined
  readonly outcome: Outcome | undefined
  readonly closedAt: number | undefined
}

export const opened = (urgency: Urgency, at: number, alarming = false): Model => ({
  ...{ status: 'waiting', holder: undefined, urgency, waitsFrom: at, rung: 0, owes: undefined },
  ...{ alarming, told: false, danger: undefined, outcome: undefined, closedAt: undefined },
})

/** Everything that can be done with a case, or happen to it. */
export type Deed =
  | { readonly does: 'claim' | 'handBack' | 'reply' | 'note'; readonly by: string }
  /** Takes it from whoever held it when they looked. */
  | { readonly does: 'takeOver'; readonly by: string; readonly from: string }
  | { readonly does: 'close'; readonly by: string; readonly outcome: Outcome }
  | { readonly does: 'write' }
  | { readonly does: 'raise'; readonly urgency: Urgency }
  /** The ladder's next rung, or the holder's silence, is due. */
  | { readonly does: 'ring' }

/** What opens a case that is no danger. */
export const CALM: ReadonlySet<string> = new Set(['person', 'check', 'fault'])

const GRAVE: readonly Urgency[] = ['soon', 'today', 'now']
/** After the last rung nothing is left to ring. */
const RUNGS = 4
/** Two rungs unanswered, and a danger is anybody's to take. */
const OPEN = 2

/** Nothing is owed any more. */
const settled = { owes: undefined, told: false, danger: undefined }

/** What follows, or why nothing does. */
export function after(it: Model, deed: Deed, at: number): Model | Refusal {
  const { status, holder } = it
  switch (deed.does) {
    case 'claim':
    case 'takeOver': {
      if (status === 'closed') return 'closed'
      // Whoever takes it owes a first word from now on, and of a danger soon.
      const held = { ...it, ...settled, status: 'claimed', holder: deed.by, owes: at } as const
      const climbs = { ...held, danger: { since: at, rung: 0 } }
      if (status === 'waiting') return it.alarming && it.urgency === 'now' ? climbs : held
      if (holder === deed.by) return it
      const open = it.danger !== undefined && it.danger.rung >= OPEN
      if (!open && !(deed.does === 'takeOver' && deed.from === holder)) return 'taken'
      return it.danger ? climbs : held
    }
    case 'handBack':
      if (status === 'closed') return 'closed'
      if (holder !== deed.by) return 'not-holder'
      return opened(it.urgency, at, it.alarming)
    case 'close':
      if (status === 'closed') return 'closed'
      if (holder !== deed.by) return 'not-holder'
      return {
        ...{ ...it, status: 'closed', outcome: deed.outcome, closedAt: at },
        ...settled,
      }
    case 'reply':
      if (status === 'closed') return 'closed'
      return holder === deed.by ? { ...it, ...settled } : 'not-holder'
    case 'note':
      return it
    case 'write':
      return status === 'claimed' && it.owes === undefined ? { ...it, owes: at } : it
    case 'raise': {
      const graver = GRAVE.indexOf(deed.urgency) > GRAVE.indexOf(it.urgency)
      const known = { ...it, alarming: true }
      const cried =
        deed.urgency === 'now' && status === 'claimed' && !it.danger
          ? { ...known, danger: { since: at, rung: 0 }, owes: it.owes ?? at }
          : known
      if (!graver) return cried
      const raised = { ...cried, urgency: deed.urgency }
      return status === 'waiting' ? { ...raised, waitsFrom: at, rung: 0 } : raised
    }
    case 'ring':
      if (status === 'waiting') return { ...it, rung: Math.min(RUNGS, it.rung + 1) }
      if (status === 'claimed' && it.danger && it.danger.rung < RUNGS) {
        const rung = it.danger.rung + 1
        return { ...it, danger: { ...it.danger, rung }, told: it.told || rung === RUNGS }
      }
      return status === 'claimed' && it.owes !== undefined ? { ...it, told: true } : it
  }
}
