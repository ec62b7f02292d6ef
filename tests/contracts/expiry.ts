import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSeal } from '../../src/seal.ts'
import { createStore } from '../../src/store/store.ts'
import { begin, event, leasedOf, next, now, sent, soon, turn } from '../store/talk.ts'
import { goodbye } from './forget.ts'
import { kept } from './results.ts'
import type { Opened } from './store.ts'

const DAY = 24 * 3_600_000
const keeping = { words: 180, sent: 30 }

/** What is kept no longer than needed, whatever database it is in. */
export function expiryContract(open: () => Promise<Opened>): void {
  async function fresh() {
    const { sql } = await open()
    let emptied = 0
    const beside = { emptied: () => void emptied++ }
    const store = createStore(sql, createSeal(randomBytes(32)), beside)
    const rows = async (table: string) => (await sql.all(`select 1 as one from ${table}`)).length
    return { sql, store, rows, emptied: () => emptied }
  }
  const later = (days: number) => now + days * DAY

  test('words go after their days, and what was sent after its own', async () => {
    const { store, rows } = await fresh()
    const { after, leased } = await begin(store)
    for (const one of leased) await store.settle(one, sent({ id: 'm1' }))
    await store.commit(turn(next(after), { at: later(100), parcels: [] }), soon)
    await store.expire(later(30), keeping)
    expect(await rows('parcel')).toBe(1)
    await store.expire(later(31), keeping)
    expect(await rows('parcel')).toBe(0)
    await store.expire(later(180), keeping)
    expect(await store.transcript(after.id, 0, 9)).toHaveLength(2)
    await store.expire(later(181), keeping)
    expect((await store.transcript(after.id, 0, 9)).map(({ seq }) => seq)).toEqual([2])
    const third = next(next(after))
    await store.commit(turn(third, { at: later(181) }), soon)
    expect((await store.load(after, event())).before).toEqual(third)
  })

  test('what is owed stays, but not on a page that nobody opens', async () => {
    const { store, rows } = await fresh()
    await begin(store)
    const { after } = await begin(store, { parcels: [] })
    const call = { method: 'show', body: {} }
    const web = { id: 'w', channel: 'web' as const, lane: after.id, call, urgent: false }
    await store.commit(turn(next(after), { parcels: [web] }), soon)
    await store.expire(later(31), keeping)
    expect(await rows('parcel')).toBe(1)
    expect(await rows("parcel where channel = 'web'")).toBe(0)
  })

  test('whoever was silent as long is forgotten, unless a result may be recalled', async () => {
    const { store, rows, emptied } = await fresh()
    const { after: silent } = await begin(store)
    const { after: owed } = await begin(store)
    const result = kept({ expiresAt: later(400) })
    await store.commit(turn(next(owed), { results: [result] }), soon)
    const { after: here } = await begin(store)
    await store.commit(turn(next(here), { at: later(100) }), soon)
    await store.expire(later(181), keeping)
    expect(emptied()).toBe(1)
    expect((await store.load(silent, event())).before).toBeUndefined()
    expect((await store.load(owed, event())).before?.id).toBe(owed.id)
    expect((await store.load(here, event())).before?.id).toBe(here.id)
    expect(await rows('person')).toBe(2)
    expect(await store.commit(turn(next(silent)), soon)).toEqual({ end: 'conflict' })
    await store.expire(later(400), keeping)
    expect((await store.load(owed, event())).before).toBeUndefined()
    expect(await rows('person')).toBe(0)
    expect(await rows('result')).toBe(0)
    await store.expire(later(431), keeping)
    for (const table of ['turn', 'forgotten', 'conversation'])
      expect(await rows(table), table).toBe(0)
  })

  test('whoever could not be taken out of the desk’s rooms stays, and keeps nobody else', async () => {
    const { store } = await fresh()
    const people = [(await begin(store)).after, (await begin(store)).after]
    const asked: string[] = []
    const [kept] = people.map(({ id }) => id)
    await store.expire(later(181), keeping, async (id) => {
      asked.push(id)
      return id !== kept
    })
    expect(asked.toSorted()).toEqual(people.map(({ id }) => id).toSorted())
    const here = async (one: (typeof people)[number]) => (await store.load(one, event())).before?.id
    expect(await Promise.all(people.map(here))).toEqual([kept, undefined])
    await store.expire(later(182), keeping, async () => true)
    expect(await Promise.all(people.map(here))).toEqual([undefined, undefined])
  })

  test('the events of the forgotten are known for thirty days', async () => {
    const { store, rows } = await fresh()
    const heard = event()
    const { after } = await begin(store, { event: heard })
    const farewell = goodbye(after)
    for (const one of leasedOf(await store.commit(farewell, soon))) await store.settle(one, sent())
    await store.bury(later(1))
    await store.expire(later(29), keeping)
    expect((await store.load(after, heard)).seen).toBe(true)
    expect((await store.load(after, farewell.event)).seen).toBe(true)
    await store.expire(later(31), keeping)
    expect((await store.load(after, heard)).seen).toBe(false)
    expect(await rows('forgotten')).toBe(0)
    await store.expire(later(181), keeping)
    expect(await rows('turn')).toBe(0)
  })

  test('events stay known for thirty days, however short words are kept', async () => {
    const { store } = await fresh()
    const heard = event()
    const { after } = await begin(store, { event: heard })
    await store.expire(later(30), { words: 1, sent: 1 })
    expect((await store.load(after, heard)).seen).toBe(true)
  })

  test('what was set aside goes with the words', async () => {
    const { store, rows } = await fresh()
    const { after } = await begin(store)
    const input = { kind: 'text', text: 'độc' } as const
    await store.setAside('e', now, { id: 'e', from: after, at: now, input }, 'it throws')
    await store.expire(later(180), keeping)
    expect(await rows('aside')).toBe(1)
    await store.expire(later(181), keeping)
    expect(await rows('aside')).toBe(0)
  })

  test('conversations in which nothing happens are read, page by page', async () => {
    const { store } = await fresh()
    const people = []
    for (let n = 0; n < 3; n++) people.push((await begin(store)).after)
    const [one, two, three] = people
    if (one) await store.commit(turn(next(one), { at: later(2) }), soon)
    const page = await store.resting(later(1), 0, 1)
    expect(page.map(({ conversation }) => conversation)).toEqual([two])
    const rest = await store.resting(later(1), page[0]?.n ?? 0, 9)
    expect(rest.map(({ conversation }) => conversation)).toEqual([three])
    expect(await store.resting(now - 1, 0, 9)).toEqual([])
  })
}
