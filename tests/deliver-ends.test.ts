import { describe, expect, test } from 'vitest'
import { deliver } from '../src/deliver.ts'
import { LEASE } from '../src/handle.ts'
import { Undelivered } from '../src/parcel.ts'
import type { Store } from '../src/store/ports.ts'
import { takeOver } from '../src/store/store.ts'
import { carrierThat, clock, opened, owe, taken, unanswered } from './delivering.ts'
import { ends } from './owed.ts'

const DAY = 24 * 3_600_000

describe('the end of a parcel', () => {
  test.each([
    [false, 'failed expired'],
    [true, 'uncertain expired'],
  ])('comes with time, not with tries (doubted: %s)', async (doubted, end) => {
    const { carrier, tried } = carrierThat((_, text) => {
      if (text === '2') return {}
      throw new Undelivered('no answer', 'retry', { doubted, retryIn: 1_800_000 })
    })
    const start = clock.now()
    await owe('anna', ['1', '2'], { leaseUntil: 0 })
    for (;;) {
      const due = await deliver(carrier, 'anna', 'line')
      if (due === undefined) break
      clock.pass(due - clock.now())
    }
    expect(clock.now() - start).toBe(DAY)
    expect(tried).toHaveLength(50)
    expect(await ends(opened)).toEqual([end, 'sent'])
  })

  test('thirty tries within the day do not end it', async () => {
    let count = 0
    const { carrier } = carrierThat(() => {
      if (++count > 30) return {}
      throw new Undelivered('Telegram 429', 'retry', { retryIn: 1_000 })
    })
    await owe('anna', ['1'], { leaseUntil: 0 })
    while ((await deliver(carrier, 'anna', 'line')) !== undefined) clock.pass(1_000)
    expect(count).toBe(31)
    expect(await ends(opened)).toEqual(['sent'])
  })

  test.each([
    ['is urgent', { urgent: true }],
    ['a caseworker wrote', { lasts: true }],
  ] as const)('never comes by time to what %s', async (_, how) => {
    const { carrier } = carrierThat(unanswered)
    const leased = await owe('anna', ['1'], how)
    clock.pass(30 * DAY)
    expect(await deliver(carrier, 'anna', 'line', leased)).toBeGreaterThan(clock.now())
    expect(await ends(opened)).toEqual(['unsent'])
  })

  test.each([
    ['refused', 'failed'],
    ['uncertain', 'uncertain'],
  ] as const)('comes at once when it is %s, and the lane goes on', async (kind, end) => {
    const { carrier, tried } = carrierThat((_, text) => {
      if (text === '2') throw new Undelivered('LINE 400: no', kind)
      return {}
    })
    await deliver(carrier, 'anna', 'line', await owe('anna', ['1', '2', '3']))
    expect(tried).toEqual(['1', '2', '3'])
    expect(await ends(opened)).toEqual(['sent', `${end} LINE 400: no`, 'sent'])
  })

  test('an error that nobody foresaw fails that parcel alone and is told without words', async () => {
    const { carrier, tried, lines } = carrierThat((_, text) => {
      if (text === 'secret') throw new TypeError(`cannot read ${text}`)
      return {}
    })
    await deliver(carrier, 'anna', 'line', await owe('anna', ['1', 'secret', '3']))
    expect(tried).toEqual(['1', 'secret', '3'])
    expect(await ends(opened)).toEqual(['sent', 'failed fault', 'sent'])
    expect(lines).toEqual([expect.stringMatching(/^error send-failed .*"error":"TypeError"/)])
    expect(lines.join()).not.toContain('secret')
  })

  test('is told without the ids that a platform may name', async () => {
    const ids = [
      'U4af4980629b74d1c9e1b2f3a4c5d6e7f',
      '7100000123',
      'a81bc81b-dead-4e5d-abff-90865d1e13b1',
    ]
    const { carrier, lines } = carrierThat((_, text) => {
      throw new Undelivered(`LINE 400: ${text} is not a friend`, 'refused')
    })
    await deliver(carrier, 'anna', 'line', await owe('anna', ids))
    const told = 'failed LINE 400: … is not a friend'
    expect(await ends(opened)).toEqual([told, told, told])
    for (const id of ids) expect(lines.join()).not.toContain(id)
  })

  test('is known to the next turn: the person may not have seen our answer', async () => {
    const { carrier } = carrierThat(() => {
      throw new Undelivered('quota', 'refused')
    })
    const from = { channel: 'line', address: 'U anna' } as const
    const leased = await owe('anna', ['1'])
    expect(await opened.store.load(from, 'next')).toMatchObject({ lost: false })
    await deliver(carrier, 'anna', 'line', leased)
    expect(await opened.store.load(from, 'next')).toMatchObject({ lost: true })
  })
})

describe('the lease', () => {
  test('is renewed before a call that could outlast it', async () => {
    const stolen: unknown[] = []
    const { carrier, tried } = carrierThat(async (parcel) => {
      clock.pass(8_000)
      stolen.push(...(await opened.store.claim(parcel.lane, clock.now(), clock.now() + LEASE)))
      return {}
    })
    const texts = Array.from({ length: 12 }, (_, i) => String(i))
    await deliver(carrier, 'anna', 'line', await owe('anna', texts))
    expect(tried).toEqual(texts)
    expect(stolen).toEqual([])
  })

  test('that ran out leaves doubt: whoever had it may have sent it', async () => {
    const doubts: boolean[] = []
    const { carrier } = carrierThat(({ doubted }) => {
      doubts.push(doubted)
      return {}
    })
    await owe('anna', ['1'])
    await owe('anna', ['2'])
    await takeOver(opened.sql)
    await deliver(carrier, 'anna', 'line')
    expect(doubts).toEqual([true, false])
  })

  test('is kept while how a try ended cannot be written at once: nothing is sent twice', async () => {
    let locked = 3
    const { carrier, tried } = carrierThat(taken)
    const settle: Store['settle'] = (...given) =>
      locked-- > 0 ? Promise.reject(new Error('locked')) : opened.store.settle(...given)
    const slow = { ...carrier, store: { ...opened.store, settle } }
    await deliver(slow, 'anna', 'line', await owe('anna', ['1', '2']))
    expect(tried).toEqual(['1', '2'])
    expect(await ends(opened)).toEqual(['sent', 'sent'])
  })

  test('runs out where how a try ended could not be written: then it is tried again', async () => {
    const { carrier, tried } = carrierThat(taken)
    const settle = () => Promise.reject(new Error('the disk is full'))
    const full = { ...carrier, store: { ...opened.store, settle } }
    await expect(deliver(full, 'anna', 'line', await owe('anna', ['1', '2']))).rejects.toThrow(
      'disk',
    )
    expect(tried).toEqual(['1'])
    expect(await opened.store.waiting(clock.now())).toEqual([])
    clock.pass(LEASE)
    expect(await opened.store.waiting(clock.now())).toEqual([{ lane: 'anna', channel: 'line' }])
    await deliver(carrier, 'anna', 'line')
    expect(tried).toEqual(['1', '1', '2'])
  })
})
