import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { GroupMember } from '../fakes/telegram-group-seen.ts'
import type { Client } from './desk-stage.ts'
import { words } from './phone.ts'
import { type Running, until } from './process.ts'
import { MINUTE, setTimedDesk, type TimedDesk } from './timed-desk.ts'

let stage: TimedDesk
let tonari: Running
let sato: GroupMember
let tanaka: GroupMember
let client: Client
beforeEach(async () => {
  stage = await setTimedDesk()
  tonari = await stage.start(stage.deskEnv)
  ;[sato, tanaka] = [await stage.worker('佐藤', 1), await stage.worker('田中', 2)]
  client = await stage.client(true)
})
afterEach(() => stage.strike())

const texts = (bubbles: readonly { readonly text: string }[]) => bubbles.map(({ text }) => text)
const said = (text: string) => `👤 Tư vấn viên (người thật):\n${text}`
const shown = () => texts(client.user.shown)
const count = (all: readonly string[], part: string) =>
  all.filter((text) => text.includes(part)).length
const inRoom = (part: string) => count(texts(client.room()), part)

/** The power goes, whatever is on its way; and comes back. */
async function powerCut() {
  await tonari.kill()
  tonari = await stage.start(stage.deskEnv)
}

/** The power is gone while so long goes by. */
async function out(ms: number) {
  await tonari.kill()
  stage.pass(ms)
  tonari = await stage.start(stage.deskEnv)
}

const thread = () => client.topic().thread

async function taken() {
  await sato.taps('対応します', { thread: thread() })
  await until('it is taken', () => client.card().text.includes('担当：佐藤'))
  await until('it is told', () => shown().includes(words('vi', 'desk:told.claim')))
}

/** The person hides the talk; gives the word that opens it. */
async function hides(): Promise<string> {
  const explained = await client.phone.says('ẩn')
  const many = shown().length
  await client.user.says('ẩn')
  await until('it is hidden', () => shown().length === many + 1)
  return /🔑 (.+)/.exec(explained.text)?.[1] ?? ''
}

/** What was on its way when the power went may be there twice, and is there once at least. */
async function comes(what: string, part: string) {
  await until(what, () => inRoom(part) >= 1)
  await until('all is told', stage.settled)
  expect(inRoom(part)).toBeLessThanOrEqual(2)
}

/** The rungs that are left after a time away keep their distances: so long goes by until it is there. */
async function climbsTo(what: string, part: string, by = 16 * MINUTE) {
  for (let n = 0; n < 6 && inRoom(part) === 0; n++) {
    stage.pass(by)
    await sleep(3_000)
    await until('all is told', stage.settled)
  }
  await comes(what, part)
}

