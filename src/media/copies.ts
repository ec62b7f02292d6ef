import type { Vault } from '../vault/ports.ts'
import type { MediaFile, MediaKept } from './ports.ts'
import { typeNamed } from './types.ts'

/** A file as others may have it. */
export interface Copy {
  readonly file: MediaFile
  readonly bytes: Uint8Array
  readonly type: string
  /** False for a picture that may still say where and when it was taken. */
  readonly clean: boolean
}

/** Opens a copy; undefined where there is no such file any more. */
export type OpenCopy = (id: string) => Promise<Copy | undefined>

/** Takes out of a picture what its camera wrote in; undefined for a picture it cannot do that with. */
export type Strip = (bytes: Uint8Array, type: string) => Promise<Uint8Array | undefined>

/** Opens what lies in the vault, without what a camera has written into it. The original stays. */
export function createCopies(given: {
  readonly media: Pick<MediaKept, 'one' | 'open'>
  readonly vault: Pick<Vault, 'open'>
  readonly strip: Strip
}): OpenCopy {
  const { media, vault, strip } = given
  return async (id) => {
    const file = await media.one(id)
    const sealed = file?.state === 'kept' ? await vault.open(id) : undefined
    if (!file || !sealed) return undefined
    const original = await media.open(file.conversation, id, sealed)
    if (!original) return undefined
    const type = typeNamed(file.type)
    if (!type.startsWith('image/')) return { file, bytes: original, type, clean: true }
    const stripped = await strip(original, type)
    return { file, bytes: stripped ?? original, type, clean: stripped !== undefined }
  }
}
