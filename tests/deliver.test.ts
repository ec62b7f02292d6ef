import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backOff, deliver } from '../src/deliver.ts'
import { LEASE } from '../src/handle.ts'
import { type Parcel, type Receipt, type Store, Undelivered } from '../src/ports.ts'
import { takeOver } from '../src/store/store.ts'
import {
  createDebtor,
  ends,
  keptLog,
  openTestStore,
  scriptedChannel,
  type TestStore,
  virtualClock,
} from './owed.ts'

const DAY = 24 * 3_600_000
type Act = (parcel: Parcel, text: string) => Promise<Receipt> | Receipt

let opened: TestStore
let clock: ReturnType<typeof virtualClock>
let owe: ReturnType<typeof createDebtor>
beforeEach(() => {
  opened = openTestStore()
  clock = virtualClock()
  owe = createDebtor(opened, clock)
})
afterEach(() => opened.close())

function carrierThat(act: Act, chance = 0) {
  const { channel, tried } = scriptedChannel(act)
  const { log, lines } = keptLog()
  const carrier = {
    store: opened.store,
    clock,
    log,
    channels: { line: channel },
    chance: () => chance,
  }
  return { carrier, tried, lines }
}

const taken: Act = () => ({ message: 1 })
const unanswered: Act = () => {
  throw new Undelivered('no answer', 'retry')
}

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

  test('never comes by time to what is urgent', async () => {
    const { carrier } = carrierThat(unanswered)
    const leased = await owe('anna', ['1'], { urgent: true })
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

test('a wait is never longer than five minutes, however many tries there were', () => {
  for (const tries of [0, 5, 9, 40, 1e9]) expect(backOff(tries, 0)).toBeLessThanOrEqual(300_000)
  expect(backOff(1e9, 1)).toBe(225_000)
})
