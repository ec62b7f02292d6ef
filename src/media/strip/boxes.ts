import { ascii, view } from './reading.ts'

/** Boxes that hold others, down to those of a track. ISO/IEC 14496-12, 6.2.3. */
const PARENTS = new Set(['moov', 'trak', 'mdia'])
/** Where places, names and devices are written. */
const TOLD = new Set(['udta', 'meta', 'uuid'])

/**
 * Moving pictures or sound without what was told beside them. Such a box is made one of free space
 * of the same length, since the others say where things stand by counting bytes.
 */
export function stripBoxes(bytes: Uint8Array): Uint8Array | undefined {
  const whole = bytes.slice()
  return freed(whole, 0, whole.length) ? whole : undefined
}

/** False where the boxes do not fit into each other. */
function freed(whole: Uint8Array, from: number, to: number): boolean {
  let at = from
  while (at < to) {
    const box = boxAt(whole, at, to)
    if (!box) return false
    if (TOLD.has(box.name)) {
      whole.set([0x66, 0x72, 0x65, 0x65], at + 4)
      whole.fill(0, box.body, box.end)
    } else if (PARENTS.has(box.name) && !freed(whole, box.body, box.end)) return false
    at = box.end
  }
  return true
}

function boxAt(whole: Uint8Array, at: number, to: number) {
  if (at + 8 > to) return undefined
  const short = view(whole).getUint32(at)
  const long = short === 1
  if (long && at + 16 > to) return undefined
  const size = long ? Number(view(whole).getBigUint64(at + 8)) : short === 0 ? to - at : short
  const body = at + (long ? 16 : 8)
  const end = at + size
  return end < body || end > to ? undefined : { name: ascii(whole, at + 4, 4), body, end }
}
