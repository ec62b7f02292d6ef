import { describe, expect, test } from 'vitest'
import type { Inbound } from '../../src/core/inbound.ts'
import { timersOf } from '../../src/core/ladder.ts'
import { step } from '../../src/core/step.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { createScript } from '../../src/script.ts'
import { CRY, HOUR, keys, MINUTE, talk } from './waiting-talk.ts'

/** A message that the platform kept for 45 minutes, because we could not be reached. */
const LATE = 45 * MINUTE

describe('what a platform has kept for long', () => {
  const held = () => {
    const it = talk()
    it.does({ kind: 'claim' })
    it.does({ kind: 'reply', words: 'Chào em' })
    it.pass(2 * HOUR)
    return it
  }

  test('is waited for from when it reached us: no rung is early, and all are to come', () => {
    const it = held()
    it.says(CRY, LATE)
    expect(it.pass(4 * MINUTE)).toEqual([])
    expect(it.pass(MINUTE)).toEqual(['again'])
    expect(it.pass(HOUR)).toEqual(['next', 'coordinator', 'person'])
  })

  test('and so is a word to a caseworker', () => {
    const it = held()
    it.says('em ở đây', LATE)
    expect(it.pass(29 * MINUTE)).toEqual([])
    expect(it.pass(MINUTE)).toEqual(['again'])
  })

  test('and a wish for a person, and a danger that nobody answered for', () => {
    const wishing = talk({ case: undefined as never })
    wishing.says('gặp người thật', LATE)
    expect(wishing.now().case?.waitsFrom).toBe(wishing.clock())
    const crying = talk({ case: undefined as never })
    crying.says(CRY, LATE)
    const [looks] = timersOf(undefined, crying.now())
    expect(looks).toBeUndefined()
    expect(crying.now().raised?.[0]?.at).toBe(crying.clock())
    crying.pass(9 * MINUTE)
    expect(crying.now().case).toBeUndefined()
    crying.pass(MINUTE)
    expect(crying.now().case?.status).toBe('waiting')
  })

  test('is answered by the hours of now, and read by the day it was written on', () => {
    const hours = { days: ['wed'], opens: 0, closes: 15 * 60 }
    const plan = createDeskPlan({ readers: 1, hours, onCall: false })
    const words = { org: 'T', contact: 'https://t.example', privacyUrl: 'https://t.example/p' }
    const script = createScript(words, (text) => text, plan)
    const before = talk({}, 'today').now()
    const receivedAt = Date.parse('2026-11-25T15:20:00+09:00')
    const inbound: Inbound = {
      ...{
        id: 'late',
        from: { channel: 'line', address: 'U1' },
        at: receivedAt - LATE,
        receivedAt,
      },
      input: { kind: 'text', text: 'gặp người thật' },
    }
    expect(keys(step(script, before, inbound))).toContain('desk:when.later')
    const midnight = Date.parse('2026-11-26T00:20:00+09:00')
    const written = { ...inbound, at: midnight - LATE, receivedAt: midnight }
    const { session } = step(script, { ...before, case: undefined as never }, written).conversation
    expect([session?.asOf, session?.touched]).toEqual(['2026-11-25', midnight])
  })
})
