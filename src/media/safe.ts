import { createHash } from 'node:crypto'
import type { ConversationId } from '../core/conversation.ts'
import type { Vault } from '../vault/ports.ts'
import type { MediaFile, MediaKept } from './ports.ts'
import { mayTell, strip } from './strip.ts'

/** A file and its bytes. */
export interface Opened {
  readonly file: MediaFile
  readonly bytes: Uint8Array
}

/** A file as others may have it. */
export interface Copy extends Opened {
  /** False for what cannot be read so: it is the original, and may say where it was taken. */
  readonly stripped: boolean
}

/** The vault, with the person's key: what goes in is sealed, and what comes out is open. */
export interface Safe {
  /** Puts the original away. False where the person is forgotten. */
  keep(conversation: ConversationId, id: string, bytes: Uint8Array): Promise<boolean>
  /** The original, as it was sent; undefined where there is none, or nobody may read it any more. */
  open(id: string): Promise<Opened | undefined>
  /** A copy to be shown: without what a camera writes beside the picture. */
  copy(id: string): Promise<Copy | undefined>
  /** Takes the bytes out of the vault. */
  drop(id: string): Promise<void>
}

/** Opens the safe. */
export function createSafe({
  media,
  vault,
}: {
  readonly media: Pick<MediaKept, 'one' | 'seal' | 'open'>
  readonly vault: Vault
}): Safe {
  return {
    async keep(conversation, id, bytes) {
      const sealed = await media.seal(conversation, id, bytes)
      if (sealed) await vault.put(id, sealed)
      return sealed !== undefined
    },

    open,

    async copy(id) {
      const original = await open(id)
      if (!original) return undefined
      const { file } = original
      const bytes = strip(original.bytes, file.type ?? '')
      const stripped = bytes !== undefined || !mayTell(file.type ?? '')
      return { file, bytes: bytes ?? original.bytes, stripped }
    },

    drop: vault.drop,
  }

  async function open(id: string): Promise<Opened | undefined> {
    const file = await media.one(id)
    const sealed = file?.state === 'kept' ? await vault.open(id) : undefined
    const bytes = file && sealed && (await media.open(file.conversation, id, sealed))
    return file && bytes && { file, bytes }
  }
}

/** SHA-256 of a file, in hexadecimal digits. */
export const hashOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')
