import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { GroupMember } from '../fakes/telegram-group-seen.ts'
import type { Client } from './desk-stage.ts'
import { linePhone, settles, words } from './phone.ts'
import { type Running, until } from './process.ts'
import { MINUTE, setTimedDesk, type TimedDesk } from './timed-desk.ts'

let stage: TimedDesk
let tonari: Running
beforeEach(async () => {
  stage = await setTimedDesk()
  tonari = await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

const texts = (bubbles: readonly { readonly text: string }[]) => bubbles.map(({ text }) => text)
const said = (text: string) => `👤 Tư vấn viên (người thật):\n${text}`
const copyOf = (text: string) => `👤 本人（ベトナム語・未翻訳）\n${text}`
const told = (name: string) => words('vi', `desk:told.${name}`)
const count = (all: readonly string[], one: string) => all.filter((text) => text === one).length

/** The power goes, whatever is on its way; and comes back. */
async function powerCut() {
  await tonari.kill()
  tonari = await stage.start(stage.deskEnv)
}

/** One topic, and in it one card that says how the case stands. */
async function showsOnce({ room }: Client, state: string) {
  const cards = () => room().filter(({ text }) => text.includes('\nきっかけ：'))
  await until(`the card says ${state}`, () => cards().some(({ text }) => text.includes(state)))
  await until('all is told', stage.settled)
  expect(cards()).toHaveLength(1)
  expect(stage.group.topics).toHaveLength(1)
}

const takes = async (holder: GroupMember, { topic }: Client, button = '対応します') => {
  const before = holder.answers.length
  await holder.taps(button, { thread: topic().thread })
  await until('it is answered', () => holder.answers.length > before)
}

describe('a restart while a case', () => {
  test('waits before consent: it is known, and no word of it', async () => {
    await stage.worker('佐藤', 1)
    const user = stage.line.user()
    const phone = linePhone(user, 'vi')
    await settles(phone, 'vi')
    await phone.says('gặp người thật')
    await powerCut()
    await user.says('Công ty Sao Mai')
    const rooms = () =>
      stage.group.topics.flatMap(({ thread }) => texts(stage.group.messages(thread)))
    await until('it is known that they wrote', () => rooms().join().includes('共有の同意がない'))
    await until('all is told', stage.settled)
    expect(rooms().join()).not.toContain('Sao Mai')
    // What was on its way when the power went may be there twice: the topic, or the card in it.
    const cards = rooms().filter((text) => text.includes('\nきっかけ：'))
    expect(cards.length).toBeGreaterThanOrEqual(1)
    expect(stage.group.topics.length + cards.length).toBeLessThanOrEqual(3)
  })

  test('waits with consent: what was and is written stands there, in order', async () => {
    const client = await stage.client(true)
    await client.user.says('một')
    await powerCut()
    await client.user.says('hai')
    await until('all is told', stage.settled)
    const theirs = texts(client.room()).filter((text) => text.startsWith(copyOf('')))
    expect(theirs.at(-1)).toBe(copyOf('hai'))
    expect(count(theirs, copyOf('một'))).toBeGreaterThanOrEqual(1)
    expect(count(theirs, copyOf('một'))).toBeLessThanOrEqual(2)
    expect(count(theirs, copyOf('hai'))).toBe(1)
    await showsOnce(client, '本人が同意しています')
  })

  test('is held, handed back, and held by another: the person hears each once', async () => {
    const holder = await stage.worker('佐藤', 1)
    const other = await stage.worker('鈴木', 2)
    const client = await stage.client(true)
    const { user, topic } = client
    await takes(holder, client)
    await powerCut()
    await holder.says('Chào em', { thread: topic().thread })
    await until('it arrives', () => texts(user.shown).includes(said('Chào em')))
    await showsOnce(client, '担当：佐藤')
    await takes(holder, client, '担当を外れる')
    await powerCut()
    await showsOnce(client, '担当者を待っています')
    await holder.says('Còn đó không', { thread: topic().thread })
    await takes(other, client)
    await powerCut()
    await other.says('Mình là người mới', { thread: topic().thread })
    await until('it arrives', () => texts(user.shown).includes(said('Mình là người mới')))
    await showsOnce(client, '担当：鈴木')
    const shown = texts(user.shown)
    expect(count(shown, told('claim'))).toBe(2)
    expect(count(shown, told('handBack'))).toBe(1)
    expect(count(shown, said('Chào em'))).toBe(1)
    expect(shown.join()).not.toContain('Còn đó không')
  }, 60_000)

  test('is closed: it stays so, and the bot speaks again', async () => {
    const holder = await stage.worker('佐藤', 1)
    const client = await stage.client(true)
    await takes(holder, client)
    await until('it is theirs', () => client.card().choices.length === 2)
    await holder.taps('終了する…', { thread: client.topic().thread })
    await until('ends are offered', () => client.card().choices.length === 6)
    await takes(holder, client, '解決')
    await powerCut()
    await showsOnce(client, '終了（解決・担当：佐藤）')
    await until('the topic is closed', () => client.topic().closed)
    await until('it is told', () => texts(client.user.shown).includes(told('close')))
    await client.phone.says('menu')
    expect(count(texts(client.user.shown), told('close'))).toBe(1)
    stage.pass(48 * 60 * MINUTE)
    expect(texts(client.room()).join()).not.toContain('🔔')
  })

  test('climbs the ladder: each rung is done, in order, and the person is told once', async () => {
    const client = await stage.client(true)
    await client.phone.says('nó đang đánh em')
    await client.phone.taps('in-danger:harm.options.now')
    const pages = () => texts(client.room()).filter((text) => /^(🔔|⚠️) No\./.test(text))
    const notice = words('vi', 'recall:notice')
    for (const [rung, minutes] of [5, 5, 10, 10].entries()) {
      await tonari.kill()
      stage.pass(minutes * MINUTE)
      tonari = await stage.start(stage.deskEnv)
      await until(`rung ${rung + 1}`, () => new Set(pages()).size === rung + 1)
      await powerCut()
    }
    await until('the person has news', () => texts(client.user.shown).includes(notice))
    await until('all is told', stage.settled)
    stage.pass(60 * MINUTE)
    await powerCut()
    await until('all is told', stage.settled)
    const called = pages().map((text) => /、見て|次は|コーディネーター|本人に/.exec(text)?.[0])
    const order = ['、見て', '次は', 'コーディネーター', '本人に']
    expect(called.filter((one, n) => one !== called[n - 1])).toEqual(order)
    // The power went twice while each may have been on its way: Telegram has no key against repeats.
    for (const one of order) expect(called.filter((other) => other === one).length).toBeLessThan(4)
    expect(count(texts(client.user.shown), notice)).toBe(1)
    await client.phone.says('dạ')
    expect(texts(client.user.shown).join()).toContain(words('vi', 'desk:nobodyYet'))
  }, 90_000)
})
