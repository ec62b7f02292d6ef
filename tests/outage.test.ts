import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Case, openCase } from '../src/core/case.ts'
import type { Conversation } from '../src/core/conversation.ts'
import { handle } from '../src/handle.ts'
import { createPulse, type Pulsing } from '../src/outage/pulse.ts'
import { createTake } from '../src/take.ts'
import type { Heard } from '../src/turn.ts'
import { agree, clock, conversation, deps, lastShown, logged, opened, text } from './handling.ts'
import { begun, event, turn } from './store/talk.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let machine = 0
/** Time goes by, for the machine as well. */
const pass = (ms: number) => {
  clock.pass(ms)
  machine += ms
}
/** What a minute does to a program that runs. */
const minute = () => {
  pass(MINUTE)
  vi.advanceTimersByTime(MINUTE)
}
beforeEach(() => {
  machine = 0
  // Only the beats: the store goes by the machine's own time.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => vi.useRealTimers())

const pulse = (more: Partial<Pulsing> = {}) => {
  const given = deps()
  const started = createPulse({
    ...{ store: opened.store, clock, log: logged.log, channels: given.channels },
    ...{ take: createTake(given), elapsed: () => machine },
    ...more,
  })
  started.begin()
  return started
}
/** Waits until something holds, however busy the machine is. */
const comes = (holds: () => void | Promise<void>) => vi.waitFor(holds, { timeout: 20_000 })
const last = async () => (await opened.store.outages.read()).last
const beaten = () => comes(async () => expect(await last()).toBe(clock.now()))
const logs = (name: string) => logged.lines.filter((line) => line.includes(` ${name} `))
const told = (times = 1) => comes(() => expect(logs('outage-told')).toHaveLength(times))

/** Runs from now to now: a start, and an end in order. */
async function runs() {
  const running = pulse()
  await beaten()
  await running.stop()
}

/** Somebody who did something so long ago. */
async function somebody(
  ago: number,
  how: Partial<Conversation> & { readonly input?: Heard['input'] } = {},
) {
  const { input = { kind: 'text', text: 'alo' }, ...more } = how
  const from = { channel: 'line' as const, address: `U${event()}` }
  const after = begun(from, { greeted: true, agreedOn: '2026-11-25', ...more })
  const at = clock.now() - ago
  const its = after.case && { case: after.case }
  await opened.store.commit(turn(after, { at, heard: { input }, parcels: [], ...its }), 0)
  return after.id
}

const note = { kind: 'caseworker', by: 'an', act: { kind: 'note', words: '' } } as const

/** To whom an outage has happened, as often as it has. */
async function struck(...ids: readonly string[]) {
  const all = await Promise.all(ids.map((id) => opened.store.transcript(id, 0, 99)))
  return all.map(
    (turns) =>
      turns.filter(({ heard: { input } }) => input.kind === 'due' && input.timer === 'outage')
        .length,
  )
}

test('a first start tells nobody, nor does one after nine minutes; ten are an outage', async () => {
  await agree()
  await runs()
  pass(10 * MINUTE - 1)
  await runs()
  expect(logs('outage')).toEqual([])
  const from = clock.now()
  pass(10 * MINUTE)
  const running = pulse()
  await told()
  expect(logs('outage-told')).toEqual(['info outage-told {"minutes":10,"people":1}'])
  expect(await lastShown()).toBe(deps().script.say('vi', { key: 'recall:notice' }))
  expect((await conversation()).waiting?.say[0]?.say[0]?.key).toBe('common:outage.oneDay')
  await handle(deps(), text('menu'))
  expect(await lastShown()).toMatch(/từ khoảng 12:10 đến 12:20, mình bị mất kết nối/)
  await running.stop()
  expect(await opened.store.outages.read()).toEqual({ last: clock.now(), untold: [] })
  expect(from).toBe(clock.now() - 10 * MINUTE - 1_000)
  pass(9 * MINUTE)
  await runs()
  expect(await struck((await conversation()).id)).toEqual([1])
})

test('whoever did something in the hour before is told, and nobody else', async () => {
  await runs()
  const people = await Promise.all([
    somebody(HOUR),
    somebody(0, { input: { kind: 'withheld', of: 'tap' } }),
    somebody(MINUTE, { input: { kind: 'media', media: 'image' } }),
    somebody(MINUTE, { locale: 'ja' }),
    somebody(HOUR + 1),
    somebody(MINUTE, { input: { kind: 'grouped' } }),
    somebody(MINUTE, { input: { kind: 'left' }, gone: true }),
    somebody(MINUTE, { channel: 'web' }),
    somebody(MINUTE, { channel: 'telegram' }), // That channel is off.
    somebody(MINUTE, { input: note }),
  ])
  pass(HOUR)
  const running = pulse()
  await told()
  expect(await struck(...people)).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0, 0])
  await running.stop()
})

