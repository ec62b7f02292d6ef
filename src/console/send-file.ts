import type { Conversation } from '../core/conversation.ts'
import { type FileAct, fileKind } from '../core/enclosure.ts'
import { LARGEST_FILE, type Outgoing } from '../media/outgoing.ts'
import type { Refused } from './read-act.ts'

/** A file that was chosen in the console, on its way to the person; or why it cannot go. */
export async function encloseFrom(
  outgoing: Outgoing | undefined,
  { id, channel }: Pick<Conversation, 'id' | 'channel'>,
  chosen: unknown,
  caption: string | undefined,
): Promise<Extract<FileAct, { kind: 'send' }> | Refused> {
  if (!(chosen instanceof File) || chosen.size === 0) return 'noFile'
  if (!outgoing?.reaches(channel)) return 'fileNeedsHttps'
  if (chosen.size > LARGEST_FILE) return 'fileTooLarge'
  const bytes = new Uint8Array(await chosen.arrayBuffer())
  const file = await outgoing.enclose(id, {
    bytes,
    kind: fileKind(chosen.type),
    name: nameIn(chosen),
  })
  if (file === 'unclean') return 'fileUnclean'
  return file ? { kind: 'send', file, ...(caption && { caption }) } : 'no-case'
}

/** Letters of a file's name that are kept. */
const nameIn = ({ name }: File): string | undefined =>
  name.toWellFormed().slice(0, 200) || undefined
