import { type Case, isOpenToAll, type StaffId } from '../../core/case.ts'
import type { Locale } from '../../core/conversation.ts'
import { momentOf } from '../../core/day.ts'
import type { SayRoom } from './say.ts'
import { triggersIn } from './triggers.ts'

/** A card or a line with its buttons, as Telegram takes it. */
export interface Card {
  readonly text: string
  readonly reply_markup: Keyboard
}

/** https://core.telegram.org/bots/api#inlinekeyboardmarkup */
export interface Keyboard {
  readonly inline_keyboard: readonly (readonly {
    readonly text: string
    readonly callback_data: string
  }[])[]
}

/** The one card of a case: how it stands, and what leaves the room. No words, no answers, no place. */
export function cardOf(
  say: SayRoom,
  its: Case,
  locale: Locale,
  nameOf: (id: StaffId | undefined) => string,
): Card {
  const { number, urgency, status, rung, openedAt, consent, outcome, cameBackAt } = its
  const who = nameOf(its.holder)
  const ended = outcome ? say(`outcome.${outcome}`) : ''
  const text = [
    say('card.head', { number, urgency: say(`urgency.${urgency}`), mark: say(`mark.${urgency}`) }),
    say(`status.${status}`, { who, outcome: ended }),
    say('card.trigger', {
      trigger: triggersIn(say, its).join(' · '),
    }),
    say('card.language', { language: say(`language.${locale}`) }),
    say('card.opened', momentOf(openedAt)),
    ...(status === 'waiting' && rung > 0 ? [say('card.rung', { count: rung })] : []),
    ...(cameBackAt === undefined ? [] : [say('card.cameBack', momentOf(cameBackAt))]),
    say(`consent.${consent}`),
    '',
    say('card.leaves'),
  ].join('\n')
  return { text, reply_markup: buttonsOf(say, its) }
}

/** What can be done with a case in its room. */
export function buttonsOf(say: SayRoom, its: Case): Keyboard {
  const { status, number } = its
  const button = (name: string, key: string) => [
    { text: say(key), callback_data: `${name}:${number}` },
  ]
  const rows = {
    waiting: [button('claim', 'claim')],
    claimed: [
      ...(isOpenToAll(its) ? [button('claim', 'takeOver')] : []),
      ...[button('free', 'release'), button('end', 'end')],
    ],
    closed: [],
  }
  return { inline_keyboard: rows[status] }
}
