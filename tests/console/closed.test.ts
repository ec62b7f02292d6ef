import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { phoneJpeg } from '../media/pictures.ts'
import { createStage } from './stage.ts'

let stage: ReturnType<typeof createStage>
let number: string
beforeEach(async () => {
  stage = createStage()
  number = await stage.person('lan')
})
afterEach(() => stage.close())

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const page = () => stage.get(`/console/case/${number}`)
const says = (text: string) => stage.says('lan', { kind: 'text', text })
const statusOf = async (id: string) =>
  (await stage.app.request(`/console/case/${number}/media/${id}`)).status

async function sendsPicture(): Promise<string> {
  const { id: conversation } = await stage.last('lan')
  const id = randomUUID()
  const bytes = phoneJpeg()
  await stage.safe.keep(conversation, id, bytes)
  const about = { bytes: bytes.length, type: 'image/jpeg', hash: 'x' }
  const whose = { id, kind: 'image', side: 'person', at: stage.clock.now() } as const
  await stage.store.media.add(conversation, { ...whose, ...about })
  await stage.says('lan', { kind: 'media', media: 'image', ref: id })
  return id
}

async function closes(): Promise<void> {
  await stage.post(number, { act: 'close', outcome: 'solved' })
  stage.clock.pass(MINUTE)
}

/** Answers of support to the machine, and what is found from hourly pay. */
async function goesOnAlone(): Promise<void> {
  await stage.says('lan', { kind: 'command', command: 'menu' })
  await stage.tap('lan', 'support-check')
  await stage.tap('lan', 'no')
}

test('what is said, answered and sent once a case is closed is read by nobody', async () => {
  await stage.post(number, { act: 'claim' })
  await says('BEFORECLOSE')
  const shared = await sendsPicture()
  await stage.post(number, { act: 'reply', words: 'Chị đây' })
  await closes()
  const atClose = await page()
  for (const kept of ['BEFORECLOSE', 'Chị đây', shared, '1,100円', 'Zalo 090-1111-2222'])
    expect(atClose).toContain(kept)

  await says('SECRETAFTER')
  await goesOnAlone()
  const own = await sendsPicture()
  for (const days of [0, 3, 60]) {
    stage.clock.pass(days * DAY)
    for (const who of ['佐藤', 'グエン']) {
      stage.as(who)
      const shown = await page()
      expect(shown).not.toContain('SECRETAFTER')
      expect(shown).not.toContain('id="apart-is"')
      expect(shown).not.toContain(own)
      for (const kept of ['BEFORECLOSE', 'Chị đây', shared]) expect(shown).toContain(kept)
    }
  }
  expect([await statusOf(shared), await statusOf(own)]).toEqual([200, 404])
})

test('answers to a check that was begun after a case was closed stay with their person', async () => {
  await stage.post(number, { act: 'claim' })
  await closes()
  await stage.says('lan', { kind: 'command', command: 'menu' })
  for (const name of ['wage-check', 'hour']) await stage.tap('lan', name)
  await says('1234')
  expect(await page()).not.toContain('1,234円')
})

test('what waited and comes after the close is told as arrived, without what was said to it', async () => {
  await stage.post(number, { act: 'claim' })
  stage.clock.pass(60 * MINUTE)
  await stage.post(number, { act: 'reply', words: 'Mai 10 giờ' })
  await closes()
  await says('SECRETAFTER')
  const lines = (await page()).split('<li class="').filter((one) => one.includes('Mai 10 giờ'))
  expect(lines.map((one) => one.slice(0, one.indexOf('"')))).toEqual(['caseworker', 'caseworker'])
  expect(await page()).not.toContain('SECRETAFTER')
})

test('where the next case is shared, what was said in between is read with it', async () => {
  await stage.post(number, { act: 'claim' })
  await closes()
  await says('INBETWEEN')
  await stage.says('lan', { kind: 'command', command: 'person' })
  const its = (await stage.last('lan')).case
  const next = its?.number ?? ''
  expect(next).not.toBe(number)
  expect(await stage.get(`/console/case/${next}`)).not.toContain('INBETWEEN')
  expect(await page()).not.toContain('INBETWEEN')
  for (const name of ['yes', 'today', 'wages', 'yes']) await stage.tap('lan', name)
  expect(await stage.get(`/console/case/${next}`)).toContain('INBETWEEN')
})
