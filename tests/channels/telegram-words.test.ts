import { expect, test } from 'vitest'
import { readDesk } from '../../src/channels/telegram/read-desk.ts'
import { readUpdate } from '../../src/channels/telegram/read-update.ts'
import { wordsIn } from '../../src/channels/telegram/words.ts'

const url = 'https://facebook.com/congty'
const link = (offset: number, length: number, to: string = url) => ({
  ...{ type: 'text_link', offset, length, url: to },
})

test.each([
  ['xem tại đây', [link(4, 7)], `xem tại đây (${url})`],
  ['xem tại đây nhé', [link(4, 7)], `xem tại đây (${url}) nhé`],
  // A face is two units, and no character of one.
  ['😢 xem đây nhé', [link(7, 3)], `😢 xem đây (${url}) nhé`],
  ['một, hai', [link(5, 3, 'tg://user?id=1'), link(0, 3)], `một (${url}), hai (tg://user?id=1)`],
  ['tại đây', [link(0, 3), { type: 'bold', offset: 0, length: 3 }, link(3, 4)], `tại đây (${url})`],
  ['đây\nvà', [link(0, 4)], `đây (${url})\nvà`],
  ['facebook.com/congty', [link(0, 19)], 'facebook.com/congty'],
  [url, [link(0, url.length, `${url}/`)], url],
  ['@lan, đậm', [{ type: 'mention', offset: 0, length: 4 }], '@lan, đậm'],
  ['hỏng', [null, { type: 'text_link' }, link(0, 99), 'x'], `hỏng (${url})`],
  ['không', 'x', 'không'],
])('what stands behind words is read with them: %s', (text, entities, read) => {
  expect(wordsIn({ text, entities })).toBe(read)
  expect(wordsIn({ caption: text, caption_entities: entities })).toBe(read)
})

test('both ways, in words, below files and where they are edited', () => {
  const words = { text: 'xem đây', entities: [link(4, 3)] }
  const below = { photo: [{ file_id: 'F' }], caption: 'xem đây', caption_entities: [link(4, 3)] }
  const own = { message_id: 7, date: 1, chat: { id: 4, type: 'private' }, from: { id: 4 } }
  const theirs = { ...own, chat: { id: -9, type: 'supergroup' }, message_thread_id: 3 }
  const read = `xem đây (${url})`
  for (const [kind, given] of [
    ['message', words],
    ['message', below],
    ['edited_message', words],
    ['edited_message', below],
  ] as const) {
    const { inbounds } = readUpdate({ update_id: 1, [kind]: { ...own, ...given } }, 'b', 1)
    expect(JSON.stringify(inbounds[0]?.input)).toContain(read)
    const update = { [kind]: { ...theirs, ...given } }
    const event = readDesk(update, 'id', -9, 1, () => undefined)
    expect(event !== 'none' && event?.what).toMatchObject({ text: read })
  }
})
