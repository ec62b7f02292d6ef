import { ascii, joined, view } from './reading.ts'

/** RFC 9649, section 2.7. */
const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** Bits of VP8X that promise EXIF and XMP. */
const PROMISES = 0x08 | 0x04
/** What stands before the chunks of one picture of several. */
const FRAME = 16

/** A WebP without EXIF, XMP or chunks that nobody knows. */
export function stripWebp(bytes: Uint8Array): Uint8Array | undefined {
  const size = bytes.length < 12 ? 0 : view(bytes).getUint32(4, true)
  if (size < 4 || size + 8 > bytes.length) return undefined
  const chunks = filtered(bytes.subarray(12, size + 8))
  if (!chunks || chunks.length === 0) return undefined
  const whole = joined([bytes.subarray(0, 12), ...chunks])
  view(whole).setUint32(4, whole.length - 8, true)
  return whole
}

function filtered(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const kept: Uint8Array[] = []
  let at = 0
  while (at + 8 <= bytes.length) {
    const size = view(bytes).getUint32(at + 4, true)
    const end = at + 8 + size
    if (end > bytes.length) return undefined
    const name = ascii(bytes, at, 4)
    const chunk = KEPT.has(name) ? rid(name, bytes.subarray(at, end)) : joined([])
    if (!chunk) return undefined
    kept.push(chunk, new Uint8Array(chunk.length % 2))
    at = end + (size % 2)
  }
  return kept
}

function rid(name: string, chunk: Uint8Array): Uint8Array | undefined {
  if (name === 'VP8X' && chunk.length > 8) {
    const promised = chunk.slice()
    promised[8] = (promised[8] ?? 0) & ~PROMISES
    return promised
  }
  if (name !== 'ANMF') return chunk
  const inner = filtered(chunk.subarray(8 + FRAME))
  if (!inner) return undefined
  const frame = joined([chunk.subarray(0, 8 + FRAME), ...inner])
  view(frame).setUint32(4, frame.length - 8, true)
  return frame
}
