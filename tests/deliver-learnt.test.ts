import { expect, test } from 'vitest'
import { deliver } from '../src/deliver.ts'
import { LEASE } from '../src/handle.ts'
import { carrierThat, clock, opened, owe, taken } from './delivering.ts'
import { ends } from './owed.ts'

test('what a platform called a thing is kept as soon as the database is free again', async () => {
  const { carrier, tried } = carrierThat(taken)
  let locked = 3
  const learnt = async () => {
    if (locked-- > 0) throw new Error('locked')
  }
  await deliver({ ...carrier, learnt }, 'anna', 'line', await owe('anna', ['1', '2']))
  expect(tried).toEqual(['1', '2'])
  expect(await ends(opened)).toEqual(['sent', 'sent'])
})

test('where it can never be kept the thing is made twice and no more, and the lane goes on', async () => {
  const { carrier, tried } = carrierThat(taken)
  const learnt = () => Promise.reject(new Error('the disk is full'))
  const full = { ...carrier, learnt }
  await expect(deliver(full, 'anna', 'line', await owe('anna', ['1']))).rejects.toThrow()
  expect(await ends(opened)).toEqual(['unsent'])
  clock.pass(LEASE)
  await deliver(full, 'anna', 'line')
  expect(tried).toEqual(['1', '1'])
  expect(await ends(opened)).toEqual(['sent'])
})

test('a database that is busy before anything is sent costs no parcel', async () => {
  const { carrier, tried } = carrierThat(taken)
  const parcels = await owe('anna', ['1'])
  const gather = () => {
    const [first] = parcels
    if (!first) throw new Error('nothing is owed')
    return [{ all: { ...first, lane: 'desk anna', call: named }, of: parcels }]
  }
  const named = { method: 'push', body: { text: '1', to: { $of: 'x', field: 'id' } } }
  const receipt = () => Promise.reject(new Error('locked'))
  const store = { ...opened.store, receipt }
  const due = await deliver({ ...carrier, store, gather }, 'anna', 'line', parcels)
  expect(due).toBeGreaterThan(clock.now())
  expect(tried).toEqual([])
  expect(await ends(opened)).toEqual(['unsent'])
})
