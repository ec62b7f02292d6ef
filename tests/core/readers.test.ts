import { afterEach, beforeEach, expect, test } from 'vitest'
import { createStage } from '../console/stage.ts'

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

async function asks(address: string, text: string): Promise<string> {
  await stage.says(address, { kind: 'text', text })
  const { id } = await stage.last(address)
  const turns = await stage.store.transcript(id, 0, 500)
  return (turns.at(-1)?.shown ?? []).map((one) => one.text).join('\n')
}

test('whoever asks is told that nobody has opened their case', async () => {
  await stage.person('lan')
  expect(await asks('lan', 'ai đã đọc')).toContain('Chưa có tư vấn viên nào mở')
})

test('whoever asks is told who opened it and when, by number and not by name', async () => {
  const number = await stage.person('lan')
  await stage.get(`/console/case/${number}`)
  stage.clock.pass(3_600_000)
  stage.as('グエン')
  await stage.get(`/console/case/${number}`)
  const told = await asks('lan', 'ai đã đọc')
  expect(told).toContain('• 25/11/2026 12:00: tư vấn viên số 1')
  expect(told).toContain('• 25/11/2026 13:00: tư vấn viên số 2')
  expect(told).not.toMatch(/佐藤|グエン/)
})

test('it may be asked while a caseworker holds the talk', async () => {
  const number = await stage.person('lan')
  await stage.post(number, { act: 'claim' })
  expect(await asks('lan', 'だれが読みましたか')).toContain('tư vấn viên số 1')
})
