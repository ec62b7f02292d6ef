import { afterEach, beforeEach, expect, test } from 'vitest'
import { words } from './phone.ts'
import { until } from './process.ts'
import { MINUTE, setTimedDesk, type TimedDesk } from './timed-desk.ts'

let stage: TimedDesk
beforeEach(async () => {
  stage = await setTimedDesk(true)
  await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

const texts = (bubbles: readonly { readonly text: string }[]) => bubbles.map(({ text }) => text)

test('what answers thirty things at once leaves room for a danger, and none of it is lost', async () => {
  const sato = await stage.worker('佐藤', 1)
  const { topic, user, room } = await stage.client(true)
  const { thread } = topic()
  await sato.taps('対応します', { thread })
  await until('it is theirs', () => texts(user.shown).includes(words('vi', 'desk:told.claim')))
  await until('all is told', stage.settled)
  stage.pass(2 * MINUTE)
  for (let n = 0; n < 30; n++) await sato.sends({ sticker: { file_id: 'x' } }, { thread })
  await user.says('nó đang đánh em')
  await until('the page', () => texts(room()).some((text) => text.includes('🚨')), 15_000)
  const told = () =>
    texts(room())
      .filter((text) => text.includes('送れるのは'))
      .reduce((sum, text) => sum + 1 + Number(/このあとの(\d+)件/.exec(text)?.[1] ?? 0), 0)
  expect(told()).toBeLessThan(30)
  await until(
    'all thirty',
    () => {
      if (told() === 30) return true
      stage.pass(MINUTE / 12)
      return false
    },
    60_000,
  )
}, 120_000)
