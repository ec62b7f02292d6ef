import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { until } from './process.ts'
import { HOUR, setTimedDesk, type TimedDesk } from './timed-desk.ts'

let stage: TimedDesk
beforeEach(async () => {
  stage = await setTimedDesk()
  await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

test.for(['held', 'closed'])(
  'words that waited are marked as arrived when they are read, in a case that is %s',
  { timeout: 90_000 },
  async (how) => {
    const holder = await stage.worker('佐藤', 1)
    const { topic, user, room, card } = await stage.client(true)
    await until('all is told', stage.settled)
    const { thread } = topic()
    await holder.taps('対応します', { thread })
    await until('it is theirs', () => card().text.includes('担当：佐藤'))
    await until('all is told', stage.settled)
    stage.pass(3 * HOUR)
    // The program reads its clock a hundred times a second.
    await sleep(500)
    const said = ['Mai 10 giờ', 'Ở văn phòng']
    for (const text of said) await holder.says(text, { thread })
    const waits = () => room().filter(({ text }) => text.startsWith('⏸')).length
    await until('both wait', () => waits() === said.length)
    const marks = () => said.map((words) => room().find(({ text }) => text === words)?.reactions)
    await until('all is told', stage.settled)
    if (how === 'closed') {
      await holder.taps('終了する…', { thread })
      await until('it may be ended', () => card().choices.some(({ label }) => label === '解決'))
      await holder.taps('解決', { thread })
      await until('it is closed', () => topic().closed)
    }
    expect(marks().flat()).toEqual([])
    expect(user.shown.some(({ text }) => text.includes('Mai 10 giờ'))).toBe(false)

    await user.says('Chuyện khác KINMAT')
    await until('they read it', () => user.shown.some(({ text }) => text.includes('Mai 10 giờ')))
    await until('it is marked', () => marks().every((one) => one?.[0] === '👍'))
    const opened = () => room().filter(({ text }) => text.startsWith('👁')).length
    await until('it is said', () => opened() === 1)
    expect(room().some(({ text }) => text.includes('KINMAT'))).toBe(how === 'held')
  },
)
