import type { Channel } from '../../channels/ports.ts'
import type { Conversation } from '../../core/conversation.ts'
import type { FileAct } from '../../core/enclosure.ts'
import type { Outgoing } from '../../media/outgoing.ts'
import type { RoomFile } from '../ports.ts'

/** What a room's files are taken out and sent on with. */
export interface RoomFiles {
  /** Brings a file out of the group. */
  readonly fetch: Channel['fetch'] | undefined
  readonly outgoing: Outgoing
}

/** Why a file does not go to the person: a text of the rooms. */
export type NotEnclosed = 'fileTooLarge' | 'fileNotFetched' | 'fileNeedsHttps' | 'fileUnclean'

/** A file of the holder's, on its way to the person; or why not, which they are told. */
export async function encloseIn(
  { fetch, outgoing }: RoomFiles,
  { id, channel }: Pick<Conversation, 'id' | 'channel'>,
  { ref, ...about }: RoomFile,
  caption: string | undefined,
): Promise<Extract<FileAct, { kind: 'send' }> | NotEnclosed> {
  if (!outgoing.reaches(channel)) return 'fileNeedsHttps'
  const brought = await fetch?.(ref)
  if (brought?.end !== 'brought')
    return brought?.end === 'failed' && brought.why === 'large' ? 'fileTooLarge' : 'fileNotFetched'
  const file = await outgoing.enclose(id, { ...about, bytes: brought.bytes })
  if (!file) return 'fileNotFetched'
  if (file === 'unclean') return 'fileUnclean'
  return { kind: 'send', file, ...(caption !== undefined && { caption }) }
}
