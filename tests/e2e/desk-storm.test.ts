import { afterEach, beforeEach, expect, test } from 'vitest'
import { lineTooMany } from '../fakes/line.ts'
import { telegramTooMany } from '../fakes/telegram.ts'
import { linePhone, settles, words } from './phone.ts'
import { until } from './process.ts'
import { MINUTE, setTimedDesk, type TimedDesk } from './timed-desk.ts'

let stage: TimedDesk
beforeEach(async () => {
  stage = await setTimedDesk(true)
  await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

const texts = (bubbles: readonly { readonly text: string }[]) => bubbles.map(({ text }) => text)

test('a storm of 429, from both platforms: each case has its topic and card, and none is lost', async () => {
  const { group } = stage
  await stage.staffed()
  stage.line.faults.add('*', lineTooMany.rate, 8)
  stage.telegram.faults.add(String(group.id), telegramTooMany(1), 3)
  const people = await Promise.all(
    Array.from({ length: 10 }, async (_, n) => {
      const user = stage.line.user()
      const phone = linePhone(user, 'vi')
      await settles(phone, 'vi')
      await phone.says('gặp người thật')
      await phone.taps('escalation:safe.options.yes')
      await phone.taps(`escalation:urgency.options.${n === 9 ? 'now' : 'soon'}`)
      await phone.taps('escalation:about.options.other')
      await phone.taps('escalation:share.options.no')
      return user
    }),
  )
  const numbers = people.map(
    ({ shown }) => /Số hồ sơ tư vấn của bạn: (\d{6})/.exec(texts(shown).join())?.[1] ?? '',
  )
  expect(new Set(numbers).size).toBe(10)
  await until('what waits is told in one card', () => group.messages().length > 0)
  await until(
    'everything is told',
    () => {
      if (stage.settled()) return true
      stage.pass(MINUTE / 4)
      return false
    },
    120_000,
  )
  expect(group.topics).toHaveLength(10)
  for (const { name, thread } of group.topics) {
    const cards = texts(group.messages(thread)).filter((text) => text.includes('\nきっかけ：'))
    expect(cards).toHaveLength(1)
    expect(cards[0]).toContain('希望していません')
    expect(numbers).toContain(/\d{6}/.exec(name)?.[0])
  }
  expect(group.topics.filter(({ name }) => name.includes('緊急'))).toHaveLength(1)
  const [digest] = texts(group.messages())
  expect(digest).toMatch(/^📋/)
  const urgent = group.topics.find(({ name }) => name.includes('緊急'))?.name
  expect(digest?.split('\n')[1]).toContain(/\d{6}/.exec(urgent ?? '')?.[0])
  const apart = words('vi', 'escalation:apart.say')
  for (const { shown } of people)
    expect(texts(shown).filter((text) => text.includes(apart))).toHaveLength(1)
}, 200_000)

test('a caseworker’s words pass a storm in their order, once each', async () => {
  const holder = await stage.worker('佐藤', 1)
  const { topic, user } = await stage.client(true)
  const { thread } = topic()
  await until('all is told', stage.settled)
  await holder.taps('対応します', { thread })
  await until('it is theirs', () => holder.answers.length === 1)
  stage.line.faults.add(user.id, lineTooMany.rate, 4)
  const said = ['một', 'hai', 'ba', 'bốn']
  for (const text of said) await holder.says(text, { thread })
  const theirs = () =>
    texts(user.shown).flatMap((text) => /người thật\):\n(.+)$/.exec(text)?.[1] ?? [])
  await until('they arrive', () => theirs().length === 4, 60_000)
  expect(theirs()).toEqual(said)
}, 100_000)
