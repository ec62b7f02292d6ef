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
  /** Since when the holder owes an answer. */
  readonly owes: number | undefined
  readonly told: boolean
  readonly outcome: Outcome | undefined
  readonly closedAt: number | undefined
}

export const opened = (urgency: Urgency, at: number): Model => ({
  ...{ status: 'waiting', holder: undefined, urgency, waitsFrom: at, rung: 0, owes: undefined },
  ...{ told: false, outcome: undefined, closedAt: undefined },
})

/** Everything that can be done with a case, or happen to it. */
export type Deed =
  | { readonly does: 'claim' | 'handBack' | 'reply' | 'note'; readonly by: string }
  | { readonly does: 'close'; readonly by: string; readonly outcome: Outcome }
  | { readonly does: 'write' }
  | { readonly does: 'raise'; readonly urgency: Urgency }
  /** The ladder's next rung, or the holder's silence, is due. */
  | { readonly does: 'ring' }

const GRAVE: readonly Urgency[] = ['soon', 'today', 'now']
/** After the last rung nothing is left to ring. */
const RUNGS = 4

/** What follows, or why nothing does. */
export function after(it: Model, deed: Deed, at: number): Model | Refusal {
  const { status, holder } = it
  switch (deed.does) {
    case 'claim':
      if (status === 'closed') return 'closed'
      if (status === 'claimed') return holder === deed.by ? it : 'taken'
      return { ...it, status: 'claimed', holder: deed.by, owes: undefined, told: false }
    case 'handBack':
      if (status === 'closed') return 'closed'
      if (holder !== deed.by) return 'not-holder'
      return { ...opened(it.urgency, at), told: false }
    case 'close':
      if (status === 'closed') return 'closed'
      if (holder !== deed.by) return 'not-holder'
      return {
        ...{ ...it, status: 'closed', outcome: deed.outcome, closedAt: at },
        ...{ owes: undefined, told: false },
      }
    case 'reply':
      if (status === 'closed') return 'closed'
      return holder === deed.by ? { ...it, owes: undefined, told: false } : 'not-holder'
    case 'note':
      return it
    case 'write':
      return status === 'claimed' && it.owes === undefined ? { ...it, owes: at } : it
    case 'raise': {
      const graver = GRAVE.indexOf(deed.urgency) > GRAVE.indexOf(it.urgency)
      if (!graver) return it
      const raised = { ...it, urgency: deed.urgency }
      return status === 'waiting' ? { ...raised, waitsFrom: at, rung: 0 } : raised
    }
    case 'ring':
      if (status === 'waiting') return { ...it, rung: Math.min(RUNGS, it.rung + 1) }
      return status === 'claimed' && it.owes !== undefined ? { ...it, told: true } : it
  }
}
