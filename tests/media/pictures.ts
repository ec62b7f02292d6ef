/**
 * Pictures of 24 by 16 points, as cameras and phones write them: with a place in every corner where
 * one may stand. Made with libvips; what cameras add is added here.
 */

/** What no copy may hold. */
export const PLACE = 'N35.6812 E139.7671 Lan Nguyen'

const from = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

/** A JPEG of one scan. */
export const plainJpeg = from(
  '/9j/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASIAAhEBAxEB/8QAFwAAAwEAAAAAAAAAAAAAAAAAAAQFBv/EABgQAAMBAQAAAAAAAAAAAAAAAAADBWJh/8QAFgEBAQEAAAAAAAAAAAAAAAAABAMG/8QAGxEAAQUBAQAAAAAAAAAAAAAAAAMEBSExAiL/2gAMAwEAAhEDEQA/AMkmfwfTP4XEz8j6Z+Syj0IykMshJn5A1iZ+QBdPb006Mh50/9k=',
)

/** A JPEG of several scans, with tables between them. */
export const progressiveJpeg = from(
  '/9j/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAQABgDASIAAhEBAxEB/8QAFwAAAwEAAAAAAAAAAAAAAAAAAAQFA//EABYBAQEBAAAAAAAAAAAAAAAAAAMCBf/aAAwDAQACEAMQAAABkMPb2KJWA1P/xAAWEAADAAAAAAAAAAAAAAAAAAAAAQP/2gAIAQEAAQUCUxTFMUxTFM//xAAYEQACAwAAAAAAAAAAAAAAAAAABAIDIf/aAAgBAwEBPwGlggxh/8QAFxEAAwEAAAAAAAAAAAAAAAAAAAEDAv/aAAgBAgEBPwHVh2P/xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAY/Al//xAAWEAEBAQAAAAAAAAAAAAAAAAAAYRD/2gAIAQEAAT8hypJJJP/aAAwDAQACAAMAAAAQlC//xAAXEQEAAwAAAAAAAAAAAAAAAAAAITFR/9oACAEDAQE/EKpaH//EABYRAQEBAAAAAAAAAAAAAAAAAAAhMf/aAAgBAgEBPxA11//EABYQAQEBAAAAAAAAAAAAAAAAAGEAIP/aAAgBAQABPxAIMgAf/9k=',
)

/** A WebP without its head: a chunk `VP8 `. */
const vp8 = from(
  'VlA4IFgAAACQAwCdASoYABAAPtFapkuoJaOhsAgBABoJbACdMoR3ACm73xYgAP7xDgO0x8H4U+3xrfVahFBBXD+b+S052HnVa7/CBOLO8SGgOivjcpx7md6gUI5dIpAA',
)

/** A PNG of one black point. */
export const plainPng = from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAACklEQVQI12NgAAAAAgAB4iG8MwAAAABJRU5ErkJggg==',
)

const text = (words: string) => new TextEncoder().encode(words)
const all = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const segment = (marker: number, ...body: readonly Uint8Array[]) => {
  const whole = all(...body)
  return all(Uint8Array.of(0xff, marker, (whole.length + 2) >> 8, (whole.length + 2) & 0xff), whole)
}

/** The EXIF of a camera: who made it, which way is up, and where it was. */
export function exif(orientation: number): Uint8Array {
  const tiff = Buffer.alloc(8 + 2 + 3 * 12 + 4 + 200)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(3, 8)
  const entry = (place: number, tag: number, type: number, count: number, value: number) => {
    const at = 10 + place * 12
    tiff.writeUInt16LE(tag, at)
    tiff.writeUInt16LE(type, at + 2)
    tiff.writeUInt32LE(count, at + 4)
    tiff.writeUInt32LE(value, at + 8)
  }
  entry(0, 0x010f, 2, PLACE.length, 60)
  entry(1, 0x0112, 3, 1, orientation)
  entry(2, 0x8825, 4, 1, 120)
  tiff.write(PLACE, 60, 'latin1')
  return all(text('Exif\0\0'), tiff)
}

/** A photo as a phone keeps it. */
export function phoneJpeg(orientation = 1, picture = plainJpeg): Uint8Array {
  return all(
    picture.subarray(0, 2),
    segment(0xe0, text('JFIF\0'), Uint8Array.of(1, 1, 0, 0, 1, 0, 1, 1, 1, 7, 7, 7)),
    segment(0xe1, exif(orientation)),
    segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0<x>${PLACE}</x>`)),
    segment(0xe2, text('ICC_PROFILE\0\x01\x01colours, and by chance '), Uint8Array.of(0xff, 0xe1)),
    segment(0xe2, text(`MPF\0${PLACE}`)),
    segment(0xed, text(`Photoshop 3.0\0${PLACE}`)),
    segment(0xfe, text(PLACE)),
    picture.subarray(2),
    phoneThumbnail(),
  )
}

/** What some phones write behind the end: another whole photo. */
const phoneThumbnail = () => all(plainJpeg.subarray(0, 2), segment(0xe1, exif(1)), text(PLACE))

/** A PNG with everything that may be told in one; no reader minds that its sums are wrong. */
export function tellingPng(): Uint8Array {
  const chunk = (name: string, body: Uint8Array) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(body.length)
    return all(length, text(name), body, new Uint8Array(4))
  }
  const told = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'prVt'].map((name) =>
    chunk(name, text(PLACE)),
  )
  const head = 8 + 25
  return all(plainPng.subarray(0, head), ...told, plainPng.subarray(head), text(PLACE))
}

const riff = (...chunks: readonly Uint8Array[]) => {
  const body = all(text('WEBP'), ...chunks)
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return all(text('RIFF'), size, body)
}

const chunk = (name: string, body: Uint8Array) => {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return all(text(name), size, body, new Uint8Array(body.length % 2))
}

/** A WebP that says nothing, and one with everything that may be told in one. */
export const plainWebp = riff(vp8)
export const tellingWebp = riff(
  chunk('VP8X', Uint8Array.of(0x0c, 0, 0, 0, 23, 0, 0, 15, 0, 0)),
  vp8,
  chunk('EXIF', all(exif(1), Uint8Array.of(7))),
  chunk('XMP ', text(PLACE)),
  chunk('abcd', text(PLACE)),
)

/** Boxes as a phone writes them around moving pictures; the picture itself is no picture. */
export function phoneVideo(): Uint8Array {
  const box = (name: string, ...body: readonly Uint8Array[]) => {
    const size = Buffer.alloc(4)
    const whole = all(...body)
    size.writeUInt32BE(whole.length + 8)
    return all(size, text(name), whole)
  }
  return all(
    box('ftyp', text('mp42\0\0\0\0isom')),
    box(
      'moov',
      box('mvhd', new Uint8Array(100)),
      box('trak', box('tkhd', new Uint8Array(84)), box('udta', text(PLACE))),
      box('udta', box('\xa9xyz', text(PLACE))),
      box('meta', text(PLACE)),
    ),
    box('uuid', text(PLACE)),
    box('mdat', text('the film itself')),
  )
}

/** Two seconds in which nobody speaks: a WAV of 8,000 points a second. */
export const twoSeconds = (() => {
  const wav = Buffer.alloc(44 + 16_000, 128)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + 16_000, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(8_000, 24)
  wav.writeUInt32LE(8_000, 28)
  wav.writeUInt16LE(1, 32)
  wav.writeUInt16LE(8, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(16_000, 40)
  return new Uint8Array(wav)
})()
