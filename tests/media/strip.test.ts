import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sniff } from '../../src/media/sniff.ts'
import { orientationIn } from '../../src/media/strip/orientation.ts'
import { strip } from '../../src/media/strip.ts'
import {
  PLACE,
  phoneJpeg,
  phoneVideo,
  plainJpeg,
  plainPng,
  plainWebp,
  progressiveJpeg,
  tellingPng,
  tellingWebp,
} from './pictures.ts'

const letters = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1')
const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex')

const told: readonly (readonly [what: string, type: string, bytes: Uint8Array])[] = [
  ['a photo', 'image/jpeg', phoneJpeg()],
  ['a photo of several scans', 'image/jpeg', phoneJpeg(1, progressiveJpeg)],
  ['a photo that lies on its side', 'image/jpeg', phoneJpeg(6)],
  ['a PNG', 'image/png', tellingPng()],
  ['a WebP', 'image/webp', tellingWebp],
  ['a film', 'video/mp4', phoneVideo()],
]

test.each(told)('%s stays as it was when a copy is made, as a Buffer too', (_, type, bytes) => {
  const original = Buffer.from(bytes)
  expect(strip(original, type)).toBeDefined()
  expect(original.equals(bytes)).toBe(true)
})

test.each(told)('%s tells no place once it is copied', (_, type, bytes) => {
  expect(letters(bytes)).toContain(PLACE)
  const copy = strip(bytes, type)
  expect(copy).toBeDefined()
  expect(letters(copy)).not.toContain('Lan')
  expect(letters(copy)).not.toContain('139.76')
  expect(sniff(copy as Uint8Array, 'image')).toBe(type)
  expect(hex(strip(copy as Uint8Array, type))).toBe(hex(copy))
})

test('what makes the picture is taken over, bit for bit', () => {
  const scans = (bytes: Uint8Array) =>
    bytes.subarray(bytes.findIndex((_, i) => bytes[i + 1] === 0xdb))
  for (const picture of [plainJpeg, progressiveJpeg]) {
    const copy = strip(phoneJpeg(1, picture), 'image/jpeg') as Uint8Array
    expect(letters(copy)).toContain('ICC_PROFILE')
    expect(letters(copy)).toContain('JFIF')
    expect(hex(copy).endsWith(hex(scans(picture)))).toBe(true)
    expect(hex(strip(picture, 'image/jpeg'))).toBe(hex(picture))
  }
  expect(hex(strip(tellingPng(), 'image/png'))).toBe(hex(plainPng))
  const webp = strip(tellingWebp, 'image/webp') as Uint8Array
  expect(hex(webp)).toContain(hex(plainWebp.subarray(12)))
  expect(Buffer.from(webp).readUInt32LE(4)).toBe(webp.length - 8)
  expect(webp[20]).toBe(0)
})

test('which way is up is kept, and nothing else of the EXIF', () => {
  const copy = strip(phoneJpeg(6), 'image/jpeg') as Uint8Array
  expect(orientationIn(copy.subarray(6))).toBe(6)
  expect(hex(copy).slice(0, 12)).toBe('ffd8ffe10022')
  expect(letters(strip(phoneJpeg(1), 'image/jpeg'))).not.toContain('Exif')
})

test('a film keeps its length, since its parts are found by counting', () => {
  const film = phoneVideo()
  const copy = strip(film, 'video/mp4') as Uint8Array
  expect(copy).toHaveLength(film.length)
  expect(letters(copy)).toContain('the film itself')
  expect(letters(film)).toContain(PLACE)
})

test('what is broken, or of another type, is not called clean', () => {
  for (const [, type, bytes] of told) {
    for (const other of ['image/heic', 'application/pdf', 'text/html'])
      expect(strip(bytes, other)).toBeUndefined()
    expect(strip(bytes.subarray(0, 40), type)).toBeUndefined()
    expect(strip(new Uint8Array(0), type) ?? new Uint8Array(0)).toHaveLength(0)
  }
})

test('whatever the bytes, it ends, and nothing it gives holds more than was there', () => {
  const types = ['image/jpeg', 'image/png', 'image/webp', 'video/mp4']
  const noise = fc.uint8Array({ maxLength: 300 })
  const damaged = fc
    .tuple(fc.constantFrom(...told), fc.nat(), fc.integer({ min: 0, max: 255 }))
    .map(([[, , bytes], at, value]) => {
      const copy = bytes.slice()
      copy[at % copy.length] = value
      return copy
    })
  fc.assert(
    fc.property(fc.oneof(noise, damaged), fc.constantFrom(...types), (bytes, type) => {
      const copy = strip(bytes, type)
      if (copy) expect(copy.length).toBeLessThanOrEqual(bytes.length + 36)
    }),
    { numRuns: 3_000 },
  )
})

test('a file is what its bytes say', () => {
  const of = (bytes: Uint8Array | string, kind: 'image' | 'audio' | 'video' | 'file' = 'file') =>
    sniff(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, kind)
  expect(of(plainJpeg)).toBe('image/jpeg')
  expect(of(plainPng)).toBe('image/png')
  expect(of(plainWebp)).toBe('image/webp')
  expect(of(phoneVideo())).toBe('video/mp4')
  expect(of(phoneVideo(), 'audio')).toBe('audio/mp4')
  expect(of('\0\0\0\x18ftypM4A \0\0\0\0')).toBe('audio/mp4')
  expect(of('\0\0\0\x18ftypheic\0\0\0\0')).toBe('image/heic')
  expect(of('OggS\0')).toBe('audio/ogg')
  expect(of('%PDF-1.7')).toBe('application/pdf')
  expect(of('<html><script>alert(1)</script>', 'image')).toBe('application/octet-stream')
  expect(of('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image')).toBe('application/octet-stream')
  expect(of('', 'image')).toBe('application/octet-stream')
})
