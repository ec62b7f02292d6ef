import { createHash, randomBytes } from 'node:crypto'
import type { ConversationId } from '../core/conversation.ts'
import type { Enclosure } from '../core/enclosure.ts'
import type { Clock } from '../ports.ts'
import type { Vault } from '../vault/ports.ts'
import type { FileKind, MediaFile, MediaKept } from './ports.ts'
import { kindOf, typeNamed } from './types.ts'

/** The largest file that is taken from anybody, in bytes: what a Telegram bot may fetch. */
export const LARGEST_FILE = 20_000_000
/** How long a public name can be used, in milliseconds: seven days. */
const LASTS = 7 * 24 * 3_600_000

/** A file as somebody gives it to us. */
export interface Given {
  readonly bytes: Uint8Array
  /** What it says it is. */
  readonly type: string | undefined
  readonly name?: string | undefined
  readonly seconds?: number | undefined
}

/** Keeps what is uploaded, and makes it readable for whom it is sent to. */
export interface Outgoing {
  /** Keeps a file, sealed with the person's key. Undefined where they are forgotten. */
  keep(
    conversation: ConversationId,
    side: MediaFile['side'],
    given: Given,
  ): Promise<{ readonly id: string; readonly kind: FileKind } | undefined>
  /** Keeps a caseworker's file and gives it an address. */
  enclose(conversation: ConversationId, given: Given): Promise<Enclosure | undefined>
  /** It goes to nobody after all. */
  letGo(id: string): Promise<void>
}

/** See Outgoing. `publicUrl` is where people reach us. */
export function createOutgoing(parts: {
  readonly media: Pick<MediaKept, 'add' | 'seal' | 'publish' | 'drop'>
  readonly vault: Pick<Vault, 'put'>
  readonly publicUrl: string
  readonly random: () => string
  readonly clock: Clock
}): Outgoing {
  const { media, vault, publicUrl, random, clock } = parts
  const keep: Outgoing['keep'] = async (conversation, side, { bytes, type: said, name }) => {
    const id = random()
    const type = typeNamed(said)
    const kind = kindOf(type)
    const sealed = await media.seal(conversation, id, bytes)
    if (!sealed) return undefined
    await vault.put(id, sealed)
    const hash = createHash('sha256').update(bytes).digest('hex')
    const about = { ...{ id, kind, side, at: clock.now(), bytes: bytes.length, type, hash } }
    const kept = await media.add(conversation, { ...about, ...(name && { name }) })
    return kept ? { id, kind } : undefined
  }
  return {
    keep,
    async enclose(conversation, given) {
      const kept = await keep(conversation, 'caseworker', given)
      if (!kept) return undefined
      const { name, seconds } = given
      const address = randomBytes(32).toString('base64url')
      await media.publish(kept.id, address, clock.now() + LASTS)
      return {
        ...{ id: kept.id, media: kept.kind, type: typeNamed(given.type) },
        ...{ bytes: given.bytes.length, url: `${publicUrl}/media/${address}` },
        ...(name && { name }),
        ...(seconds !== undefined && { seconds }),
      }
    },
    letGo: (id) => media.drop(id),
  }
}
