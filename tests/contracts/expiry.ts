import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Conversation } from '../../src/core/conversation.ts'
import { createSeal } from '../../src/seal.ts'
import type { Store } from '../../src/store/ports.ts'
import { createStore } from '../../src/store/store.ts'
import type { Heard } from '../../src/turn.ts'
import { begin, event, leasedOf, next, now, sent, soon, turn } from '../store/talk.ts'
import { opened } from './desk.ts'
import { goodbye } from './forget.ts'
import { kept } from './results.ts'
import type { Opened } from './store.ts'

const DAY = 24 * 3_600_000
const keeping = { words: 180, safety: 30, sent: 30 }

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
    await store.expire(later(30), { words: 1, safety: 1, sent: 1 })
    expect((await store.load(after, heard)).seen).toBe(true)
  })

  describe('what belongs to a talk about safety', () => {
    const ended = { status: 'closed', outcome: 'solved' } as const
    const said = async (store: Store, { id }: Conversation) =>
      (await store.transcript(id, 0, 9)).map(({ seq }) => seq)

    test('goes after its own days, with what a page never fetched of it', async () => {
      const { store, rows, emptied } = await fresh()
      const { after } = await begin(store, { parcels: [] })
      const second = next(after)
      const call = { method: 'show', body: {} }
      const web = { id: 'w', channel: 'web' as const, lane: after.id, call, urgent: false }
      const heard = event()
      await store.commit(turn(second, { event: heard, fleeting: true, parcels: [web] }), soon)
      await store.commit(turn(next(second), { parcels: [{ ...web, id: 'w2' }] }), soon)
      const longer = { ...keeping, sent: 60 }
      await store.expire(later(30), longer)
      expect(await said(store, after)).toEqual([1, 2, 3])
      await store.expire(later(31), longer)
      expect(await said(store, after)).toEqual([1, 3])
      expect(emptied()).toBe(1)
      expect(await rows("turn where fleeting = 1 or (seq = 2 and body <> x'')")).toBe(0)
      expect(await rows('parcel')).toBe(1)
      expect((await store.load(after, heard)).seen).toBe(true)
      await store.expire(later(40), longer)
      expect(emptied()).toBe(1)
      await store.expire(later(181), keeping)
      expect((await store.load(after, event())).before).toBeUndefined()
    })

    test('stays while a case is open, and as long again after it is closed', async () => {
      const { store } = await fresh()
      const its = opened('100001')
      const { after } = await begin(store, { fleeting: true })
      const second = next(after, { case: its })
      await store.commit(turn(second, { case: its }), soon)
      await store.expire(later(100), keeping)
      expect(await said(store, after)).toEqual([1, 2])
      const over = { ...its, ...ended, closedAt: later(100) }
      const third = next(second, { case: over })
      await store.commit(turn(third, { case: over, fleeting: true, at: later(100) }), soon)
      await store.expire(later(130), keeping)
      expect(await said(store, after)).toEqual([1, 2, 3])
      await store.expire(later(131), keeping)
      expect(await said(store, after)).toEqual([2])
      expect((await store.find(after.id))?.case).toEqual(over)
      expect(await store.desk.caseOf('100001')).toEqual({ conversation: after.id, case: over })
    })

    test('is never kept longer than other words', async () => {
      const { store } = await fresh()
      const its = opened('100002')
      const { after } = await begin(store, { fleeting: true, case: its })
      await store.commit(turn(next(after), { at: later(100) }), soon)
      await store.expire(later(181), keeping)
      expect(await said(store, after)).toEqual([2])
    })

    test('stays where its case was before it went on in another talk', async () => {
      const { store, rows } = await fresh()
      const its = opened('100003')
      const { after: there } = await begin(store, { fleeting: true, case: its })
      const { after: here } = await begin(store)
      const moved = next(here, { case: its })
      await store.commit(turn(moved, { case: its, moves: { from: there.id, guard: its.id } }), soon)
      await store.expire(later(100), keeping)
      expect(await said(store, there)).toEqual([1])
      const over = { ...its, ...ended, closedAt: later(100) }
      await store.commit(turn(next(moved), { case: over, at: later(100) }), soon)
      await store.expire(later(131), keeping)
      expect(await said(store, there)).toEqual([])
      await store.expire(later(181), keeping)
      expect(await rows('case_before')).toBe(0)
    })

    test('is taken out of the desk’s rooms first, where it was shown there', async () => {
      const { store } = await fresh()
      const its = (number: string) => opened(number, { ...ended, closedAt: later(9) })
      const seen: Conversation[] = []
      for (const [number, at] of Object.entries({ 100004: 8, 100005: 10 })) {
        const { after } = await begin(store, { case: its(number) })
        const said = next(after)
        await store.commit(turn(said, { fleeting: true, at: later(at) }), soon)
        seen.push(said)
      }
      const [shown, later10] = seen as [Conversation, Conversation]
      const asked: string[] = []
      const leave = (can: boolean) => async (id: string) => {
        asked.push(id)
        return can
      }
      await store.expire(later(39), keeping, leave(false))
      expect(asked).toEqual([])
      await store.expire(later(41), keeping, leave(false))
      expect(asked).toEqual([shown.id])
      expect(await said(store, shown)).toEqual([1, 2])
      expect(await said(store, later10)).toEqual([1])
      await store.expire(later(42), keeping, leave(true))
      expect(asked).toEqual([shown.id, shown.id])
      expect(await said(store, shown)).toEqual([1])
      await store.expire(later(43), keeping, leave(true))
      expect(asked).toHaveLength(2)
    })

    test('takes its files with it, whoever sent them and whenever they came', async () => {
      const { store, rows } = await fresh()
      const { after } = await begin(store, { fleeting: true, media: { id: 'a', kind: 'image' } })
      const about = { kind: 'file', bytes: 1, type: 'text/plain', hash: 'h', at: now } as const
      const sides = { b: 'person', c: 'person', d: 'caseworker', e: 'person' } as const
      for (const [id, side] of Object.entries(sides))
        await store.media.add(after.id, { ...about, id, side })
      const file = {
        id: 'd',
        media: 'file',
        type: 'text/plain',
        bytes: 1,
        url: 'https://t',
      } as const
      const heard: readonly Heard['input'][] = [
        { kind: 'media', media: 'file', ref: 'b' },
        { kind: 'due', timer: 'media', guard: 'c' },
        { kind: 'caseworker', by: 's', act: { kind: 'send', file } },
      ]
      let last = after
      for (const input of heard) {
        last = next(last)
        await store.commit(turn(last, { heard: { input }, fleeting: true }), soon)
      }
      const other = { kind: 'media', media: 'file', ref: 'e' } as const
      await store.commit(turn(next(last), { heard: { input: other } }), soon)
      const kept = async () => (await store.media.of(after.id)).map(({ id }) => id).toSorted()
      await store.expire(later(30), keeping)
      expect(await kept()).toEqual(['a', 'b', 'c', 'd', 'e'])
      await store.expire(later(31), keeping)
      expect(await kept()).toEqual(['e'])
      expect((await store.media.dropped(9)).toSorted()).toEqual(['a', 'b', 'c', 'd'])
      expect(await rows("media where state = 'dropped' and body <> x''")).toBe(0)
    })

    test('can no more be unsent, and does not hinder what can', async () => {
      const { store } = await fresh()
      const { after } = await begin(store)
      const second = next(after)
      await store.commit(turn(second, { fleeting: true }), soon)
      await store.expire(later(31), keeping)
      const third = next(second)
      const input = { kind: 'unsent', of: 'm1' } as const
      await store.commit(turn(third, { heard: { input }, unsay: 'm1', at: later(31) }), soon)
      const [first] = await store.transcript(after.id, 0, 9)
      expect(first).toMatchObject({ seq: 1, heard: { input: { kind: 'withheld' } }, said: [] })
    })

    test('is forgotten without a mark', async () => {
      const { store, rows } = await fresh()
      const { after } = await begin(store, { fleeting: true })
      await store.commit(goodbye(after), soon)
      expect(await rows('turn where fleeting = 1')).toBe(0)
    })
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
