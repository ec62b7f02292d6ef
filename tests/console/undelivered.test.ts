import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { guardOf } from '../../src/core/undelivered.ts'
import { createStage } from './stage.ts'

let stage: ReturnType<typeof createStage>
let number: string
beforeEach(async () => {
  stage = createStage()
  number = await stage.person('lan')
  await stage.post(number, { act: 'claim' })
  await stage.post(number, { act: 'reply', words: 'Chào em' })
  stage.clock.pass(MINUTE)
})
afterEach(() => stage.close())

const MINUTE = 60_000
const DONE = 'did=reply'

const says = (text: string) => stage.says('lan', { kind: 'text', text })
const its = async () => {
  const { case: it } = await stage.last('lan')
  if (!it) throw new Error('there is no case')
  return it
}
const replies = (words: string) => stage.post(number, { act: 'reply', words })
async function fails(how: 'failed' | 'uncertain', guard?: string): Promise<void> {
  const { channel, address } = await stage.last('lan')
  const names = guard ?? guardOf(await its()) ?? ''
  await stage.happens({
    ...{ id: randomUUID(), from: { channel, address }, at: stage.clock.now() },
    input: { kind: 'due', timer: 'undelivered', guard: names, how },
  })
}

test('an answer that did not arrive is owed again, since the person wrote', async () => {
  const wrote = stage.clock.now()
  await says('Chị ơi')
  stage.clock.pass(2 * MINUTE)
  await replies('Chị đây')
  expect(await its()).not.toHaveProperty('unansweredFrom')
  await fails('failed')
  expect(await its()).toMatchObject({ unansweredFrom: wrote, undelivered: { how: 'failed' } })
  expect(await its()).not.toHaveProperty('danger')
  for (const [who, words] of [
    ['佐藤', ['未返信', '前の返信は届いていません']],
    ['グエン', ['chưa trả lời', 'tin trả lời trước không đến được']],
  ] as const) {
    stage.as(who)
    for (const path of ['/console', `/console/case/${number}`]) {
      const page = await stage.get(path)
      for (const one of words) expect(page.toLowerCase()).toContain(one)
    }
  }
  stage.as('佐藤')
  await replies('Chị viết lại')
  expect(await its()).not.toHaveProperty('undelivered')
})

test('only the last thing that was said is owed again, and only once', async () => {
  await says('Chị ơi')
  await replies('Một')
  const first = guardOf(await its())
  await replies('Hai')
  await fails('failed', first)
  expect(await its()).not.toHaveProperty('unansweredFrom')
  const second = guardOf(await its())
  await fails('uncertain', second)
  const owed = await its()
  expect(owed).toHaveProperty('unansweredFrom')
  stage.clock.pass(MINUTE)
  await fails('failed', second)
  expect(await its()).toEqual(owed)
})

test('a danger whose answer did not arrive calls somebody again', async () => {
  await says('nó đang đánh em')
  expect(await its()).toHaveProperty('danger')
  await replies('Chị đây')
  await replies('Em ở đâu')
  expect(await its()).not.toHaveProperty('danger')
  stage.clock.pass(MINUTE)
  await fails('failed')
  expect(await its()).toMatchObject({ danger: { since: stage.clock.now(), rung: 0 } })
})

test('to somebody who has blocked us nothing is said to be sent, in either language', async () => {
  await stage.says('lan', { kind: 'left' })
  const answer = await replies('Sau khi chặn')
  expect((await stage.last('lan')).waiting?.say).toHaveLength(1)
  expect(answer.headers.get('location')).toContain(DONE)
  for (const [who, words, no] of [
    ['佐藤', 'ブロック中：届いていません', ['返信しました。', '返信済み', '送信済み']],
    ['グエン', 'Đang bị chặn: tin chưa đến', ['Đã trả lời', 'Đã gửi']],
  ] as const) {
    stage.as(who)
    for (const path of ['/console', `/console/case/${number}?${DONE}`]) {
      const page = await stage.get(path)
      expect(page).toContain(words)
      for (const one of no) expect(page, `${path} ${one}`).not.toContain(one)
    }
  }
  await stage.says('lan', { kind: 'joined' })
  expect(await stage.last('lan')).not.toHaveProperty('waiting')
})

test('an answer that fails after the case was given back is told of, and shown to whoever takes it', async () => {
  const guard = guardOf(await its())
  await stage.post(number, { act: 'handBack' })
  await fails('failed', guard)
  expect(await its()).toMatchObject({ status: 'waiting', undelivered: { how: 'failed' } })
  expect(await its()).not.toHaveProperty('unansweredFrom')
  expect(await stage.get('/console')).toContain('前の返信は届いていません')
  stage.as('長')
  await stage.post(number, { act: 'claim' })
  expect(await stage.get(`/console/case/${number}`)).toContain('前の返信は届いていません')
})

test('an answer that fails after another took the case over is owed by them', async () => {
  const guard = guardOf(await its())
  stage.as('長')
  await stage.post(number, { act: 'claim', from: '佐藤' })
  expect((await its()).replied).toMatchObject({ by: '佐藤' })
  expect(await stage.get(`/console/case/${number}`)).toContain('最後の返信は、まだ')
  await fails('failed', guard)
  expect(await its()).toMatchObject({ holder: '長', undelivered: { how: 'failed' } })
  expect(await its()).toHaveProperty('unansweredFrom')
})

test('an answer that failed stays told where what it answered is taken back', async () => {
  await stage.says('lan', { kind: 'text', text: 'Chị ơi' }, 'm1')
  await replies('Chị đây')
  await fails('failed')
  await stage.says('lan', { kind: 'unsent', of: 'm1' })
  expect(await its()).toHaveProperty('unansweredFrom')
  expect(await stage.get('/console')).toContain('前の返信は届いていません')
})
