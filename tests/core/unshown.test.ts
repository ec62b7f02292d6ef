import { expect, test } from 'vitest'
import { begin } from '../../src/core/begin.ts'
import { openCase } from '../../src/core/case.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { Input } from '../../src/core/inbound.ts'
import { step } from '../../src/core/step.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { createScript } from '../../src/script.ts'

const hours = { days: ['wed'], opens: 540, closes: 1_080 } as const
const script = createScript(
  { org: 'Tonari', contact: 'https://tonari.example', privacyUrl: 'https://tonari.example/p' },
  (text) => text,
  createDeskPlan({ readers: 3, hours, onCall: false }),
)
const noon = Date.parse('2026-11-25T12:00:00+09:00')
const held: Conversation = {
  ...begin({ channel: 'telegram', address: 'a' }, 'one', 'somebody'),
  ...{ greeted: true, agreedOn: '2026-11-25', talkingTo: 'caseworker' },
  case: {
    ...openCase({ id: 'case', number: '123456' }, 'soon', 'person', noon),
    ...{ status: 'claimed', holder: 'an', consent: 'yes' },
  },
}
const sends = (before: Conversation, what: string) =>
  step(script, before, {
    ...{ id: what, from: { channel: 'telegram', address: 'a' }, at: noon, message: '7' },
    input: { kind: 'unknown', what },
  })
const keys = ({ say }: ReturnType<typeof sends>) => say.map((one) => one.say[0]?.key)

test('whoever sends what nobody can be shown hears so once, and the desk hears of each', () => {
  const first = sends(held, 'message')
  expect(keys(first)).toEqual(['desk:unshown'])
  expect(first.desk).toContainEqual({ kind: 'heard' })
  const second = sends(first.conversation, 'message')
  expect(keys(second)).toEqual([])
  expect(second.desk).toContainEqual({ kind: 'heard' })
  const anew = { ...first.conversation, case: { ...held.case, id: 'other' } } as Conversation
  expect(keys(sends(anew, 'message'))).toEqual(['desk:unshown'])
})

test('a button of others is nothing that was sent', () => {
  expect(keys(sends(held, 'button'))).toEqual([])
})

const stands = { latitude: 35.1, longitude: 136.9 }
const place = (before: Conversation) =>
  step(script, before, {
    ...{ id: 'place', from: { channel: 'telegram', address: 'a' }, at: noon, message: '8' },
    input: { kind: 'media', media: 'location', place: stands },
  })

test('whoever sends where they are before anybody may read it hears that it is not kept', () => {
  for (const consent of ['unasked', 'no'] as const) {
    const unshared = { ...held, case: { ...held.case, consent } } as Conversation
    expect(keys(place(unshared))).toContain('desk:placeless')
    expect(keys(place({ ...unshared, talkingTo: 'bot' }))).toContain('desk:placeless')
  }
  expect(keys(place(held))).toEqual([])
})

const does = (before: Conversation, input: Input) =>
  step(script, before, {
    ...{ id: input.kind, from: { channel: 'telegram', address: 'a' }, at: noon, message: '9' },
    input,
  })

test('whoever presses what does nothing beside a caseworker hears why, once, and waits for nothing', () => {
  const first = does(held, { kind: 'command', command: 'menu' })
  expect(keys(first)).toEqual(['desk:silent'])
  expect(first.conversation.case).not.toHaveProperty('unansweredFrom')
  const second = does(first.conversation, { kind: 'command', command: 'help' })
  expect(keys(second)).toEqual([])
  expect(second.conversation.case).not.toHaveProperty('unansweredFrom')
  const wishes = does(held, { kind: 'command', command: 'person' })
  expect(keys(wishes)).toEqual(['desk:silent'])
  expect(wishes.conversation.case).toHaveProperty('unansweredFrom')
})

test('to unblock us is nothing that waits for an answer', () => {
  const back = does(held, { kind: 'joined' })
  expect(keys(back)).toEqual([])
  expect(back.conversation.case).not.toHaveProperty('unansweredFrom')
  expect(does(held, { kind: 'text', text: 'Chị ơi' }).conversation.case).toHaveProperty(
    'unansweredFrom',
  )
})
