import type { Conversation } from './conversation.ts'
import { file, waitsForPerson } from './desk.ts'
import type { Input } from './inbound.ts'
import { leadOn } from './lead.ts'
import { type Moment, present, standsAt } from './moment.ts'
import type { Step } from './stepped.ts'

/** Whether words were written elsewhere, maybe by another: they command nothing, and answer nothing. */
export const isForwarded = (input: Input): boolean =>
  (input.kind === 'text' || input.kind === 'media') && input.forwarded === true

/** What stands is an end after which everything is for whoever answers. */
export const isForPerson = (m: Moment, here: Conversation): boolean =>
  here.session !== undefined && waitsForPerson(here, standsAt(m, here.session))

/**
 * What somebody forwards is for whoever answers; else it may say what they want to talk about. Danger is
 * read in it before.
 */
export function hearForwarded(m: Moment, here: Conversation, text: string): Step {
  if (isForPerson(m, here)) return file(m, here)
  const ends = here.session && standsAt(m, here.session).node.kind === 'outcome'
  const led = ends ? leadOn(m, here, text) : undefined
  return led || present(m, here, [{ key: 'common:forwarded' }])
}
