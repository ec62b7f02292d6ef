import { ascii, joined, view } from './reading.ts'

/** Chunks that make the picture, its colours and its movement. https://www.w3.org/TR/png-3/ */
const KEPT = new Set([
  ...[
    'IHDR',
    'PLTE',
    'IDAT',
    'IEND',
    'tRNS',
    'gAMA',
    'cHRM',
    'sRGB',
    'iCCP',
    'cICP',
    'mDCV',
    'cLLI',
  ],
  ...['sBIT', 'pHYs', 'bKGD', 'acTL', 'fcTL', 'fdAT'],
])

/** A PNG without texts, times, EXIF or anything behind its end. */
export function stripPng(bytes: Uint8Array): Uint8Array | undefined {
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view(bytes).getUint32(at)
    if (end > bytes.length) return undefined
    const name = ascii(bytes, at + 4, 4)
    if (KEPT.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return joined(kept)
    at = end
  }
  return undefined
}
