import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { act, type Case, openCase } from '../../src/core/case.ts'
import { type Desk, deskLane } from '../../src/desk/ports.ts'
import type { Store } from '../../src/store/ports.ts'
import { begin, next, now, parcel, sent, soon, turn } from '../store/talk.ts'
import { kept } from './results.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
export const opened = (number: string, more: Partial<Case> = {}): Case => ({
  ...openCase({ id: randomUUID(), number }, 'now', 'harm', now),
  ...more,
})

/** What every store must keep for the desk. */
export function deskContract(fresh: () => Promise<Store & { readonly desk: Desk }>): void {
  test('a case is in the queue as its newest turn left it, and is found by its number', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const its = opened('482913')
    await store.commit(turn(next(after, { case: its }), { case: its }), soon)
    const claimed = act(its, 'an', { kind: 'claim' }, now)
    if (typeof claimed === 'string') throw new Error(claimed)
    const held = next(next(after), { case: claimed })
    await store.commit(turn(held, { case: claimed }), soon)
    expect(await store.desk.queue(now)).toEqual([{ conversation: after.id, case: claimed }])
    expect(await store.desk.numbered('482913')).toBe(after.id)
    expect(await store.desk.numbered('000000')).toBeUndefined()
  })

  test('a case is read by its number as it was left, when its talk is about another', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const first = opened('333331', { status: 'closed', closedAt: now, outcome: 'solved' })
    const ended = next(after, { case: first })
    await store.commit(turn(ended, { case: first }), soon)
    const second = opened('333332')
    await store.commit(turn(next(ended, { case: second }), { case: second }), soon)
    expect(await store.desk.caseOf('333331')).toEqual({ conversation: after.id, case: first })
    expect(await store.desk.caseOf('333332')).toEqual({ conversation: after.id, case: second })
    expect(await store.desk.caseOf('000000')).toBeUndefined()
  })

  test('a case that was closed more than a week ago is in the queue no more', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const its = opened('111111', { status: 'closed', closedAt: now, outcome: 'solved' })
    await store.commit(turn(next(after, { case: its }), { case: its }), soon)
    expect(await store.desk.queue(now + 6 * DAY)).toHaveLength(1)
    expect(await store.desk.queue(now + 8 * DAY)).toEqual([])
  })

  test('a number that another case has is a conflict, and nothing is written', async () => {
    const store = await fresh()
    const one = await begin(store)
    const other = await begin(store)
    const first = opened('222222')
    await store.commit(turn(next(one.after, { case: first }), { case: first }), soon)
    const second = opened('222222')
    const met = await store.commit(
      turn(next(other.after, { case: second }), { case: second }),
      soon,
    )
    expect(met).toEqual({ end: 'conflict' })
    expect((await store.find(other.after.id))?.case).toBeUndefined()
  })

  test('timers come due the earliest first, are replaced by the next turn, and end when done', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const ladder = { name: 'ladder', guard: 'g1', at: now + 5 * MINUTE } as const
    const unread = { name: 'unread', guard: 'u1', at: now + MINUTE } as const
    const second = next(after)
    await store.commit(turn(second, { timers: [ladder, unread] }), soon)
    expect(await store.desk.due(now)).toEqual([])
    const due = await store.desk.due(now + 5 * MINUTE)
    expect(due.map(({ guard }) => guard)).toEqual(['u1', 'g1'])
    await store.desk.done(after.id, { ...ladder, guard: 'another' })
    expect(await store.desk.due(now + DAY)).toHaveLength(2)
    await store.desk.done(after.id, ladder)
    expect((await store.desk.due(now + DAY)).map(({ guard }) => guard)).toEqual(['u1'])
    await store.commit(turn(next(second), { timers: [] }), soon)
    expect(await store.desk.due(now + DAY)).toEqual([])
  })

  test('a timer is looked at again later, and is set anew as long as its talk has not gone on', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const ladder = { name: 'ladder', guard: 'g1', at: now } as const
    const moved = { name: 'moved', guard: 'm1', at: now } as const
    const second = next(after)
    await store.commit(turn(second, { timers: [ladder, moved] }), soon)
    const later = { ...ladder, at: now + MINUTE }
    await store.desk.postpone(after.id, { ...later, guard: 'another' })
    expect(await store.desk.due(now)).toHaveLength(2)
    await store.desk.postpone(after.id, later)
    expect((await store.desk.due(now)).map(({ guard }) => guard)).toEqual(['m1'])
    expect((await store.desk.due(later.at)).map(({ guard }) => guard)).toEqual(['m1', 'g1'])

    const unread = { name: 'unread', guard: 'u1', at: now } as const
    await store.desk.setTimers(after, [unread])
    expect((await store.desk.due(now)).map(({ guard }) => guard)).toEqual(['m1'])
    await store.desk.setTimers(second, [{ ...ladder, guard: 'g2' }])
    const all = async () => (await store.desk.due(now + DAY)).map(({ guard }) => guard).toSorted()
    expect(await all()).toEqual(['g2', 'm1'])
    await store.desk.setTimers(second, [unread])
    expect(await all()).toEqual(['m1', 'u1'])
  })

  test('rooms lead to a talk, and looks are kept in their order', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    await store.desk.putRoom('telegram|-100|7', after.id)
    expect(await store.desk.inRoom('telegram|-100|7')).toBe(after.id)
    expect(await store.desk.inRoom('telegram|-100|8')).toBeUndefined()
    await store.desk.read(after.id, 'an', now)
    await store.desk.read(after.id, 'binh', now + 1)
    expect(await store.desk.readings(after.id)).toEqual([
      { staff: 'an', at: now },
      { staff: 'binh', at: now + 1 },
    ])
  })

  test('what rooms are called is found by how ids begin, and learnt anew', async () => {
    const store = await fresh()
    const { after } = await begin(store, { parcels: [] })
    const second = next(after)
    const parcels = ['copy', 'copy|t|1', 'copy|t|2', 'coqy'].map((id) => ({
      ...parcel(second, { lane: deskLane(after.id) }),
      id,
    }))
    const committed = await store.commit(turn(second, { parcels }), soon)
    const leased = committed.end === 'committed' ? committed.leased : []
    for (const [n, one] of leased.entries())
      if (n !== 2) await store.settle(one, sent({ message_id: n }))
    const like = (begins: string) => store.receiptsLike(after.id, begins)
    expect(await like('copy')).toEqual([{ message_id: 1 }, { message_id: 0 }])
    expect(await like('copy|t')).toEqual([{ message_id: 1 }])
    expect(await store.unsentLike(after.id, 'copy|t')).toBe(true)
    expect(await store.unsentLike(after.id, 'copy|t|1')).toBe(false)
    expect(await store.unsentLike(after.id, 'coqz')).toBe(false)
    await store.relearn(after.id, 'copy', { message_id: 70 })
    expect(await store.receipt(after.id, 'copy')).toEqual({ message_id: 70 })
    await store.relearn(after.id, 'copy|t|2', { message_id: 71 })
    expect(await store.receipt(after.id, 'copy|t|2')).toBeUndefined()
  })

  test('copies that wait are not sent once they may not be read, and everything else is', async () => {
    const store = await fresh()
    const { after } = await begin(store, { parcels: [] })
    const second = next(after)
    const copies = (...ids: readonly string[]) =>
      ids.map((id) => ({ ...parcel(second, { lane: deskLane(after.id) }), id }))
    await store.commit(turn(second, { parcels: copies('copy|a', 'alert', 'copy|b') }), 0)
    const third = next(second)
    const parcels = copies('copy|c')
    await store.commit(turn(third, { withholds: 'copy|', parcels }), 0)
    const owed = await store.claim(deskLane(after.id), now, soon)
    expect(owed.map(({ id }) => id)).toEqual(['alert', 'copy|c'])
    expect(await store.unsentLike(after.id, 'copy|a')).toBe(false)
  })

  test('it is known how what was said has fared, and what was found', async () => {
    const store = await fresh()
    const { after, leased } = await begin(store)
    const [first] = leased
    if (first) await store.settle(first, sent())
    const found = kept()
    const second = next(after)
    const elsewhere = parcel(second, { lane: deskLane(after.id) })
    await store.commit(
      turn(second, { results: [found], parcels: [parcel(second), elsewhere] }),
      soon,
    )
    expect(await store.desk.deliveries(after.id)).toEqual([
      { seq: 1, state: 'sent' },
      { seq: 2, state: 'unsent' },
    ])
    const told = { ...found.result, seq: second.seq }
    expect(await store.desk.found(after.id)).toEqual([told])
    const { at } = turn(second)
    expect(await store.desk.found(after.id, at)).toEqual([told])
    expect(await store.desk.found(after.id, at - 1)).toEqual([])
  })

  test('a return code finds the open case once it was told, by five tries an hour', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const its = opened('333333')
    const code = '1234567890123456'
    await store.commit(turn(next(after, { case: its }), { case: its, code }), soon)
    for (let n = 0; n < 4; n++)
      expect(await store.desk.returning(`000000000000000${n}`, 'thief', now)).toEqual({
        kind: 'unknown',
      })
    expect(await store.desk.returning(code, 'lan', now)).toEqual({
      kind: 'found',
      case: its,
      from: after.id,
      spends: { code, of: after.id, seq: 2 },
    })
    await store.desk.returning('0000000000000009', 'thief', now)
    expect(await store.desk.returning(code, 'thief', now)).toEqual({ kind: 'limited' })
    expect(await store.desk.returning(code, 'lan', now + 181 * DAY)).toEqual({ kind: 'unknown' })
  })

  test('a hundred codes that led nowhere in an hour lock all of them until the first is an hour old', async () => {
    const store = await fresh()
    const tried = (n: number) => store.desk.returning('0000000000000000', `thief${n}`, now + n)
    for (let n = 0; n < 99; n++) await tried(n)
    expect(await store.desk.codesLocked(now + 99)).toBeUndefined()
    await tried(99)
    const until = now + 60 * MINUTE
    expect(await store.desk.codesLocked(now + 100)).toEqual({ tries: 100, until })
    expect(await store.desk.codesLocked(until - 1)).toEqual({ tries: 100, until })
    expect(await store.desk.returning('0000000000000000', 'x', until - 1)).toEqual({
      kind: 'limited',
    })
    expect(await store.desk.codesLocked(until)).toBeUndefined()
    expect(await store.desk.returning('0000000000000000', 'x', until)).toEqual({ kind: 'unknown' })
  })
}
