import type { Instant } from '../../core/conversation.ts'
import type { Place } from '../../core/enclosure.ts'
import type { Inbound } from '../../core/inbound.ts'
import type { DeskEvent, RoomFile } from '../../desk/ports.ts'
import { asInteger, asObject, asText, type Json } from '../json.ts'
import { mediaOf } from './read-message.ts'
import { wordsIn } from './words.ts'

/**
 * An update that belongs to the caseworkers: what happens in their group, or a one-time code that
 * one of them sends the bot in private. `none` for the desk's own that says nothing; undefined for
 * what is not the desk's, as is everything where there is no group. `otherwise` is what the update is
 * where it is anybody else's.
 * https://core.telegram.org/bots/api#update
 */
export function readDesk(
  update: Json,
  id: string,
  group: number | undefined,
  now: Instant,
  otherwise: () => Inbound | undefined,
): DeskEvent | 'none' | undefined {
  const [kind, thing] = thingOf(update)
  if (!kind || !thing) return undefined
  const message = kind === 'callback_query' ? asObject(thing['message']) : thing
  const chat = asObject(message?.['chat'])
  const from = asObject(thing['from'])
  const by = asInteger(from?.['id'])
  if (group === undefined) return undefined
  if (chat?.['type'] === 'private')
    return kind === 'message' ? codeIn(thing, id, now, otherwise) : undefined
  if (asInteger(chat?.['id']) !== group) return undefined
  const what = readWhat(kind, thing)
  if (!what) return 'none'
  const named = what.kind !== 'moved' && what.kind !== 'unnamed' && what.kind !== 'crowd'
  if (named && (by === undefined || from?.['is_bot'] === true)) return 'none'
  const thread = message?.['is_topic_message'] ? asInteger(message['message_thread_id']) : undefined
  return {
    ...{ id: `desk|${id}`, at: now, by: String(by ?? '') },
    ...(thread === undefined ? {} : { thread }),
    what,
  }
}

const kinds = ['message', 'edited_message', 'callback_query', 'my_chat_member']

function thingOf(update: Json): readonly [kind?: string, thing?: Json | undefined] {
  const kind = kinds.find((name) => update[name] !== undefined)
  return kind === undefined ? [] : [kind, asObject(update[kind])]
}

/**
 * Who hides behind the group's name, or a channel's, cannot be told from anybody else.
 * https://core.telegram.org/bots/api#message (sender_chat)
 */
function readWhat(kind: string, thing: Json): DeskEvent['what'] | undefined {
  const what = readers[kind]?.(thing)
  if (what?.kind !== 'said' && what?.kind !== 'edited') return what
  return thing['sender_chat'] === undefined ? what : { kind: 'unnamed', message: what.message }
}

const readers: { readonly [kind: string]: (thing: Json) => DeskEvent['what'] | undefined } = {
  message: readSaid,
  /** Whoever shares where they go edits that message every few seconds. */
  edited_message: (thing) => {
    if (thing['location'] !== undefined) return undefined
    const message = asInteger(thing['message_id'])
    if (message === undefined) return undefined
    const text = wordsIn(thing)
    const words = text === undefined ? {} : { text }
    return { kind: 'edited', message, ...words, ...(enclosedIn(thing).file && { file: true }) }
  },
  callback_query: (thing) => {
    const [query, data] = [asText(thing['id']), asText(thing['data'])]
    return query && data ? { kind: 'tap', query, data } : undefined
  },
  my_chat_member: (thing) => {
    const is = asObject(thing['new_chat_member'])?.['status']
    return { kind: 'standing', member: is !== 'kicked' && is !== 'left' }
  },
}

function readSaid(thing: Json): DeskEvent['what'] | undefined {
  const to = asInteger(thing['migrate_to_chat_id'])
  if (to !== undefined) return { kind: 'moved', to }
  if (crowds.some((name) => thing[name] !== undefined)) return { kind: 'crowd' }
  const message = asInteger(thing['message_id'])
  if (message === undefined || notices.some((name) => thing[name] !== undefined)) return undefined
  const text = wordsIn(thing)
  const album = asText(thing['media_group_id'])
  return {
    ...{ kind: 'said', message, toColleague: isToColleague(thing), borrowed: isBorrowed(thing) },
    ...(text === undefined ? {} : { text }),
    ...(album === undefined ? {} : { album }),
    ...enclosedIn(thing),
  }
}

/** A file or a place; neither for a sticker, a contact and whatever else Telegram may bring. */
function enclosedIn(thing: Json): { readonly file?: RoomFile; readonly place?: Place } {
  const { media, ref, name, place } = mediaOf(thing) ?? {}
  if (place) return { place }
  if (media !== 'image' && media !== 'video' && media !== 'audio' && media !== 'file') return {}
  if (ref === undefined) return {}
  const seconds = lasting
    .map((field) => asInteger(asObject(thing[field])?.['duration']))
    .find((given) => given !== undefined)
  return {
    file: {
      ...{ kind: media, ref },
      ...(name !== undefined && { name }),
      ...(seconds !== undefined && { seconds }),
    },
  }
}

const lasting = ['voice', 'audio', 'video', 'video_note', 'animation']

/** Every message in a topic answers the notice that the topic was made; that is nobody's. */
function isToColleague(thing: Json): boolean {
  if (thing['external_reply'] !== undefined) return true
  const answered = asObject(thing['reply_to_message'])
  if (!answered || answered['forum_topic_created'] !== undefined) return false
  // Who hides behind the group's name comes as a bot.
  return answered['sender_chat'] !== undefined || asObject(answered['from'])?.['is_bot'] !== true
}

/** Forwarded, also as older servers tell it, or written by way of another bot. */
const isBorrowed = (thing: Json): boolean =>
  ['forward_origin', 'forward_date', 'via_bot'].some((field) => thing[field] !== undefined)

const crowds = ['new_chat_members', 'left_chat_member']

/** What Telegram itself says in a group. https://core.telegram.org/bots/api#message */
const notices = [
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'new_chat_title',
  'new_chat_photo',
  'pinned_message',
  'migrate_from_chat_id',
]

/**
 * A code of `npm run staff`, `ABCDE-FGHJK`, in a private chat: after `/staff`; or alone, where anybody
 * may have written it.
 */
function codeIn(
  thing: Json,
  id: string,
  now: Instant,
  otherwise: () => Inbound | undefined,
): DeskEvent | undefined {
  const found =
    /^\s*(?:\/staff(?:@\w+)?\s+(\S{6,40})|((?=.*\d)(?=.*[A-Z])[0-9A-Z]{5}-[0-9A-Z]{5}))\s*$/i.exec(
      asText(thing['text']) ?? '',
    ) ?? []
  const code = found[1] ?? found[2]
  const by = asInteger(asObject(thing['from'])?.['id'])
  const chat = asInteger(asObject(thing['chat'])?.['id'])
  if (code === undefined || by === undefined || chat === undefined) return undefined
  const anybodys = found[1] === undefined ? otherwise() : undefined
  const what = { kind: 'code', code, chat, ...(anybodys && { otherwise: anybodys }) } as const
  return { id: `desk|${id}`, at: now, by: String(by), what }
}
