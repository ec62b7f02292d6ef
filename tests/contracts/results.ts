import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { NewResult, Result } from '../../src/core/result.ts'
import type { Store } from '../../src/store/ports.ts'
import { begin, event, next, now, soon, turn } from '../store/talk.ts'

const DAY = 24 * 3_600_000

/** A result as a flow may reach it. */
export const result = (more: Partial<Result> = {}): Result => ({
  flow: 'wage-check',
  asOf: '2026-11-23',
  answers: { basis: 'hour', hourlyPay: 900 },
  found: { at: 'below', route: 'below', facts: { rate: 1163 }, notes: ['rate'] },
  basis: { tables: { 'minimum-wage': '2027-09-30 abc' }, rules: { 'minimum-wage': '1' } },
  ...more,
})

export const kept = (more: Partial<NewResult> = {}): NewResult => ({
  id: randomUUID(),
  expiresAt: now + DAY,
  result: result(),
  ...more,
})

/** What every store must keep of results. */
export function resultsContract(fresh: () => Promise<Store>): void {
  test('a conversation is found by its id', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    expect(await store.find(after.id)).toEqual(after)
    expect(await store.find('nobody')).toBeUndefined()
  })

  test('results are kept with their turn, and read in order, page by page', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const [one, two, three] = [kept(), kept(), kept()]
    const second = next(after)
    await store.commit(turn(second, { results: [one, two] }), soon)
    await store.commit(turn(next(second), { results: [three] }), soon)
    const first = await store.results(now, 0, 2)
    expect(first).toMatchObject([one, two])
    expect(first.every(({ conversation }) => conversation === after.id)).toBe(true)
    expect(await store.results(now, first.at(-1)?.n ?? 0, 2)).toMatchObject([three])
    expect(await store.results(now, 99_999, 2)).toEqual([])
  })

  test('a turn that meets a conflict keeps no result', async () => {
    const store = await fresh()
    const taken = event()
    const { after } = await begin(store, { event: taken })
    await store.commit(turn(next(after), { event: taken, results: [kept()] }), soon)
    expect(await store.results(now, 0, 9)).toEqual([])
  })

  test('found again, a result is replaced, and expires when it would have', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const one = kept()
    const second = next(after)
    await store.commit(turn(second, { results: [one] }), soon)
    const found = { at: 'ok', route: 'ok', facts: {} }
    const again = { ...one, expiresAt: now + 99 * DAY, result: result({ found }) }
    await store.commit(turn(next(second), { results: [again] }), soon)
    const all = await store.results(now, 0, 9)
    expect(all).toMatchObject([{ id: one.id, expiresAt: one.expiresAt, result: again.result }])
    expect(all).toHaveLength(1)
  })

  test("nobody's result is replaced by another's", async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const { after: other } = await begin(store)
    const one = kept()
    await store.commit(turn(next(after), { results: [one] }), soon)
    const found = { at: 'ok', route: 'ok', facts: {} }
    await store.commit(
      turn(next(other), { results: [{ ...one, result: result({ found }) }] }),
      soon,
    )
    expect(await store.results(now, 0, 9)).toMatchObject([one])
  })

  test('what has expired is not read, is deleted, and goes on being counted', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const [old, older, young] = [kept({ expiresAt: now }), kept({ expiresAt: now - 1 }), kept()]
    await store.commit(turn(next(after), { results: [old, older, young] }), soon)
    expect(await store.results(now, 0, 9)).toMatchObject([young])
    expect(await store.expired(now)).toBe(2)
    await store.expire(now)
    await store.expire(now)
    expect(await store.expired(now)).toBe(2)
    expect(await store.results(now - 9, 0, 9)).toMatchObject([young])
    await store.expire(now + DAY)
    expect(await store.expired(now + DAY)).toBe(3)
    expect(await store.results(now - 9, 0, 9)).toEqual([])
  })
}
