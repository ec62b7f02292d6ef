import { afterEach, beforeEach, expect, test } from 'vitest'
import { createStage } from './stage.ts'

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

test('whatever command the person gave, the page of their case is there', async () => {
  const number = await stage.person('lan')
  for (const command of ['start', 'unshare', 'share', 'readers', 'goOn', 'whatever', 'constructor'])
    await stage.says('lan', { kind: 'command', command })
  for (const name of ['佐藤', 'グエン']) {
    stage.as(name)
    const page = await stage.get(`/console/case/${number}`)
    expect(page).toContain('/whatever')
    expect(page).toContain('/constructor')
    expect(page).toContain(name === '佐藤' ? '［閲覧に同意］' : '[Đồng ý cho đọc]')
  }
})
