import { afterAll, beforeAll, expect, test } from 'vitest'
import { linePhone, settles, telegramPhone } from './phone.ts'
import { type Running, until } from './process.ts'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
let tonari: Running
beforeAll(async () => {
  stage = await setStage()
  tonari = await stage.start({ LOG_LEVEL: 'info' })
})
afterAll(() => stage.strike())

/** Words that are nowhere but in what people type. */
const canaries = ['hoàng yến nhỏ', 'カナリア鳥', 'canary-7741', 'kẻ bắt nạt tên Zxqv']

test('neither the logs nor the database hold a word, an id or a secret', async () => {
  const line = stage.line.user()
  const telegram = stage.telegram.user()
  const page = 'Q'.repeat(43)
  for (const phone of [linePhone(line, 'vi'), telegramPhone(telegram, 'vi')]) {
    await phone.begins()
    for (const canary of canaries) await phone.says(canary)
    await phone.taps('welcome:language.options.vi')
    await phone.taps('welcome:about.options.agree')
    for (const canary of canaries) await phone.says(canary)
    await phone.says('menu')
    await phone.taps('wage-check:menu')
    await phone.taps('wage-check:basis.options.hour')
    await phone.says('7741')
    await phone.taps('wage-check:allowances.kind.options.none')
    await phone.says('Hokkaido')
    await phone.says('2025年5月')
  }
  await line.sends({ type: 'image', contentProvider: { type: 'line' } })
  await line.says('canary-7741', { copies: 5 })
  for (const text of canaries) {
    const body = JSON.stringify({ id: crypto.randomUUID(), since: 0, text })
    const headers = { authorization: `Bearer ${page}` }
    const said = await fetch(`${stage.url}/web/say`, { method: 'POST', headers, body })
    expect(said.status).toBe(200)
  }

  // Everything that goes wrong is logged as well.
  stage.line.faults.add(line.id, { kind: 'cut' }, 1)
  stage.line.faults.add(line.id, { kind: 'answer', status: 400, body: { message: line.id } }, 1)
  await line.says('canary-7741')
  await fetch(`${stage.url}/webhooks/line`, { method: 'POST', body: 'canary-7741' })
  const poison = { type: 'message', source: { type: 'user', userId: line.id }, message: 7 }
  await stage.line.hook.deliver([poison])
  await line.says('canary-7741', { copies: 2 })
  await until('everything has ended', stage.settled)

  const secrets = [
    ...canaries,
    line.id,
    String(telegram.id),
    page,
    stage.line.accessToken,
    stage.line.channelSecret,
    stage.telegram.token,
    stage.env['TELEGRAM_WEBHOOK_SECRET'],
    stage.env['DATA_KEY'],
    'Hokkaido',
    '7741',
  ] as readonly string[]
  const written = [tonari.output(), stage.bytes()]
  expect(await tonari.stop()).toBe(0)
  written.push(tonari.output(), stage.bytes())
  expect(tonari.output()).toMatch(/"event":"undelivered"/)
  for (const secret of secrets)
    for (const place of written) {
      const bytes = Buffer.from(secret, 'utf8').toString('latin1')
      expect(place.includes(secret) || place.includes(bytes), secret).toBe(false)
    }
})

test('and what was said can still be read with the key', async () => {
  const user = stage.line.user()
  tonari = await stage.start()
  await settles(linePhone(user, 'vi'), 'vi')
  await linePhone(user, 'vi').says('hoàng yến nhỏ')
  expect(JSON.stringify(await stage.turnsOf('line', user.id))).toContain('hoàng yến nhỏ')
})
