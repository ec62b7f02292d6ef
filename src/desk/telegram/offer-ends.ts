import { outcomes } from '../../core/case.ts'
import type { Conversation } from '../../core/conversation.ts'
import type { Store } from '../../store/ports.ts'
import type { Api } from './api.ts'
import { buttonsOf } from './card.ts'
import type { Group } from './group.ts'
import type { SayRoom } from './say.ts'

/**
 * Another keyboard under the card: how a case ended, or back to what stood there. A change of the case
 * puts it right. False where the group is too busy for it.
 * https://core.telegram.org/bots/api#editmessagereplymarkup
 */
export function createOfferEnds({
  store,
  group,
  api,
  say,
}: {
  readonly store: Pick<Store, 'receipt'>
  readonly group: Group
  readonly api: Api
  readonly say: SayRoom
}): (about: Conversation, offered: boolean) => Promise<boolean> {
  return async ({ id, case: its }, offered) => {
    const card = its?.rooms && (await store.receipt(id, its.rooms.card))?.['message_id']
    if (!its || card === undefined) return true
    const ends = outcomes.map((outcome) => [
      { text: say(`outcome.${outcome}`), callback_data: `close:${its.number}:${outcome}` },
    ])
    const back = [{ text: say('back'), callback_data: `back:${its.number}` }]
    const done = await api('editMessageReplyMarkup', {
      chat_id: group.chat(),
      message_id: card,
      reply_markup: offered ? { inline_keyboard: [...ends, back] } : buttonsOf(say, its),
    })
    return done !== undefined && done.status !== 429 && done.status < 500
  }
}
