import type { Locale } from '../../core/conversation.ts'
import type { DeskEvent } from '../ports.ts'
import type { DeskEar } from './hear.ts'

type Code = Extract<DeskEvent['what'], { kind: 'code' }>

/**
 * Ties an account to whoever of the staff a one-time code was made for, and says so in private. What
 * only looks like a code is a person's message: it goes the way of all others. Throws where that could
 * not be stored.
 */
export function createRedeem(
  ear: Pick<DeskEar, 'staff' | 'clock' | 'api' | 'script' | 'take'>,
): (by: string, sent: Code) => Promise<void> {
  const { staff, clock, api, script, take } = ear
  return async (by, { code, chat, otherwise }) => {
    const tell = (locales: readonly Locale[], key: string, who = '') => {
      const phrase = { key: `desk-rooms:told.${key}`, params: { who } }
      const text = locales.map((locale) => script.say(locale, phrase)).join('\n\n')
      return api('sendMessage', { chat_id: chat, text })
    }
    const known = await staff.byTelegram(by)
    if (known) return void (await tell([known.language], 'alreadyLinked', known.name))
    const redeemed = await staff.redeem(code, by, clock.now())
    if (redeemed.kind === 'tied') {
      const { language, name } = redeemed.member
      return void (await tell([language], 'linked', name))
    }
    if (!otherwise) return void (await tell(['ja', 'vi'], 'wrongCode'))
    if (!(await take(otherwise))) throw new Error('nothing could be stored')
  }
}
