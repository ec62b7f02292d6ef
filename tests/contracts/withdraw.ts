import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Parcel } from '../../src/parcel.ts'
import { createSeal } from '../../src/seal.ts'
import { createStore } from '../../src/store/store.ts'
import { begin, event, ids, leasedOf, next, now, parcel, sent, soon, turn } from '../store/talk.ts'
import { goodbye } from './forget.ts'
import type { Opened } from './store.ts'

const MINUTE = 60_000
const later = { end: 'later', dueAt: now + 1_000, triedAt: now, doubted: false } as const

/** What becomes of bubbles that are on their way when their talk is to leave the chat. */
export function withdrawContract(open: () => Promise<Opened>): void {
  /** Two processes on one database. */
  async function fresh() {
    const { sql } = await open()
    const dataKey = randomBytes(32)
    const [store, elsewhere] = [0, 1].map(() => createStore(sql, createSeal(dataKey)))
    if (!store || !elsewhere) throw new Error('there are two')
    return { sql, store, elsewhere }
  }

  /** Somebody whose one bubble is being sent. */
  async function sending(store: Awaited<ReturnType<typeof fresh>>['store']) {
    const { after, leased } = await begin(store)
    const [first] = leased
    if (!first) throw new Error('nothing is leased')
    expect(await store.unsent(after.id)).toEqual([first.id])
    return { after, first }
  }

  async function hidden(first: Parcel, store: Awaited<ReturnType<typeof fresh>>['store']) {
    const found = await store.find(first.conversation)
    if (!found) throw new Error('nobody is there')
    const hiding = turn(next(found), { keepsBack: true, withdraws: 1 })
    expect(leasedOf(await store.commit(hiding, soon))).toEqual([])
    return hiding
  }

  test('hidden while it is sent, a bubble is known by its receipt', async () => {
    const { store } = await fresh()
    const { after, first } = await sending(store)
    const hiding = await hidden(first, store)
    expect(await store.unsent(after.id)).toEqual([first.id, ...ids(hiding.parcels)])
    expect(await store.ownReceipt(after.id, first.id)).toBe('unsent')
    expect(await store.settle(first, sent({ message_id: 7 }))).toEqual({ more: true })
    expect(await store.ownReceipt(after.id, first.id)).toEqual({ message_id: 7 })
    expect(ids(await store.claim(after.id, now, soon))).toEqual(ids(hiding.parcels))
  })

  test('what was kept back is not sent after the try that was under way', async () => {
    const { store } = await fresh()
    const { after, first } = await sending(store)
    const hiding = await hidden(first, store)
    await store.settle(first, later)
    expect(await store.ownReceipt(after.id, first.id)).toBeUndefined()
    expect(ids(await store.claim(after.id, later.dueAt, soon))).toEqual(ids(hiding.parcels))
  })

  test('of a turn’s bubbles those not yet begun are let go of, and the lane goes on', async () => {
    const { store } = await fresh()
    const { after } = await begin(store, { parcels: [] })
    const parcels = [parcel(after), parcel(after)]
    const [first, second] = leasedOf(await store.commit(turn(next(after), { parcels }), soon))
    if (!first || !second) throw new Error('too little is leased')
    const hiding = await hidden(first, store)
    expect(await store.settle(first, sent({ message_id: 7 }))).toEqual({
      more: true,
      keptBack: true,
    })
    await store.release(after.id)
    expect(ids(await store.claim(after.id, now, soon))).toEqual(ids(hiding.parcels))
    expect(await store.ownReceipt(after.id, second.id)).toBeUndefined()
  })

  test('a process that is gone keeps nobody waiting for how its try ended', async () => {
    const { sql, store } = await fresh()
    const { after, first } = await sending(store)
    const hiding = await hidden(first, store)
    expect(ids(await store.claim(after.id, soon, soon + 1))).toEqual(ids(hiding.parcels))
    expect(await store.ownReceipt(after.id, first.id)).toBeUndefined()
    expect(await sql.all("select why from parcel where state = 'uncertain'")).toEqual([
      { why: 'kept back' },
    ])
  })

  test('forgotten while it is sent, a bubble is the goodbye’s, and is buried with it', async () => {
    const { sql, store, elsewhere } = await fresh()
    const { after, first } = await sending(store)
    await elsewhere.claim(after.id, soon, soon) // Its key is in the memory of both.
    const farewell = goodbye(after, { withdraws: 1 })
    const { id } = farewell.after
    for (const one of leasedOf(await store.commit(farewell, soon))) await store.settle(one, sent())
    expect(await store.bury(now + 2 * MINUTE)).toBe(0)
    expect(await store.ownReceipt(id, first.id)).toBe('unsent')
    await elsewhere.settle(first, sent({ message_id: 7 }))
    expect(await store.ownReceipt(id, first.id)).toEqual({ message_id: 7 })
    expect(await sql.all(`select 1 from parcel where conversation = '${after.id}'`)).toEqual([])
    expect(await store.bury(now + 2 * MINUTE)).toBe(1)
    for (const table of ['person', 'conversation', 'parcel'])
      expect(await sql.all(`select 1 from ${table}`), table).toEqual([])
    const left = 'select 1 from turn where length(body) > 0 or parcel > 0 or parcels > 0'
    expect(await sql.all(left)).toEqual([])
  })

  test('whoever was sent something since they were looked at is looked at anew', async () => {
    const { store } = await fresh()
    const { after, first } = await sending(store)
    await store.settle(first, sent({ message_id: 7 }))
    expect(await store.commit(goodbye(after, { withdraws: 1 }), soon)).toEqual({ end: 'conflict' })
    expect((await store.load(after, event())).before).toEqual(after)
    const { end } = await store.commit(goodbye(after, { withdraws: 0 }), soon)
    expect(end).toBe('committed')
  })
}
