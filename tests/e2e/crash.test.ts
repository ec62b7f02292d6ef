import { afterAll, beforeAll, expect, test } from 'vitest'
import { linePhone, settles, telegramPhone, webPhone } from './phone.ts'
import { type Running, until } from './process.ts'
import { type Stage, setStage, textsIn } from './stage.ts'

let stage: Stage
let tonari: Running
beforeAll(async () => {
  stage = await setStage()
  tonari = await stage.start()
})
afterAll(() => stage.strike())

async function restart() {
  await tonari.kill()
  stage.line.faults.clear()
  stage.telegram.faults.clear()
  tonari = await stage.start()
}

test.each(['hang', 'take-then-hang'] as const)(
  'killed between commit and send, or between send and settle, LINE shows the answer once (%s)',
  async (kind) => {
    const people = Array.from({ length: 5 }, () => stage.line.user())
    for (const user of people) await settles(linePhone(user, 'vi'), 'vi')
    for (const { id } of people) stage.line.faults.add(id, { kind })
    const ids = people.map(({ id }) => id)
    const hanging = () =>
      stage.line.calls.filter(({ status, to = '' }) => status === 0 && ids.includes(to))
    for (const user of people) expect((await user.says('menu')).statuses).toEqual([200])
    await until('every call hangs', () => hanging().length === people.length)
    await restart()
    await until('everything is sent', stage.settled)
    expect(people.map(({ shown }) => shown.length)).toEqual(people.map(() => 4))
    for (const user of people) expect((await user.says('menu')).statuses).toEqual([200])
    await until('the talk goes on', () => people.every(({ shown }) => shown.length === 5))
  },
)

test('killed between commit and send, Telegram gets every answer, in order', async () => {
  const user = stage.telegram.user()
  const phone = telegramPhone(user, 'vi')
  await settles(phone, 'vi')
  await phone.taps('wage-check:menu')
  await phone.taps('wage-check:basis.options.hour')
  const before = user.shown.length
  stage.telegram.faults.add(String(user.id), { kind: 'hang' })
  for (const text of ['1100000', '1200000', '1300000'])
    expect((await user.says(text)).statuses).toEqual([200])
  await until('a call hangs', () => stage.telegram.calls.some(({ status }) => status === 0))
  await restart()
  await until('everything is sent', stage.settled)
  const answers = user.shown
    .slice(before)
    .map(({ text }) => /1[.,][123]00[.,]000/.exec(text)?.[0][2])
  expect(answers).toEqual(['1', '2', '3'])
})

test('killed in the middle of 200 webhooks, all that was acknowledged is there', async () => {
  const people = Array.from({ length: 20 }, () => stage.line.user())
  await Promise.all(people.map((user) => settles(linePhone(user, 'vi'), 'vi')))
  const acknowledged: { id: string; text: string }[] = []
  const all = people.flatMap((user) =>
    Array.from({ length: 10 }, async (_, i) => {
      const text = `chuyện ${String.fromCharCode(97 + i)}`
      const { statuses } = await user.says(text).catch(() => ({ statuses: [0] }))
      if (statuses[0] === 200) acknowledged.push({ id: user.id, text })
      if (acknowledged.length === 60) await tonari.kill()
    }),
  )
  await Promise.all(all)
  expect(acknowledged.length).toBeGreaterThanOrEqual(60)
  expect(acknowledged.length).toBeLessThan(200)
  await restart()
  await until('everything is sent', stage.settled)
  for (const { id, shown } of people) {
    const turns = await stage.turnsOf('line', id)
    const stored = textsIn(turns)
    const wanted = acknowledged.filter((one) => one.id === id).map(({ text }) => text)
    expect(stored).toEqual(expect.arrayContaining(wanted))
    expect(new Set(stored).size).toBe(stored.length)
    expect(shown).toHaveLength(turns.length)
  }
})

test('redelivered after the crash, what was lost on the way is taken and what was not is not doubled', async () => {
  const user = stage.line.user()
  await settles(linePhone(user, 'vi'), 'vi')
  const { event: known } = await user.says('menu')
  await until('an answer', () => user.shown.length === 4)
  await tonari.kill()
  const message = { id: '9', type: 'text', text: 'chuyện sau' }
  const lost = stage.line.hook.event(user.id, 'message', { message })
  await expect(stage.line.hook.deliver([lost])).rejects.toThrow()
  await restart()
  expect(await stage.line.hook.deliver([known, lost], { redelivered: true })).toEqual([200])
  await until('an answer', () => user.shown.length === 5)
  expect(textsIn(await stage.turnsOf('line', user.id))).toEqual(['menu', 'chuyện sau'])
})

test('a page goes on where it was after a crash', async () => {
  const phone = webPhone(stage.url, 'vi')
  await settles(phone, 'vi')
  await phone.taps('wage-check:menu')
  await phone.taps('wage-check:basis.options.hour')
  await restart()
  expect((await phone.says('1100')).text).toMatch(/1[.,]100/)
})

test('asked to end, it finishes what it was sending and exits 0', async () => {
  const user = stage.line.user()
  await settles(linePhone(user, 'vi'), 'vi')
  expect((await user.says('menu')).statuses).toEqual([200])
  expect(await tonari.stop()).toBe(0)
  expect(tonari.output()).not.toMatch(/Error|\n\s+at /)
  expect(stage.settled()).toBe(true)
  expect(user.shown).toHaveLength(4)
  tonari = await stage.start()
  await linePhone(user, 'vi').says('menu')
  expect(user.shown).toHaveLength(5)
})

test('asked to end while a page waits for news, it lets the page know', async () => {
  const authorization = `Bearer ${'A'.repeat(43)}`
  const body = JSON.stringify({ id: crypto.randomUUID(), since: 0, joined: true })
  const headers = { authorization }
  await fetch(`${stage.url}/web/say`, { method: 'POST', headers, body })
  const news = fetch(`${stage.url}/web/since/1`, { headers })
  await fetch(`${stage.url}/readyz`)
  expect(await tonari.stop()).toBe(0)
  expect((await news).status).toBe(200)
  tonari = await stage.start()
})

test('asked to end in the middle of a hundred webhooks, it takes what it had begun to take', async () => {
  const people = Array.from({ length: 100 }, () => stage.line.user())
  let stopped: Promise<number | null> | undefined
  const statuses = await Promise.all(
    people.map(async (user) => {
      const done = await user.follows().catch(() => ({ statuses: [0] }))
      stopped ??= tonari.stop()
      return done.statuses[0]
    }),
  )
  expect(await stopped).toBe(0)
  expect(tonari.output()).not.toMatch(/event-not-handled|\n\s+at /)
  const stored = await stage.look((_, sql) =>
    sql.all("select id from conversation where seq = 1 and channel = 'line'"),
  )
  const acknowledged = statuses.filter((status) => status === 200)
  expect(acknowledged.length).toBeGreaterThan(0)
  expect(stored.length).toBe(acknowledged.length)
})
