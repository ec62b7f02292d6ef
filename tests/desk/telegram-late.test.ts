import { expect, test } from 'vitest'
import { deskLane } from '../../src/desk/ports.ts'
import { gatherLate } from '../../src/desk/telegram/late.ts'
import { sayRoom } from '../../src/desk/telegram/say.ts'
import type { Parcel } from '../../src/parcel.ts'
import { script } from '../transcript.ts'

const MINUTE = 60_000
const at = Date.parse('2026-11-25T03:00:00Z')
const gather = gatherLate(sayRoom(script))
const thread = { $of: 'topic', field: 'message_thread_id' }
const card = { $of: 'card', field: 'message_id' }

const parcel = (id: string, minute: number, more: Partial<Parcel> & Pick<Parcel, 'call'>) => ({
  ...{ id, channel: 'telegram' as const, lane: deskLane('c'), conversation: 'c', urgent: false },
  ...{ createdAt: at + minute * MINUTE, tries: 0, doubted: false, ...more },
})
const line = (text: string, minute: number, urgent = false) =>
  parcel(text, minute, {
    call: { method: 'sendMessage', body: { message_thread_id: thread, text }, gathers: true },
    urgent,
  })
const edit = (text: string, minute: number) =>
  parcel(text, minute, { call: { method: 'editMessageText', body: { message_id: card, text } } })
const copy = (text: string, minute: number) =>
  parcel(text, minute, {
    call: { method: 'sendMessage', body: { message_thread_id: thread, text } },
  })

const parcels = [
  edit('card 1', 0),
  line('page', 0, true),
  copy('words', 1),
  edit('card 2', 15),
  line('rung', 15, true),
  copy('more words', 20),
]

test('what comes late is one digest and one card, and the person’s own words by themselves', () => {
  const gathered = gather(parcels, at + 20 * MINUTE + 60 * MINUTE)
  expect(gathered.map(({ of }) => of.map(({ id }) => id))).toEqual([
    ['card 1', 'card 2'],
    ['page', 'rung'],
    ['words'],
    ['more words'],
  ])
  const [edited, digest] = gathered.map(({ all }) => all)
  expect(edited?.call.body['text']).toBe('card 2')
  expect(digest?.urgent).toBe(true)
  const text = String(digest?.call.body['text'])
  expect(text).toMatch(/^⏳ .*12:00から2件/)
  expect(text).toMatch(/12:00　page\n\n.*12:15　rung$/)
})

test('what is in time goes one by one', () => {
  const gathered = gather(parcels, at + 25 * MINUTE)
  expect(gathered.map(({ all }) => all.id)).toEqual(parcels.map(({ id }) => id))
})

test('a digest that is too long for one message is several, and none of it is lost', () => {
  const many = Array.from({ length: 9 }, (_, n) => line(`${n}`.repeat(1_000), n))
  const gathered = gather(many, at + 120 * MINUTE)
  expect(gathered.length).toBe(3)
  expect(gathered.flatMap(({ of }) => of)).toEqual(many)
  for (const { all } of gathered) expect(String(all.call.body['text']).length).toBeLessThan(4_096)
})

test('only the desk’s lanes are gathered', () => {
  const others = parcels.map((one) => ({ ...one, lane: 'c' }))
  expect(gather(others, at + 999 * MINUTE)).toHaveLength(parcels.length)
})
