import { afterEach, beforeEach, expect, test } from 'vitest'
import ja from '../../locales/ja/console.json' with { type: 'json' }
import vi from '../../locales/vi/console.json' with { type: 'json' }
import { createStage } from './stage.ts'

let stage: ReturnType<typeof createStage>
let number: string
beforeEach(async () => {
  stage = createStage()
  number = await stage.person('lan')
})
afterEach(() => stage.close())

/** What the page says after the case was taken. */
async function claims(): Promise<string | undefined> {
  await stage.post(number, { act: 'claim' })
  return look()
}
async function look(): Promise<string | undefined> {
  const page = await stage.get(`/console/case/${number}?did=claim`)
  return /class="did" role="status">([^<]*)</.exec(page)?.[1]
}
const commands = (command: string) => stage.says('lan', { kind: 'command', command })
async function hides(): Promise<void> {
  await commands('hide')
  await stage.tap('lan', '!hide')
  expect((await stage.last('lan')).hidden).toBeDefined()
}

test('whoever takes a case of somebody who is there reads that they were told', async () => {
  expect(await claims()).toBe(ja.did.claim)
})

test.each([
  ['blocked', () => stage.says('lan', { kind: 'left' })],
  ['hidden', hides],
  ['waits', async () => stage.clock.pass(20 * 60_000)],
] as const)('and that they were not yet where they were not: %s', async (why, happens) => {
  await happens()
  expect(await claims()).toBe(ja.untold[why])
  stage.as('グエン')
  expect(await look()).toBe(vi.untold[why])
})

test('and that they were, once they have seen it', async () => {
  stage.clock.pass(20 * 60_000)
  await claims()
  await stage.says('lan', { kind: 'text', text: 'dạ' })
  expect(await look()).toBe(ja.did.claim)
})
