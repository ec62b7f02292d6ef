import { createHash, randomBytes } from 'node:crypto'
import type { ChannelId, ConversationId } from '../core/conversation.ts'
import { type Enclosure, type FileKind, fileKind } from '../core/enclosure.ts'
import type { Clock } from '../ports.ts'
import type { MediaFile, MediaKept } from './ports.ts'
import { hashOf, type Safe } from './safe.ts'
import { isShown, sniff } from './sniff.ts'
import { mayTell, strip } from './strip.ts'

/** The largest file that is taken from anybody, in bytes: what a Telegram bot may fetch. */
export const LARGEST_FILE = 20_000_000
/** How long a public name can be used, in milliseconds: seven days. */
const LASTS = 7 * 24 * 3_600_000

/** A file as somebody gives it to us. */
export interface Given {
  readonly bytes: Uint8Array
  /** What whoever sends it takes it for; the bytes themselves say what it is. */
  readonly kind: FileKind
  readonly name?: string | undefined
  readonly seconds?: number | undefined
  /** Names the sending: the same again is the same file. */
  readonly once?: string | undefined
}

/** Keeps what is uploaded, and makes it readable for whom it is sent to. */
export interface Outgoing {
  /** Whether files can be shown there: LINE fetches them itself, and only from https. */
  reaches(channel: ChannelId): boolean
  /** Keeps a file, sealed with the person's key. Undefined where they are forgotten. */
  keep(
    conversation: ConversationId,
    side: MediaFile['side'],
    given: Given,
  ): Promise<{ readonly id: string; readonly kind: FileKind; readonly type: string } | undefined>
  /**
   * Keeps a caseworker's file and gives it an address. `unclean`: a picture that would go on saying
   * where it was taken. Undefined where the person is forgotten.
   */
  enclose(conversation: ConversationId, given: Given): Promise<Enclosure | 'unclean' | undefined>
  /** It goes to nobody after all. */
  letGo(id: string): Promise<void>
}

/** See Outgoing. `publicUrl` is where people reach us. */
export function createOutgoing(parts: {
  readonly media: Pick<MediaKept, 'add' | 'one' | 'publish' | 'drop'>
  readonly safe: Pick<Safe, 'keep' | 'drop'>
  readonly publicUrl: string
  readonly random: () => string
  readonly clock: Clock
}): Outgoing {
  const { media, safe, publicUrl, random, clock } = parts
  const keep: Outgoing['keep'] = async (conversation, side, { bytes, kind: taken, name, once }) => {
    const id = once === undefined ? random() : named(once)
    const type = sniff(bytes, taken)
    const kind = kindOf(type)
    if (!(await safe.keep(conversation, id, bytes))) return undefined
    const hash = hashOf(bytes)
    const about = { ...{ id, kind, side, at: clock.now(), bytes: bytes.length, type, hash } }
    if (await media.add(conversation, { ...about, ...(name && { name }) }))
      return { id, kind, type }
    // Sent before, the bytes are that file's own.
    if ((await media.one(id))?.state === 'kept') return { id, kind, type }
    await safe.drop(id)
    return undefined
  }
  return {
    reaches: (channel) => channel !== 'line' || publicUrl.startsWith('https:'),
    keep,
    async enclose(conversation, given) {
      const type = sniff(given.bytes, given.kind)
      if (mayTell(type) && !strip(given.bytes, type)) return 'unclean'
      const kept = await keep(conversation, 'caseworker', given)
      if (!kept) return undefined
      const { name, seconds } = given
      const address = randomBytes(32).toString('base64url')
      await media.publish(kept.id, address, clock.now() + LASTS)
      return {
        ...{ id: kept.id, media: kept.kind, type: kept.type },
        ...{ bytes: given.bytes.length, url: `${publicUrl}/media/${address}` },
        ...(name && { name }),
        ...(seconds !== undefined && { seconds }),
      }
    },
    letGo: (id) => media.drop(id),
  }
}

/** What cannot be shown is a file to save. */
function kindOf(type: string): FileKind {
  return isShown(type) ? fileKind(type) : 'file'
}

/** An id that is the same for the same sending, and tells nothing of it. */
const named = (once: string): string =>
  createHash('sha256').update(`file|${once}`).digest('base64url').slice(0, 22)
