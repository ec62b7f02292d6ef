import { Malformed } from '../channels/ports.ts'
import type { Instant, Locale } from '../core/conversation.ts'
import type { Inbound, Input } from '../core/inbound.ts'
import type { WebTexts } from './texts.ts'

/** What a page says, read and checked. */
export interface Saying {
  /** Made by the page; the same again is the same saying. */
  readonly id: string
  /** The newest turn the page has. */
  readonly since: number
  readonly input: Input
  readonly language?: Locale
}

/** A saying that cannot be taken, with the name of the sentence that says why. */
export class Refused extends Malformed {
  readonly text: keyof WebTexts

  constructor(why: string, text: keyof WebTexts) {
    super(why)
    this.text = text
  }
}

/** The longest text one message may have, in UTF-16 units. */
export const LONGEST = 2000

const COMMANDS = [
  ...['menu', 'back', 'again', 'language', 'vi', 'ja', 'help', 'person'],
  ...['hide', 'forget'],
] as const
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const TAP = /^(\d{1,9})\.(\d{1,3})$/

/** Reads the body of a `POST /web/say`. Throws Refused where it is not one. */
export function readSaying(body: string): Saying {
  const said = parse(body)
  const { id, since, language } = said
  if (typeof id !== 'string' || !UUID.test(id)) throw unreadable('id is not a UUID')
  if (!Number.isSafeInteger(since) || Number(since) < 0) throw unreadable('since is not a count')
  const saying = { id, since: Number(since), input: inputOf(said) }
  return language === 'vi' || language === 'ja' ? { ...saying, language } : saying
}

/** Names an event by the page's own name for it. Throws Refused where that is no name. */
export function eventIn(id: unknown, address: string): string {
  if (typeof id !== 'string' || !UUID.test(id)) throw unreadable('id is not a UUID')
  return `web:${address.slice(0, 16)}:${id}`
}

/** A saying as something that happened in the conversation at this address. */
export const inboundOf = (saying: Saying, address: string, at: Instant): Inbound => ({
  id: eventIn(saying.id, address),
  from: { channel: 'web', address },
  at,
  input: saying.input,
  ...(saying.language && { language: saying.language }),
})

function inputOf({ text, tap, command, joined }: { [field: string]: unknown }): Input {
  if ([text, tap, command, joined].filter((given) => given !== undefined).length !== 1)
    throw unreadable('one of text, tap, command and joined is needed')
  if (joined === true) return { kind: 'joined' }
  if (typeof text === 'string') return { kind: 'text', text: checked(text) }
  const known = COMMANDS.find((name) => name === command)
  if (known) return { kind: 'command', command: known }
  const [, seq, option] = (typeof tap === 'string' && TAP.exec(tap)) || []
  if (seq === undefined) throw unreadable('what is said has the wrong type')
  return { kind: 'tap', seq: Number(seq), option: Number(option) }
}

function checked(text: string): string {
  if (text.length > LONGEST) throw new Refused('the text is too long', 'tooLong')
  if (text.trim() === '') throw unreadable('the text is empty')
  return text.toWellFormed()
}

function parse(body: string): { [field: string]: unknown } {
  try {
    const said: unknown = JSON.parse(body)
    if (typeof said === 'object' && said !== null && !Array.isArray(said)) return { ...said }
  } catch {
    throw unreadable('the body is not JSON')
  }
  throw unreadable('the body is not an object')
}

const unreadable = (why: string) => new Refused(why, 'unreadable')
