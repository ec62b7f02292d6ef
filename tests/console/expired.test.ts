import { afterEach, beforeEach, expect, test } from 'vitest'
import { createStage } from './stage.ts'

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

const DAY = 24 * 3_600_000
const keeping = { words: 180, safety: 30, sent: 30 }
const GONE = ['保存期間を過ぎた会話は消えました', 'Phần trò chuyện quá hạn lưu đã được xóa']

test('a case that is closed says that words of it are no longer kept', async () => {
  const number = await stage.person('lan')
  await stage.post(number, { act: 'claim' })
  await stage.says('lan', { kind: 'text', text: 'nó đánh em' })
  await stage.post(number, { act: 'reply', words: 'Chị đây' })
  await stage.post(number, { act: 'close', outcome: 'referred' })
  const pages = async () => {
    const path = `/console/case/${number}`
    stage.as('佐藤')
    const japanese = await stage.get(path)
    stage.as('グエン')
    return [japanese, await stage.get(path)]
  }
  for (const days of [29, 1]) {
    stage.clock.pass(days * DAY)
    await stage.store.expire(stage.clock.now(), keeping)
    for (const page of await pages()) {
      for (const words of ['nó đánh em', 'Chị đây']) expect(page).toContain(words)
      for (const gone of GONE) expect(page).not.toContain(gone)
    }
  }
  stage.clock.pass(DAY)
  await stage.store.expire(stage.clock.now(), keeping)
  for (const [place, page] of (await pages()).entries()) {
    for (const words of ['nó đánh em', 'Chị đây']) expect(page).not.toContain(words)
    expect(page).toContain(GONE[place])
    for (const kept of [number, 'Zalo 090-1111-2222']) expect(page).toContain(kept)
  }
})
