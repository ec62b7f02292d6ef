import { describe, expect, test } from 'vitest'
import { flows } from '../../flows/index.ts'
import { begin } from '../../src/core/begin.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { Input } from '../../src/core/inbound.ts'
import { momentAt, newSession, present } from '../../src/core/moment.ts'
import { step } from '../../src/core/step.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { createScript } from '../../src/script.ts'

const hours = { days: ['wed'], opens: 540, closes: 1_080 }
const words = {
  org: 'Tonari',
  contact: 'https://tonari.example',
  privacyUrl: 'https://tonari.example/p',
}
const veil = (text: string) => text
const staffed = createScript(words, veil, createDeskPlan({ readers: 1, hours, onCall: false }))
const alone = createScript(words, veil)
const noon = Date.parse('2026-11-25T12:00:00+09:00')

function at(script: typeof staffed, flow: string, options: readonly string[]) {
  let it: Conversation = {
    ...begin({ channel: 'web', address: 'a' }, 'one', 'somebody'),
    greeted: true,
  }
  it = present(momentAt(script, noon, 1), {
    ...it,
    session: newSession(momentAt(script, noon, 1), flow),
  }).conversation
  let stepped = present(momentAt(script, noon, 2), it)
  for (const [n, name] of options.entries()) {
    const before = stepped.conversation
    const option = before.asked?.options.indexOf(name) ?? -1
    if (option < 0) throw new Error(`no ${name} among ${before.asked?.options.join(' ')}`)
    const input: Input = { kind: 'tap', seq: before.asked?.seq ?? 0, option }
    const inbound = {
      id: `t${n}`,
      from: { channel: 'web', address: 'a' } as const,
      at: noon,
      input,
    }
    stepped = step(script, before, inbound)
  }
  return stepped
}

describe('an end that needs somebody now', () => {
  test.for([
    ['forced-return', ['now'], 'return'],
    ['forced-return', ['taken'], 'return'],
    ['forced-return', ['airport'], 'return'],
    ['support-check', ['yes', 'now'], 'harm'],
    ['in-danger', ['return', 'now'], 'return'],
    ['in-danger', ['harm', 'locked'], 'confined'],
  ] as const)('%s, %s: opens a case, urgent, without words', ([flow, options, trigger]) => {
    const stepped = at(staffed, flow, options)
    expect(stepped.conversation.case).toMatchObject({
      urgency: 'now',
      status: 'waiting',
      consent: 'unasked',
    })
    if (flow !== 'in-danger') expect(stepped.conversation.case?.trigger).toBe(trigger)
    expect(stepped.desk?.[0]).toMatchObject({ kind: 'opened', urgency: 'now' })
  })

  test('opens none where no desk is connected, and none where nothing is urgent', () => {
    expect(at(alone, 'forced-return', ['now']).conversation.case).toBeUndefined()
    expect(at(staffed, 'forced-return', ['undated']).conversation.case).toBeUndefined()
    expect(at(staffed, 'forced-return', ['undated', 'card']).conversation.case).toBeUndefined()
    expect(at(staffed, 'in-danger', ['harm', 'no']).conversation.case).toBeUndefined()
  })

  test('is named by a reason that a caseworker has words for', async () => {
    const { default: console } = await import('../../locales/ja/console.json', {
      with: { type: 'json' },
    })
    for (const flow of Object.values(flows))
      for (const node of Object.values(flow.nodes))
        if (node.kind === 'outcome' && node.opens)
          expect(console.trigger).toHaveProperty(node.opens)
  })
})
