import { afterEach, beforeEach, expect, test } from 'vitest'
import { createStage } from '../console/stage.ts'

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

test('what was agreed to for one case does not hold for the next', async () => {
  const first = await stage.person('lan')
  await stage.post(first, { act: 'claim' })
  await stage.post(first, { act: 'close', outcome: 'solved' })
  await stage.says('lan', { kind: 'text', text: 'chuyện riêng sau đó' })
  await stage.says('lan', { kind: 'command', command: 'person' })
  const { case: second } = await stage.last('lan')
  expect(second).toMatchObject({ status: 'waiting', consent: 'unasked' })
  expect(second?.number).not.toBe(first)
  const page = await stage.get(`/console/case/${second?.number}`)
  expect(page).not.toContain('chuyện riêng sau đó')
  expect(page).not.toContain('090-1111-2222')
})

test('a fault of ours opens a case, without words', async () => {
  await stage.person('lan')
  stage.breakOn('BOOM')
  await stage.says('minh', { kind: 'text', text: 'BOOM' })
  expect((await stage.last('minh')).case).toMatchObject({
    trigger: 'fault',
    urgency: 'soon',
    consent: 'unasked',
  })
})

test('what was agreed to is withdrawn after the case was closed too', async () => {
  const number = await stage.person('lan')
  await stage.post(number, { act: 'claim' })
  await stage.says('lan', { kind: 'text', text: 'giám đốc Tanaka' })
  await stage.post(number, { act: 'close', outcome: 'solved' })
  await stage.says('lan', { kind: 'text', text: 'không cho đọc' })
  const { case: its, id } = await stage.last('lan')
  expect(its).toMatchObject({ status: 'closed', consent: 'no' })
  expect(its).toHaveProperty('sharedUntil')
  const told = (await stage.store.transcript(id, 0, 500)).at(-1)?.shown.map(({ text }) => text)
  expect(told?.join()).toContain('Bạn đã rút lại')
  expect(told?.join()).not.toContain('cho đọc')
  const page = await stage.get(`/console/case/${number}`)
  expect(page).not.toContain('giám đốc Tanaka')
  expect(page).not.toContain('090-1111-2222')
  await stage.says('lan', { kind: 'text', text: 'cho đọc' })
  expect((await stage.last('lan')).case).toMatchObject({ consent: 'no' })
})
