import type { Log } from '../../ports.ts'
import type { RoomsKept } from '../ports.ts'

/** What keeps the desk's group from being written to. */
export type Trouble = 'out' | 'rights' | 'unknown-chat'

/** The caseworkers' group: where it is now, and whether it can be written to. */
export interface Group {
  readonly chat: () => number
  /** It became another group, which is remembered. */
  moveTo(chat: number): Promise<void>
  readonly trouble: () => Trouble | undefined
  /** Something is wrong with it, or nothing is any more: logged and kept where that is new. */
  note(trouble: Trouble | undefined): Promise<void>
}

/** Under this name the console finds what is wrong with the group: a `Trouble`. */
export const TROUBLE = 'telegram trouble'
const MOVED = 'telegram moved'

/** Finds the group that is set up, wherever it has gone since. */
export async function openGroup(configured: number, kept: RoomsKept, log: Log): Promise<Group> {
  let chat = movedFrom(configured, await kept.fact(MOVED)) ?? configured
  let trouble = (await kept.fact(TROUBLE)) as Trouble | undefined
  return {
    chat: () => chat,
    trouble: () => trouble,
    async moveTo(to) {
      if (to === chat) return
      chat = to
      await kept.setFact(MOVED, `${configured} ${to}`)
      log('warn', 'desk-telegram-moved', {
        why: 'The group became a supergroup: set DESK_TELEGRAM_CHAT to its new id.',
      })
    },
    async note(now) {
      if (now === trouble) return
      trouble = now
      await kept.setFact(TROUBLE, now)
      log(now ? 'error' : 'info', 'desk-telegram', {
        why: now ? whys[now] : 'It can be written to.',
      })
    },
  }
}

/** What is wrong, in a sentence. */
export const whys: { readonly [T in Trouble]: string } = {
  out: 'The bot was put out of the caseworkers’ group: alerts wait until it is let in again.',
  rights:
    'The bot lacks rights in the caseworkers’ group: it must be an administrator who may manage topics and delete messages, and the group must have topics.',
  'unknown-chat': 'DESK_TELEGRAM_CHAT is no group that the bot is in: alerts wait.',
}

/** Where the group that is set up has gone; one that is set up anew has gone nowhere. */
function movedFrom(configured: number, fact: string | undefined): number | undefined {
  const [from, to] = fact?.split(' ').map(Number) ?? []
  return from === configured ? to : undefined
}
