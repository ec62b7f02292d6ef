import { expect, test } from 'vitest'
import { earlierFirst, resolve } from '../src/of.ts'
import type { Parcel, Receipt } from '../src/parcel.ts'

const parcel = (id: string, body: Parcel['call']['body'], more: Partial<Parcel> = {}): Parcel => ({
  ...{ id, channel: 'telegram', lane: 'desk', conversation: 'c', urgent: false },
  ...{ call: { method: 'x', body }, createdAt: 0, tries: 0, doubted: false },
  ...more,
})
const known: { readonly [id: string]: Receipt } = { a: { thread: 5 }, b: { message: 6 } }
const store: Parameters<typeof resolve>[0] = {
  receipt: async (_, id) => known[id],
  receiptsLike: async (_: string, begins: string) =>
    Object.entries(known).flatMap(([id, one]) => (id.startsWith(begins) ? [one] : [])),
  unsentLike: async (_, begins) => begins === 'sending',
  ownReceipt: async (_, id) => (id === 'sending' ? 'unsent' : known[id]),
}
const a = { $of: 'a', field: 'thread' }
const none = { $of: 'z', field: 'message' }

test('what an earlier parcel learnt is filled in, however deep', async () => {
  const body = { thread: a, deep: { list: [{ $of: 'b', field: 'message' }, 7] }, text: 'x' }
  const call = await resolve(store, parcel('p', body))
  expect(call).toEqual({ method: 'x', body: { thread: 5, deep: { list: [6, 7] }, text: 'x' } })
})

test('without it the parcel fails, unless it is optional', async () => {
  expect(await resolve(store, parcel('p', { thread: a, message: none }))).toBeUndefined()
  const optional = { ...none, optional: true }
  expect(await resolve(store, parcel('p', { ids: [a, optional] }))).toEqual({
    ...{ method: 'x', body: { ids: [5] } },
  })
  expect(await resolve(store, parcel('p', { ids: [optional] }))).toBe('nothing')
})

test('all that begin alike are named at once, however many they are', async () => {
  const all = { $all: 'm|', field: 'message' }
  const many = { ...known, 'm|1': { message: 11 }, 'm|2': { message: 12 }, 'm|3': {} }
  const more = {
    ...store,
    receiptsLike: async (_: string, begins: string) =>
      Object.entries(many).flatMap(([id, one]) => (id.startsWith(begins) ? [one] : [])),
  }
  expect(await resolve(more, parcel('p', { ids: [all, 9] }))).toEqual({
    ...{ method: 'x', body: { ids: [11, 12, 9] } },
  })
  expect(await resolve(store, parcel('p', { ids: [all] }))).toBe('nothing')
})

test('what another conversation learnt is asked of that one', async () => {
  const asked: string[] = []
  const other = {
    ...store,
    unsentLike: async (of: string, begins: string) => asked.push(`${of} ${begins}`) === 0,
    receiptsLike: async (of: string) => (of === 'before' ? [{ message: 3 }] : []),
  }
  const all = { $all: 'm|', field: 'message', ended: true, of: 'before' }
  expect(await resolve(other, parcel('p', { ids: [all] }))).toMatchObject({ body: { ids: [3] } })
  expect(asked).toEqual(['before m|'])
})

test('what goes in another lane waits for all that begin alike, where it says so', async () => {
  const all = { $all: 'sending', field: 'message' }
  expect(await resolve(store, parcel('p', { ids: [all] }))).toBe('nothing')
  expect(await resolve(store, parcel('p', { ids: [{ ...all, ended: true }] }))).toBe('not yet')
  const sent = { $all: 'b', field: 'message', ended: true }
  expect(await resolve(store, parcel('p', { ids: [sent] }))).toMatchObject({ body: { ids: [6] } })
})

test('a bubble that may still be sent is waited for, and one that never was is left out', async () => {
  const own = (id: string) => ({ $own: id, field: 'message' })
  expect(await resolve(store, parcel('p', { ids: [own('b'), own('sending')] }))).toBe('not yet')
  expect(await resolve(store, parcel('p', { ids: [own('b'), own('z')] }))).toEqual({
    ...{ method: 'x', body: { ids: [6] } },
  })
  expect(await resolve(store, parcel('p', { ids: [own('z')] }))).toBe('nothing')
})

test('what stands in for another is sent only where that was not', async () => {
  const standIn = (unless: string) => {
    const { call } = parcel('p', { text: 'x' })
    return parcel('p', {}, { call: { ...call, unless } })
  }
  expect(await resolve(store, standIn('a'))).toBe('nothing')
  expect(await resolve(store, standIn('z'))).toMatchObject({ body: { text: 'x' } })
})

test('a person’s own lane is left as it is', async () => {
  const { call } = parcel('p', { words: { $of: 'z', field: 'x' } })
  expect(await resolve(store, parcel('p', call.body, { lane: 'c' }))).toEqual(call)
})

test('an alert brings with it what was promised earlier about the same person, and no more', () => {
  const old = parcel('old', {}, { createdAt: 1 })
  const other = parcel('other', {}, { createdAt: 2, conversation: 'd' })
  const alert = parcel('alert', {}, { createdAt: 3, urgent: true })
  expect(earlierFirst([alert, old, other])).toEqual([{ ...old, urgent: true }, alert, other])
})

test('an alert waits for no copy of a file', () => {
  const file = parcel('file', { photo: { $media: 'm' } })
  const card = parcel('card', {}, { createdAt: 1 })
  const alert = parcel('alert', {}, { createdAt: 2, urgent: true })
  const ids = earlierFirst([alert, file, card]).map(({ id }) => id)
  expect(ids).toEqual(['card', 'alert', 'file'])
})

test('an alert waits for no message but for what it names', () => {
  const says = (id: string, createdAt: number, body = {}) => {
    const { call, ...rest } = parcel(id, body, { createdAt })
    return { ...rest, call: { ...call, method: 'sendMessage' } }
  }
  const alert = {
    ...says('alert', 9, { reply_to: { $of: 'copy', field: 'message_id' } }),
    urgent: true,
  }
  const all = [alert, says('card', 1), says('copy', 2), parcel('edit', {}, { createdAt: 3 })]
  expect(earlierFirst(all).map(({ id }) => id)).toEqual(['copy', 'edit', 'alert', 'card'])
})
