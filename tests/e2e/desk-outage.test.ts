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

test('after a long outage the desk hears of it once, and of a case in one digest', async () => {
  const sato = await stage.worker('佐藤', 1)
  const { topic, user, room } = await stage.client(true)
  await sato.taps('対応します', { thread: topic().thread })
  await until('it is theirs', () => texts(user.shown).includes(words('vi', 'desk:told.claim')))
  await until('all is told', stage.settled)
  const before = room().length
  await stage.telegram.down()
  await user.says('nó đang đánh em')
  await until('it is known', () => tonari.output().includes('Telegram does not answer'), 30_000)
  const rungs = () =>
    stage.look(async (store) => {
      const [one] = await store.desk.queue(Date.now())
      return one?.case.danger?.rung ?? 0
    })
  await until(
    'the whole ladder',
    async () => {
      if ((await rungs()) >= 4) return true
      stage.pass(10 * MINUTE)
      return false
    },
    60_000,
  )
  stage.pass(3 * HOUR)
  await stage.telegram.up()
  await until(
    'everything is told',
    () => {
      if (stage.settled() && stage.group.messages().length > 0) return true
      stage.pass(MINUTE)
      return false
    },
    90_000,
  )
  const late = texts(room().slice(before))
  const digests = late.filter((text) => text.startsWith('⏳'))
  expect(digests).toHaveLength(1)
  expect(digests[0]).toContain('🚨')
  expect(late.filter((text) => text.includes('🚨 No.'))).toHaveLength(1)
  expect(late.filter((text) => text.includes('nó đang đánh em'))).toHaveLength(1)
  const outside = texts(stage.group.messages()).filter((text) => text.startsWith('📡'))
  expect(outside).toHaveLength(1)
}, 240_000)
