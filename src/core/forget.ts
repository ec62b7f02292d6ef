import { commandChoice } from './ask.ts'
import type { Conversation } from './conversation.ts'
import { addDays } from './day.ts'
import type { Message } from './message.ts'
import { type Moment, reply, silent } from './moment.ts'
import type { Step } from './stepped.ts'

/** Says what would be deleted and what cannot be, and asks whether the person is sure. */
export const askForget = (m: Moment, conversation: Conversation): Step =>
  reply(m, conversation, 'forget', [
    ...stays(conversation),
    {
      say: [{ key: `forget:ask.${conversation.channel}`, params: { until: until(m) } }],
      choices: [commandChoice('erase'), commandChoice('goOn')],
    },
  ])

/** Has everything deleted where the person was just asked; asks otherwise. */
export function forget(m: Moment, conversation: Conversation): Step {
  if (conversation.asked?.place !== 'forget') return askForget(m, conversation)
  const number = receiptNumber(m.script.veil(`erased|${conversation.id}|${m.seq}`))
  const done = { key: 'forget:done', params: { number, today: m.today, until: until(m) } }
  const { asked: _asked, news: _news, ...rest } = conversation
  return { ...silent(m, rest), say: [{ say: [done] }, ...stays(conversation)], forgets: { number } }
}

/** The talk that somebody left by a code is not theirs for sure: only they can delete it, from there. */
function stays({ cameFrom, case: its }: Conversation): readonly Message[] {
  if (!cameFrom && its?.cameBackAt === undefined) return []
  const room = cameFrom && cameFrom.length > 0 ? [{ key: 'forget:earlierRoom' }] : []
  return [{ say: [{ key: 'forget:earlier' }, ...room] }]
}

const until = (m: Moment) => addDays(m.today, m.script.backupDays)

/** Eight digits to read out on a telephone: `1234-5678`. */
function receiptNumber(hash: string): string {
  const sum = [...hash].reduce((all, letter) => (all * 33 + letter.charCodeAt(0)) % 99_999_989, 5)
  return String(sum)
    .padStart(8, '0')
    .replace(/^(.{4})/, '$1-')
}
