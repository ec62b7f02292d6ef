import { nowSpeaks } from './ask.ts'
import type { Conversation } from './conversation.ts'
import { hearHeld, tellDesk } from './desk.ts'
import { isForwarded } from './forwarded.ts'
import type { Input } from './inbound.ts'
import { asErasing, lastingAt } from './lasting.ts'
import { type Moment, silent } from './moment.ts'
import { obey } from './obey.ts'
import { asksOurs, commandAsked, hearOurs, keepBack } from './ours.ts'
import { comeBack } from './return-code.ts'
import { SHARE } from './share.ts'
import { tapped } from './standing.ts'
import type { Step } from './stepped.ts'
import { tellSilent, tellUnshown } from './unshown.ts'
import { opensWaiting } from './waiting.ts'

/** What the bot would answer, if it were the one who is talked with. */
export const speaks = ({ kind }: Input): boolean =>
  kind !== 'caseworker' && kind !== 'left' && kind !== 'unsent' && kind !== 'due'

/**
 * While a caseworker holds the talk only they are heard, and the words that work anywhere; so does
 * the code of a case.
 */
export function hearBeside(m: Moment, here: Conversation, input: Input): Step {
  if (isForwarded(input)) return hearHeld(m, here)
  const { returned } = m.fresh
  if (input.kind === 'text' && returned?.kind === 'found') return comeBack(m, here, returned)
  const name = commandIn(m, here, input)
  const opened = input.kind === 'tap' && opensWaiting(here, input.seq)
  if (here.waiting && (opened || name === 'news')) return silent(m, here)
  if (name === 'goOn') return silent(m, withoutOurs(here))
  if (name === 'vi' || name === 'ja')
    return { ...silent(m, { ...here, locale: name }), say: [{ say: [nowSpeaks(name)] }] }
  const to = input.kind === 'tap' && name === 'erase' ? asErasing(m, here, input.seq) : here
  const obeyed = name && BESIDE.has(name) ? obey(m, to, name) : undefined
  const plain = input.kind === 'text' && name === undefined && !returned ? input.text : undefined
  const answered =
    plain === undefined ? undefined : (hearOurs(m, here, plain) ?? keepBack(m, here, plain))
  const done = obeyed ?? answered
  if (done) return done
  const rest = withoutOurs(here)
  const pressed = name !== undefined && input.kind !== 'text'
  // Whoever wishes for a person waits for them; other commands say nothing that could be answered.
  const owed = pressed ? name === 'person' : input.kind !== 'joined'
  const heard = owed ? hearHeld(m, rest) : tellDesk(silent(m, rest), { kind: 'heard' })
  return pressed ? tellSilent(heard) : tellUnshown(input, heard)
}

/** A question of ours that was not answered stands no more, but for who may read: that is theirs. */
function withoutOurs(here: Conversation): Conversation {
  if (!asksOurs(here) || here.asked?.place === SHARE) return here
  const { asked: _, ...rest } = here
  return rest
}

/** The command that was typed, chosen or tapped; undefined for everything else. */
function commandIn(m: Moment, here: Conversation, input: Input): string | undefined {
  switch (input.kind) {
    case 'text':
      return m.script.readCommand(input.text) ?? commandAsked(m, here, input.text)
    case 'command':
      return input.command
    case 'tap': {
      const { seq, option } = input
      const name = tapped(here, seq, option)
      const command = name?.startsWith('!') ? name.slice(1) : undefined
      return lastingAt(here, seq, option) ?? command
    }
    default:
      return undefined
  }
}

/** The commands that begin no talk with the bot. */
const BESIDE: ReadonlySet<string> = new Set([
  'hide',
  'word',
  'forget',
  'erase',
  'readers',
  'share',
  'unshare',
])
