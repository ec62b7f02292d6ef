import type { Instant } from '../../core/conversation.ts'
import type { DeskEvent } from '../../desk/ports.ts'
import { asInteger, asObject, asText, type Json } from '../json.ts'

/**
 * An update that belongs to the caseworkers: what happens in their group, or a one-time code that
 * one of them sends the bot in private. `none` for the desk's own that says nothing; undefined for
 * what is not the desk's.
 * https://core.telegram.org/bots/api#update
 */
export function readDesk(
  update: Json,
  id: string,
  group: number | undefined,
  now: Instant,
): DeskEvent | 'none' | undefined {
  const [kind, thing] = thingOf(update)
  if (!kind || !thing) return undefined
  const message = kind === 'callback_query' ? asObject(thing['message']) : thing
  const chat = asObject(message?.['chat'])
  const from = asObject(thing['from'])
  const by = asInteger(from?.['id'])
  if (chat?.['type'] === 'private') return kind === 'message' ? codeIn(thing, id, now) : undefined
  if (group === undefined || asInteger(chat?.['id']) !== group) return undefined
  const what = readers[kind]?.(thing)
  if (!what || (by === undefined && what.kind !== 'moved')) return 'none'
  if (from?.['is_bot'] === true && what.kind !== 'moved') return 'none'
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

const readers: { readonly [kind: string]: (thing: Json) => DeskEvent['what'] | undefined } = {
  message: readSaid,
  edited_message: (thing) => {
    const message = asInteger(thing['message_id'])
    return message === undefined ? undefined : { kind: 'edited', message }
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
  const message = asInteger(thing['message_id'])
  if (message === undefined || notices.some((name) => thing[name] !== undefined)) return undefined
  const text = asText(thing['text'])
  return {
    ...{ kind: 'said', message, toColleague: isToColleague(thing) },
    ...(text === undefined ? {} : { text }),
  }
}

/** Every message in a topic answers the notice that the topic was made; that is nobody's. */
function isToColleague(thing: Json): boolean {
  const answered = asObject(thing['reply_to_message'])
  if (!answered || answered['forum_topic_created'] !== undefined) return false
  return asObject(answered['from'])?.['is_bot'] !== true
}

/** What Telegram itself says in a group. https://core.telegram.org/bots/api#message */
const notices = [
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'new_chat_photo',
  'pinned_message',
  'migrate_from_chat_id',
]

/** A code of `npm run staff`, `ABCDE-FGHJK`, in a private chat: alone, or after `/staff`. */
function codeIn(thing: Json, id: string, now: Instant): DeskEvent | undefined {
  const found =
    /^\s*(?:\/staff(?:@\w+)?\s+(\S{6,40})|((?=.*\d)(?=.*[A-Z])[0-9A-Z]{5}-[0-9A-Z]{5}))\s*$/i.exec(
      asText(thing['text']) ?? '',
    ) ?? []
  const code = found[1] ?? found[2]
  const by = asInteger(asObject(thing['from'])?.['id'])
  const chat = asInteger(asObject(thing['chat'])?.['id'])
  if (code === undefined || by === undefined || chat === undefined) return undefined
  const what = { kind: 'code', code, chat } as const
  return { id: `desk|${id}`, at: now, by: String(by), what }
}
