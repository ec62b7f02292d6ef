import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createNodeBell, type NodeBell } from '../src/bell.ts'
import { createTelegram } from '../src/channels/telegram.ts'
import { handle } from '../src/handle.ts'
import type { Post } from '../src/ports.ts'
import { createPost } from '../src/post.ts'
import type { Store } from '../src/store/ports.ts'
import { takeOver } from '../src/store/store.ts'
import { words } from './e2e/phone.ts'
import { type FakeTelegram, startFakeTelegram } from './fakes/telegram.ts'
import type { TelegramUser } from './fakes/telegram-user.ts'
import { deps, heard, opened } from './handling.ts'
import { keptLog } from './owed.ts'

const clock = { now: Date.now }
const chat = () => String(user.id)
let fake: FakeTelegram
let user: TelegramUser
let posts: ReturnType<typeof createPost>
let bells: NodeBell[]
/** Answers to calls of this are kept from us, though Telegram has done them. */
let slow: RegExp
let answers: (() => void)[]

beforeEach(async () => {
  fake = await startFakeTelegram()
  posts = createPost()
  user = fake.user()
  slow = /^$/
  answers = []
  bells = []
  await user.says('/start')
})
afterEach(async () => {
  answerAll()
  await Promise.all(bells.map((bell) => bell.stop()))
  await posts.close()
  await fake.close()
})

function answerAll() {
  slow = /^$/
  for (const answer of answers.splice(0)) answer()
}

const post: Post = async (url, headers, body) => {
  const answer = await posts(url, headers, body)
  if (slow.test(`${url} ${body}`)) await new Promise<void>((resolve) => answers.push(resolve))
  return answer
}

/** A process that takes what people say and delivers what they are owed. */
function start(more: Partial<Store> = {}) {
  const store = { ...opened.store, ...more }
  const { log, lines } = keptLog()
  const telegram = createTelegram({ token: fake.token, secret: 's', apiRoot: fake.url, post })
  const given = { clock, log, channels: { telegram } }
  const carrier = { ...given, store, chance: () => 1 }
  const bell = createNodeBell(carrier, () => {}, 50)
  bells.push(bell)
  let count = 0
  const says = (text: string) => {
    const from = { channel: 'telegram', address: chat() } as const
    const about = { from, at: clock.now(), message: String(++count) }
    return handle(deps({ ...given, store, bell }), heard({ kind: 'text', text }, about))
  }
  return { says, lines }
}

const texts = () => user.shown.map(({ text }) => text)
const soon = (look: () => void | Promise<void>) => vi.waitFor(look, { timeout: 10_000 })
const states = async () =>
  (await opened.sql.all<{ state: string }>('select state from parcel')).map(({ state }) => state)
const nothingOwed = () => soon(async () => expect(await states()).not.toContain('unsent'))

async function settled(more: Partial<Store> = {}) {
  const begun = start(more)
  for (const text of ['chào', '1', '1']) await begun.says(text)
  await nothingOwed()
  return begun
}

/** Telegram shows what is said to this, and we do not know of it yet. */
async function underWay(says: (text: string) => Promise<unknown>, text: string, bubble: RegExp) {
  slow = /sendMessage/
  await says(text)
  await soon(() => expect(texts().at(-1)).toMatch(bubble))
  await soon(() => expect(answers).toHaveLength(1))
}

const harmless = words('vi', 'hide:today').slice(0, 12)
const onlyHarmless = () => soon(() => expect(texts()).toEqual([expect.stringContaining(harmless)]))

test('hidden while the word is on its way, the talk leaves the phone with the word', async () => {
  const { says, lines } = await settled()
  await underWay(says, 'ẩn', /🔑/)
  await says('ẩn')
  answerAll()
  await onlyHarmless()
  await nothingOwed()
  expect(texts()).toHaveLength(1)
  expect(lines.join()).not.toMatch(/error|undelivered/)
})

test('forgotten while a bubble is on its way, they leave the phone and the books', async () => {
  const { says, lines } = await settled()
  await underWay(says, 'quên tôi', /./)
  await says(words('vi', 'common:buttons.erase'))
  answerAll()
  await soon(() => expect(texts()).toEqual([expect.stringContaining('Số biên nhận')]))
  await nothingOwed()
  expect(texts()).toHaveLength(1)
  expect(lines.join()).not.toMatch(/error|undelivered/)
  await opened.store.bury(clock.now() + 60_001)
  for (const table of ['parcel', 'conversation', 'person'])
    expect(await opened.sql.all(`select 1 from ${table}`), table).toEqual([])
  const left = 'select 1 from turn where length(body) > 0 or parcel > 0 or parcels > 0'
  expect(await opened.sql.all(left)).toEqual([])
})

test('what is sent between the look and the goodbye leaves the phone as well', async () => {
  const { receipts } = opened.store
  const { says } = await settled({
    receipts: async (conversation, since) => {
      const found = await receipts(conversation, since)
      answerAll()
      await soon(async () => expect(await opened.store.unsent(conversation)).toEqual([]))
      return found
    },
  })
  await underWay(says, 'quên tôi', /./)
  await says(words('vi', 'common:buttons.erase'))
  await soon(() => expect(texts()).toEqual([expect.stringContaining('Số biên nhận')]))
})

test('a process that dies while it sends keeps neither the lane nor the deletions waiting', async () => {
  const { says } = await settled()
  await underWay(says, 'ẩn', /🔑/)
  const dead = answers.splice(0)
  await says('ẩn')
  slow = /^$/
  await takeOver(opened.sql)
  start()
  await soon(() => expect(texts().join()).toContain(harmless))
  await nothingOwed()
  expect(texts().filter((text) => text.includes('🔑')).length).toBeLessThan(2)
  for (const end of dead) end()
})

test('a deletion that Telegram does not take is made later, and keeps nothing else waiting', async () => {
  const { says } = await settled()
  await says('ẩn')
  await nothingOwed()
  fake.faults.add(chat(), { kind: 'answer', status: 500 }, 2)
  await says('ẩn')
  await onlyHarmless()
})

test('what a process that died had still to delete is deleted by the next', async () => {
  const { says } = await settled()
  await says('ẩn')
  await nothingOwed()
  await bells[0]?.stop()
  await says('ẩn')
  expect(texts().join()).toContain('🔑')
  await takeOver(opened.sql)
  start()
  await onlyHarmless()
})
