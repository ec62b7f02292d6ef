import { describe, expect, test } from 'vitest'
import { backOff, deliver } from '../src/deliver.ts'
import { LEASE } from '../src/handle.ts'
import { type Parcel, Undelivered } from '../src/parcel.ts'
import { carrierThat, clock, opened, owe, taken, unanswered } from './delivering.ts'
import { ends } from './owed.ts'

describe('what a lane is owed', () => {
  test('is sent in order and settled with what the platform calls it', async () => {
    const { carrier, tried } = carrierThat((_, text) => ({ message: text }))
    const leased = await owe('anna', ['1', '2', '3'])
    expect(await deliver(carrier, 'anna', 'line', leased)).toBeUndefined()
    expect(tried).toEqual(['1', '2', '3'])
    expect(await ends(opened)).toEqual(['sent', 'sent', 'sent'])
    const receipts = [{ message: '1' }, { message: '2' }, { message: '3' }]
    expect(await opened.store.receipts('anna')).toEqual(receipts)
  })

  test('is not touched while another holds its lease, and is taken over afterwards', async () => {
    const { carrier, tried } = carrierThat(taken)
    await owe('anna', ['1', '2'])
    await deliver(carrier, 'anna', 'line')
    expect(tried).toEqual([])
    clock.pass(LEASE)
    await deliver(carrier, 'anna', 'line')
    expect(tried).toEqual(['1', '2'])
  })

  test('includes what was promised while we were sending', async () => {
    const { carrier, tried } = carrierThat(async (_, text) => {
      if (text === '1') expect(await owe('anna', ['2', '3'])).toEqual([])
      return {}
    })
    await deliver(carrier, 'anna', 'line', await owe('anna', ['1']))
    expect(tried).toEqual(['1', '2', '3'])
  })

  test('is sent by one of many who try at once', async () => {
    const { carrier, tried } = carrierThat(taken)
    await owe('anna', ['1', '2'], { leaseUntil: 0 })
    await Promise.all(Array.from({ length: 8 }, () => deliver(carrier, 'anna', 'line')))
    expect(tried).toEqual(['1', '2'])
  })

  test('what is urgent goes first', async () => {
    const { carrier, tried } = carrierThat(taken)
    await owe('anna', ['1', '2'], { leaseUntil: 0 })
    await owe('anna', ['!'], { urgent: true })
    clock.pass(LEASE)
    await deliver(carrier, 'anna', 'line')
    expect(tried).toEqual(['!', '1', '2'])
  })

  test('is left alone where its channel is off', async () => {
    const { carrier, tried } = carrierThat(taken)
    const leased = await owe('anna', ['1'])
    expect(await deliver({ ...carrier, channels: {} }, 'anna', 'line', leased)).toBeUndefined()
    expect(tried).toEqual([])
    expect(await ends(opened)).toEqual(['unsent'])
  })
})

describe('a try that must be made again', () => {
  test('keeps the whole lane waiting until it is due, and the order stays', async () => {
    let busy = true
    const { carrier, tried } = carrierThat((parcel, text) => (busy ? unanswered(parcel, text) : {}))
    const due = await deliver(carrier, 'anna', 'line', await owe('anna', ['1', '2']))
    expect(due).toBe(clock.now() + 1_000)
    expect(await owe('anna', ['3'])).toEqual([])
    busy = false
    clock.pass(999)
    await deliver(carrier, 'anna', 'line')
    expect(tried).toEqual(['1'])
    clock.pass(1)
    await deliver(carrier, 'anna', 'line')
    expect(tried).toEqual(['1', '1', '2', '3'])
  })

  test('delays no other lane', async () => {
    const { carrier, tried } = carrierThat((parcel, text) =>
      parcel.lane === 'anna' ? unanswered(parcel, text) : {},
    )
    await deliver(carrier, 'anna', 'line', await owe('anna', ['1']))
    await deliver(carrier, 'binh', 'line', await owe('binh', ['2']))
    expect(tried).toEqual(['1', '2'])
    expect(await ends(opened)).toEqual(['unsent', 'sent'])
    expect(await opened.store.waiting(clock.now())).toEqual([])
  })

  test.each([
    [0, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]],
    [1, [0.75, 1.5, 3, 6, 12, 24, 48, 96, 192, 225, 225, 225]],
  ])('waits twice as long each time, to five minutes (chance %s)', async (chance, seconds) => {
    const { carrier } = carrierThat(unanswered, chance)
    let leased: readonly Parcel[] | undefined = await owe('anna', ['1'])
    const waits: number[] = []
    for (const _ of seconds) {
      const due: number = (await deliver(carrier, 'anna', 'line', leased)) ?? Number.NaN
      waits.push((due - clock.now()) / 1_000)
      clock.pass(due - clock.now())
      leased = undefined
    }
    expect(waits).toEqual(seconds)
  })

  test('waits as long as the platform asks for', async () => {
    const { carrier } = carrierThat(() => {
      throw new Undelivered('Telegram 429', 'retry', { retryIn: 37_000 })
    }, 1)
    const due = await deliver(carrier, 'anna', 'line', await owe('anna', ['1']))
    expect(due).toBe(clock.now() + 37_000)
  })

  test('knows what went before: how often, since when, and whether it may have arrived', async () => {
    const seen: Partial<Parcel>[] = []
    const { carrier } = carrierThat(({ tries, firstTriedAt, doubted }) => {
      seen.push({ tries, doubted, ...(firstTriedAt && { firstTriedAt }) })
      throw new Undelivered('no answer', 'retry', { doubted: seen.length === 2 })
    })
    const start = clock.now()
    const leased = await owe('anna', ['1'])
    await deliver(carrier, 'anna', 'line', leased)
    for (const wait of [1_000, 2_000, 4_000]) {
      clock.pass(wait)
      await deliver(carrier, 'anna', 'line')
    }
    expect(seen).toEqual([
      { tries: 0, doubted: false },
      { tries: 1, doubted: false, firstTriedAt: start },
      { tries: 2, doubted: true, firstTriedAt: start },
      { tries: 3, doubted: true, firstTriedAt: start },
    ])
  })
})

test('a wait is never longer than five minutes, however many tries there were', () => {
  for (const tries of [0, 5, 9, 40, 1e9]) expect(backOff(tries, 0)).toBeLessThanOrEqual(300_000)
  expect(backOff(1e9, 1)).toBe(225_000)
})
