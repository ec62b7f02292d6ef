import type { DeskEvent } from '../ports.ts'
import type { DeskEar } from './hear.ts'

type Code = Extract<DeskEvent['what'], { kind: 'code' }>

/** Ties an account to whoever of the staff a one-time code was made for, and says so in private. */
export function createRedeem({
  staff,
  clock,
  api,
  say,
}: Pick<DeskEar, 'staff' | 'clock' | 'api' | 'say'>): (by: string, sent: Code) => Promise<void> {
  return async (by, { code, chat }) => {
    const tell = (key: string, who?: string) =>
      api('sendMessage', { chat_id: chat, text: say(key, who === undefined ? {} : { who }) })
    const known = await staff.byTelegram(by)
    if (known) return void (await tell('told.alreadyLinked', known.name))
    const redeemed = await staff.redeem(code, by, clock.now())
    await (redeemed.kind === 'tied'
      ? tell('told.linked', redeemed.member.name)
      : tell('told.wrongCode'))
  }
}