test('whoever has an open case is told where they were heard in the day before', async () => {
  await runs()
  let number = 100_000
  const its = (ago: number, more: Partial<Case> = {}): Case => ({
    ...openCase({ id: event(), number: String(++number) }, 'today', 'harm', clock.now() - ago),
    ...more,
  })
  const over = { status: 'closed', outcome: 'solved', closedAt: clock.now() } as const
  const claimed = { status: 'claimed', holder: 'an' } as const
  const heardAt = clock.now() - 23 * HOUR
  const people = await Promise.all([
    somebody(24 * HOUR, { case: its(24 * HOUR) }),
    somebody(90 * HOUR, { case: its(90 * HOUR, claimed), heardAt, talkingTo: 'caseworker' }),
    somebody(24 * HOUR + 1, { case: its(24 * HOUR + 1) }),
    somebody(MINUTE, { case: its(20 * HOUR, over), input: note }),
    somebody(2 * HOUR, { case: its(-4 * HOUR) }), // It will have been opened since.
  ])
  pass(3 * HOUR)
  const running = pulse()
  await told()
  expect(await struck(...people)).toEqual([1, 1, 0, 0, 0])
  await running.stop()
})

test('who waits to be told when the program ends is told after the next start, each once', async () => {
  await runs()
  const people = await Promise.all(Array.from({ length: 5 }, () => somebody(MINUTE)))
  pass(HOUR)
  const take = createTake(deps())
  let taken = 0
  const dying = pulse({ take: (inbound) => (++taken > 2 ? new Promise(() => {}) : take(inbound)) })
  await comes(() => expect(taken).toBe(3))
  expect((await struck(...people)).filter((times) => times === 1)).toHaveLength(2)
  // It was killed; what began it is over by the next start.
  void dying
  pass(20 * MINUTE)
  const again = pulse()
  await told(2)
  expect(await struck(...people)).toEqual([1, 1, 1, 1, 1])
  await again.stop()
})

test('what could not be stored is tried again', async () => {
  await runs()
  const id = await somebody(MINUTE)
  pass(HOUR)
  const take = createTake(deps())
  let taken = 0
  const running = pulse({ take: async (inbound) => ++taken > 1 && take(inbound) })
  await comes(() => expect(taken).toBe(1))
  await comes(async () => {
    minute()
    expect(logs('outage-told')).toHaveLength(1)
  })
  expect(await struck(id)).toEqual([1])
  await running.stop()
})

test('a stretch in which nothing could be stored is an outage, a clock set forward is none', async () => {
  const { outages } = opened.store
  let broken = false
  const write: typeof outages.write = (...given) =>
    broken ? Promise.reject(new Error('disk full')) : outages.write(...given)
  const store = { ...opened.store, outages: { ...outages, write } }
  const running = pulse({ store })
  await beaten()
  const id = await somebody(MINUTE)
  clock.pass(HOUR)
  minute()
  await beaten()
  const again = await somebody(MINUTE)
  broken = true
  for (let n = 1; n <= 12; n++) {
    minute()
    await comes(() => expect(logs('beat-failed')).toHaveLength(n))
  }
  broken = false
  minute()
  await told()
  expect(logs('outage')).toEqual(['warn outage {"minutes":13}'])
  expect(await struck(id, again)).toEqual([0, 1])
  await running.stop()
})

test('nothing is written any more once it has ended, and its end is the last that was', async () => {
  const running = pulse()
  await beaten()
  pass(30_000)
  await running.stop()
  expect(await last()).toBe(clock.now())
  const commits = opened.sql.commits()
  minute()
  minute()
  expect(opened.sql.commits()).toBe(commits)
})

test('the desk hears of each outage once, when we are back', async () => {
  await agree()
  await runs()
  const from = clock.now()
  pass(45 * MINUTE)
  const heard: unknown[] = []
  for (let n = 0; n < 2; n++) {
    const running = pulse({ wasAway: (outage) => heard.push(outage) })
    await beaten()
    await running.stop()
  }
  expect(heard).toEqual([{ from, until: from + 45 * MINUTE }])
})
