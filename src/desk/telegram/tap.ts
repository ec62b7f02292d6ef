import { type Outcome, outcomes } from '../../core/case.ts'
import type { CaseworkerAct } from '../../core/inbound.ts'

/** What whoever pressed a button of a card is told once it is done, by the act: a key of `told`. */
export const DONE = { claim: 'claimed', handBack: 'released', close: 'closed' } as const

/** What a button of a card does, by its name and what more it says; undefined for any other. */
export function actOf(
  name: string,
  more: string | undefined,
): Extract<CaseworkerAct, { kind: keyof typeof DONE }> | undefined {
  if (name === 'claim') return { kind: 'claim' }
  if (name === 'free') return { kind: 'handBack' }
  const outcome = outcomes.find((one): one is Outcome => one === more)
  return name === 'close' && outcome ? { kind: 'close', outcome } : undefined
}
