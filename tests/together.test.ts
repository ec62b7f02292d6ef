import { expect, test } from 'vitest'
import { deliver } from '../src/deliver.ts'
import type { Parcel } from '../src/parcel.ts'
import { asOne, together } from '../src/together.ts'
import { carrierThat, clock, opened, owe, taken, unanswered } from './delivering.ts'
import { ends } from './owed.ts'

const parcel = (text: string, more: Partial<Parcel> = {}, joins = true): Parcel => ({
  ...{ id: text, channel: 'telegram', lane: 'desk', conversation: 'c', urgent: false },
  call: { method: 'sendMessage', body: { thread: 1, text }, ...(joins && { joins }) },
  ...{ createdAt: 0, tries: 0, doubted: false },
  ...more,
})
const texts = (parcels: readonly Parcel[]) =>
  together(parcels).map((group) => asOne(group).call.body['text'])

test('texts that wait for the same room go as one message, in order', () => {
  expect(texts([parcel('a'), parcel('b'), parcel('c')])).toEqual(['a\n\nb\n\nc'])
  const other = parcel('x', { conversation: 'd' })
  expect(texts([parcel('a'), other, parcel('b')])).toEqual(['a\n\nb', 'x'])
})

test('nothing is moved past anything else about the same person, and other calls stay alone', () => {
  expect(texts([parcel('a'), parcel('copy', {}, false), parcel('b')])).toEqual(['a', 'copy', 'b'])
  const elsewhere = { call: { ...parcel('b').call, body: { thread: 2, text: 'b' } } }
  expect(texts([parcel('a'), parcel('b', elsewhere)])).toEqual(['a', 'b'])
})

test('no message becomes longer than a platform takes', () => {
  const many = Array.from({ length: 10 }, (_, n) => parcel(`${n}`.repeat(900)))
  const sent = texts(many).map(String)
  expect(sent).toHaveLength(3)
  expect(sent.every(({ length }) => length <= 4_096)).toBe(true)
  expect(sent.join('\n\n')).toBe(texts(many).join('\n\n'))
})

test('what went as one is settled as one, and waits as one', async () => {
  const how = { joins: true, leaseUntil: 0 } as const
  await owe('lane', ['a'], how)
  await owe('lane', ['b'], how)
  const down = carrierThat(unanswered)
  const again = await deliver(down.carrier, 'lane', 'line')
  expect(down.tried).toEqual(['a\n\nb'])
  expect(await ends(opened)).toEqual(['unsent', 'unsent'])
  clock.pass((again ?? 0) - clock.now())
  const up = carrierThat(taken)
  expect(await deliver(up.carrier, 'lane', 'line')).toBeUndefined()
  expect(up.tried).toEqual(['a\n\nb'])
  expect(await ends(opened)).toEqual(['sent', 'sent'])
})
