import { afterEach, beforeEach, expect, test } from 'vitest'
import ja from '../../locales/ja/console.json' with { type: 'json' }
import vi from '../../locales/vi/console.json' with { type: 'json' }
import type { CaseworkerAct } from '../../src/core/inbound.ts'
import { createStage } from './stage.ts'

let stage: ReturnType<typeof createStage>
let number: string
beforeEach(async () => {
  stage = createStage()
  number = await stage.person('lan')
  await stage.post(number, { act: 'claim' })
})
afterEach(() => stage.close())

let events = 0
/** What the holder does in the room on Telegram; gives the turn. */
async function does(act: CaseworkerAct): Promise<number> {
  await stage.happens({
    ...{ id: `desk|telegram:b:${++events}`, from: { channel: 'web', address: 'lan' } },
    ...{ at: stage.clock.now(), input: { kind: 'caseworker', by: '佐藤', act } },
  })
  return (await stage.last('lan')).seq
}

/** The lines of the talk that hold these words, as text with what is struck through. */
async function linesWith(words: string): Promise<readonly string[]> {
  const page = await stage.get(`/console/case/${number}`)
  const [list = ''] = /<ol id="lines"[\s\S]*?<\/ol>/.exec(page) ?? []
  return (list.match(/<li[\s\S]*?<\/li>/g) ?? [])
    .filter((line) => line.includes(words))
    .map((line) => line.replace(/<(?!\/?del>)[^>]+>/g, ' ').replace(/\s+/g, ' '))
}

test.each([
  ['佐藤', ja],
  ['グエン', vi],
])('what was corrected says so, and what corrects it, to %s', async (who, words) => {
  const first = await does({ kind: 'reply', words: 'Mai 10 giờ nhé' })
  const second = await does({ kind: 'reply', words: 'Mai 11 giờ nhé', corrects: first })
  await does({ kind: 'reply', words: 'Mai 12 giờ nhé', corrects: second })
  stage.as(who)
  const { corrected, correction } = words.said
  const [one, ...others] = await linesWith('10 giờ')
  expect(others).toEqual([])
  expect(one).toContain(corrected)
  expect(one).toContain('<del>Mai 10 giờ nhé</del>')
  const [two = ''] = await linesWith('11 giờ')
  expect(two).toContain(` ${correction} `)
  expect(two).toContain(corrected)
  expect(two).toContain('<del>')
  const [three = ''] = await linesWith('12 giờ')
  expect(three).toContain(` ${correction} `)
  expect(three).not.toContain(corrected)
  expect(three).not.toContain('<del>')
})

test('what waits is marked where it was said, and stands as the person saw it where they did', async () => {
  stage.clock.pass(16 * 60_000)
  const first = await does({ kind: 'reply', words: 'Mai 10 giờ nhé' })
  await does({ kind: 'reply', words: 'Mai 11 giờ nhé', corrects: first })
  await stage.says('lan', { kind: 'text', text: 'dạ' })
  const [one, both = '', ...others] = await linesWith('10 giờ')
  expect(one).toContain(ja.said.corrected)
  expect((await linesWith('11 giờ'))[0]).toContain(` ${ja.said.correction} `)
  expect(both).toMatch(/10 giờ nhé.*なおします.*11 giờ nhé/)
  expect(both).not.toContain('<del>')
  expect(others).toEqual([])
})

test('a correction of what is not known says that it is one', async () => {
  await does({ kind: 'reply', words: 'Mai 11 giờ nhé', corrects: 0 })
  expect((await linesWith('11 giờ')).join()).toContain(ja.said.correction)
})
