import type { Instant } from '../../core/conversation.ts'
import type { Inbound, Input, SentFile } from '../../core/inbound.ts'
import { asInteger, asObject, asText, type Json } from '../json.ts'
import { Malformed, type Received } from '../ports.ts'
import { readButton } from '../read-button.ts'
import { readDesk } from './read-desk.ts'
import { readMembership } from './read-membership.ts'
import { mediaOf, readMessage } from './read-message.ts'
import { wordsIn } from './words.ts'

/**
 * One update as an Inbound, or none: only private chats are talked with, and of a group only our own
 * coming and going is heard, but for the caseworkers' own (`desk`), whose events are told apart. The id names the bot and the thing as well as the update, because update
 * ids begin anew at random after a quiet week. Throws Malformed for what is no update.
 * https://core.telegram.org/bots/api#update
 */
export function readUpdate(update: Json, bot: string, now: Instant, desk?: number): Received {
  const number = asInteger(update['update_id'])
  if (number === undefined) throw new Malformed('there is no update_id')

  const id = `telegram:${bot}:${number}`
  const own = () => readOwn(update, id, now)
  const theirs = readDesk(update, id, desk, now, () => own().inbounds[0])
  if (theirs) return theirs === 'none' ? nothing : { ...nothing, desk: [theirs] }
  return own()
}

/** What a person does. */
function readOwn(update: Json, event: string, now: Instant): Received {
  for (const [kind, read] of Object.entries(readers)) {
    if (update[kind] === undefined) continue
    const thing = asObject(update[kind])
    const heard = thing ? read(thing) : 'unreadable'
    if (heard === 'unreadable') return { inbounds: [], refused: 1 }
    if (heard === 'silent') return nothing
    const { of, sent, ...rest } = heard
    const id = `${event}:${kind} ${of}`
    const at = sent === undefined ? now : sent * 1_000
    return { inbounds: [{ id, at, receivedAt: now, ...rest }], refused: 0 }
  }
  return nothing
}

const nothing: Received = { inbounds: [], refused: 0 }

/** An Inbound without what the update itself says. `of` is the thing's own id, `sent` in seconds. */
type Heard = Omit<Inbound, 'id' | 'at' | 'receivedAt'> & {
  readonly of: string
  readonly sent?: number
}
type Reader = (thing: Json) => Heard | 'silent' | 'unreadable'

const readers: { readonly [kind: string]: Reader } = {
  message: (message) => fromMessage(message, readMessage),
  edited_message: (message) => fromMessage(message, readEdit),
  callback_query: readCallback,
  my_chat_member: readMembership,
}

function fromMessage(message: Json, read: (message: Json) => Input | 'silent'): ReturnType<Reader> {
  const chat = asObject(message['chat'])
  const id = asInteger(message['message_id'])
  const address = asInteger(chat?.['id'])
  if (id === undefined || address === undefined) return 'unreadable'
  if (chat?.['type'] !== 'private') return 'silent'
  const input = read(message)
  if (input === 'silent') return input
  return {
    of: String(id),
    message: String(id),
    from: { channel: 'telegram', address: String(address) },
    input,
    ...sentAt(message),
    ...languageOf(message),
  }
}

/** Somebody who shares where they are edits that message every few seconds: not a word of it is kept. */
function readEdit(message: Json): Input | 'silent' {
  if (message['location'] !== undefined) return 'silent'
  const text = wordsIn(message)
  const of = String(message['message_id'])
  const file = fileIn(message)
  const words = text === undefined ? {} : { text }
  return { kind: 'edited', of, ...words, ...(file ? { file } : {}) }
}

/** The file that a message holds; undefined where it holds none that is fetched. */
function fileIn(message: Json): SentFile | undefined {
  const { media, ref, unique, name } = mediaOf(message) ?? {}
  if (media !== 'image' && media !== 'video' && media !== 'audio' && media !== 'file')
    return undefined
  if (ref === undefined) return undefined
  return { media, ref, ...(unique ? { unique } : {}), ...(name ? { name } : {}) }
}

function readCallback(query: Json): ReturnType<Reader> {
  const id = asText(query['id'])
  const person = asInteger(asObject(query['from'])?.['id'])
  if (!id || person === undefined) return 'unreadable'
  const chat = asObject(asObject(query['message'])?.['chat'])
  if (query['inline_message_id'] !== undefined || (chat && chat['type'] !== 'private'))
    return 'silent'
  return {
    of: id,
    from: { channel: 'telegram', address: String(asInteger(chat?.['id']) ?? person) },
    input: readButton(query['data']),
    replyTo: id,
    ...languageOf(query),
  }
}

/** An edited message goes on saying when it was first sent, and beside it when it was edited. */
function sentAt(thing: Json): { readonly sent?: number } {
  const sent = asInteger(thing['edit_date']) ?? asInteger(thing['date'])
  return sent === undefined ? {} : { sent }
}

function languageOf(thing: Json): { readonly language?: string } {
  const language = asText(asObject(thing['from'])?.['language_code'])
  return language ? { language } : {}
}
