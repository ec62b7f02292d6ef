import { afterEach, beforeEach, expect, test } from 'vitest'
import { words } from './phone.ts'
import { type Running, until } from './process.ts'
import { HOUR, MINUTE, setTimedDesk, type TimedDesk } from './timed-desk.ts'

let stage: TimedDesk
let tonari: Running
beforeEach(async () => {
  stage = await setTimedDesk()
  tonari = await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

const texts = (bubbles: readonly { readonly text: string }[]) => bubbles.map(({ text }) => text)
const said = (text: string) => `👤 Tư vấn viên (người thật):\n${text}`
const ROUND = 90_000

test('Telegram down for a day: every alert, every word and their order are there after it', async () => {
  const { user, room } = await stage.client(true)
  await until('all is told', stage.settled)
  await stage.telegram.down()
  for (const text of ['một', 'hai']) await user.says(text)
  for (let hour = 0; hour < 5; hour++) {
    stage.pass(HOUR)
    await until('a rung', async () => (await rungsDone()) >= Math.min(4, hour + 1))
  }
  await user.says('ba')
  stage.pass(20 * HOUR)
  await stage.telegram.up()
  await until('it is all there', stage.settled, ROUND)
  const theirs = texts(room()).flatMap((text) => /未翻訳）\n(một|hai|ba)$/.exec(text)?.[1] ?? [])
  expect(theirs).toEqual(['một', 'hai', 'ba'])
  const [digest, ...more] = texts(room()).filter((text) => text.startsWith('⏳'))
  expect(more).toEqual([])
  const rungs = digest?.match(/(🔔|⚠️) No\..*/g) ?? []
  expect(
    rungs.map((text) => /当番さん、見て|次は|コーディネーター|本人に/.exec(text)?.[0]),
  ).toEqual(['当番さん、見て', '次は', 'コーディネーター', '本人に'])
}, 180_000)

test('LINE down for a day: the caseworker’s words arrive after it, once and in order', async () => {
  const holder = await stage.worker('佐藤', 1)
  const { topic, user, room } = await stage.client(true)
  const { thread } = topic()
  await holder.taps('対応します', { thread })
  await until('it is theirs', () => holder.answers.length === 1)
  await until('it is told', () => texts(user.shown).includes(words('vi', 'desk:told.claim')))
  await stage.line.down()
  for (const text of ['Chào em', 'Mai mình gọi nhé']) {
    await holder.says(text, { thread })
    stage.pass(MINUTE)
  }
  stage.pass(25 * HOUR)
  await stage.line.up()
  await until('they arrive', () => texts(user.shown).includes(said('Mai mình gọi nhé')), ROUND)
  await until('it is marked', () =>
    room()
      .filter(({ by }) => by === holder.id)
      .every(({ reactions }) => reactions[0] === '👍'),
  )
  const theirs = texts(user.shown).filter((text) => text.startsWith(said('')))
  expect(theirs).toEqual([said('Chào em'), said('Mai mình gọi nhé')])
  expect(tonari.output()).not.toContain('expired')
}, 180_000)

/** How many rungs the only case has done. */
const rungsDone = () =>
  stage.look(async (store) => {
    const [one] = await store.desk.queue(Date.now())
    return one?.case.rung ?? 0
  })
