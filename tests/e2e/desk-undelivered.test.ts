import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSeal } from '../../src/seal.ts'
import { createStaffBook } from '../../src/staff/book.ts'
import { browserOf, setUp } from '../console/signing-in.ts'
import type { Room } from './desk-stage.ts'
import { telegramPhone } from './phone.ts'
import { until } from './process.ts'
import { HOUR, setTimedDesk, type TimedDesk } from './timed-desk.ts'

let stage: TimedDesk
beforeEach(async () => {
  stage = await setTimedDesk()
  await stage.start({ ...stage.deskEnv, PUBLIC_URL: stage.url })
})
afterEach(() => stage.strike())

const BLOCKED = {
  kind: 'answer',
  status: 403,
  body: {
    ok: false,
    error_code: 403,
    description: 'Forbidden: bot was blocked by the user',
  },
} as const

/** What somebody reads in the console: the queue, the head of a case, and the line that holds some words. */
async function reader(number: string, more = { name: '田中', place: 2 }, ahead = 0) {
  const seal = createSeal(Buffer.from(stage.env['DATA_KEY'] ?? '', 'base64'))
  const who = { ...more, role: 'caseworker', language: 'ja' } as const
  const now = Date.now() + ahead
  const { link } = await stage.look((_, sql) => createStaffBook(sql, seal).add(who, now))
  const request = (to: string | URL | Request, init?: RequestInit) =>
    fetch(to, { ...init, redirect: 'manual' })
  const browser = browserOf({ request }, stage.url)
  await setUp(browser, link, now)
  const page = async (path: string) => (await browser.ask(path)).text()
  const state = (html: string) =>
    /class="waits">([\s\S]*?)<\/span>(?:<\/p>|\n)/.exec(html)?.[1] ?? ''
  return {
    queue: async () => state(await page('/console')),
    head: async () => state(await page(`/console/case/${number}`)),
    warnings: async () =>
      /id="warnings"[^>]*>([\s\S]*?)<\/div>/.exec(await page(`/console/case/${number}`))?.[1] ?? '',
    line: async (words: string) => {
      const lines = (await page(`/console/case/${number}`)).split(/(?=<li class=)/)
      return lines.filter((one) => one.includes(`>${words}<`))
    },
  }
}

/** 佐藤 takes a case in its room. */
async function takes({ topic, card, number }: Room) {
  const holder = await stage.worker('佐藤', 1)
  const { thread } = topic()
  await until('all is told', stage.settled)
  await holder.taps('対応します', { thread })
  await until('it is theirs', () => card().text.includes('担当：佐藤'))
  await until('all is told', stage.settled)
  return { says: (text: string) => holder.says(text, { thread }), console: await reader(number) }
}

const marks = (room: Room['room'], words: string) =>
  room().find(({ text }) => text === words)?.reactions ?? []
const told = (room: Room['room'], part: string) =>
  room().filter(({ text }) => text.includes(part)).length

test('what is said to somebody on LINE who has blocked us waits until they are back', async () => {
  const client = await stage.client(true)
  const { user, room } = client
  const holder = await takes(client)
  await user.says('Chị ơi')
  await user.blocks()
  await until('the room is told', () => told(room, 'ブロックしたか') === 1)
  const said = 'Sau khi chặn'
  await holder.says(said)
  await until('the holder is told', () => told(room, '🚫 ブロック中') === 1)
  await until('all is told', stage.settled)
  expect(marks(room, said)).toEqual([])
  const [line = '', ...more] = await holder.console.line(said)
  expect(more).toEqual([])
  expect(line).toContain('ブロック中：届いていません（本人が戻ったときに表示）')
  expect(line).not.toContain('送信済み')
  for (const state of [await holder.console.queue(), await holder.console.head()]) {
    expect(state).toContain('ブロック中：届いていません')
    expect(state).not.toContain('返信済み')
  }
  const pushed = stage.line.calls.filter((call) => JSON.stringify(call).includes(said))
  expect(pushed).toEqual([])

  await user.follows()
  await until('they read it', () => user.shown.some(({ text }) => text.includes(said)))
  await until('it is marked', () => marks(room, said)[0] === '👍')
  expect(await holder.console.head()).not.toContain('ブロック中')
  const marked = await holder.console.line(said)
  expect(marked.map((one) => /本人があとで開きました|送信済み/.exec(one)?.[0])).toEqual([
    '本人があとで開きました',
    '送信済み',
  ])
}, 120_000)

test('what Telegram refuses since they have blocked us is owed again, and so is what follows', async () => {
  const user = stage.telegram.user(undefined, 'vi')
  const client = await stage.handsOver(telegramPhone(user, 'vi'), true)
  const { room } = client
  const holder = await takes(client)
  await user.says('Chị ơi')
  await until('all is told', stage.settled)
  stage.telegram.faults.add(String(user.id), BLOCKED)
  await holder.says('Chị đây')
  await until('the holder is told', () => told(room, 'この文は本人に届きませんでした') === 1)
  await until('it is owed again', () => told(room, '「未返信」に戻しました') === 1)
  await until('it is known why', () => told(room, 'ブロックしたか') === 1)
  expect(marks(room, 'Chị đây')).toEqual([])
  expect((await holder.console.line('Chị đây')).join()).toContain('届きませんでした')
  for (const state of [await holder.console.queue(), await holder.console.head()]) {
    expect(state).toContain('未返信')
    expect(state).toContain('前の返信は届いていません')
    expect(state).not.toContain('返信済み')
  }
  expect(await holder.console.warnings()).toContain('ブロック')

  await holder.says('Còn đó không')
  await until('the holder is told', () => told(room, '🚫 ブロック中') === 1)
  stage.telegram.faults.clear()
  await user.says('Em đây')
  await until('they read it', () => user.shown.some(({ text }) => text.includes('Còn đó không')))
  await until('it is marked', () => marks(room, 'Còn đó không')[0] === '👍')
}, 120_000)

test('what may have arrived or not is said to be so, and is owed again', async () => {
  const client = await stage.client(true)
  const { user, room } = client
  const holder = await takes(client)
  await user.says('Chị ơi')
  await until('all is told', stage.settled)
  stage.line.faults.add(user.id, { kind: 'cut' })
  await holder.says('Chị đây')
  await until('it was tried', () =>
    stage.line.calls.some((call) => JSON.stringify(call).includes('Chị đây')),
  )
  expect((await holder.console.line('Chị đây')).join()).toContain('送信待ち')
  stage.pass(25 * HOUR)
  await until('the holder is told', () => told(room, '届いたかどうか、わかりません') === 1)
  await until('it is owed again', () => told(room, '届いたかどうかわかりません') === 1)
  expect(marks(room, 'Chị đây')).toEqual([])
  const later = await reader(client.number, { name: '鈴木', place: 3 }, 25 * HOUR)
  expect((await later.line('Chị đây')).join()).toContain('届いたか不明')
  for (const state of [await later.queue(), await later.head()]) {
    expect(state).toContain('未返信')
    expect(state).toContain('前の返信は届いたか不明')
  }
}, 120_000)
