import type { messagingApi } from '@line/bot-sdk'
import type { Place } from '../../core/enclosure.ts'
import type { Spoken } from '../../core/message.ts'

/**
 * Bytes of a picture that is its own preview, units of UTF-16 in what a place is called.
 * https://developers.line.biz/en/reference/messaging-api/#image-message
 */
const limits = { preview: 1_000_000, named: 100 } as const

/**
 * A file or a place as LINE shows it in the talk. `link` where it can only be told where it is: LINE
 * shows JPEG and PNG that are small enough to be their own preview, and plays MP3 and M4A of a known
 * length; a video needs a picture of it, which we have not.
 */
export function enclosedIn({
  file,
  place,
}: Spoken):
  | messagingApi.ImageMessage
  | messagingApi.AudioMessage
  | messagingApi.LocationMessage
  | 'link'
  | undefined {
  if (place) return placeOf(place)
  if (!file) return undefined
  const { type, bytes, seconds, url } = file
  if (/^image\/(jpeg|png)$/.test(type) && bytes <= limits.preview)
    return { type: 'image', originalContentUrl: url, previewImageUrl: url }
  if (/^audio\/(mpeg|mp4)$/.test(type) && seconds !== undefined && seconds > 0)
    return { type: 'audio', originalContentUrl: url, duration: Math.round(seconds * 1_000) }
  return 'link'
}

/** LINE wants a name and an address: a point without them is called what it is. */
function placeOf(place: Place & { readonly called: string }): messagingApi.LocationMessage {
  const { latitude, longitude, called } = place
  const { title = called, address = `${latitude.toFixed(6)}, ${longitude.toFixed(6)}` } = place
  return { type: 'location', title: cut(title), address: cut(address), latitude, longitude }
}

/** What fits, with no half of a character at its end. The words above the map say it all. */
const cut = (name: string): string =>
  name.length <= limits.named
    ? name
    : `${name.slice(0, limits.named - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
