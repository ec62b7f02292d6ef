import { describe, expect, test } from 'vitest'
import { minimumWageVersion } from '../flows/rules/minimum-wage.ts'
import { wageCheck } from '../flows/wage-check.ts'
import { handle } from '../src/handle.ts'
import type { Turn } from '../src/turn.ts'
import { clock, conversation, deps, heard, opened, owed, text } from './handling.ts'
import { DAY, dearer, enough, hearsBelow, recalled, release } from './recalling.ts'
import { script } from './transcript.ts'

describe('a result', () => {
  test('is kept with what led to it, the turn it was told in, and its tables and rules', async () => {
    await hearsBelow()
    const all = await opened.store.results(clock.now(), 0, 9)
    expect(all).toHaveLength(1)
    expect(all[0]?.expiresAt).toBe(clock.now() + 400 * DAY)
    expect(all[0]?.result).toMatchObject({
      flow: 'wage-check',
      asOf: '2026-11-25',
      answers: { basis: 'hour', hourlyPay: 900, 'allowances/0/kind': 'none', where: '13' },
      found: { at: 'below', route: 'below', facts: { rate: 1226 } },
      basis: { rules: { 'minimum-wage': minimumWageVersion } },
    })
    const tables = all[0]?.result.basis.tables ?? {}
    expect(Object.keys(tables)).toEqual(['minimum-wage'])
    expect(tables['minimum-wage']).toMatch(/^2027-09-30 [0-9a-f]{12}$/)
  })

  test('is kept once, however often it is shown again, and again where it is reached again', async () => {
    await hearsBelow()
    for (const said of ['xin chào', 'trợ giúp', 'gặp người thật']) await handle(deps(), text(said))
    expect(await opened.store.results(clock.now(), 0, 9)).toHaveLength(1)
    for (const said of ['quay lại', '150']) await handle(deps(), text(said))
    expect(await opened.store.results(clock.now(), 0, 9)).toHaveLength(2)
  })

  test('is not kept of somebody who has not agreed', async () => {
    const open = {
      ...script,
      flows: { ...script.flows, 'wage-check': { ...wageCheck, open: true } },
    }
    const by = deps({ script: open })
    await handle(by, heard({ kind: 'joined' }))
    for (const said of ['1', '2']) await handle(by, text(said))
    expect((await conversation()).agreedOn).toBeUndefined()
    const { asked } = await conversation()
    expect(asked?.options).toContain('rights')
    await opened.store.commit(await into('wage-check'), 0)
    await handle(by, heard({ kind: 'media', media: 'sticker' }))
    for (const said of ['1', '900', '1', 'Tokyo', '2025-11', '160']) await handle(by, text(said))
    expect((await conversation()).asked?.place).toBe('wage-check:below')
    expect(await opened.store.results(clock.now(), 0, 9)).toEqual([])
  })

  test('that is found as it was given concerns nobody', async () => {
    await hearsBelow()
    expect(await recalled(script)).toMatchObject({ looked: 1, changed: 0, changes: [] })
  })

  test('whose sources, words or reach of the table alone changed says what it said', async () => {
    await hearsBelow()
    const reworded = release((found) => ({
      ...found,
      facts: { ...found.facts, first: '2020-10-01', through: '2028-09-30' },
      because: [],
    }))
    expect(await recalled(reworded)).toMatchObject({ looked: 1, changed: 0 })
  })
})

describe('a dry run', () => {
  test('lists what would change, by names only, and tells nobody', async () => {
    await hearsBelow()
    const before = await owed()
    const { id } = await conversation()
    const listed = { conversation: id, flow: 'wage-check', from: 'below', end: 'listed' }
    expect((await recalled(enough, { dryRun: true })).changes).toEqual([
      { ...listed, to: 'ok', figures: ['rate'] },
    ])
    expect((await recalled(dearer, { dryRun: true })).changes).toEqual([
      { ...listed, to: 'below', figures: ['rate'] },
    ])
    expect(await owed()).toBe(before)
    expect((await conversation()).news).toBeUndefined()
  })

  test('of a table leaves out what did not rest on it', async () => {
    await hearsBelow()
    const dryRun = true
    expect(await recalled(enough, { dryRun, table: 'minimum-wage' })).toMatchObject({ changed: 1 })
    expect(await recalled(enough, { dryRun, table: 'paid-leave' })).toMatchObject({ looked: 0 })
  })

  test('says how many had expired, and does not look at them', async () => {
    await hearsBelow()
    clock.pass(400 * DAY)
    expect(await recalled(enough)).toMatchObject({ looked: 0, changed: 0, expired: 1 })
    await opened.store.expire(clock.now())
    expect(await recalled(enough)).toMatchObject({ looked: 0, changed: 0, expired: 1 })
  })

  test('counts apart what cannot be found again', async () => {
    await hearsBelow()
    const { 'wage-check': _, ...flows } = script.flows
    expect(await recalled({ ...script, flows })).toMatchObject({ changed: 0, unjudged: 1 })
    const broken = release(() => {
      throw new TypeError('a rule that fails')
    })
    expect(await recalled(broken)).toMatchObject({ changed: 0, unjudged: 1 })
  })
})

test('every result is looked at, however many there are', async () => {
  await hearsBelow()
  const [one] = await opened.store.results(clock.now(), 0, 9)
  if (!one) throw new Error('nothing was kept')
  const { result, expiresAt } = one
  const results = Array.from({ length: 450 }, (_, n) => ({ id: `r${n}`, expiresAt, result }))
  await opened.store.commit({ ...(await into('wage-check')), results }, 0)
  expect(await recalled(enough, { dryRun: true })).toMatchObject({ looked: 451, changed: 451 })
})

test('nobody comes to be by being told', async () => {
  await hearsBelow()
  const [kept] = await opened.store.results(clock.now(), 0, 9)
  if (!kept) throw new Error('nothing was kept')
  const from = { channel: 'line', address: 'U nobody' } as const
  const input = { kind: 'due', timer: 'recall', guard: kept.id, was: kept.result } as const
  await handle(deps({ script: enough }), heard(input, { from }))
  expect((await opened.store.load(from, '')).before).toBeUndefined()
})

/** A turn that puts somebody at the beginning of a flow. */
async function into(flow: string): Promise<Turn> {
  const before = await conversation()
  const session = { flow, asOf: '2026-11-25', answers: {}, touched: clock.now() }
  return {
    after: { ...before, seq: before.seq + 1, session },
    fresh: false,
    event: `test:${before.seq}`,
    at: clock.now(),
    heard: { input: { kind: 'unknown', what: 'test' } },
    ...{ said: [], shown: [], parcels: [] },
  }
}
