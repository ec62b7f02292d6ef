import type { Moment } from '../moment.ts'
import { normalise, unmarked } from '../read/text.ts'
import type { Danger } from './raised.ts'

/** The same danger of somebody else, where the words say that it is theirs: a friend's, or one's own. */
export function otherThan(m: Moment, { kind, about }: Danger, text: string): Danger | undefined {
  const other = about === 'self' ? 'friend' : 'writer'
  if (m.script.readSafety(text, [other]) !== other) return undefined
  return { kind, about: about === 'self' ? 'friend' : 'self' }
}

/** Whether the writer, asked about a friend, says that they themselves are well, or that it is not theirs. */
export const saysOfSelf = (m: Moment, text: string): boolean =>
  WELL.test(unmarked(normalise(text))) || m.script.readSafety(text, ['friend']) === 'friend'

/** "No", where a friend is asked about and said to be well by their name: `bạn ấy ổn`. */
export const friendIsWell = (m: Moment, text: string, options: readonly string[]) =>
  m.script.readSafety(text.replace(NAME, ''), options) === 'no' ? 'no' : undefined

const WELL =
  /^(?:(?:khong|da|vang|thi)[ ,]+)*(?:em|minh|toi|tui) (?:thi |van |dang |cung )*(?:on|khong sao|ko sao|khoe|binh thuong|an toan)|^(?:いいえ、?|いや)?(?:私|わたし|僕|ぼく|俺|おれ|自分)[はわ] ?(?:だいじょうぶ|大丈夫|平気|元気|げんき|安全)/
const NAME =
  /^(?:dạ )?(?:(?:bạn|bn|em|chị|anh|cô|cậu) (?:ấy|đó)|nó|bạn (?:em|mình|tôi))\s+(?:thì )?|^(?:友だち|友達|ともだち|彼|かれ|彼女|かのじょ|その人|あの子)[はわ] ?/i
