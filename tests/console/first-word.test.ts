import { afterEach, beforeEach, expect, test } from 'vitest'
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
