import type { Conversation } from './core/conversation.ts'
import type { FileKind } from './core/enclosure.ts'
import type { Inbound, Media } from './core/inbound.ts'
import type { Edit } from './edited.ts'
import type { Deps } from './handle.ts'
import { readable } from './heard.ts'
import { eventOf } from './media/fetch.ts'
import type { MediaFile, NewFile } from './media/ports.ts'
import type { Heard } from './turn.ts'

/** Letters that are kept of a file's name. */
const LONGEST_NAME = 200

/**
 * The file that a turn brings: what was sent, or put in another's place, is fetched where the words
 * beside it are kept, and where there are caseworkers who might see it. A page hands in its files itself.
 */
export function newFile(
  { script, ids, files }: Deps,
  { channel }: Conversation,
  { input, message }: Heard,
  edit?: Edit,
): { readonly media?: NewFile } {
  if (!script.desk || !files || channel === 'web') return {}
  const sent = input.kind === 'edited' && edit?.file ? input.file : input
  if (!sent || !('media' in sent)) return {}
  const kind = kinds[sent.media]
  if (!kind) return {}
  const { ref, name } = sent
  const file = {
    ...{ id: ids.random(), kind },
    ...(ref !== undefined && { ref }),
    ...(name !== undefined && { name: name.slice(0, LONGEST_NAME) }),
    ...(message !== undefined && { message }),
  }
  return { media: file }
}

const kinds: { readonly [kind in Media]?: FileKind } = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  file: 'file',
}

/**
 * What the caseworkers' rooms are to be shown by a turn: a file that has come, or, once the person
 * lets them read, what came since the case was opened.
 */
export async function filesShown(
  { files, store }: Pick<Deps, 'files' | 'store'>,
  before: Conversation,
  after: Conversation,
  { input, from }: Inbound,
): Promise<readonly MediaFile[]> {
  // Whoever writes in a talk that is hidden may be somebody else.
  if (!files || !readable(after) || !after.case || after.hidden) return []
  if (input.kind === 'due' && input.timer === 'media') {
    const file = await files.kept.one(input.guard)
    return file ? [file] : []
  }
  if (before.case?.id === after.case.id && readable(before)) return []
  const since = after.case.openedAt
  const came = (await files.kept.of(after.id)).filter(
    ({ at, side, state }) => side === 'person' && state !== 'wanted' && at >= since,
  )
  // What the conversation has still to hear of is shown then, and once.
  const heard = await Promise.all(
    came.map(async ({ id, told }) => told || (await store.load(from, eventOf(id))).seen),
  )
  return came.filter((_, place) => heard[place])
}
