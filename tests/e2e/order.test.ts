import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linePhone, settles, telegramPhone } from './phone.ts'
import { until } from './process.ts'
import { type Stage, setStage, textsIn } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.start()
})
afterAll(() => stage.strike())

/** Texts that are no command, no number and no button: each gets one bubble. */
const sayings = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `chuyện ${String.fromCharCode(97 + (i % 26)).repeat(1 + i / 26)}`,
  )

describe('the same thing again', () => {
  test('the same body ten times at once is one turn and one answer', async () => {
    const user = stage.line.user()
    await settles(linePhone(user, 'vi'), 'vi')
    const { statuses } = await user.says('menu', { copies: 10 })
    expect(statuses).toEqual(Array(10).fill(200))
    await until('an answer', () => user.shown.length > 3)
    await until('everything is sent', stage.settled)
    expect(user.shown).toHaveLength(4)
    expect(textsIn(await stage.turnsOf('line', user.id))).toEqual(['menu'])
  })

  test('also the first thing that somebody ever does', async () => {
    const user = stage.line.user()
    const { statuses } = await user.does('follow', { follow: {} }, { copies: 10 })
    expect(statuses).toEqual(Array(10).fill(200))
    await until('an answer', () => user.shown.length > 0)
    await until('everything is sent', stage.settled)
    expect(user.shown).toHaveLength(1)
    expect(await stage.turnsOf('line', user.id)).toHaveLength(1)
  })

  test('a redelivery of what we have is acknowledged and changes nothing', async () => {
    const user = stage.line.user()
    await settles(linePhone(user, 'vi'), 'vi')
    const { event } = await user.says('menu')
    await until('an answer', () => user.shown.length === 4)
    expect(await stage.line.hook.deliver([event], { redelivered: true })).toEqual([200])
    await until('everything is sent', stage.settled)
    expect(user.shown).toHaveLength(4)
    expect(textsIn(await stage.turnsOf('line', user.id))).toEqual(['menu'])
  })

  test('a redelivery of what we never got is an event like any other', async () => {
    const user = stage.line.user()
    await settles(linePhone(user, 'vi'), 'vi')
    const message = { id: '9', type: 'text', text: 'menu' }
    const event = stage.line.hook.event(user.id, 'message', { message })
    expect(await stage.line.hook.deliver([event], { redelivered: true })).toEqual([200])
    await until('an answer', () => user.shown.length === 4)
  })

  test('the same update of Telegram ten times at once is one turn and one answer', async () => {
    const user = stage.telegram.user()
    await settles(telegramPhone(user, 'vi'), 'vi')
    const before = user.shown.length
    const { update } = await user.says('menu')
    expect(await stage.telegram.hook.deliver(update, 10)).toEqual(Array(10).fill(200))
    await until('everything is sent', stage.settled)
    expect(user.shown).toHaveLength(before + 1)
    expect(textsIn(await stage.turnsOf('telegram', user.id))).toEqual(['menu'])
  })
})

describe('many things at once', () => {
  test('several events in one body keep their order, and everyone gets their own answers', async () => {
    const people = Array.from({ length: 5 }, () => stage.line.user())
    for (const user of people) await settles(linePhone(user, 'vi'), 'vi')
    const events = sayings(6).flatMap((text) =>
      people.map(({ id }) =>
        stage.line.hook.event(id, 'message', {
          message: { id: `${id}${text}`, type: 'text', text: `${text} ${id}` },
        }),
      ),
    )
    expect(await stage.line.hook.deliver(events)).toEqual([200])
    await until('everyone has six answers', () => people.every(({ shown }) => shown.length === 9))
    for (const { id } of people) {
      const wanted = sayings(6).map((text) => `${text} ${id}`)
      expect(textsIn(await stage.turnsOf('line', id))).toEqual(wanted)
    }
  })

  test("one person's events in parallel bodies, out of order, are all stored exactly once", async () => {
    const user = stage.line.user()
    await settles(linePhone(user, 'vi'), 'vi')
    const wanted = sayings(40)
    const events = wanted.map((text) =>
      stage.line.hook.event(user.id, 'message', { message: { id: text, type: 'text', text } }),
    )
    const shuffled = [...events.toReversed(), ...events, ...events.toReversed()]
    const statuses = await Promise.all(shuffled.map((event) => stage.line.hook.deliver([event])))
    expect(new Set(statuses.flat())).toEqual(new Set([200]))
    expect(textsIn(await stage.turnsOf('line', user.id)).toSorted()).toEqual(wanted.toSorted())
    await until('forty answers', () => user.shown.length === 43)
    await until('everything is sent', stage.settled)
    expect(user.shown).toHaveLength(43)
  })

  test('answers come in the order of the turns they answer', async () => {
    const user = stage.telegram.user()
    const phone = telegramPhone(user, 'vi')
    await settles(phone, 'vi')
    await phone.taps('wage-check:menu')
    await phone.taps('wage-check:basis.options.hour')
    const amounts = Array.from({ length: 12 }, (_, i) => 20_001 + i)
    const before = user.shown.length
    await Promise.all(amounts.map((amount) => user.says(String(amount))))
    await until('twelve answers', () => user.shown.length === before + 12)
    const read = user.shown
      .slice(before)
      .map(({ text }) => Number(/20[.,]0\d\d/.exec(text)?.[0].replace(/\D/, '')))
    const stored = textsIn(await stage.turnsOf('telegram', user.id)).map(Number)
    expect(read).toEqual(stored)
    expect(read.toSorted()).toEqual(amounts)
  })
})
