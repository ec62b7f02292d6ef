import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSeal } from '../../src/seal.ts'
import type { Sql } from '../../src/store/ports.ts'
import { checkKey, createStore, takeOver } from '../../src/store/store.ts'
import { begin, begun, event, next, now, parcel, someone, soon, turn } from '../store/talk.ts'
import { deskContract } from './desk.ts'
import { expiryContract } from './expiry.ts'
import { forgetContract } from './forget.ts'
import { mediaContract } from './media.ts'
import { outageContract } from './outages.ts'
import { parcelContract } from './parcels.ts'
import { resultsContract } from './results.ts'
import { roomsContract } from './rooms.ts'
import { transcriptContract } from './transcript.ts'
import { withdrawContract } from './withdraw.ts'

/** A database without rows, and a way of coming back to it with nothing remembered. */
export interface Opened {
  readonly sql: Sql
  reopen(): Promise<Sql>
}

/** What every store must keep, whatever database it stands on. */
export function storeContract(open: () => Promise<Opened>): void {
  const dataKey = randomBytes(32)
  const fresh = async () => createStore((await open()).sql, createSeal(dataKey))

  test('what was committed is loaded', async () => {
    const store = await fresh()
    const from = someone()
    const first = event()
    expect(await store.load(from, first)).toEqual({ before: undefined, seen: false, lost: false })
    const after = begun(from, {
      locale: 'ja',
      agreedOn: '2026-11-23',
      session: {
        flow: 'wage-check',
        asOf: '2026-11-23',
        answers: { basis: 'hourly', month: { from: '2026-10-01', to: '2026-10-31' } },
        touched: now,
      },
      asked: { seq: 1, place: 'wage', options: ['a', 'b'] },
    })
    await store.commit(turn(after, { event: first }), soon)
    expect(await store.load(from, first)).toEqual({ before: after, seen: true, lost: false })
    const second = next(after, { misses: 2, gone: true })
    await store.commit(turn(second), soon)
    expect(await store.load(from, event())).toEqual({ before: second, seen: false, lost: false })
  })

  test('the same address on another channel is somebody else', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const { before } = await store.load({ channel: 'telegram', address: after.address }, event())
    expect(before).toBeUndefined()
  })

  test('an event is taken once, and its second turn leaves no trace', async () => {
    const store = await fresh()
    const taken = event()
    const { after } = await begin(store, { event: taken })
    const again = next(after)
    expect(await store.commit(turn(again, { event: taken }), soon)).toEqual({ end: 'conflict' })
    const { before } = await store.load(after, event())
    expect(before).toEqual(after)
    expect(await store.transcript(after.id, 0, 10)).toHaveLength(1)
    // Its parcel would be one more in the lane.
    expect(await store.claim(after.id, soon, soon + 1)).toHaveLength(1)
  })

  test('of two turns from the same state exactly one is written', async () => {
    const store = await fresh()
    const { after } = await begin(store, { parcels: [] })
    const rivals = [1, 2].map((misses) => turn(next(after, { misses })))
    const ends = await Promise.all(rivals.map((rival) => store.commit(rival, soon)))
    expect(ends.map(({ end }) => end).sort()).toEqual(['committed', 'conflict'])
    const winner = rivals[ends.findIndex(({ end }) => end === 'committed')]
    expect((await store.load(after, event())).before).toEqual(winner?.after)
    expect(await store.transcript(after.id, 0, 10)).toHaveLength(2)
    const owed = await store.claim(after.id, soon, soon + 1)
    expect(owed.map(({ id }) => id)).toEqual(winner?.parcels.map(({ id }) => id))
  })

  test('twenty first messages at once begin one conversation', async () => {
    const store = await fresh()
    const from = someone()
    const ends = await Promise.all(
      Array.from({ length: 20 }, () => store.commit(turn(begun(from)), soon)),
    )
    expect(ends.filter(({ end }) => end === 'committed')).toHaveLength(1)
    const { before } = await store.load(from, event())
    expect(await store.transcript(before?.id ?? '', 0, 99)).toHaveLength(1)
    expect(await store.waiting(soon + 1)).toEqual([{ lane: before?.id, channel: 'line' }])
  })

  test('a broken batch that is no conflict is a fault', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const twin = parcel(after)
    await expect(store.commit(turn(next(after), { parcels: [twin, twin] }), soon)).rejects.toThrow(
      /UNIQUE constraint failed/,
    )
    expect((await store.load(after, event())).before).toEqual(after)
  })

  test('everything is there again after reopening', async () => {
    const { sql, reopen } = await open()
    const seal = createSeal(dataKey)
    await checkKey(sql, seal)
    const { after } = await begin(createStore(sql, seal))
    const again = await reopen()
    await checkKey(again, seal)
    const store = createStore(again, createSeal(dataKey))
    expect((await store.load(after, event())).before).toEqual(after)
    const second = next(after)
    await store.commit(turn(second), soon)
    expect(await store.transcript(after.id, 0, 10)).toHaveLength(2)
    expect(await store.claim(after.id, soon, soon + 1)).toHaveLength(2)
  })

  test('whoever takes a database over need not wait for the leases of the dead', async () => {
    const { sql, reopen } = await open()
    const seal = createSeal(dataKey)
    const { after, leased } = await begin(createStore(sql, seal))
    const again = await reopen()
    const store = createStore(again, seal)
    expect(await store.claim(after.id, now, soon)).toEqual([])
    await takeOver(again)
    const claimed = await store.claim(after.id, now, soon)
    expect(claimed).toEqual(leased.map((one) => ({ ...one, doubted: true })))
  })

  test('another key is refused, and opens nothing', async () => {
    const { sql, reopen } = await open()
    const seal = createSeal(dataKey)
    await checkKey(sql, seal)
    const { after } = await begin(createStore(sql, seal))
    const other = createSeal(randomBytes(32))
    const again = await reopen()
    await expect(checkKey(again, other)).rejects.toThrow(/sealed with another DATA_KEY/)
    const store = createStore(again, other)
    expect((await store.load(after, event())).before).toBeUndefined()
    await expect(store.transcript(after.id, 0, 10)).rejects.toThrow()
  })

  test('a database with people in it takes no first key', async () => {
    const { sql } = await open()
    const seal = createSeal(dataKey)
    await begin(createStore(sql, seal))
    await expect(checkKey(sql, seal)).rejects.toThrow(/sealed with another DATA_KEY/)
  })

  test('what cannot become a turn is set aside, once, and sealed', async () => {
    const { sql } = await open()
    const seal = createSeal(dataKey)
    const store = createStore(sql, seal)
    const poison = event()
    const input = { kind: 'text', text: 'thuốc độc' } as const
    const inbound = { id: poison, from: someone(), at: now, input }
    await store.setAside(poison, now, inbound, 'it throws')
    await store.setAside(poison, now, inbound, 'it throws')
    const rows = await sql.all<{ event: string; body: Uint8Array }>('select * from aside')
    expect(rows).toHaveLength(1)
    const [row] = rows
    if (!row) throw new Error('nothing was set aside')
    const opened: unknown = JSON.parse(seal.open(seal.ours, `aside|${row.event}`, row.body))
    expect(opened).toEqual({ event: poison, inbound, why: 'it throws' })
    expect((await store.load(inbound.from, poison)).seen).toBe(false)
  })

  test('a healthy database passes its check', async () => {
    const store = await fresh()
    await store.check()
    await store.check()
  })

  parcelContract(fresh)
  transcriptContract(fresh)
  resultsContract(fresh)
  deskContract(fresh)
  roomsContract(fresh)
  forgetContract(open)
  mediaContract(open)
  expiryContract(open)
  withdrawContract(open)
  outageContract(fresh)
}
