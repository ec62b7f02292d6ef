import type { Conversation } from '../core/conversation.ts'
import type { Message } from '../core/message.ts'
import { isHuman } from '../core/speaker.ts'

/** Why what the holder of a case has said stands with nobody: they blocked us, or have not opened it. */
export type Unreached = 'blocked' | 'waits'

/** Whether what the holder has said waits, and why; undefined where it does not. */
export function unreachedOf({ case: its, gone, waiting }: Conversation): Unreached | undefined {
  if (its?.status !== 'claimed') return undefined
  if (gone) return 'blocked'
  return waiting?.say.some(isSaid) ? 'waits' : undefined
}

/**
 * Why the person does not know yet that somebody has taken their case: they blocked us, have hidden
 * the talk, or were only told that there is something. Undefined where they were told.
 */
export function untoldOf(client: Conversation): 'blocked' | 'hidden' | 'waits' | undefined {
  if (!client.waiting?.say.some(isClaim)) return undefined
  if (client.gone) return 'blocked'
  return client.hidden ? 'hidden' : 'waits'
}

const isClaim = ({ say }: Message): boolean => say[0]?.key.startsWith('desk:told.claim') === true

/** Whether a bubble is what a caseworker said. */
const isSaid = (message: Message): boolean => isHuman(message) && !isNotice(message)

const isNotice = ({ say }: Message): boolean => say[0]?.key.startsWith('desk:told.') === true
