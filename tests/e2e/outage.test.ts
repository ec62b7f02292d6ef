import { afterAll, beforeAll, expect, test } from 'vitest'
import { linePhone, type Phone, settles, telegramPhone, webPhone, words } from './phone.ts'
import { type Running, until } from './process.ts'
import { type Stage, setStage } from './stage.ts'

const MINUTE = 60_000
const AWAY = 35 * MINUTE

let stage: Stage
let tonari: Running
beforeAll(async () => {
  stage = await setStage()
  tonari = await stage.start()
})
afterAll(() => stage.strike())

/** As a power cut, so long ago: everything that was stored until then, and the last beat, are older. */
async function wasAway(ms: number) {
  await tonari.kill()
  await stage.look(async (_, sql) => {
    await sql.batch([
      ['update turn set at = at - ?1', ms],
      ["update meta set value = cast(value - ?1 as text) where name = 'last beat'", ms],
    ])
  })
}
const beat = () =>
  stage.look(async ({ outages }) => {
    const { last } = await outages.read()
    return last
  })
const notice = words('vi', 'recall:notice')
const texts = (phone: Phone) => phone.shown().map(({ text }) => text)
const notices = (phone: Phone) => texts(phone).filter((text) => text.includes(notice)).length
const tellings = (phone: Phone) =>
  texts(phone).filter((text) => text.includes('mình bị mất kết nối')).length
const isTold = () => tonari.output().includes('outage-told')

test('after an outage whoever was active is told once, neutrally, and what stood stands still', async () => {
  const line = linePhone(stage.line.user(), 'vi')
  const telegram = telegramPhone(stage.telegram.user(), 'vi')
  const web = webPhone(stage.url, 'vi')
  const begins = async (phone: Phone) => {
    await settles(phone, 'vi')
    await phone.taps('wage-check:menu')
  }
  await Promise.all([line, telegram, web].map(begins))
  await until('a beat', async () => (await beat()) !== undefined)
  await until('everything is sent', stage.settled)
  const before = [line, telegram].map((phone) => phone.shown().length)

  await wasAway(AWAY)
  tonari = await stage.start()
  for (const phone of [line, telegram]) await until('a notice', () => notices(phone) === 1)
  await until('all are told', isTold)
  expect(tonari.output()).toMatch(/"event":"outage-told","minutes":3[5-9],"people":2}/)
  await until('everything is sent', stage.settled)
  expect([line, telegram].map((phone) => phone.shown().length)).toEqual(before.map((n) => n + 1))
  expect([line, telegram].map((phone) => texts(phone).at(-1))).toEqual([notice, notice])

  const opened = await line.taps('common:buttons.news')
  expect(opened.text).toContain(words('vi', 'wage-check:basis.ask'))
  const answered = await telegram.says('1')
  expect(answered.text).toContain(words('vi', 'wage-check:hourlyPay.ask'))
  expect([line, telegram].map(tellings)).toEqual([1, 1])
  await web.says('1')
  expect(tellings(web)).toBe(0)

  await tonari.kill()
  tonari = await stage.start()
  await line.says('1')
  await telegram.says('1100')
  await until('everything is sent', stage.settled)
  expect([line, telegram].map(notices)).toEqual([1, 1])
  expect([line, telegram].map(tellings)).toEqual([1, 1])
}, 120_000)

test('killed while it tells, it goes on after the next start, and tells nobody twice', async () => {
  const phones = Array.from({ length: 12 }, () => linePhone(stage.line.user(), 'vi'))
  await Promise.all(phones.map((phone) => phone.begins()))
  await until('everything is sent', stage.settled)
  await wasAway(AWAY)
  tonari = await stage.start()
  const told = () => phones.filter((phone) => notices(phone) > 0).length
  await until('some are told', () => told() >= 3)
  await tonari.kill()
  expect(told()).toBeLessThan(12)
  tonari = await stage.start()
  await until('all are told', isTold)
  await until('everything is sent', stage.settled)
  expect(phones.map(notices)).toEqual(phones.map(() => 1))
}, 120_000)

test('stopped in order and begun again a little later, it tells nobody', async () => {
  const phone = telegramPhone(stage.telegram.user(), 'vi')
  await settles(phone, 'vi')
  await until('everything is sent', stage.settled)
  const shown = phone.shown().length
  expect(await tonari.stop()).toBe(0)
  const ended = await beat()
  tonari = await stage.start()
  await until('a beat', async () => (await beat()) !== ended)
  await phone.says('menu')
  expect(phone.shown().length).toBe(shown + 1)
  expect(tonari.output()).not.toContain('outage')
}, 120_000)
