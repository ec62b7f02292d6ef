import { type Place, placeAt } from '../../core/enclosure.ts'
import type { Input, Media } from '../../core/inbound.ts'
import { asObject, asText, type Json } from '../json.ts'
import { captionIn, wordsIn } from './words.ts'

/**
 * What somebody sent in a private chat. `ref` is the file's id, captions are kept, and a place comes
 * with where it is, which is kept only while a caseworker may read. What is forwarded may be another's
 * words, and is no command. `silent`: Telegram's own notices, which nobody said.
 * https://core.telegram.org/bots/api#message
 */
export function readMessage(message: Json): Input | 'silent' {
  const forwarded = message['forward_origin'] !== undefined && ({ forwarded: true } as const)
  if (asText(message['text']) !== undefined) {
    const text = wordsIn(message) ?? ''
    return forwarded ? { kind: 'text', text, ...forwarded } : readText(text)
  }
  const media = mediaOf(message)
  if (media) return { ...media, ...forwarded }
  if (notices.some((field) => message[field] !== undefined)) return 'silent'
  return { kind: 'unknown', what: 'message' }
}

/**
 * `/menu`, `/menu@TonariBot` and `/start from-a-link` are commands. A command is the whole of a message, but for what a link gives to `start`: words behind any other
 * are somebody's own, and may be a cry for help. https://core.telegram.org/bots/features#deep-linking
 */
function readText(text: string): Input {
  const [, command, more = ''] =
    /^\/([a-z][a-z0-9_]{0,31})(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(text) ?? []
  if (command === undefined) return { kind: 'text', text }
  const name = command.toLowerCase()
  const given = more.trim() === '' || (name === 'start' && /^[\w-]{1,64}$/.test(more.trim()))
  return given ? { kind: 'command', command: name } : { kind: 'text', text }
}

/** In this order: an animation also comes as a document, a venue as a location. */
const kinds: readonly (readonly [field: string, media: Media])[] = [
  ['sticker', 'sticker'],
  ['photo', 'image'],
  ['voice', 'audio'],
  ['audio', 'audio'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['animation', 'video'],
  ['live_photo', 'image'],
  ['document', 'file'],
  ['location', 'location'],
  ['contact', 'contact'],
]

/** https://core.telegram.org/bots/api#message, the fields that are service messages in private chats. */
const notices = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'chat_background_set',
  'write_access_allowed',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'connected_website',
  'proximity_alert_triggered',
]

/** What a message holds besides words; undefined where it holds nothing. */
export function mediaOf(message: Json): Extract<Input, { kind: 'media' }> | undefined {
  const found = kinds.find(([field]) => message[field] !== undefined && message[field] !== null)
  return found && readMedia(message, ...found)
}

function readMedia(message: Json, field: string, media: Media): Extract<Input, { kind: 'media' }> {
  const content = message[field]
  const file = asObject(Array.isArray(content) ? content.at(-1) : content)
  const ref = asText(file?.['file_id'])
  const unique = asText(file?.['file_unique_id'])
  const caption = captionIn(message)
  const name = asText(file?.['file_name'])
  const place = media === 'location' ? readPlace(message) : undefined
  const emoji = media === 'sticker' ? asText(file?.['emoji']) : undefined
  return {
    kind: 'media',
    media,
    ...(ref ? { ref } : {}),
    ...(ref && unique ? { unique } : {}),
    ...(name ? { name } : {}),
    ...(caption ? { caption } : {}),
    ...(emoji ? { keywords: [emoji] } : {}),
    ...(place ? { place } : {}),
  }
}

/** Where somebody says that something is; a venue has a name and an address too. */
function readPlace(message: Json): Place | undefined {
  const venue = asObject(message['venue'])
  const point = asObject(message['location']) ?? asObject(venue?.['location'])
  const named = { title: asText(venue?.['title']), address: asText(venue?.['address']) }
  return placeAt(point?.['latitude'], point?.['longitude'], named)
}
