import { expect, test } from 'vitest'
import { flows } from '../flows/index.ts'
import { begin } from '../src/core/begin.ts'
import type { Conversation, Locale } from '../src/core/conversation.ts'
import type { Input } from '../src/core/inbound.ts'
import type { Choice } from '../src/core/message.ts'
import { momentAt, newSession } from '../src/core/moment.ts'
import { step } from '../src/core/step.ts'
import type { Step } from '../src/core/stepped.ts'
import { staffed as script } from './transcript.ts'

const NOON = Date.parse('2026-11-25T12:00:00+09:00')
const fresh = { id: 'case', number: '1', code: '1234567890123456' }

function happen(before: Conversation, at: number, input: Input): Step {
  const from = { channel: before.channel, address: before.address }
  return step(script, before, { id: `t${at}`, from, at, input, message: '1' }, false, fresh)
}

/** Every answer's button of every question that taps reach in a flow, each question once. */
function* buttons(flow: string, locale: Locale) {
  const first = begin({ channel: 'web', address: 'a' }, 'c', 'p')
  const { today } = momentAt(script, NOON, 1)
  const session = newSession(momentAt(script, NOON, 1), flow)
  const agreed = { ...first, locale, greeted: true, agreedOn: today, session }
  const seen = new Set<string>()
  const open = [happen(agreed, NOON, { kind: 'media', media: 'sticker' })]
  for (let at = NOON + 1_000; open.length > 0; at += 1_000) {
    const { conversation, say } = open.pop() as Step
    const { asked } = conversation
    if (!asked || seen.has(asked.place) || conversation.session?.flow !== flow) continue
    seen.add(asked.place)
    for (const choice of say.at(-1)?.choices ?? []) {
      const { name } = choice
      if (name.startsWith('!') || name.startsWith('region') || flows[name as never]) continue
      const option = asked.options.indexOf(name)
      const tapped = happen(conversation, at, { kind: 'tap', seq: asked.seq, option })
      open.push(tapped)
      yield { conversation, at, choice, place: asked.place, tapped }
    }
  }
}

const label = (locale: Locale, { label }: Choice) => script.say(locale, label)

// Buttons go from the screen when something else is written; then people write what stood there.
test.each(
  Object.keys(flows).flatMap((flow) => [
    [flow, 'vi'],
    [flow, 'ja'],
  ]) as [string, Locale][],
)('in %s (%s) the words on a button are the button', (flow, locale) => {
  const differ: string[] = []
  let count = 0
  for (const { conversation, at, choice, place, tapped } of buttons(flow, locale)) {
    const text = label(locale, choice)
    const typed = happen(conversation, at, { kind: 'text', text })
    count++
    const [to, instead] = [tapped, typed].map((one) => one.conversation.asked?.place)
    if (to !== instead) differ.push(`${place} "${text}" leads to ${to}, and typed to ${instead}`)
  }
  expect(differ).toEqual([])
  expect(count).toBeGreaterThan(1)
})
