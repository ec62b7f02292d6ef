import type { Instant } from '../../core/conversation.ts'
import type { Clock, Log } from '../../ports.ts'
import type { RoomsKept } from '../ports.ts'

/** What keeps the desk's group from being told. */
export type Trouble = 'out' | 'rights' | 'unknown-chat' | 'unreachable'

/** What is wrong, and since when something has been: the console shows both. */
export interface Unreached {
  readonly why: Trouble
  readonly since: Instant
}

/** The caseworkers' group: where it is now, and whether it can be written to. */
export interface Group {
  readonly chat: () => number
  /** It became another group, which is remembered. */
  moveTo(chat: number): Promise<void>
  readonly trouble: () => Unreached | undefined
  /** How many people are in it, as last counted. */
  readonly people: () => number | undefined
  /** So many are in it, which is remembered. */
  counted(people: number): Promise<void>
  /** Something is wrong with it, or nothing is any more: logged and kept where that is new. */
  note(trouble: Trouble | undefined): Promise<void>
}

/** Under these names it is kept over a restart. */
const TROUBLE = 'telegram trouble'
const SINCE = 'telegram trouble since'
const MOVED = 'telegram moved'
const PEOPLE = 'telegram people'

/** Finds the group that is set up, wherever it has gone since. */
export async function openGroup(
  configured: number,
  kept: Pick<RoomsKept, 'fact' | 'setFact'>,
  log: Log,
  clock: Clock,
): Promise<Group> {
  let chat = movedFrom(configured, await kept.fact(MOVED)) ?? configured
  let trouble = unreached(await kept.fact(TROUBLE), await kept.fact(SINCE), clock.now())
  const counted = await kept.fact(PEOPLE)
  let people = counted === undefined ? undefined : Number(counted)
  return {
    chat: () => chat,
    people: () => people,
    async counted(many) {
      if (many === people) return
      people = many
      await kept.setFact(PEOPLE, String(many))
    },
    trouble: () => trouble,
    async moveTo(to) {
      if (to === chat) return
      chat = to
      await kept.setFact(MOVED, `${configured} ${to}`)
      log('warn', 'desk-telegram-moved', {
        why: 'The group became a supergroup: set DESK_TELEGRAM_CHAT to its new id.',
      })
    },
    async note(why) {
      if (why === trouble?.why) return
      trouble = why && { why, since: trouble?.since ?? clock.now() }
      await kept.setFact(TROUBLE, why)
      await kept.setFact(SINCE, trouble && String(trouble.since))
      log(why ? 'error' : 'info', 'desk-telegram', {
        why: why ? whys[why] : 'It can be written to.',
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
  unreachable:
    'Telegram does not answer, or does not take TELEGRAM_BOT_TOKEN: alerts to the caseworkers’ group wait.',
}

/** What was wrong when another process ended, if anything. */
function unreached(
  why: string | undefined,
  since: string | undefined,
  now: Instant,
): Unreached | undefined {
  return why !== undefined && why in whys
    ? { why: why as Trouble, since: Number(since ?? now) }
    : undefined
}

/** Where the group that is set up has gone; one that is set up anew has gone nowhere. */
function movedFrom(configured: number, fact: string | undefined): number | undefined {
  const [from, to] = fact?.split(' ').map(Number) ?? []
  return from === configured ? to : undefined
}
