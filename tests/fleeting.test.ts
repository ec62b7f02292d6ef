import { expect, test } from 'vitest'
import { handle } from '../src/handle.ts'
import { restSessions } from '../src/rest-sessions.ts'
import { agree, clock, conversation, deps, opened, text, turns } from './handling.ts'

const DAY = 24 * 3_600_000
const keeping = { words: 180, safety: 30, sent: 30 }

test('of a talk in which danger came between pay is left, and it goes on', async () => {
  await agree()
  for (const words of ['kiểm tra lương', '1', 'nó đánh em', 'không', 'menu', 'kiểm tra lương', '1'])
    await handle(deps(), text(words))
  const heard = async () =>
    (await turns()).flatMap(({ heard: { input } }) => (input.kind === 'text' ? [input.text] : []))
  expect((await heard()).slice(-5)).toEqual(['nó đánh em', 'không', 'menu', 'kiểm tra lương', '1'])

  clock.pass(31 * DAY)
  await restSessions(deps())
  await opened.store.expire(clock.now(), keeping)
  expect((await heard()).slice(-4)).toEqual(['kiểm tra lương', '1', 'kiểm tra lương', '1'])
  expect(JSON.stringify(await turns())).not.toContain('alarm:')
  const { seq, agreedOn } = await conversation()
  expect(agreedOn).toBeDefined()
  await handle(deps(), text('menu'))
  expect((await conversation()).seq).toBe(seq + 1)
})
