import { expect, test } from 'vitest'
import type { Case } from '../../src/core/case.ts'
import type { OutagesKept } from '../../src/outage/ports.ts'
import type { Store } from '../../src/store/ports.ts'
import { begin, next, now, soon, turn } from '../store/talk.ts'
import { opened } from './desk.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** What every store must keep of when it was there, and find of whom an outage may have struck. */
export function outageContract(
  fresh: () => Promise<Store & { readonly outages: OutagesKept }>,
): void {
  test('that we are there is known once it is written down, and what is to be told with it', async () => {
    const { outages } = await fresh()
    expect(await outages.read()).toEqual({ untold: [] })
    const outage = { from: now - HOUR, until: now }
    await outages.write(now, [outage])
    expect(await outages.read()).toEqual({ last: now, untold: [outage] })
    await outages.write(now + MINUTE, [])
    expect(await outages.read()).toEqual({ last: now + MINUTE, untold: [] })
  })

  test('a turn that was stored since is as good', async () => {
    const store = await fresh()
    await begin(store, { at: now - 1 })
    expect(await store.outages.read()).toEqual({ untold: [] })
    await store.outages.write(now, [])
    expect((await store.outages.read()).last).toBe(now)
    await begin(store, { at: now + 1 })
    expect((await store.outages.read()).last).toBe(now + 1)
  })

  test('whose turns are between two moments is found, with the first and the last of them', async () => {
    const store = await fresh()
    await begin(store, { at: now - HOUR - 1 })
    const at = (...moments: readonly number[]) => moments.map((one) => ({ at: now - one }))
    const talks = [
      at(2 * HOUR, HOUR, 30 * MINUTE, 0, -1),
      at(45 * MINUTE),
      at(2 * HOUR, -MINUTE),
    ].map(async ([first, ...more]) => {
      let { after } = await begin(store, first)
      for (const one of more) {
        after = next(after)
        await store.commit(turn(after, one), soon)
      }
      return after.id
    })
    const [one, two] = await Promise.all(talks)
    const found = await store.outages.around(now - HOUR, now)
    expect(new Map(found.map(({ conversation, turns }) => [conversation, turns]))).toEqual(
      new Map([
        [one, { first: 2, last: 4 }],
        [two, { first: 1, last: 1 }],
      ]),
    )
    expect(await store.outages.around(now + HOUR, now + 2 * HOUR)).toEqual([])
  })

  test('who has an open case is found first, however long nothing happened', async () => {
    const store = await fresh()
    const has = async (its: Case, at = now - 99 * HOUR) =>
      (await begin(store, { case: its, at })).after.id
    const { after } = await begin(store, { at: now })
    const waiting = await has(opened('200001'))
    const claimed = await has(opened('200002', { status: 'claimed', holder: 'an' }), now)
    await has(opened('200003', { status: 'closed', outcome: 'solved', closedAt: now }))
    const found = await store.outages.around(now - HOUR, now)
    expect(new Set(found.slice(0, 2).map(({ conversation }) => conversation))).toEqual(
      new Set([waiting, claimed]),
    )
    expect(found.find(({ conversation }) => conversation === waiting)?.turns).toBeUndefined()
    expect(found.find(({ conversation }) => conversation === claimed)?.turns?.first).toBe(1)
    expect(found.slice(2).map(({ conversation }) => conversation)).toEqual([after.id])
  })
}
