import type { Conversation } from '../conversation.ts'
import type { Input } from '../inbound.ts'
import type { Phrase } from '../message.ts'
import { WELCOME } from '../moment.ts'

/**
 * What to say of the first thing somebody sends that nobody here can hear or see: a voice, or a
 * picture without words. It may be a call for help.
 */
export function unheardIn(here: Conversation, input: Input): Phrase | undefined {
  if (input.kind !== 'media' || (input.caption ?? '').trim() !== '') return undefined
  const { media } = input
  if (media !== 'audio' && media !== 'image' && media !== 'video') return undefined
  if (here.session && here.session.flow !== WELCOME) return undefined
  if (here.talkingTo === 'caseworker' || (here.agreedOn && media !== 'audio')) return undefined
  if (here.raised?.some(({ kind }) => kind === 'other')) return undefined
  return { key: `alarm:unheard.${media}` }
}
