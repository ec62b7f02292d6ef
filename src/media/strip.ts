import { stripBoxes } from './strip/boxes.ts'
import { stripJpeg } from './strip/jpeg.ts'
import { stripPng } from './strip/png.ts'
import { stripWebp } from './strip/webp.ts'

/**
 * A copy without what a camera writes into a file beside the picture: place, time, device, its
 * owner's name, a small picture of what was there before it was cut. Only what shows the picture is
 * taken over, so that what nobody has heard of yet stays behind as well. Undefined where a file of
 * this type cannot be read so, or is broken.
 */
export function strip(bytes: Uint8Array, type: string): Uint8Array | undefined {
  // What a Buffer slices is the same memory: as plain bytes the original stays as it was.
  const { buffer, byteOffset, byteLength } = bytes
  return strippers[type]?.(new Uint8Array(buffer, byteOffset, byteLength))
}

/** Whether files of this type can be read so. */
export const strips = (type: string): boolean => strippers[type] !== undefined

/** Whether files of this type may say where they were taken, unless that is taken out. */
export const mayTell = (type: string): boolean => type.startsWith('image/') || strips(type)

const strippers: {
  readonly [type: string]: ((bytes: Uint8Array) => Uint8Array | undefined) | undefined
} = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
  'video/mp4': stripBoxes,
  'video/quicktime': stripBoxes,
  'audio/mp4': stripBoxes,
}
