import type { Conversation, Instant } from './conversation.ts'
import type { Moment } from './moment.ts'
import { SHARE } from './share.ts'
import type { Step } from './stepped.ts'

/** The buttons of one turn that mean what they meant, whatever stands now. */
export interface Lasting {
  /** The turn that showed them. */
  readonly seq: number
  readonly at: Instant
  /** The commands by the places of their buttons. */
  readonly commands: { readonly [place: number]: string }
}

/** To hide, to "write at another time" where one is watched, and to have everything deleted. */
const LASTING: { readonly [name: string]: string } = {
  '!hide': 'hide',
  hideNow: 'hide',
  '!erase': 'erase',
}
/** And beside one of them, to call a person. */
const BESIDE: typeof LASTING = { '!person': 'person' }

/** Turns that are remembered. */
const REMEMBERED = 16
/** So long a tap on "delete everything" is an answer, though a caseworker has come between. */
const FRESH = 15 * 60_000

/** Remembers which buttons of this turn hide the talk, have it deleted, or call a person. */
export function rememberLasting(m: Moment, step: Step): Step {
  const { conversation } = step
  const { asked, lasting = [] } = conversation
  if (asked?.seq !== m.seq) return step
  if (!asked.options.some((name) => LASTING[name])) return step
  const known = asked.options.flatMap((name, place) => {
    const command = LASTING[name] ?? BESIDE[name]
    return command === undefined ? [] : [[place, command] as const]
  })
  const kept = { seq: m.seq, at: m.at, commands: Object.fromEntries(known) }
  return {
    ...step,
    conversation: { ...conversation, lasting: [...lasting, kept].slice(-REMEMBERED) },
  }
}

/** The command on such a button, of whatever turn. */
export const lastingAt = (
  { lasting = [] }: Conversation,
  seq: number,
  option: number,
): string | undefined => lasting.find((one) => one.seq === seq)?.commands[option]

/**
 * Who was just asked whether everything is to go, and answers, has been asked: a caseworker who took
 * the case in between, and asked whether they may read, changes nothing about that.
 */
export function asErasing(m: Moment, here: Conversation, seq: number): Conversation {
  const { asked, lasting = [] } = here
  const put = lasting.find((one) => one.seq === seq)
  const fresh = put !== undefined && m.at - put.at < FRESH
  return asked?.place === SHARE && fresh ? { ...here, asked: { ...asked, place: 'forget' } } : here
}