describe('a restart while a case', () => {
  test('is held and a danger is not answered: each rung is done, and the person is told', async () => {
    await taken()
    await client.user.says('nó đang đánh em')
    await powerCut()
    await comes('the holder is paged', '佐藤さん、すぐに見てください')
    await out(5 * MINUTE + 5_000)
    await comes('the holder is paged again', 'すぐに本人に返事をしてください')
    await powerCut()
    await out(5 * MINUTE)
    await comes('the next is paged', '田中さん、すぐに見てください')
    await out(20 * MINUTE)
    await climbsTo('the coordinator is paged', 'コーディネーター')
    await climbsTo('the last rung', '本人に知らせました')
    await powerCut()
    await client.user.says('alo')
    await until('the truth', () => count(shown(), words('vi', 'desk:nobodyAnswers')) === 1)
    await sato.says('Mình đây', { thread: thread() })
    await until('the holder is heard', () => shown().includes(said('Mình đây')))
    await out(60 * MINUTE)
    await until('all is told', stage.settled)
    expect(inRoom('まだ返事がありません。佐藤さん')).toBeLessThanOrEqual(2)
    expect(count(shown(), said('Mình đây'))).toBe(1)
  }, 180_000)

  test('was taken over: whoever took it is heard, and nobody else', async () => {
    await taken()
    await client.user.says('nó đang đánh em')
    await until('the holder is paged', () => inRoom('佐藤さん、すぐに見てください') === 1)
    stage.pass(6 * MINUTE)
    await until('they are paged again', () => inRoom('まだ返事がありません。佐藤さん') >= 1)
    stage.pass(5 * MINUTE)
    await until('the next is paged', () => inRoom('田中さん、すぐに見てください') === 1)
    await tanaka.taps('代わりに担当する', { thread: thread() })
    await powerCut()
    await until('it is taken over', () => client.card().text.includes('担当：田中'))
    await until('it is told', () => count(shown(), words('vi', 'desk:told.claim')) === 2)
    await comes('the change', '担当が佐藤さんから田中さんに替わりました')
    await sato.says('Mình là người cũ', { thread: thread() })
    await tanaka.says('Mình là người mới', { thread: thread() })
    await powerCut()
    await until('the new holder is heard', () => shown().includes(said('Mình là người mới')))
    await until('all is told', stage.settled)
    expect(shown().join()).not.toContain('Mình là người cũ')
    expect(count(shown(), said('Mình là người mới'))).toBe(1)
  }, 120_000)

  test('is hidden: nothing is shown before it is opened, and then everything once', async () => {
    await taken()
    await client.user.says('nó đang đánh em')
    await until('it is answered', () => count(shown(), words('vi', 'alarm:told')) === 1)
    const word = await hides()
    const before = shown().length
    await powerCut()
    await out(31 * MINUTE)
    await climbsTo('the last rung', '本人に届いていません')
    await powerCut()
    await tanaka.taps('代わりに担当する', { thread: thread() })
    await until('it is taken over', () => client.card().text.includes('担当：田中'))
    await tanaka.says('Chị đây', { thread: thread() })
    await until('it waits', () => inRoom('本人は会話を隠しています') === 1)
    await powerCut()
    await until('all is told', stage.settled)
    expect(shown()).toHaveLength(before)
    await client.user.says(word)
    await until('it is opened', () => count(shown().slice(before), 'Chị đây') === 1)
    const opened = shown().slice(before)
    // Somebody has answered since: that nobody does is not told any more.
    expect(count(opened, words('vi', 'desk:nobodyAnswers'))).toBe(0)
    expect(count(opened, words('vi', 'desk:told.claim'))).toBe(1)
    await powerCut()
    await client.user.says('dạ')
    await until('all is told', stage.settled)
    expect(count(shown(), 'Chị đây')).toBe(1)
  }, 180_000)

  test('is hidden and waits: that nobody came is told once it is opened', async () => {
    const word = await hides()
    const before = shown().length
    await out(61 * MINUTE)
    await comes('the first rung', 'いま担当者がいません。佐藤さん')
    await out(4 * 60 * MINUTE)
    await climbsTo('the last rung', '本人に届いていません', 4 * 60 * MINUTE)
    await powerCut()
    expect(shown()).toHaveLength(before)
    await client.user.says(word)
    await until('the truth', () =>
      shown()
        .slice(before)
        .some((text) => text.includes(words('vi', 'desk:nobodyYet'))),
    )
  }, 120_000)

  test('waits while the bot is out of the group: it goes on where it was, and nothing is lost', async () => {
    await client.phone.says('nó đang đánh em')
    await client.phone.taps('in-danger:harm.options.now')
    await until('all is told', stage.settled)
    await stage.group.kick()
    await until('it is said', () => tonari.output().includes('put out of'))
    await client.user.says('có ai không')
    await out(6 * MINUTE)
    await out(5 * MINUTE)
    expect(inRoom('🔔')).toBe(0)
    await stage.group.readmit()
    await powerCut()
    await until('what they wrote', () => inRoom('có ai không') >= 1, 60_000)
    await comes('the first rung', '佐藤さん、見てください')
    await climbsTo('the second', '次は田中さんです', 6 * MINUTE)
    await climbsTo('the third', 'コーディネーター')
    await sato.taps('対応します', { thread: thread() })
    await until('it is taken', () => client.card().text.includes('担当：佐藤'))
  }, 180_000)
})
