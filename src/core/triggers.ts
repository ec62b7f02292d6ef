import type { About, Case, Trigger } from './case.ts'

/** Everything that a case is about: what opened it or made it more urgent, then what else came. */
export const triggersOf = ({ trigger, also = [] }: Case): readonly Trigger[] => [trigger, ...also]

/** Whether it is a danger, and no wish, result or fault. */
export const isDanger = (trigger: Trigger): boolean =>
  trigger !== 'person' && trigger !== 'check' && trigger !== 'fault'

/** Whether a case is about this already, of the same person. */
export const isKnown = (its: Case, trigger: Trigger, about: About): boolean =>
  aboutsOf(its, trigger).includes(about)

/** Whom something that a case is about is told of; nobody, where it is not about that. */
export function aboutsOf(its: Case, trigger: Trigger): readonly About[] {
  if (!triggersOf(its).includes(trigger)) return []
  return its.who?.[trigger] ?? ['self']
}

/** Whether what a case is about is said to be of whom, and of whom: not where it is the person's own. */
export function whoseOf(its: Case, trigger: Trigger): 'friend' | 'both' | undefined {
  const abouts = aboutsOf(its, trigger)
  if (!abouts.includes('friend')) return undefined
  return abouts.includes('self') ? 'both' : 'friend'
}

/** With a danger that is not known of the person yet. */
export function withDanger(its: Case, trigger: Trigger, about: About): Case {
  const abouts = [...aboutsOf(its, trigger), about]
  const also = triggersOf(its).includes(trigger) ? {} : { also: [...(its.also ?? []), trigger] }
  return {
    ...its,
    ...also,
    ...(abouts.includes('friend') && { who: { ...its.who, [trigger]: abouts } }),
  }
}
