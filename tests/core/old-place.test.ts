import { afterEach, beforeEach, expect, test } from 'vitest'
import { wake } from '../../src/wake.ts'
import { createStage } from '../console/stage.ts'
import { keptLog } from '../owed.ts'

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

const says = (address: string, text: string) => stage.says(address, { kind: 'text', text })

async function shownTo(address: string): Promise<readonly string[]> {
  const { id } = await stage.last(address)
  const turns = await stage.store.transcript(id, 0, 500)
  return turns.flatMap(({ shown }) => shown.map(({ text }) => text))
}

/** Somebody's case goes on in the talk of another address, by its code. */
async function movesTo(from: string, to: string): Promise<string> {
  const number = await stage.person(from)
  await goesOn(from, to)
  return number
}

async function goesOn(from: string, to: string): Promise<void> {
  const code = /\d{4} \d{4} \d{4} \d{4}/.exec((await shownTo(from)).join())?.[0] ?? ''
  await says(to, code)
  const take = async (inbound: Parameters<typeof stage.happens>[0]) => {
    await stage.happens(inbound)
    return true
  }
  await wake({ store: stage.store, clock: stage.clock, log: keptLog().log, take })
  expect((await stage.last(from)).case).toBeUndefined()
}

const ELSEWHERE = 'vì có người đã dùng mã quay lại'
const told = async (address: string) =>
  (await shownTo(address)).filter((text) => text.includes(ELSEWHERE))

test('whoever writes where a case was hears once that it went on elsewhere, with a way and numbers', async () => {
  const number = await movesTo('lan', 'another')
  const page = await stage.get(`/console/case/${number}`)
  expect(page).not.toContain('前の場所')
  await says('lan', 'Em vẫn viết ở máy cũ')
  const [notice = ''] = await told('lan')
  expect(notice).toContain('Gặp người thật')
  expect(notice).toContain('110')
  expect((await shownTo('lan')).at(-1)).toBe(notice)
  expect((await stage.last('lan')).asked?.options).toEqual(['!person', '!menu'])
  const after = await stage.get(`/console/case/${number}`)
  expect(after).toContain('前の場所にだれかが書き込みました')
  await says('lan', 'Em viết nữa')
  expect(await told('lan')).toHaveLength(1)
  expect(await told('another')).toEqual([])
})

test('whoever has another case there is read, and not told otherwise; only the desk hears of it', async () => {
  const first = await movesTo('lan', 'another')
  await says('lan', 'gặp người thật')
  const { case: its } = await stage.last('lan')
  expect(its?.status).toBe('waiting')
  expect(its?.number).not.toBe(first)
  expect(await stage.get(`/console/case/${first}`)).toContain('前の場所にだれかが書き込みました')
  const number = its?.number ?? ''
  await stage.post(number, { act: 'claim' })
  await says('lan', 'cho đọc')
  await says('lan', 'em ở phòng 203')
  await says('lan', 'ai đã đọc')
  expect(await told('lan')).toEqual([])
  await stage.post(number, { act: 'close', outcome: 'solved' })
  await says('lan', 'alo')
  expect(await told('lan')).toHaveLength(1)
  await says('lan', 'alo')
  expect(await told('lan')).toHaveLength(1)
})

test('by the button of the notice a person is reached', async () => {
  await movesTo('lan', 'another')
  await says('lan', 'alo')
  await stage.tap('lan', '!person')
  expect((await stage.last('lan')).case?.status).toBe('waiting')
})

test('what a caseworker said and nobody has read yet stays from whoever writes there', async () => {
  const number = await stage.person('lan')
  await stage.post(number, { act: 'claim' })
  stage.clock.pass(16 * 60_000)
  await stage.post(number, { act: 'reply', words: 'Hẹn ở ga Nagoya' })
  await goesOn('lan', 'another')
  await says('lan', 'alo')
  expect((await shownTo('lan')).join()).not.toContain('ga Nagoya')
})

test('whoever hides the talk or cries for help there is told no such thing then', async () => {
  await movesTo('lan', 'another')
  await says('lan', 'ẩn')
  expect(await told('lan')).toEqual([])
  await movesTo('mai', 'third')
  await says('mai', 'nó đang đánh em')
  expect(await told('mai')).toEqual([])
  expect((await stage.last('mai')).case?.urgency ?? 'asked').toMatch(/now|asked/)
})

test('whoever came back by a code hears what stays when they are forgotten', async () => {
  await movesTo('lan', 'another')
  await says('another', 'xóa dữ liệu')
  expect((await shownTo('another')).join()).toContain('Mình không xóa cuộc đó')
  await says('lan', 'xóa dữ liệu')
  expect((await shownTo('lan')).join()).not.toContain('Mình không xóa cuộc đó')
})
