import { expect, test } from 'vitest'
import type { Store } from '../../src/store/ports.ts'
import { begin, event, ids, leasedOf, next, now, parcel, sent, soon, turn } from '../store/talk.ts'

const later = { end: 'later', dueAt: now + 60_000, triedAt: now + 1, doubted: false } as const

/** Order, lease and waiting, per lane. */
export function parcelContract(fresh: () => Promise<Store>): void {
  test('a turn hands over its parcels leased and in order', async () => {
    const store = await fresh()
    const { after } = await begin(store, { parcels: [] })
    const second = next(after)
    const parcels = [1, 2, 3].map(() => parcel(second))
    const leased = leasedOf(await store.commit(turn(second, { parcels }), soon))
    expect(leased).toEqual(
      parcels.map((one) => ({
        ...one,
        conversation: after.id,
        createdAt: now,
        tries: 0,
        doubted: false,
      })),
    )
    expect(await store.claim(after.id, now, soon)).toEqual([])
    expect(await store.waiting(now)).toEqual([])
  })

  test('a lease that ran out is claimed again, by one', async () => {
    const store = await fresh()
    const { after, leased } = await begin(store)
    expect(await store.waiting(soon)).toEqual([{ lane: after.id, channel: 'line' }])
    const claims = await Promise.all([1, 2].map(() => store.claim(after.id, soon, soon + 30_000)))
    expect(claims.map((claim) => claim.length).sort()).toEqual([0, 1])
    // Whoever had it may have tried.
    expect(claims.flat()).toEqual(leased.map((one) => ({ ...one, doubted: true })))
    expect(await store.waiting(soon)).toEqual([])
  })

  test('a lease is renewed and released', async () => {
    const store = await fresh()
    const { after, leased } = await begin(store)
    await store.renew(after.id, soon + 30_000)
    expect(await store.claim(after.id, soon, soon + 1)).toEqual([])
    await store.release(after.id)
    await store.renew(after.id, soon + 90_000)
    expect(await store.claim(after.id, now, soon)).toEqual(leased)
  })

  test('what comes while the lane is leased waits its turn', async () => {
    const store = await fresh()
    const { after, leased } = await begin(store)
    const [first] = leased
    if (!first) throw new Error('nothing is leased')
    const second = turn(next(after))
    expect(leasedOf(await store.commit(second, soon))).toEqual([])
    expect(await store.claim(after.id, now, soon)).toEqual([])
    expect(await store.settle(first, sent())).toEqual({ more: true })
    const claimed = await store.claim(after.id, now, soon)
    expect(ids(claimed)).toEqual(ids(second.parcels))
    const [last] = claimed
    if (last) expect(await store.settle(last, sent())).toEqual({ more: false })
    expect(await store.claim(after.id, soon * 2, soon * 2)).toEqual([])
  })

  test('a parcel to be tried later holds its lane until then, and keeps its place', async () => {
    const store = await fresh()
    const { after, leased } = await begin(store)
    const [first] = leased
    if (!first) throw new Error('nothing is leased')
    await store.settle(first, { ...later, doubted: true })
    const second = turn(next(after))
    expect(leasedOf(await store.commit(second, soon))).toEqual([])
    expect(await store.claim(after.id, later.dueAt - 1, soon)).toEqual([])
    expect(await store.waiting(later.dueAt - 1)).toEqual([])
    expect(await store.waiting(later.dueAt)).toEqual([{ lane: after.id, channel: 'line' }])
    const claimed = await store.claim(after.id, later.dueAt, later.dueAt + 1)
    expect(ids(claimed)).toEqual([first.id, ...ids(second.parcels)])
    expect(claimed[0]).toEqual({ ...first, tries: 1, firstTriedAt: now + 1, doubted: true })
    // Doubt stays, and so does the first try.
    const [tried] = claimed
    if (tried) await store.settle(tried, { ...later, triedAt: now + 2 })
    const [again] = await store.claim(after.id, later.dueAt, later.dueAt + 1)
    expect(again).toEqual({ ...first, tries: 2, firstTriedAt: now + 1, doubted: true })
  })

  test('what is urgent goes first', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const second = next(after)
    const [calm, urgent] = [parcel(second), parcel(second, { urgent: true })]
    await store.commit(turn(second, { parcels: [calm, urgent] }), soon)
    const claimed = await store.claim(after.id, soon, soon + 1)
    expect(claimed.map((one) => one.urgent)).toEqual([true, false, false])
    expect(ids(claimed).slice(0, 1)).toEqual([urgent.id])
    expect(ids(claimed).slice(2)).toEqual([calm.id])
  })

  test('lanes do not wait for each other', async () => {
    const store = await fresh()
    const { after, leased } = await begin(store)
    const other = await begin(store)
    expect(leased).toHaveLength(1)
    expect(other.leased).toHaveLength(1)
    for (const one of leased) await store.settle(one, later)
    const second = next(after)
    const desk = parcel(second, { lane: 'desk:telegram', channel: 'telegram', urgent: true })
    const parcels = [parcel(second), desk]
    expect(ids(leasedOf(await store.commit(turn(second, { parcels }), soon)))).toEqual([desk.id])
    expect(ids(await store.claim(other.after.id, soon, soon + 1))).toEqual(ids(other.leased))
    const lanes = (await store.waiting(later.dueAt + 1)).map(({ lane }) => lane)
    expect(lanes.sort()).toEqual([after.id, 'desk:telegram', other.after.id].sort())
  })

  test.each(['failed', 'uncertain'] as const)(
    'an answer that %s is known to be lost',
    async (end) => {
      const store = await fresh()
      const { after, leased } = await begin(store)
      const [first] = leased
      if (!first) throw new Error('nothing is leased')
      const outcome = { end, at: now, why: '403' }
      expect(await store.settle(first, outcome)).toEqual({ more: false })
      expect((await store.load(after, event())).lost).toBe(true)
      await store.commit(turn(next(after)), soon)
      expect((await store.load(after, event())).lost).toBe(false)
    },
  )

  test('what the desk does not get is not the person’s lost answer', async () => {
    const store = await fresh()
    const { after } = await begin(store, { parcels: [] })
    const second = next(after)
    const parcels = [parcel(second, { lane: 'desk:line' })]
    const [alert] = leasedOf(await store.commit(turn(second, { parcels }), soon))
    if (!alert) throw new Error('nothing is leased')
    await store.settle(alert, { end: 'failed', at: now, why: '400' })
    expect((await store.load(after, event())).lost).toBe(false)
  })

  test('a parcel is settled once', async () => {
    const store = await fresh()
    const { after, leased } = await begin(store)
    const [first] = leased
    if (!first) throw new Error('nothing is leased')
    await store.settle(first, sent({ id: 'one' }))
    expect(await store.settle(first, { end: 'failed', at: now, why: '' })).toEqual({ more: false })
    expect(await store.settle(first, later)).toEqual({ more: false })
    expect((await store.load(after, event())).lost).toBe(false)
    expect(await store.receipts(after.id)).toEqual([{ id: 'one' }])
  })

  test('receipts are kept in order', async () => {
    const store = await fresh()
    const { after, leased } = await begin(store)
    expect(await store.receipts(after.id)).toEqual([])
    for (const one of leased) await store.settle(one, sent({ id: '518', quoteToken: 'q' }))
    for (const one of leasedOf(await store.commit(turn(next(after)), soon)))
      await store.settle(one, sent({ message_id: 7 }))
    expect(await store.receipts(after.id)).toEqual([
      { id: '518', quoteToken: 'q' },
      { message_id: 7 },
    ])
  })

  test('a page fetches its parcels itself', async () => {
    const store = await fresh()
    const { after } = await begin(store, { parcels: [] })
    let last = after
    for (let i = 0; i < 3; i++) {
      last = next(last)
      const parcels = [parcel(last, { channel: 'web' })]
      expect(leasedOf(await store.commit(turn(last, { parcels }), soon))).toEqual([])
    }
    expect(await store.waiting(soon * 2)).toEqual([])
    expect(await store.claim(after.id, soon * 2, soon * 3)).toEqual([])
    await store.fetched(after.id, 3, now)
    expect((await store.load(after, event())).lost).toBe(false)
    // What is not fetched keeps nothing else of this lane waiting.
    const more = turn(next(last))
    expect(ids(leasedOf(await store.commit(more, soon)))).toEqual(ids(more.parcels))
  })
}
