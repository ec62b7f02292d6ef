import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lineTooMany } from '../fakes/line.ts'
import type { LineUser } from '../fakes/line-user.ts'
import { telegramTooMany } from '../fakes/telegram.ts'
import { linePhone, settles, telegramPhone, words } from './phone.ts'
import { type Running, until } from './process.ts'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
let tonari: Running
beforeAll(async () => {
  stage = await setStage()
  tonari = await stage.start()
})
afterAll(() => stage.strike())

const said = (key: string) => words('vi', key)
async function lineUser(): Promise<LineUser> {
  const user = stage.line.user()
  await settles(linePhone(user, 'vi'), 'vi')
  return user
}
async function telegramUser() {
  const user = stage.telegram.user()
  await settles(telegramPhone(user, 'vi'), 'vi')
  return user
}
const callsTo = (to: string) => stage.line.calls.filter((call) => call.to === to)
const sendsTo = (to: string) =>
  stage.telegram.calls.filter((call) => call.to === to && call.path.endsWith('sendMessage'))
const broken = (status: number) =>
  ({ kind: 'answer', status, body: { message: 'Internal' } }) as const

test('LINE that is down and comes back loses nothing and doubles nothing', async () => {
  const people = await Promise.all([lineUser(), lineUser(), lineUser()])
  await stage.line.down()
  for (const user of people)
    for (const text of ['menu', 'qwe rty']) expect((await user.says(text)).statuses).toEqual([200])
  await stage.line.up()
  await until('both answers', () => people.every(({ shown }) => shown.length === 5))
  await until('everything is sent', stage.settled)
  for (const { shown } of people) {
    expect(shown).toHaveLength(5)
    expect(shown[3]?.choices.map(({ label }) => label)).toContain(said('wage-check:menu'))
    expect(shown[4]?.text).toContain(said('common:notUnderstood'))
  }
})

test('Telegram that is down and comes back loses nothing, and the order stays', async () => {
  const user = await telegramUser()
  const before = user.shown.length
  await stage.telegram.down()
  for (const text of ['menu', 'qwe rty']) expect((await user.says(text)).statuses).toEqual([200])
  await stage.telegram.up()
  await until('both answers', () => user.shown.length === before + 2)
  expect(user.shown.at(-1)?.text).toContain(said('common:notUnderstood'))
})

