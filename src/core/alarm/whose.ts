import type { Moment } from '../moment.ts'
import type { Danger } from './raised.ts'

/** The same danger of somebody else, where the words say that it is theirs: a friend's, or one's own. */
export function otherThan(m: Moment, { kind, about }: Danger, text: string): Danger | undefined {
  const other = about === 'self' ? 'friend' : 'writer'
  if (m.script.readSafety(text, [other]) !== other) return undefined
  return { kind, about: about === 'self' ? 'friend' : 'self' }
}

/** Whether the writer, asked about a friend, says that they themselves are well, or that it is not theirs. */
export const saysOfSelf = (m: Moment, text: string): boolean =>
  m.script.readSafety(text, ['selfWell']) === 'selfWell' ||
  m.script.readSafety(text, ['friend']) === 'friend'

/** "No", where a friend is asked about and said to be well: `bạn ấy ổn`. */
export const friendIsWell = (m: Moment, text: string): 'no' | undefined =>
  m.script.readSafety(text, ['theyWell']) === 'theyWell' ? 'no' : undefined
