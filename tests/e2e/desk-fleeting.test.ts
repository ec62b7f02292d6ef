import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from './process.ts'
import { HOUR, setTimedDesk, type TimedDesk } from './timed-desk.ts'

let stage: TimedDesk
beforeAll(async () => {
  stage = await setTimedDesk()
})
afterAll(() => stage.strike())

const what = 'a month after a case about danger is closed its room goes, and the next gets another'
test(what, { timeout: 180_000 }, async () => {
  const running = await stage.start(stage.deskEnv)
  const holder = await stage.worker('佐藤', 1)
  const { topic, user, room, card } = await stage.client(true)
  const { thread } = topic()
  const theirs = () => stage.group.topics.filter((one) => one.thread === thread)
  await holder.taps('対応します', { thread })
  await until('it is theirs', () => card().text.includes('担当：佐藤'))
  await user.says('nó đánh em')
  await until('it stands there', () => room().some(({ text }) => text.includes('nó đánh em')))
  await holder.taps('終了する…', { thread })
  await until('it may be ended', () => card().choices.some(({ label }) => label === '解決'))
  await holder.taps('解決', { thread })
  await until('it is closed', () => topic().closed)
  await until('all is told', stage.settled)
  await running.stop()

  stage.pass(29 * 24 * HOUR)
  const soon = await stage.start(stage.deskEnv)
  await user.says('chào bạn')
  await until('all is told', stage.settled)
  await soon.stop()
  expect(theirs()).toHaveLength(1)

  stage.pass(2 * 24 * HOUR)
  await stage.start(stage.deskEnv)
  await until('their room is gone', () => theirs().length === 0)
  const kept = async () => JSON.stringify(await stage.turnsOf('line', user.id))
  await until('and so are the words', async () => !(await kept()).includes('nó đánh em'))
  expect(await kept()).toContain('chào bạn')

  const topics = stage.group.topics.length
  await user.says('gặp người thật')
  await until('a room for what is new', () => stage.group.topics.length > topics)
})
