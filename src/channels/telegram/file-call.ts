import type { Enclosure } from '../../core/enclosure.ts'
import type { Call } from '../../parcel.ts'

/** Bytes of a picture that Telegram shows as one. https://core.telegram.org/bots/api#sending-files */
const LARGEST_PHOTO = 10_000_000

/** A file of ours in a call's body: its bytes are put in its place when the call is made. */
export interface OfMedia {
  readonly $media: string
}

/**
 * How Telegram shows a file best: a picture, a voice, music, a video, or something to save. The body
 * lacks whom it is for.
 * https://core.telegram.org/bots/api#sendphoto
 */
export function fileCall({
  id,
  media,
  type,
  bytes,
}: Pick<Enclosure, 'id' | 'media' | 'type' | 'bytes'>): Call {
  const call = (method: string, field: string): Call => ({
    method,
    body: { [field]: { $media: id } satisfies OfMedia },
  })
  if (media === 'image' && /^image\/(jpeg|png)$/.test(type) && bytes <= LARGEST_PHOTO)
    return call('sendPhoto', 'photo')
  if (media === 'audio' && type === 'audio/ogg') return call('sendVoice', 'voice')
  if (media === 'audio' && /^audio\/(mpeg|mp4)$/.test(type)) return call('sendAudio', 'audio')
  if (media === 'video' && type === 'video/mp4') return call('sendVideo', 'video')
  return call('sendDocument', 'document')
}

/** The file that a call's body names, and in which field; undefined where it names none. */
export function mediaIn(
  body: Call['body'],
): { readonly field: string; readonly id: string } | undefined {
  for (const [field, value] of Object.entries(body)) {
    if (typeof value !== 'object' || value === null) continue
    const { $media: id } = value as Partial<OfMedia>
    if (typeof id === 'string') return { field, id }
  }
  return undefined
}
