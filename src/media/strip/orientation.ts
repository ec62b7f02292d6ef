import { ascii, view } from './reading.ts'

const ORIENTATION = 0x0112
const SHORT = 3

/** Which way is up, 1 to 8, in the body of a JPEG's APP1 segment. TIFF 6.0, section 8. */
export function orientationIn(app1: Uint8Array): number | undefined {
  if (ascii(app1, 0, 6) !== 'Exif\0\0') return undefined
  const tiff = view(app1.subarray(6))
  const order = ascii(app1, 6, 2)
  const little = order === 'II'
  if (!little && order !== 'MM') return undefined
  if (tiff.byteLength < 8) return undefined
  const directory = tiff.getUint32(4, little)
  if (directory + 2 > tiff.byteLength) return undefined
  const entries = tiff.getUint16(directory, little)
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12
    if (entry + 12 > tiff.byteLength) return undefined
    if (tiff.getUint16(entry, little) !== ORIENTATION) continue
    const value = tiff.getUint16(entry + 8, little)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** An APP1 segment that says which way is up, and nothing else. */
export function orientationOnly(orientation: number): Uint8Array {
  const directory = [0, 1, ORIENTATION >> 8, ORIENTATION & 0xff, 0, SHORT, 0, 0, 0, 1]
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, ...directory, 0, orientation, 0, 0, 0, 0, 0, 0]
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]
  return Uint8Array.of(0xff, 0xe1, 0, body.length + 2, ...body)
}
