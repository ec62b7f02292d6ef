import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStage, setDeskStage } from './desk-stage.ts'
import { words } from './phone.ts'
import { until } from './process.ts'

/** The group hears so much of a move that some of it waits for the next minute. */
const A_MINUTE = 75_000

let stage: DeskStage
beforeEach(async () => {
  stage = await setDeskStage()
  await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

const texts = (bubbles: readonly { readonly text: string }[]) => bubbles.map(({ text }) => text)

test('when somebody is back by their code, the old topic says so and closes, and they hear that somebody is there', async () => {
  const holder = await stage.worker('佐藤', 1)
  const { user, topic, card, room, number } = await stage.client(true)
  await until('all is told', stage.settled)
  const { thread } = topic()
  await holder.taps('対応します', { thread })
  await until('it is theirs', () => card().text.includes('担当：佐藤'))
  const code = /\d{4} \d{4} \d{4} \d{4}/.exec(texts(user.shown).join())?.[0] ?? ''
  const other = stage.line.user()
  await other.says(code)
  await until('the old topic is closed', () => topic().closed, A_MINUTE)
  await until('all is told', stage.settled, A_MINUTE)

  const moved = `↪️ No.${number}：もどるコードが使われ、`
  expect(card().text).toMatch(new RegExp(`^${moved}`))
  expect(card().choices).toEqual([])
  expect(texts(room()).at(-1)).toMatch(new RegExp(`^${moved}`))
  const next = stage.group.topics.find((one) => one.thread !== thread)
  expect(next?.closed).toBe(false)
  const [anew] = stage.group.messages(next?.thread)
  expect(anew?.text).toContain('担当：佐藤')
  expect(anew?.text).toContain('もどるコードで再開')

  const told = texts(other.shown).join('\n')
  expect(told).toContain(words('vi', 'desk:already.claimed'))
  for (const promise of ['today', 'now', 'soon'])
    expect(told).not.toContain(words('vi', `desk:when.${promise}`))

  await holder.says('Chào bạn, mình đây', { thread: next?.thread ?? 0 })
  await until('it arrives', () => texts(other.shown).some((text) => text.endsWith('mình đây')))
  expect(texts(user.shown).some((text) => text.endsWith('mình đây'))).toBe(false)
}, 180_000)
