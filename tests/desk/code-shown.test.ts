import { expect, test } from 'vitest'
import { createCodeShown } from '../../src/desk/telegram/code-shown.ts'

/** What is done about words in the group: calls to the platform, and what is said. */
async function hears(text: string, more: { readonly thread?: number; readonly ok?: boolean } = {}) {
  const done: string[] = []
  const { ok = true, thread } = more
  const ear = {
    api: async (method: string) => {
      done.push(method)
      return { ok, result: true }
    },
    group: { chat: () => -100 },
    lines: { say: async ({ key }: { readonly key: string }) => void done.push(key) },
  }
  const what = { kind: 'said', message: 7, toColleague: false, borrowed: false, text } as const
  const event = { id: 'e', at: 0, by: '5', what, ...(thread !== undefined && { thread }) }
  const shown = createCodeShown(ear as unknown as Parameters<typeof createCodeShown>[0])
  expect(await shown(event, what)).toBe(done.length > 0)
  return done
}

test('a code that is written in the group is deleted, and whoever wrote it hears where it belongs', async () => {
  for (const text of ['/staff AB2DE-FGHJK', '/staff@tonari_bot ab2de-fghjk', 'AB2DE-FGHJK'])
    expect(await hears(text)).toEqual(['deleteMessage', 'told.codeDeleted'])
  expect(await hears('/staff AB2DE-FGHJK', { thread: 3 })).toContain('told.codeDeleted')
  expect(await hears('/staff AB2DE-FGHJK', { ok: false })).toContain('told.codeShown')
})

test('other words are left, and in the room of a case what only looks like a code', async () => {
  expect(await hears('こんにちは')).toEqual([])
  expect(await hears('AB2DE-FGHJK', { thread: 3 })).toEqual([])
})
