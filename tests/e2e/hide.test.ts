import { afterAll, beforeAll, expect, test } from 'vitest'
import { linePhone, type Phone, settles, telegramPhone, words } from './phone.ts'
import { until } from './process.ts'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.start()
})
afterAll(() => stage.strike())

const wordIn = (text: string) => /🔑 (.+)/.exec(text)?.[1] ?? ''
const harmless = words('vi', 'hide:today').slice(0, 12)
const texts = (phone: Phone) => phone.shown().map(({ text }) => text)
const waitFor = (phone: Phone, count: number) =>
  until('an answer', () => phone.shown().length === count)

test('on Telegram nothing of the talk is left on the phone until the word comes', async () => {
  const user = stage.telegram.user()
  const phone = telegramPhone(user, 'vi')
  await settles(phone, 'vi')
  await phone.taps('wage-check:menu')
  const word = wordIn((await phone.says('ẩn')).text)
  expect(word).not.toBe('')
  await user.says('ẩn')
  await until('only a harmless word', () => phone.shown().length === 1)
  expect(texts(phone)[0]).toContain(harmless)
  for (const [nth, said] of ['Tonari là gì', '/start', 'menu', `${word} nhé`].entries()) {
    await user.says(said)
    await waitFor(phone, nth + 2)
  }
  expect(new Set(texts(phone)).size).toBe(1)
  const back = await phone.says(word)
  expect(back.text).toContain(words('vi', 'hide:back'))
  expect(back.text).toContain(words('vi', 'wage-check:basis.ask'))
  for (const turn of await stage.turnsOf('telegram', user.id))
    expect(JSON.stringify(turn)).not.toContain(`"${word}"`)
})

test('on LINE the bubbles stay, and are said to; what comes after shows nothing', async () => {
  const user = stage.line.user()
  const phone = linePhone(user, 'vi')
  await settles(phone, 'vi')
  const explained = await phone.says('ẩn')
  expect(explained.text).toContain('LINE không cho mình xóa')
  const shown = phone.shown().length
  await user.taps(words('vi', 'common:buttons.hide'))
  await waitFor(phone, shown + 1)
  expect(phone.shown().at(-1)).toEqual({ text: expect.stringContaining(harmless), choices: [] })
  const back = await phone.says(wordIn(explained.text))
  expect(back.text).toContain(words('vi', 'hide:back'))
})
