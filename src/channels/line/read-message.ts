import { placeAt } from '../../core/enclosure.ts'
import type { Input, Media } from '../../core/inbound.ts'
import { asObject, asText, asTexts, type Json } from '../json.ts'

/**
 * What somebody sent in a 1:1 chat. `ref` is the message's id where LINE keeps content to fetch by
 * it, and absent where it lies at an address that its sender chose. A place comes with where it is, which is kept only while a caseworker may read.
 * https://developers.line.biz/en/reference/messaging-api/#message-event
 */
export function readMessage(message: Json): Input | 'unreadable' {
  const type = asText(message['type'])
  const id = asText(message['id'])
  const text = asText(message['text'])
  if (!type || !id) return 'unreadable'
  if (type === 'text') return text === undefined ? 'unreadable' : { kind: 'text', text }
  if (type === 'sticker') return readSticker(message, text)
  const media = kinds[type]
  if (!media) return { kind: 'unknown', what: type }
  const name = asText(message['fileName'])
  const elsewhere = asObject(message['contentProvider'])?.['type'] === 'external'
  if (media !== 'location')
    return { kind: 'media', media, ...(!elsewhere && { ref: id }), ...(name && { name }) }
  const { latitude, longitude } = message
  const named = { title: asText(message['title']), address: asText(message['address']) }
  const place = placeAt(latitude, longitude, named)
  return { kind: 'media', media, ...(place && { place }) }
}

const kinds: { readonly [type: string]: Media | undefined } = Object.assign(Object.create(null), {
  image: 'image',
  video: 'video',
  audio: 'audio',
  file: 'file',
  location: 'location',
} satisfies { [type: string]: Media })

/** A sticker's keywords say what it means; a message sticker bears a text its sender wrote. */
function readSticker(message: Json, text: string | undefined): Input {
  const ref = asText(message['stickerId'])
  return {
    kind: 'media',
    media: 'sticker',
    keywords: asTexts(message['keywords']),
    ...(ref ? { ref } : {}),
    ...(text ? { caption: text } : {}),
  }
}
