import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createNodeBell, type NodeBell } from '../src/bell.ts'
import { type Parcel, type Receipt, Undelivered } from '../src/parcel.ts'
import {
  createDebtor,
  ends,
  keptLog,
  openTestStore,
  scriptedChannel,
  type TestStore,
} from './owed.ts'

const clock = { now: () => Date.now() }
const never = 1e8
let opened: TestStore
let owe: ReturnType<typeof createDebtor>
let bell: NodeBell
let announced: string[]
beforeEach(() => {
  opened = openTestStore()
  owe = createDebtor(opened, clock)
  announced = []
})
afterEach(async () => {
  await bell.stop()
  opened.close()
})

function bellThat(
  act: (parcel: Parcel, text: string) => Promise<Receipt> | Receipt,
  { store = opened.store, sweepEvery = never } = {},
) {
  const { channel, tried } = scriptedChannel(act)
  const { log, lines } = keptLog()
  const carrier = { store, clock, log, channels: { line: channel }, chance: () => 0 }
  bell = createNodeBell(carrier, (conversation) => announced.push(conversation), sweepEvery)
  return { tried, lines }
}

const allSent = () =>
  vi.waitFor(async () => expect(new Set(await ends(opened))).toEqual(new Set(['sent'])), 5_000)

test('a ring delivers at once what is leased to us', async () => {
  const { tried } = bellThat(() => ({}))
  bell.ring('anna', 'line', await owe('anna', ['1', '2']))
  await allSent()
  expect(tried).toEqual(['1', '2'])
})

test('a ring for a lane that has something waiting does nothing: its turn will come', async () => {
  const { tried } = bellThat(() => ({}))
  await owe('anna', ['1'], { leaseUntil: 0 })
  bell.ring('anna', 'line', [])
  await bell.stop()
  expect(tried).toEqual([])
})

test('a page is woken, and its lane is never delivered', async () => {
  bellThat(() => ({}))
  bell.ring('page', 'web')
  expect(announced).toEqual(['page'])
})

test('a lane that must wait is rung again when it is due, in order', async () => {
  let busy = true
  const { tried } = bellThat(() => {
    if (!busy) return {}
    busy = false
    throw new Undelivered('busy', 'retry', { retryIn: 30 })
  })
  bell.ring('anna', 'line', await owe('anna', ['1', '2']))
  await allSent()
  expect(tried).toEqual(['1', '1', '2'])
})

test('many rings for one lane send each parcel once', async () => {
  const { tried } = bellThat(() => ({}))
  await owe('anna', ['1', '2', '3'], { leaseUntil: 0 })
  for (let i = 0; i < 20; i++) bell.ring('anna', 'line')
  await allSent()
  expect(tried).toEqual(['1', '2', '3'])
})

test('a sweep rings for what a crash left behind, on every lane', async () => {
  const { tried } = bellThat(() => ({}))
  await owe('anna', ['1'], { leaseUntil: 0 })
  await owe('binh', ['2'], { leaseUntil: clock.now() - 1 })
  await owe('chi', ['3'])
  await bell.sweep()
  await vi.waitFor(() => expect(tried.toSorted()).toEqual(['1', '2']))
  expect((await ends(opened)).at(-1)).toBe('unsent')
})

test('sweeps come by themselves', async () => {
  bellThat(() => ({}), { sweepEvery: 20 })
  await owe('anna', ['1'], { leaseUntil: 0 })
  await allSent()
})

test('a store that fails is told and ends nothing', async () => {
  let broken = true
  const unless = async <T>(right: () => Promise<T>) => {
    if (broken) throw new RangeError('no disk')
    return right()
  }
  const { store } = opened
  const { lines } = bellThat(() => ({}), {
    store: {
      ...store,
      waiting: (now) => unless(() => store.waiting(now)),
      claim: (...given) => unless(() => store.claim(...given)),
    },
  })
  await owe('anna', ['1'], { leaseUntil: 0 })
  await bell.sweep()
  bell.ring('anna', 'line')
  await vi.waitFor(() => expect(lines).toHaveLength(2))
  expect(lines.join()).toMatch(/sweep-failed.*RangeError.*delivery-failed.*RangeError/)
  broken = false
  await bell.sweep()
  await allSent()
})

test('to stop is to finish what is being sent and to begin nothing', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const { tried } = bellThat(async () => {
    await promise
    return {}
  })
  bell.ring('anna', 'line', await owe('anna', ['1']))
  await owe('binh', ['2'], { leaseUntil: 0 })
  await vi.waitFor(() => expect(tried).toEqual(['1']))
  const stopped = bell.stop()
  bell.ring('binh', 'line')
  await bell.sweep()
  resolve()
  await stopped
  expect(await ends(opened)).toEqual(['sent', 'unsent'])
  expect(tried).toEqual(['1'])
})
