import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSeal } from '../../src/seal.ts'
import { createStaffBook } from '../../src/staff/book.ts'
import { browserOf, setUp } from '../console/signing-in.ts'
import { linePhone, settles } from './phone.ts'
import { type Running, until } from './process.ts'
import { setTimedDesk, type TimedDesk } from './timed-desk.ts'

let stage: TimedDesk
let tonari: Running
beforeEach(async () => {
  stage = await setTimedDesk()
})
afterEach(() => stage.strike())

const lacking = { status: 'administrator', can_manage_topics: false, can_delete_messages: true }
const whole = { ...lacking, can_manage_topics: true }
const starts = async () => {
  tonari = await stage.start({ ...stage.deskEnv, PUBLIC_URL: stage.url })
}
const inGeneral = () => stage.group.messages(undefined).map(({ text }) => text)

/** Somebody is hurt just now. */
async function cries(): Promise<void> {
  const phone = linePhone(stage.line.user(), 'vi')
  await settles(phone, 'vi')
  await phone.says('nó đang đánh em')
  await phone.taps('in-danger:harm.options.now')
}

/** What the console's queue says of the room to somebody who is signed in. */
async function caseworker(): Promise<() => Promise<string>> {
  const seal = createSeal(Buffer.from(stage.env['DATA_KEY'] ?? '', 'base64'))
  const who = { name: '田中', role: 'caseworker', language: 'ja', place: 1 } as const
  const { link } = await stage.look((_, sql) => createStaffBook(sql, seal).add(who, Date.now()))
  const request = (to: string | URL | Request, init?: RequestInit) =>
    fetch(to, { ...init, redirect: 'manual' })
  const browser = browserOf({ request }, stage.url)
  await setUp(browser, link, Date.now())
  return async () => {
    const page = await (await browser.ask('/console')).text()
    return /id="room"[^>]*>([^<]*)</.exec(page)?.[1] ?? 'no such line'
  }
}

test('a bot that was put out is said in the console, until it is let in again', async () => {
  await starts()
  const line = await caseworker()
  expect(await line()).toBe('')
  await stage.group.kick()
  await until('the console says so', async () => (await line()).includes('外されています'))
  const said = await line()
  await tonari.kill()
  await starts()
  await until('it is asked', () => tonari.output().includes('desk      '))
  expect(await line()).toBe(said)
  await stage.group.readmit()
  await until('all is well', async () => (await line()) === '')
})

test('a bot that comes back with too few rights is not taken to be well', async () => {
  await starts()
  const line = await caseworker()
  await stage.group.kick()
  stage.group.rights = lacking
  await stage.group.readmit()
  await until('the console says so', async () => (await line()).includes('権限が足りない'))
  await until('and the group', () => inGeneral().some((text) => text.includes('トピックの管理')))
})

test('without rights for topics each alert is told outside of any, once', async () => {
  stage.group.rights = lacking
  await starts()
  await until('it is said', () => tonari.output().includes('may manage topics'))
  const line = await caseworker()
  expect(await line()).toContain('権限が足りない')
  await cries()
  const alerts = () => inGeneral().filter((text) => /^🔴 No\.\d{6}（緊急・暴力・脅し）/.test(text))
  await until('the alert', () => alerts().length === 1)
  await cries()
  await until('the next', () => alerts().length === 2)
  expect(new Set(alerts()).size).toBe(2)
  expect(inGeneral().filter((text) => text.includes('トピックの管理'))).toHaveLength(1)
  stage.group.rights = whole
  stage.pass(61_000)
  await until('the topics', () => stage.group.topics.length === 2, 60_000)
  await until('all is well', async () => (await line()) === '')
  expect(inGeneral()).toHaveLength(3)
}, 120_000)

test('Telegram that does not answer is said in the console, and not any more when it does', async () => {
  await starts()
  const line = await caseworker()
  await stage.telegram.down()
  stage.pass(11 * 60_000)
  await until('the console says so', async () => (await line()).includes('つながらない'))
  await stage.telegram.up()
  stage.pass(61_000)
  await until('all is well', async () => (await line()) === '')
})
