import { afterEach, beforeEach, expect, test } from 'vitest'
import { waitsSince } from '../../src/console/queue.ts'
import { act, answered, openCase } from '../../src/core/case.ts'
import { createStage } from './stage.ts'

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

const shown = async (number: string) => {
  const pages = await Promise.all(['/console', `/console/case/${number}`].map(stage.get))
  return pages.map((page) => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '))
}

test('whoever took a case and has not said a word is not shown as one who has answered', async () => {
  const number = await stage.person('lan')
  await stage.post(number, { act: 'claim' })
  stage.clock.pass(12 * 60_000)
  for (const page of await shown(number)) {
    expect(page).toContain('未返信 12分')
    expect(page).not.toContain('返信済み')
  }
  await stage.post(number, { act: 'reply', words: 'Chào em' })
  for (const page of await shown(number)) expect(page).toContain('返信済み')
})

test('who waits is placed by how long they have, whoever took their case over meanwhile', () => {
  const waiting = openCase({ id: 'k', number: '123456' }, 'today', 'person', 1_000)
  const taken = act(waiting, 'an', { kind: 'claim' }, 5_000)
  if (typeof taken === 'string') throw new Error(taken)
  expect(waitsSince(taken)).toBe(1_000)
  const over = act(taken, 'binh', { kind: 'claim', from: 'an' }, 9_000)
  if (typeof over === 'string') throw new Error(over)
  expect(over.unansweredFrom).toBe(9_000)
  expect(waitsSince(over)).toBe(1_000)
  expect(waitsSince(answered(over))).toBe(Number.POSITIVE_INFINITY)
})
