import { orientationIn, orientationOnly } from './orientation.ts'
import { ascii, joined, view } from './reading.ts'

const [SOI, EOI, SOS, APP0, APP1, APP2, APP14] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee]

/**
 * A JPEG with its picture, its colours and which way is up, and without anything else: no EXIF, XMP,
 * IPTC, comments, thumbnails, or whatever follows the end of the picture. ITU-T T.81, Annex B.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let turned: number | undefined
  let at = 2
  for (;;) {
    if (bytes[at] !== 0xff) return undefined
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    if (marker === undefined) return undefined
    if (marker === EOI) break
    const length = at + 4 <= bytes.length ? view(bytes).getUint16(at + 2) : 0
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return undefined
    const whole = bytes.subarray(at, end)
    if (marker === APP1) turned ??= orientationIn(whole.subarray(4))
    else kept.push(...keep(marker, whole))
    at = marker === SOS ? afterScan(bytes, end) : end
    if (marker === SOS) kept.push(bytes.subarray(end, at))
  }
  kept.push(Uint8Array.of(0xff, EOI))
  if (turned !== undefined && turned !== 1) kept.splice(1, 0, orientationOnly(turned))
  return joined(kept)
}

/** Frames, tables, scans; of what applications add only the colours. */
function keep(marker: number, whole: Uint8Array): readonly Uint8Array[] {
  const named = (name: string) => ascii(whole, 4, name.length) === name
  if (marker === APP0) return named('JFIF\0') && whole.length >= 18 ? [jfif(whole)] : []
  if (marker === APP2) return named('ICC_PROFILE\0') ? [whole] : []
  if (marker === APP14) return named('Adobe') ? [whole] : []
  const frame = marker >= 0xc0 && marker <= 0xcf
  const table = marker >= SOS && marker <= 0xdf
  return frame || table ? [whole] : []
}

/** JFIF's own head without its thumbnail. */
function jfif(whole: Uint8Array): Uint8Array {
  const head = whole.slice(0, 18)
  head.set([0, 16], 2)
  head.set([0, 0], 16)
  return head
}

/** Where the coded picture ends: at the next marker that is neither a restart nor a stuffed byte. */
function afterScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) break
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}
