import { expect, test } from 'vitest'
import type { Desk, RoomsKept } from '../../src/desk/ports.ts'
import type { Parcel } from '../../src/parcel.ts'
import type { Store } from '../../src/store/ports.ts'
import { begin, event, next, now, parcel, sent, soon, turn } from '../store/talk.ts'

type Kept = Store & { readonly desk: Desk & RoomsKept }
type Outcome = Parameters<Store['settle']>[1]

const failed: Outcome = { end: 'failed', at: now, why: 'blocked' }

/** What every store must keep of messages that stand in the desk's rooms. */
export function roomsContract(fresh: () => Promise<Kept>): void {
  /** A caseworker's message, that became a turn with two parcels to the person. */
  async function replied(store: Kept) {
    const { after } = await begin(store, { parcels: [] })
    const heard = event()
    const mark = { event: heard, conversation: after.id, message: 41, thread: 7 }
    await store.desk.mark(mark)
    const second = next(after)
    const parcels = [parcel(second), parcel(second)]
    const committed = await store.commit(turn(second, { event: heard, parcels }), soon)
    const leased: readonly Parcel[] = committed.end === 'committed' ? committed.leased : []
    return { mark, second, leased }
  }
  const ends = async (store: Kept) => (await store.desk.arrived()).map(({ end }) => end)
  const where = { message: 41, thread: 7 }

  test.for([
    ['sent', sent(), sent()],
    ['failed', sent(), failed],
  ] as const)('a message has arrived once all of it has: %s', async ([end, ...outcomes]) => {
    const store = await fresh()
    const { leased } = await replied(store)
    expect(leased).toHaveLength(outcomes.length)
    for (const [n, one] of leased.entries()) {
      expect(await ends(store)).toEqual([])
      await store.settle(one, outcomes[n] ?? failed)
    }
    expect(await store.desk.arrived()).toMatchObject([{ ...where, end }])
  })

  test('what has arrived is told once, and is known to have gone out', async () => {
    const store = await fresh()
    const { mark, second, leased } = await replied(store)
    const { conversation } = mark
    const out = () => store.desk.wentOut({ conversation, ...where })
    expect(await out()).toEqual({ seq: second.seq })
    for (const one of leased) await store.settle(one, sent())
    for (const { event: its } of await store.desk.arrived()) await store.desk.settle(its)
    expect(await ends(store)).toEqual([])
    expect(await out()).toEqual({ seq: second.seq })
    expect(await store.desk.wentOut({ conversation, message: 42, thread: 7 })).toBe(undefined)
    expect(await store.desk.wentOut({ conversation, message: 41, thread: 8 })).toBe(undefined)
    expect(await store.desk.wentOut({ conversation: 'another', ...where })).toBe(undefined)
  })

  test('a message that led to nothing is let go of', async () => {
    const store = await fresh()
    const { mark, leased } = await replied(store)
    await store.desk.unmark(mark.event)
    for (const one of leased) await store.settle(one, sent())
    expect(await ends(store)).toEqual([])
    expect(await store.desk.wentOut({ conversation: mark.conversation, ...where })).toBe(undefined)
  })

  test('a message that waits has arrived with the turn that shows it', async () => {
    const store = await fresh()
    const { mark, second, leased } = await replied(store)
    await store.desk.waits(mark.event)
    for (const one of leased) await store.settle(one, sent())
    expect(await ends(store)).toEqual([])
    const third = next(second)
    const shown = await store.commit(turn(third, { opens: true }), soon)
    expect(await ends(store)).toEqual([])
    for (const one of shown.end === 'committed' ? shown.leased : []) await store.settle(one, sent())
    expect(await ends(store)).toEqual(['sent'])
  })

  test('a fact is kept until it is another, or none', async () => {
    const { desk } = await fresh()
    expect(await desk.fact('group')).toBeUndefined()
    await desk.setFact('group', '-100')
    await desk.setFact('group', '-101')
    expect(await desk.fact('group')).toBe('-101')
    expect(await desk.fact('out')).toBeUndefined()
    await desk.setFact('group', undefined)
    expect(await desk.fact('group')).toBeUndefined()
  })
}
