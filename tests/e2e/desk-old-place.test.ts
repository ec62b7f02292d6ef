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

test('the desk hears that somebody writes where a case was, and whoever came back by the code takes its old topic along when they are forgotten', async () => {
  const { user, topic, room, number } = await stage.client(true)
  await user.says('Chuyện cũ BIMAT9')
  await until('it is shown', () => texts(room()).some((text) => text.includes('BIMAT9')))
  const code = /\d{4} \d{4} \d{4} \d{4}/.exec(texts(user.shown).join())?.[0] ?? ''
  const other = stage.telegram.user()
  await other.says(code)
  await until('the old topic is closed', () => topic().closed, A_MINUTE)

  await user.says('Em ở máy cũ vẫn viết')
  await until('they hear that it went on', () =>
    texts(user.shown).some((text) => text.includes('có người đã dùng mã quay lại')),
  )
  const line = `🔑 No.${number}：もどるコードで続きが新しいトピックに移ったあと`
  await until(
    'the desk hears of it',
    () => texts(room()).some((text) => text.startsWith(line)),
    A_MINUTE,
  )
  await user.says('Em viết nữa')
  await until('all is told', stage.settled, A_MINUTE)
  expect(texts(room()).filter((text) => text.startsWith(line))).toHaveLength(1)
  const inGroup = stage.group.topics.flatMap(({ thread }) => texts(stage.group.messages(thread)))
  expect(inGroup.join()).not.toContain('máy cũ vẫn viết')

  const thread = topic().thread
  expect(stage.group.topics).toHaveLength(2)
  const erase = words('vi', 'common:buttons.erase')
  await other.says('xóa dữ liệu')
  await until('they are asked', () =>
    other.shown.some(({ choices }) => choices.some(({ label }) => label === erase)),
  )
  await other.taps(erase)
  await until('no topic is left', () => stage.group.topics.length === 0, A_MINUTE)
  expect(stage.group.messages(thread)).toEqual([])
  await until('they are told what stays', () =>
    texts(other.shown).some((text) => text.includes('Mình không xóa cuộc đó')),
  )
}, 240_000)
