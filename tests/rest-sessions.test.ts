import { expect, test } from 'vitest'
import type { Conversation } from '../src/core/conversation.ts'
import { handle } from '../src/handle.ts'
import { restSessions } from '../src/rest-sessions.ts'
import { agree, clock, conversation, deps, opened, rings, text } from './handling.ts'

const HOUR = 3_600_000

/** Leaves the conversation as it is in the middle of a flow. */
async function midway(flow: string, more: Partial<Conversation> = {}) {
  await agree()
  const before = await conversation()
  const session = { flow, asOf: '2026-11-25', answers: { Q1: 'd' }, touched: clock.now() }
  const after = { ...before, seq: before.seq + 1, session, ...more }
  await opened.store.commit(
    {
      ...{ after, fresh: false, event: 'midway', at: clock.now() },
      ...{ heard: { input: { kind: 'unknown', what: 'test' } }, said: [], shown: [], parcels: [] },
    },
    0,
  )
}

test('answers about trouble go a day after the last of them, without a word', async () => {
  await midway('support-check')
  clock.pass(24 * HOUR)
  expect(await restSessions(deps())).toBe(0)
  clock.pass(1)
  rings.length = 0
  expect(await restSessions(deps())).toBe(1)
  const { session, asked } = await conversation()
  expect(session?.flow).toBe('welcome')
  expect(JSON.stringify(session)).not.toContain('Q1')
  expect(asked).toBeUndefined()
  expect(rings.flatMap(({ leased }) => leased ?? [])).toEqual([])
  expect(await restSessions(deps())).toBe(0)
  await handle(deps(), text('menu'))
  expect((await conversation()).session?.flow).toBe('welcome')
})

test('a wage check is there for as long as its words are', async () => {
  await midway('wage-check')
  clock.pass(29 * 24 * HOUR)
  expect(await restSessions(deps())).toBe(0)
  expect((await conversation()).session?.flow).toBe('wage-check')
})

test('what was interrupted and what was raised go too, and what is newer stays', async () => {
  const touched = clock.now()
  const session = { flow: 'support-check', asOf: '2026-11-25', answers: { Q1: 'a' }, touched }
  await midway('wage-check', {
    interrupted: { session },
    raised: [{ kind: 'harm', about: 'self', at: touched, answer: 'now' }],
  })
  clock.pass(25 * HOUR)
  expect(await restSessions(deps())).toBe(1)
  const after = await conversation()
  expect(after.session?.flow).toBe('wage-check')
  expect(after.interrupted).toBeUndefined()
  expect(after.raised).toBeUndefined()
})

test('whoever goes on in between keeps what they answered', async () => {
  await midway('support-check')
  clock.pass(20 * HOUR)
  await handle(deps(), text('menu'))
  await midway2()
  clock.pass(20 * HOUR)
  expect(await restSessions(deps())).toBe(0)
  expect((await conversation()).session?.flow).toBe('support-check')
})

/** Takes the check up again. */
async function midway2() {
  const before = await conversation()
  const session = {
    ...{ flow: 'support-check', asOf: '2026-11-25', answers: { Q1: 'd', Q2: 'c' } },
    touched: clock.now(),
  }
  const after = { ...before, seq: before.seq + 1, session }
  await opened.store.commit(
    {
      ...{ after, fresh: false, event: 'again', at: clock.now() },
      ...{ heard: { input: { kind: 'unknown', what: 'test' } }, said: [], shown: [], parcels: [] },
    },
    0,
  )
}
