import type { Conversation } from './core/conversation.ts'
import type { Inbound, SentFile } from './core/inbound.ts'
import type { MediaFile, MediaKept } from './media/ports.ts'
import type { Store } from './store/ports.ts'
import type { Heard } from './turn.ts'

/** What somebody's edit of a message of theirs changes in it. */
export interface Edit {
  /** The words are others, or it is not known what they were. */
  readonly words: boolean
  /** It brings a file that was not there before. */
  readonly file: boolean
  /** The files that stood there until now. */
  readonly replaced: readonly MediaFile['id'][]
}

/**
 * What an edit changes, by what the message was heard as last; `nothing` where that is the same:
 * Telegram tells of an edit also where only what we do not use has changed. Undefined for what is no
 * edit. Whoever writes in a talk that is hidden may be somebody else: no file is let go of for them.
 * https://core.telegram.org/bots/api#update
 */
export async function editOf(
  {
    store,
    files,
  }: {
    readonly store: Pick<Store, 'heardAs'>
    readonly files?: { readonly kept: Pick<MediaKept, 'of'> }
  },
  before: Conversation,
  { input }: Inbound,
): Promise<Edit | 'nothing' | undefined> {
  if (input.kind !== 'edited') return undefined
  const { of, text = '', file } = input
  const last = await store.heardAs(before.id, of)
  const words = last === undefined || wordsOf(last) !== text
  const other = file !== undefined && !isSame(file, last && fileOf(last))
  if (!words && !other) return 'nothing'
  if (!other || before.hidden) return { words, file: other, replaced: [] }
  const theirs = (await files?.kept.of(before.id)) ?? []
  const replaced = theirs.filter(({ side, message }) => side === 'person' && message === of)
  return { words, file: other, replaced: replaced.map(({ id }) => id) }
}

/** Undefined for what has no words to be held against others. */
function wordsOf(input: Heard['input']): string | undefined {
  switch (input.kind) {
    case 'text':
    case 'edited':
      return input.text ?? ''
    case 'media':
      return input.caption ?? ''
    case 'command':
      return `/${input.command}`
    default:
      return undefined
  }
}

function fileOf(input: Heard['input']): File | undefined {
  if (input.kind === 'media') return input
  return input.kind === 'edited' ? input.file : undefined
}

/** As it is told apart from others. */
type File = Partial<Pick<SentFile, 'ref' | 'unique'>>

const isSame = (file: File, last: File | undefined): boolean =>
  last !== undefined &&
  (file.unique !== undefined && last.unique !== undefined
    ? file.unique === last.unique
    : file.ref === last.ref)
