import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { phoneJpeg } from '../media/pictures.ts'
import { type DeskStage, setDeskStage } from './desk-stage.ts'
import { telegramPhone } from './phone.ts'
import { until } from './process.ts'

let stage: DeskStage
beforeEach(async () => {
  stage = await setDeskStage()
  await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

const pictures = [phoneJpeg(6), phoneJpeg(3)] as const
const hashes = pictures.map((bytes) => createHash('sha256').update(bytes).digest('hex'))
const photo = (place: 0 | 1) => [
  { file_id: `p${place}`, file_unique_id: `u${place}`, width: 1, height: 1 },
]

/** Somebody whose case is held, and who has sent a picture with words below it. */
async function sent() {
  for (const [place, bytes] of pictures.entries()) stage.telegram.contents.set(`p${place}`, bytes)
  const user = stage.telegram.user(undefined, 'vi')
  const { topic, room, card } = await stage.handsOver(telegramPhone(user, 'vi'), true)
  const holder = await stage.worker('佐藤', 1)
  await holder.taps('対応します', { thread: topic().thread })
  await until('it is theirs', () => card().text.includes('担当：佐藤'))
  const { update } = await user.sends({ photo: photo(0), caption: 'bảng lương' })
  const pictured = () => room().flatMap(({ id, file }) => (file ? [id] : []))
  await until('it is shown', () => pictured().length === 1)
  await until('nothing is owed', stage.settled)
  const { message_id, from, chat, date } = update['message'] as { readonly [name: string]: unknown }
  return {
    user,
    pictured,
    texts: () => room().map(({ text }) => text),
    edits: (fields: object) =>
      user.does({ edited_message: { message_id, from, chat, date, edit_date: date, ...fields } }),
    kept: () =>
      stage.look(async (store) => {
        const { before } = await store.load({ channel: 'telegram', address: String(user.id) }, '')
        if (!before) throw new Error('they have said nothing')
        const files = await store.media.of(before.id)
        return { seq: before.seq, hashes: files.map(({ hash }) => hash) }
      }),
  }
}

test('a picture in another’s place is shown and kept alone, and an edit of nothing is none', async () => {
  const { pictured, texts, edits, kept } = await sent()
  const [before, was, [old]] = [texts(), await kept(), pictured()]
  expect(was.hashes).toEqual([hashes[0]])
  await edits({ photo: photo(0), caption: 'bảng lương' })
  await until('nothing is owed', stage.settled)
  expect(texts()).toEqual(before)
  expect(await kept()).toEqual(was)

  await edits({ photo: photo(1), caption: 'bảng lương' })
  await until('another is shown', () => pictured().length === 1 && pictured()[0] !== old)
  await until('nothing is owed', stage.settled)
  expect(texts().filter((text) => text.includes('差しかえました'))).toHaveLength(1)
  expect(texts().some((text) => text.includes('書き直しました'))).toBe(false)
  expect(texts().filter((text) => text.includes('bảng lương'))).toHaveLength(1)
  expect((await kept()).hashes).toEqual([hashes[1]])
}, 90_000)

test('words below a picture go and come by themselves', async () => {
  const { pictured, texts, edits, kept } = await sent()
  const [was, shown] = [await kept(), pictured()]
  await edits({ photo: photo(0) })
  await until('they go', () => !texts().some((text) => text.includes('bảng lương')))
  await edits({ photo: photo(0), caption: 'tháng 6' })
  await until('they come', () => texts().some((text) => text.includes('tháng 6')))
  await until('nothing is owed', stage.settled)
  expect(pictured()).toEqual(shown)
  expect((await kept()).hashes).toEqual(was.hashes)
}, 90_000)

test('of what cannot be shown the desk hears each time, and the person once', async () => {
  const { user, texts } = await sent()
  const told = () => user.shown.filter(({ text }) => text.includes('gửi ảnh giúp mình nhé'))
  const heard = () => texts().filter((text) => text.includes('表示できない種類'))
  for (const times of [1, 2]) {
    await user.sends({ poll: { id: '1', question: 'Đi đâu?' } })
    await until('the desk hears', () => heard().length === times)
  }
  await until('nothing is owed', stage.settled)
  expect(told()).toHaveLength(1)
}, 90_000)
