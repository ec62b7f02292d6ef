import { afterEach, beforeEach, expect, test } from 'vitest'
import { queueOf } from '../../src/console/queue.ts'
import { act, type Case, openCase } from '../../src/core/case.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { Inbound } from '../../src/core/inbound.ts'
import { timersOf } from '../../src/core/ladder.ts'
import { createHandBack } from '../../src/desk/hand-back.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import type { Api } from '../../src/desk/telegram/api.ts'
import { createDigest } from '../../src/desk/telegram/digest.ts'
import type { Group } from '../../src/desk/telegram/group.ts'
import { createPace } from '../../src/desk/telegram/pace.ts'
import { sayRoom } from '../../src/desk/telegram/say.ts'
import { createUnopenedNotice } from '../../src/desk/telegram/unopened.ts'
import { keepUnopened, type UnopenedRecords } from '../../src/desk/unopened.ts'
import { createSeal } from '../../src/seal.ts'
import { createStore } from '../../src/store/store.ts'
import { wake } from '../../src/wake.ts'
import { wakeOpen } from '../../src/wake-open.ts'
import { keptLog, openTestStore, type TestStore, virtualClock } from '../owed.ts'
import { begin, next, now, soon, turn } from '../store/talk.ts'
import { script } from '../transcript.ts'

const MINUTE = 60_000
const plan = createDeskPlan({
  readers: 2,
  hours: { days: ['mon'], opens: 540, closes: 1_080 },
  onCall: true,
})
const group: Group = {
  ...{ chat: () => -1, moveTo: async () => undefined, trouble: () => undefined },
  ...{ people: () => 2, counted: async () => undefined, note: async () => undefined },
}
const say = sayRoom(script)

let file: TestStore
let sql: TestStore['sql']
let store: ReturnType<typeof createStore>
let unopened: UnopenedRecords
let kept: ReturnType<typeof keptLog>
let clock: ReturnType<typeof virtualClock>
let taken: Inbound[]
let told: string[]
const key = new Uint8Array(32).fill(7)
/** As a program does that has just begun: nothing is remembered of what was written. */
async function begins() {
  store = createStore(sql, createSeal(key), { unopened: (whose) => unopened.note(whose) })
  unopened = await keepUnopened(store.desk, kept.log)
}
const take = async (inbound: Inbound) => taken.push(inbound) > 0
const api: Api = async (_, body) => {
  told.push(String(body['text']))
  return { ok: true, status: 200, id: 1 } as never
}

/** Somebody whose case is as it is, and waits for its rung. */
async function client(number: string, holder?: string): Promise<Conversation> {
  const { after } = await begin(store)
  const waits = openCase({ id: `k${number}`, number }, 'now', 'harm', now)
  const its = holder ? (act(waits, holder, { kind: 'claim' }, now) as Case) : waits
  const it = next(after, { case: its })
  await store.commit(turn(it, { case: its, timers: timersOf(plan, it) }), soon)
  return it
}
const breaks = (table: string, column: string, it: Conversation) =>
  sql.batch([
    [
      `update ${table} set ${column} = x'010203' where ${table === 'desk_case' ? 'conversation' : 'id'} = ?1`,
      it.id,
    ],
  ])

let [broken, sealed, well, left]: Conversation[] = []
beforeEach(async () => {
  file = openTestStore()
  sql = file.sql
  kept = keptLog()
  clock = virtualClock(now)
  taken = []
  told = []
  await begins()
  broken = await client('100001', 'gone')
  sealed = await client('100002')
  well = await client('100003')
  left = await client('100004', 'gone')
  await breaks('conversation', 'state', broken)
  await breaks('desk_case', 'body', sealed)
  await begins()
})
afterEach(() => file.close())

const whose = () => taken.map(({ from }) => from.address)
const lines = (event: string) => kept.lines.filter((line) => JSON.stringify(line).includes(event))

test('the ladder of everybody else goes on, and what is broken is not looked at all the time', async () => {
  clock.pass(5 * MINUTE)
  await wake({ store, clock, log: kept.log, take, plan })
  expect(whose()).toContain(well?.address)
  expect(whose()).toContain(left?.address)
  expect(whose()).not.toContain(broken?.address)
  expect((await store.desk.due(clock.now())).map(({ conversation }) => conversation)).not.toContain(
    broken?.id,
  )
  clock.pass(10 * MINUTE)
  await wake({ store, clock, log: kept.log, take, plan })
  expect(lines('record-not-opened')).toHaveLength(1)
  expect(JSON.stringify(lines('record-not-opened'))).toContain(broken?.id)
})

test('what is to come is set for everybody else', async () => {
  await sql.batch([['delete from timer']])
  await wakeOpen({ store, clock, plan })
  const due = await store.desk.due(now + 5 * MINUTE)
  expect(due.map(({ conversation }) => conversation)).toEqual(
    expect.arrayContaining([well?.id, left?.id]),
  )
})

test('the cases of whoever is removed are handed back, but for what is broken', async () => {
  const handBack = createHandBack({ store, staff: { list: async () => [] }, clock, take })
  await handBack()
  expect(whose()).toEqual([left?.address])
})

test('the queue and the digest show everybody else', async () => {
  const { cases } = await queueOf(store, clock.now(), 'open', 'an', (id) => id)
  expect(cases.map(({ case: its }) => its.number).toSorted()).toEqual([
    '100001',
    '100003',
    '100004',
  ])
  const pace = createPace()
  await createDigest({ desk: store.desk, group, pace, api, say, clock })()
  expect(told.join()).toContain('100003')
})

test('the desk is told once that there is a record that cannot be opened, over a restart too', async () => {
  const tell = () =>
    createUnopenedNotice({ unopened, group, pace: createPace(), api, say, clock })()
  await store.desk.queue(clock.now())
  await tell()
  expect(told).toHaveLength(1)
  expect(told[0]).toContain(sealed?.id)
  await store.desk.queue(clock.now())
  await tell()
  await begins()
  await store.desk.queue(clock.now())
  await expect(store.find(broken?.id ?? '')).rejects.toThrow()
  await tell()
  expect(told).toHaveLength(2)
  expect(told[1]).toContain(broken?.id)
  expect(told[1]).not.toContain(sealed?.id)
  expect(unopened.all().toSorted()).toEqual([broken?.id, sealed?.id].toSorted())
})
