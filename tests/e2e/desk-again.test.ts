import { afterEach, beforeEach, expect, test } from 'vitest'
import { words } from './phone.ts'
import { until } from './process.ts'
import { HOUR, MINUTE, setTimedDesk, type TimedDesk } from './timed-desk.ts'

let stage: TimedDesk
beforeEach(async () => {
  stage = await setTimedDesk()
  await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

const texts = (bubbles: readonly { readonly text: string }[]) => bubbles.map(({ text }) => text)

test('after the last rung nothing is promised, until a danger is told anew: then the desk is called again', async () => {
  const client = await stage.client(true)
  const pages = () => texts(client.room()).filter((text) => /^(🔔|⚠️|🚨|⬆️) No\./.test(text))
  const shown = (from: number) => texts(client.user.shown.slice(from)).join('\n')
  const promise = words('vi', 'desk:when.now')
  const cries = async () => {
    await client.phone.says('nó đang đánh em')
    await client.phone.taps('in-danger:harm.options.now')
  }
  await cries()
  const climbs = async (from: number) => {
    for (let rung = 1; rung <= 4; rung++) {
      stage.pass(10 * MINUTE)
      await until(`rung ${rung}`, () => pages().length === from + rung)
    }
  }
  await until('all is told', stage.settled)
  await climbs(pages().length)
  await client.user.says('dạ')
  await until('the truth', () => shown(0).includes(words('vi', 'desk:nobodyYet')))
  expect(shown(0)).not.toContain('vẫn tiếp tục báo')
  await until('all is told', stage.settled)

  stage.pass(48 * HOUR)
  const [called, before] = [pages().length, client.user.shown.length]
  await client.phone.says('gặp người thật')
  await until('all is told', stage.settled)
  expect(shown(before)).not.toContain(promise)
  expect(pages()).toHaveLength(called)

  await cries()
  await until('all is told', stage.settled)
  expect(shown(before)).toContain(promise)
  await until('the desk is called', () => pages().length === called + 1)
  expect(pages().at(-1)).toContain('また危険のサインがありました')
  await climbs(called + 1)
}, 120_000)

test('a caseworker who does not answer is reminded, then the next, then the coordinator', async () => {
  const [sato] = [await stage.worker('佐藤', 1), await stage.worker('田中', 2)]
  const client = await stage.client(true)
  const { thread } = client.topic()
  await sato.taps('対応します', { thread })
  await until('it is taken', () => client.card().text.includes('担当：佐藤'))
  await until('it is told', () => texts(client.user.shown).includes(words('vi', 'desk:told.claim')))
  await client.user.says('em muốn hỏi lương')
  await until('all is told', stage.settled)
  const reminded = () => texts(client.room()).filter((text) => text.startsWith('🔔'))
  const [before, notice] = [client.user.shown.length, words('vi', 'recall:notice')]
  for (const [minutes, part] of [
    [31, '佐藤さん、本人に返事をしてください'],
    [30, '田中さん、佐藤さんに声をかけてください'],
    [60, 'コーディネーターの'],
  ] as const) {
    const many = reminded().length
    stage.pass(minutes * MINUTE)
    await until(part, () => reminded().length === many + 1)
    expect(reminded().at(-1)).toContain(part)
  }
  stage.pass(10 * HOUR)
  await until('all is told', stage.settled)
  expect(reminded()).toHaveLength(3)
  expect(texts(client.user.shown.slice(before))).toEqual([notice])
  await client.user.says('dạ')
  await until('the truth, once', () =>
    texts(client.user.shown.slice(before)).some((text) =>
      text.includes(words('vi', 'desk:seen.unread')),
    ),
  )
}, 120_000)
