import type { ConversationId, Instant } from '../core/conversation.ts'
import type { FileKind } from '../core/enclosure.ts'

/**
 * `wanted`: still to be fetched from the platform. `kept`: it lies in the vault. `failed`: it will
 * not be fetched. `dropped`: nobody may read it any more, and its file is about to go.
 */
export type FileState = 'wanted' | 'kept' | 'failed' | 'dropped'

/**
 * Why something was not fetched. `large`: more bytes than are kept. `gone`: the platform has it no
 * more. `elsewhere`: it lies at an address that somebody else chose, where we do not go. `late`: the
 * platform did not give it for a day.
 */
export type WhyNot = 'large' | 'gone' | 'elsewhere' | 'late'

/** A file that a turn brought, to be fetched. */
export interface NewFile {
  readonly id: string
  readonly kind: FileKind
  /** The platform's name for it; absent where the platform does not hold it itself. */
  readonly ref?: string
  readonly name?: string
  /** The platform's id of the message that brought it. */
  readonly message?: string
}

/** What is known of a file, sealed with the person's words. */
export interface FileMeta {
  readonly ref?: string
  /** What its sender called it. */
  readonly name?: string
  /** Its MIME type, as its bytes say, in lower case and without parameters. */
  readonly type?: string
  /** SHA-256 of the original, in hexadecimal digits. */
  readonly hash?: string
  /** The platform's id of the message that brought it. */
  readonly message?: string
  readonly why?: WhyNot
}

/** A file that somebody sent. */
export interface MediaFile extends FileMeta {
  readonly id: string
  readonly conversation: ConversationId
  readonly kind: FileKind
  /** Who sent it. */
  readonly side: 'person' | 'caseworker'
  readonly state: FileState
  /** The turn that brought it; 0 for what a caseworker or a page sends, which comes before its turn. */
  readonly seq: number
  readonly at: Instant
  /** How often it was tried to fetch it. */
  readonly tries: number
  /** Nobody needs to tell the conversation of it any more. */
  readonly told: boolean
  /** How large the original is. */
  readonly bytes?: number
}

/** A file as it was fetched or uploaded. */
export interface Fetched {
  readonly bytes: number
  readonly type: string
  readonly hash: string
  readonly name?: string
}

/** What the store keeps of files. The bytes lie in the vault, sealed with the person's key. */
export interface MediaKept {
  /** Takes files that are to be fetched, the longest due first: they are ours until `leaseUntil`. */
  wanted(now: Instant, leaseUntil: Instant, limit: number): Promise<readonly MediaFile[]>
  /** It lies in the vault. False where nobody may keep it any more. */
  kept(id: string, fetched: Fetched): Promise<boolean>
  failed(id: string, why: WhyNot): Promise<void>
  /** To be tried again. */
  later(id: string, dueAt: Instant): Promise<void>
  /** Files that were fetched, or will not be, and of which the conversation was to hear by now. */
  untold(now: Instant, limit: number): Promise<readonly MediaFile[]>
  told(id: string): Promise<void>
  /** Everything of a conversation's that is not dropped, oldest first. */
  of(conversation: ConversationId): Promise<readonly MediaFile[]>
  /** Undefined where it is unknown or dropped. */
  one(id: string): Promise<MediaFile | undefined>
  /**
   * Keeps what was uploaded, whose bytes lie in the vault. False where the person is forgotten, and
   * where this id is taken. What a person sends is untold a minute later.
   */
  add(
    conversation: ConversationId,
    file: Pick<MediaFile, 'id' | 'kind' | 'side' | 'at'> & Fetched,
  ): Promise<boolean>
  /** Lets anybody who knows the name read the file until then. Only its keyed hash is kept. */
  publish(id: string, name: string, until: Instant): Promise<void>
  /** The file of this public name; undefined where it is unknown, over or dropped. */
  published(name: string, now: Instant): Promise<MediaFile | undefined>
  /** It is not sent after all: nobody may read it any more. */
  drop(id: string): Promise<void>
  /** The names of files to be dropped from the vault. */
  dropped(limit: number): Promise<readonly string[]>
  /** A dropped file is out of the vault: the last of it goes. */
  gone(id: string): Promise<void>
  /** Those of these names that belong to a file which is wanted or kept. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>
  /** Bytes as they may lie in the vault; undefined where the person is forgotten. */
  seal(conversation: ConversationId, id: string, bytes: Uint8Array): Promise<Uint8Array | undefined>
  /** The bytes again; undefined where the person is forgotten. */
  open(
    conversation: ConversationId,
    id: string,
    sealed: Uint8Array,
  ): Promise<Uint8Array | undefined>
}