describe.concurrent('LINE', () => {
  test('too busy for one person answers the others at once', async () => {
    const slow = await lineUser()
    const others = await Promise.all(Array.from({ length: 10 }, lineUser))
    stage.line.faults.add(slow.id, lineTooMany.rate)
    expect((await slow.says('menu')).statuses).toEqual([200])
    const began = Date.now()
    await until('it was refused', () => callsTo(slow.id).some(({ status }) => status === 429))
    for (const user of others) expect((await user.says('menu')).statuses).toEqual([200])
    await until('the others have answers', () => others.every(({ shown }) => shown.length === 4))
    await until('5 s have gone by', () => Date.now() - began > 5_000)
    const refused = callsTo(slow.id).filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThanOrEqual(2)
    expect(refused.length).toBeLessThanOrEqual(5)
    expect(slow.shown).toHaveLength(3)
    stage.line.faults.clear(slow.id)
    await until('the answer after all', () => slow.shown.length === 4)
  })

  test('that fails and then works shows the answer once, by the same token', async () => {
    const user = await lineUser()
    stage.line.faults.add(user.id, broken(500), 2)
    await user.says('menu')
    await until('an answer', () => user.shown.length === 4)
    const tries = callsTo(user.id).slice(3)
    expect(tries.map(({ path }) => path.split('/').at(-1))).toEqual(['reply', 'reply', 'reply'])
    expect(new Set(tries.map(({ body }) => body?.['replyToken'])).size).toBe(1)
    await until('everything is sent', stage.settled)
    expect(user.shown).toHaveLength(4)
  })

  test('that takes the answer and never says so shows it once, and the talk goes on', async () => {
    const user = await lineUser()
    stage.line.faults.add(user.id, { kind: 'take-then-cut' }, 1)
    await user.says('menu')
    await until('the second try', () => callsTo(user.id).length === 5)
    await until('everything is sent', stage.settled)
    expect(callsTo(user.id).at(-1)?.status).toBe(400)
    expect(user.shown).toHaveLength(4)
    const next = await linePhone(user, 'vi').says('qwe rty')
    expect(next.text).toContain(said('common:notUnderstood'))
    expect(next.text).not.toContain(said('common:lost'))
  })

  test('that hangs is given up after 8 s, and what it had taken counts as arrived', async () => {
    const user = await lineUser()
    stage.line.faults.add(user.id, { kind: 'take-then-hang' }, 1)
    await user.says('menu')
    await until('the second try', () => callsTo(user.id).length === 5)
    await until('everything is sent', stage.settled)
    expect(
      callsTo(user.id)
        .map(({ status }) => status)
        .slice(3),
    ).toEqual([0, 400])
    expect(user.shown).toHaveLength(4)
  })

  test('whose quota is used up: the next thing said gets the question again', async () => {
    const user = await lineUser()
    const phone = linePhone(user, 'vi')
    await phone.taps('wage-check:menu')
    stage.line.faults.add(user.id, lineTooMany.quota, 1)
    await user.taps(said('wage-check:basis.options.hour'))
    await until('it was refused', () => callsTo(user.id).at(-1)?.status === 429)
    await until('everything has ended', stage.settled)
    const { text, choices } = await phone.says('1100')
    expect(text).toContain(said('common:lost'))
    expect(text).toContain(said('wage-check:hourlyPay.ask'))
    expect(choices.map(({ label }) => label)).toContain(said('common:buttons.back'))
    expect((await phone.says('1100')).text).toMatch(/1[.,]100/)
  })
})

describe.concurrent('Telegram', () => {
  test('that asks us to wait is left alone so long, and no other person waits with them', async () => {
    const user = await telegramUser()
    const other = await telegramUser()
    const to = String(user.id)
    const before = user.shown.length
    stage.telegram.faults.add(to, telegramTooMany(3), 1)
    await user.says('menu')
    await user.says('qwe rty')
    await telegramPhone(other, 'vi').says('menu')
    await until('both answers', () => user.shown.length === before + 2)
    const calls = sendsTo(to)
    const refused = calls.findIndex(({ status }) => status === 429)
    const waited = (calls[refused + 1]?.at ?? 0) - (calls[refused]?.at ?? 0)
    expect(waited).toBeGreaterThanOrEqual(2_990)
    expect(user.shown.at(-1)?.text).toContain(said('common:notUnderstood'))
  })

  test('whose user has blocked us is asked once, and works when they return', async () => {
    const user = await telegramUser()
    const before = user.shown.length
    const blocked = {
      kind: 'answer',
      status: 403,
      body: { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' },
    } as const
    const to = String(user.id)
    const calls = sendsTo(to).length
    stage.telegram.faults.add(to, blocked)
    await user.says('menu')
    await until('it was refused', () => sendsTo(to).length === calls + 1)
    await until('everything has ended', stage.settled)
    stage.telegram.faults.clear(to)
    await telegramPhone(user, 'vi').says('menu')
    expect(user.shown).toHaveLength(before + 1)
    expect(sendsTo(to)).toHaveLength(calls + 2)
  })

  test('that fails for a while gets the same answer again', async () => {
    const user = await telegramUser()
    const before = user.shown.length
    const down = { kind: 'answer', status: 502, body: { ok: false, description: 'Bad Gateway' } }
    stage.telegram.faults.add(String(user.id), down as never, 2)
    await user.says('menu')
    await until('an answer', () => user.shown.length === before + 1)
  })
})

test('none of it was worth a stack trace', () => {
  expect(tonari.output()).not.toMatch(/\n\s+at /)
  expect(tonari.output()).not.toMatch(/"event":"(send|step|delivery|sweep)-failed"/)
})
