import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { texts } from '../../locales/index.ts'
import { createCaller, startWeb } from './start-web.ts'

const { erase, hide } = texts.vi.common.buttons

test('a page that deletes everything is given its receipt, again where it asks again', async () => {
  const { url } = await startWeb()
  const { say, since } = createCaller(url)
  await say({ joined: true })
  const asked = (await say({ text: 'xóa dữ liệu' }, 1)).body.turns.at(-1)?.said[0]
  expect(asked?.text).toContain('Bạn có chắc muốn xóa hết không?')
  const tap = asked?.choices?.find(({ label }) => label === erase)?.data
  const id = randomUUID()
  const done = (await say({ id, tap }, 2)).body
  expect(done).toMatchObject({ forgotten: true, turns: [{ seq: 3, heard: null }] })
  expect(done.turns[0]?.said[0]?.text).toMatch(/Số biên nhận: \d{4}-\d{4}/)
  expect((await say({ id, tap }, 2)).body).toEqual(done)
  expect((await since(0)).status).toBe(404)

  const again = (await say({ text: 'chào' })).body
  expect(again).toMatchObject({ seq: 1, turns: [{ seq: 1 }] })
})

test('a page that hides is shown nothing any more, whatever it says', async () => {
  const { url } = await startWeb()
  const { say, since } = createCaller(url)
  await say({ joined: true })
  const asked = (await say({ command: 'hide' }, 1)).body.turns.at(-1)
  expect(asked?.said[0]?.text).toBe(texts.vi.hide.explain.web)
  const tap = asked?.said[0]?.choices?.find(({ label }) => label === hide)?.data
  const nothing = { locale: 'vi', turns: [], hidden: true }
  expect((await say({ tap }, 2)).body).toEqual({ seq: 3, ...nothing })
  expect((await since(0)).body).toEqual({ seq: 3, ...nothing })
  for (const [nth, text] of ['menu', 'ẩn', 'hoa sen 10', 'xóa dữ liệu'].entries())
    expect((await say({ text })).body).toEqual({ seq: 4 + nth, ...nothing })
})
