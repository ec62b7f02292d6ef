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
