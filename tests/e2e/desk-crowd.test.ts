import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Phone, settles, webPhone } from './phone.ts'
import { until } from './process.ts'
import { HOUR, setTimedDesk, type TimedDesk } from './timed-desk.ts'

let stage: TimedDesk
beforeEach(async () => {
  stage = await setTimedDesk()
})
afterEach(() => stage.strike())

/** How many readers somebody new is told of. */
async function readersTold(): Promise<string | undefined> {
  const phone: Phone = webPhone(stage.url, 'vi')
  await settles(phone, 'vi')
  await phone.says('gặp người thật')
  await phone.taps('escalation:safe.options.yes')
  await phone.taps('escalation:urgency.options.today')
  const { text } = await phone.taps('escalation:about.options.wages')
  return /Người đọc: (\d+) người/.exec(text)?.[1]
}

const warnings = () =>
  stage.group.messages().filter(({ text }) => text.includes('登録されているのは1人です'))

test('everybody in the group is a reader, and those who are not of the staff are warned of', async () => {
  const first = await stage.start(stage.deskEnv)
  await stage.worker('佐藤', 1)
  expect(await readersTold()).toBe('1')
  await stage.group.join(6)
  await until('the group is warned', () => warnings().some(({ text }) => text.includes('7人（')))
  expect(await readersTold()).toBe('7')
  await until('the log', () => first.output().includes('"event":"desk-group-unlinked"'))

  const before = warnings().length
  expect(await first.stop()).toBe(0)
  const second = await stage.start(stage.deskEnv)
  expect(await readersTold()).toBe('7')
  await stage.group.join(1)
  await until('one more is warned of', () => warnings().at(-1)?.text.includes('8人（') === true)
  expect(warnings()).toHaveLength(before + 1)
  expect(await readersTold()).toBe('8')
  expect(second.output()).toContain('on, in the caseworkers’ Telegram group')
})

test('who comes in untold is counted in time', async () => {
  await stage.start(stage.deskEnv)
  await stage.worker('佐藤', 1)
  for (let n = 0; n < 3; n++) stage.group.member()
  stage.pass(HOUR)
  await until('the group is warned', () => warnings().some(({ text }) => text.includes('4人（')))
  expect(await readersTold()).toBe('4')
})
