import { begin } from '../../src/core/begin.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { Input } from '../../src/core/inbound.ts'
import type { Message } from '../../src/core/message.ts'
import { momentAt, newSession, present } from '../../src/core/moment.ts'
import { step } from '../../src/core/step.ts'
import type { Step } from '../../src/core/stepped.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { createScript } from '../../src/script.ts'

export const MINUTE = 60_000
export const NOON = Date.parse('2026-11-25T12:00:00+09:00')
const words = {
  org: 'Tonari',
  contact: 'https://tonari.example',
  privacyUrl: 'https://tonari.example/p',
}
const plan = createDeskPlan({
  readers: 1,
  hours: { days: ['wed'], opens: 540, closes: 1_080 },
  onCall: false,
})
export const staffed = createScript(words, (text) => text, plan)
export const alone = createScript(words, (text) => text)

export interface Talk {
  readonly script: typeof staffed
  readonly now: Conversation
  readonly at: number
  readonly step?: Step
}

/** Somebody who agreed and is asked the first question of a flow. */
export function asked(flow: string, locale: 'vi' | 'ja' = 'vi', script = staffed, at = NOON): Talk {
  const first = begin({ channel: 'web', address: 'a' }, 'one', 'somebody')
  const m = momentAt(script, at, 1)
  const person = { ...first, locale, greeted: true, agreedOn: m.today }
  return { script, at, now: present(m, { ...person, session: newSession(m, flow) }).conversation }
}

export function hear({ script, now, at }: Talk, input: Input | string, later = 1_000): Talk {
  const inbound = {
    id: `t${at}`,
    from: { channel: now.channel, address: now.address },
    at: at + later,
    input: typeof input === 'string' ? { kind: 'text' as const, text: input } : input,
  }
  const stepped = step(script, now, inbound, false, { id: 'k', number: '123456', code: '1' })
  return { script, at: at + later, now: stepped.conversation, step: stepped }
}

export function tap(talk: Talk, name: string): Talk {
  const option = talk.now.asked?.options.indexOf(name) ?? -1
  if (option < 0) throw new Error(`no ${name} among ${talk.now.asked?.options.join(' ')}`)
  return hear(talk, { kind: 'tap', seq: talk.now.asked?.seq ?? 0, option })
}

const texts = (say: readonly Message[] = [], locale: 'vi' | 'ja') =>
  say.flatMap((one) => one.say.map((line) => staffed.say(locale, line))).join('\n')
export const said = (talk: Talk) => texts(talk.step?.say, talk.now.locale)
export const place = (talk: Talk) => talk.now.asked?.place
