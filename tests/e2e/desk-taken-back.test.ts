import { afterEach, beforeEach, expect, test } from 'vitest'
import { phoneJpeg } from '../media/pictures.ts'
import { type DeskStage, setDeskStage } from './desk-stage.ts'
import { linePhone, type Phone, telegramPhone, words } from './phone.ts'
import { until } from './process.ts'

let stage: DeskStage
beforeEach(async () => {
  stage = await setDeskStage()
  await stage.start({ ...stage.deskEnv, PUBLIC_URL: stage.url })
}, 240_000)
afterEach(() => stage.strike())

/** Everything that stands in the group, in whatever topic. */
const inGroup = () =>
  stage.group.topics.flatMap(({ thread }) => stage.group.messages(thread).map(({ text }) => text))
const stands = (word: string) => inGroup().some((text) => text.includes(word))
/** So much happens at once here that some of it waits for the group's next minute. */
const A_MINUTE = 75_000
const shownThere = async (word: string) => until(`${word} is shown`, () => stands(word), A_MINUTE)
const leaves = async (word: string) =>
  until(`${word} leaves the group`, () => !stands(word), A_MINUTE)

/** Takes the case of the newest topic and ends it, as the person's holder. */
async function takesAndEnds(thread: number) {
  const holder = await stage.worker('佐藤', 1)
  await holder.taps('対応します', { thread })
  await until('it is taken', () => stands('担当：佐藤'))
  return async () => {
    await holder.taps('終了する…', { thread })
    await until('it may be ended', () =>
      stage.group
        .messages(thread)
        .some(({ choices }) => choices.some(({ label }) => label === '解決')),
    )
    await holder.taps('解決', { thread })
    await until('it is closed', () => stage.group.topics[0]?.closed === true, A_MINUTE)
  }
}

async function asksAgain(phone: Phone) {
  await phone.says('gặp người thật')
  await until('another topic', () => stage.group.topics.length === 2, A_MINUTE)
}

async function hides(phone: Phone, user: { taps(label: string): Promise<unknown> }) {
  await phone.says('ẩn')
  await user.taps(words('vi', 'common:buttons.hide'))
  await until('the talk is hidden', () =>
    phone.shown().some(({ text }) => text.includes(words('vi', 'hide:today').slice(0, 12))),
  )
  await until('all is told', stage.settled, A_MINUTE)
}

test('what is taken back leaves the group, whatever has become of the case and the talk', async () => {
  const { topic, user, phone } = await stage.client(true)
  const ends = await takesAndEnds(topic().thread)
  const ids = new Map<string, string>()
  for (const word of ['MỘT', 'HAI']) {
    const { event } = await user.says(`Em kể chuyện ${word}`)
    ids.set(word, (event['message'] as { readonly id: string }).id)
    await shownThere(word)
  }
  stage.line.contents.set('p1', phoneJpeg(6))
  await user.sends({ id: 'p1', type: 'image', contentProvider: { type: 'line' } })
  const pictures = () => stage.group.messages(topic().thread).filter(({ file }) => file)
  await until('the picture is shown', () => pictures().length === 1)
  const takesBack = async (word: string) => {
    await user.unsends(ids.get(word) ?? '')
    await leaves(word)
  }

  await ends()
  await takesBack('MỘT')
  await user.unsends('p1')
  await until('the picture is gone', () => pictures().length === 0)
  await asksAgain(phone)
  await takesBack('HAI')
}, 240_000)

test('what is taken back leaves at once, while more than a minute holds waits to be shown', async () => {
  const { user } = await stage.client(true)
  const { event } = await user.says('Em kể chuyện MỘT')
  await shownThere('MỘT')
  for (let n = 0; n < 40; n++) await user.says(`Em kể thêm chuyện ${n}`)
  await shownThere('chuyện 0')
  await user.unsends((event['message'] as { readonly id: string }).id)
  await leaves('MỘT')
  expect(stands('chuyện 39')).toBe(false)
}, 240_000)

test('what is taken back in a talk that is hidden leaves the group, and nothing more is seen', async () => {
  const { user, phone } = await stage.client(true)
  const { event } = await user.says('Em kể chuyện MỘT')
  await shownThere('MỘT')
  await hides(phone, user)
  const before = inGroup().length
  await user.unsends((event['message'] as { readonly id: string }).id)
  await leaves('MỘT')
  await until('all is told', stage.settled, A_MINUTE)
  // With it goes what the machine answered to it.
  expect(inGroup()).toHaveLength(before - 2)
}, 240_000)

test('what is written anew leaves the group, and nothing new is shown where none may be', async () => {
  const user = stage.telegram.user()
  const phone = telegramPhone(user, 'vi')
  const { topic } = await stage.handsOver(phone, true)
  const ends = await takesAndEnds(topic().thread)
  const ids = new Map<string, number>()
  for (const word of ['MỘT', 'HAI', 'BA']) {
    const { update } = await user.says(`Em kể chuyện ${word}`)
    ids.set(word, (update['message'] as { readonly message_id: number }).message_id)
    await shownThere(word)
  }
  const writesAnew = async (word: string) => {
    await user.edits(ids.get(word) ?? 0, 'CHUYỆN MỚI')
    await leaves(word)
    await until('all is told', stage.settled, A_MINUTE)
    expect(stands('CHUYỆN MỚI')).toBe(false)
  }

  await ends()
  await writesAnew('MỘT')
  await asksAgain(phone)
  await writesAnew('HAI')
  await hides(phone, user)
  await writesAnew('BA')
}, 240_000)

test('what is taken back on the telephone that a case was held on before leaves the group', async () => {
  const user = stage.line.user()
  const phone = linePhone(user, 'vi')
  await stage.handsOver(phone, true)
  const code = /\d{4} \d{4} \d{4} \d{4}/.exec(user.shown.map(({ text }) => text).join())?.[0] ?? ''
  const { event } = await user.says('Em kể chuyện MỘT')
  await shownThere('MỘT')
  const other = stage.line.user()
  await other.says(code)
  await until('another topic', () => stage.group.topics.length === 2, A_MINUTE)
  await user.unsends((event['message'] as { readonly id: string }).id)
  await leaves('MỘT')
}, 240_000)
