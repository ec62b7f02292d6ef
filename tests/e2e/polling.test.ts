import { afterAll, beforeAll, expect, test } from 'vitest'
import { settles, telegramPhone, words } from './phone.ts'
import { type Running, until } from './process.ts'
import { type Stage, setStage, textsIn } from './stage.ts'

let stage: Stage
let tonari: Running
const begin = () => stage.start({ TELEGRAM_MODE: 'polling', TELEGRAM_WEBHOOK_SECRET: '' })
beforeAll(async () => {
  stage = await setStage()
  tonari = await begin()
  await until('the webhook is removed', () => stage.telegram.hook.url === undefined)
})
afterAll(() => stage.strike())

test('the wage check goes to its end by long polling', async () => {
  const phone = telegramPhone(stage.telegram.user(), 'vi')
  await settles(phone, 'vi')
  await phone.taps('wage-check:menu')
  await phone.taps('wage-check:basis.options.hour')
  await phone.says('1000')
  await phone.taps('wage-check:allowances.kind.options.none')
  await phone.says('愛知')
  await phone.says('tháng 5/2025')
  await phone.says('160')
  const shown = phone
    .shown()
    .map(({ text }) => text)
    .join('\n')
  expect(shown).toContain(words('vi', 'wage-check:below.say'))
  expect(shown).toMatch(/1[.,]077/)
})

test('nobody gets in by the webhook meanwhile', async () => {
  const headers = { 'x-telegram-bot-api-secret-token': '' }
  const request = { method: 'POST', headers, body: '{"update_id":1}' }
  expect((await fetch(`${stage.url}/webhooks/telegram`, request)).status).toBe(404)
})

test('an update nobody can read is left behind, and the next one is taken', async () => {
  const user = stage.telegram.user()
  await user.does({ message: { message_id: 'x', chat: 7 } })
  await telegramPhone(user, 'vi').begins()
})

test('killed and started again, it goes on where it was and doubles nothing', async () => {
  const user = stage.telegram.user()
  const phone = telegramPhone(user, 'vi')
  await settles(phone, 'vi')
  const before = user.shown.length
  await tonari.kill()
  for (const text of ['chuyện a', 'chuyện b', 'chuyện c']) await user.says(text)
  tonari = await begin()
  await until('three answers', () => user.shown.length === before + 3)
  await until('everything is sent', stage.settled)
  expect(textsIn(await stage.turnsOf('telegram', user.id))).toEqual([
    'chuyện a',
    'chuyện b',
    'chuyện c',
  ])
})

test('Telegram may be away for a while', async () => {
  const user = stage.telegram.user()
  const phone = telegramPhone(user, 'vi')
  await settles(phone, 'vi')
  await stage.telegram.down()
  const before = user.shown.length
  await user.says('menu')
  await stage.telegram.up()
  await until('an answer', () => user.shown.length > before)
})

test('it ends at once though it is waiting for updates', async () => {
  expect(await tonari.stop()).toBe(0)
  expect(tonari.output()).not.toMatch(/\n\s+at /)
})
