import type { Conversation, Input, Step } from './conversation.ts'
import { hearHeld } from './desk.ts'
import { type Moment, silent } from './moment.ts'
import { obey } from './obey.ts'
import { tapped } from './standing.ts'
import { opensWaiting } from './waiting.ts'

/** What the bot would answer, if it were the one who is talked with. */
export const speaks = ({ kind }: Input): boolean =>
  kind !== 'caseworker' && kind !== 'left' && kind !== 'unsent' && kind !== 'due'

/** While a caseworker holds the talk only they are heard, and the words that work anywhere. */
export function hearBeside(m: Moment, here: Conversation, input: Input): Step {
  const name = commandIn(m, here, input)
  const opened = input.kind === 'tap' && opensWaiting(here, input.seq)
  if (here.waiting && (opened || name === 'news')) return silent(m, here)
  return (name && BESIDE.has(name) && obey(m, here, name)) || hearHeld(m, here)
}

/** The command that was typed, chosen or tapped; undefined for everything else. */
function commandIn(m: Moment, here: Conversation, input: Input): string | undefined {
  switch (input.kind) {
    case 'text':
      return m.script.readCommand(input.text)
    case 'command':
      return input.command
    case 'tap': {
      const name = tapped(here, input.seq, input.option)
      return name?.startsWith('!') ? name.slice(1) : undefined
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
  'vi',
  'ja',
])
