import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import ja from '../../locales/ja/escalation.json' with { type: 'json' }
import vi from '../../locales/vi/escalation.json' with { type: 'json' }
import wages from '../../locales/vi/wage-check.json' with { type: 'json' }
import { createStage } from './stage.ts'

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

/** The lines of a case's talk, one element each, without the spaces that its markup has. */
async function linesOf(number: string): Promise<readonly string[]> {
  const page = await stage.get(`/console/case/${number}`)
  const [, talk = ''] = /<ol id="lines"[^>]*>([\s\S]*?)<\/ol>/.exec(page) ?? []
  return talk.split(/(?=<li)/).map((one) => one.replace(/>\s+</g, '><').trim())
}

/** The one line of a talk that holds these words. */
async function lineWith(number: string, words: string): Promise<string> {
  const found = (await linesOf(number)).filter((one) => one.includes(words))
  expect(found, words).toHaveLength(1)
  return found[0] ?? ''
}

const shown = (summary: string, lang: string, text: string) =>
  `<details class="shown"><summary>${summary}</summary><p class="text" lang="${lang}">${text}`

describe('what the bot said', () => {
  const [asked, inJapanese] = [vi.safe.ask, ja.safe.ask]

  test('stands in the language of whoever reads it, with the words as they were shown', async () => {
    const number = await stage.person('lan')
    const line = await lineWith(number, inJapanese)
    expect(line).toContain(`<p class="text">${inJapanese}</p>`)
    expect(line).toContain(shown('実際に表示された文', 'vi', '🤖 Máy trả lời:'))
    expect(line).toContain(asked)
    expect(line).toContain(`［${vi.safe.options.yes}］`)
    expect(line).not.toContain('当時の表示のまま')
    // Whoever reads it as it was shown needs it once.
    stage.as('グエン')
    const theirs = await lineWith(number, asked)
    expect(theirs).not.toContain('<details')
    expect(theirs).not.toContain('nguyên văn lúc đó')
  })

  test('stands as it was shown where the words are others today, and says so', async () => {
    const number = await stage.person('lan')
    stage.reword('escalation:safe.ask', { vi: 'Câu mới: trời đẹp không?', ja: '新しい文です。' })
    const line = await lineWith(number, asked)
    expect(line).toContain('当時の表示のまま')
    expect(line).toMatch(/<p class="text" lang="vi">🤖 Máy trả lời:\n/)
    expect(line).toContain(
      `<details class="shown"><summary>今の文（参考）</summary><p class="text" lang="ja">新しい文です。`,
    )
    stage.as('グエン')
    const theirs = await lineWith(number, asked)
    expect(theirs).toContain('nguyên văn lúc đó')
    expect(theirs).toContain('Câu mới: trời đẹp không?')
  })

  test('stands as it was shown where only a button says something else today', async () => {
    const number = await stage.person('lan')
    stage.reword('escalation:safe.options.yes', { vi: 'Được, không ai nhìn', ja: '見られていない' })
    expect(await lineWith(number, asked)).toContain('当時の表示のまま')
    const tapped = await lineWith(number, `［${vi.safe.options.yes}］を選択`)
    expect(tapped).toContain('当時の表示のまま')
    expect(tapped).not.toContain('見られていない')
  })

  test('stands as it was shown where there are no words for it any more', async () => {
    const number = await stage.person('lan')
    stage.reword('escalation:safe.ask', undefined)
    stage.reword('wage-check:menu', undefined)
    for (const [reader, mark, tapped] of [
      ['佐藤', '当時の表示のまま', `［${wages.menu}］を選択`],
      ['グエン', 'nguyên văn lúc đó', `Chọn [${wages.menu}]`],
    ] as const) {
      stage.as(reader)
      const line = await lineWith(number, asked)
      expect(line).toContain(mark)
      expect(line).not.toContain('<details')
      expect(await lineWith(number, tapped)).toContain(mark)
    }
  })

  test('never shows the code to come back by, whatever the words are today', async () => {
    const number = await stage.person('lan')
    const code = /\d{4} \d{4} \d{4} \d{4}/
    for (const words of [null, { vi: 'Mã mới: {{code}}', ja: '新しい' }, undefined]) {
      if (words !== null) stage.reword('desk:code.yours', words)
      for (const reader of ['佐藤', 'グエン']) {
        stage.as(reader)
        const lines = (await linesOf(number)).join('\n')
        expect(lines).not.toMatch(code)
        expect(lines).toMatch(/もどるコード：本人だけに表示|mã quay lại: chỉ người cần giúp thấy/)
      }
    }
  })
})

describe('what we said', () => {
  test('as a phrase: in the language of whoever reads it, with what the person saw', async () => {
    const number = await stage.person('lan')
    await stage.post(number, { act: 'claim' })
    await stage.post(number, { act: 'phrase', phrase: 'callYou', 'slot.time': '19:00' })
    const line = await lineWith(number, '19:00に 電話しても いいですか')
    expect(line).toContain('<p class="text">19:00に 電話しても いいですか')
    expect(line).toContain(shown('実際に表示された文', 'vi', '👤 Tư vấn viên (người thật):'))
    expect(line).toContain('Mình gọi cho bạn lúc 19:00 được không?')
    stage.reword('phrasebook:callYou.say', { vi: 'Câu khác', ja: 'ほかの文' })
    expect(await lineWith(number, 'Mình gọi cho bạn lúc 19:00')).toContain('当時の表示のまま')
  })

  test('as a phrase that is in no phrasebook any more: as the person saw it', async () => {
    const number = await stage.person('lan')
    await stage.post(number, { act: 'claim' })
    await stage.post(number, { act: 'phrase', phrase: 'callYou', 'slot.time': '19:00' })
    stage.reword('phrasebook:callYou.say', undefined)
    const line = await lineWith(number, 'Mình gọi cho bạn lúc 19:00')
    expect(line).toContain('<b>相談員 佐藤</b>')
    expect(line).toContain('当時の表示のまま')
  })

  test('as a phrase that nobody has read yet, and that is in no phrasebook any more', async () => {
    const number = await stage.person('lan')
    await stage.post(number, { act: 'claim' })
    stage.clock.pass(16 * 60_000)
    await stage.post(number, { act: 'phrase', phrase: 'callYou', 'slot.time': '19:00' })
    stage.reword('phrasebook:callYou.say', undefined)
    const waits = (await linesOf(number)).filter((one) => one.includes('待っています'))
    expect(waits).toHaveLength(1)
    expect(waits.join()).toContain('（表示できない内容）')
  })

  test('in words of our own: once, as typed', async () => {
    const number = await stage.person('lan')
    await stage.post(number, { act: 'claim' })
    await stage.post(number, { act: 'reply', words: 'Chào Lan' })
    stage.reword('desk:caseworker', { vi: 'x', ja: 'y' })
    const line = await lineWith(number, 'Chào Lan')
    expect(line).not.toContain('<details')
    expect(line).not.toContain('当時の表示のまま')
  })
})

describe('what a person wrote anew', () => {
  const edits = (text: string | undefined, of: string) =>
    stage.says('lan', { kind: 'edited', of, ...(text === undefined ? {} : { text }) }, of)

  test('stands marked where it was, and again as it is now', async () => {
    const number = await stage.person('lan')
    await stage.says('lan', { kind: 'text', text: 'câu gốc' }, '7')
    expect(await lineWith(number, 'câu gốc')).not.toMatch(/<del>|書き直/)
    await edits('câu thứ hai', '7')
    await stage.says('lan', { kind: 'text', text: 'câu khác' }, '8')
    await edits('câu cuối', '7')
    for (const [reader, before, now] of [
      ['佐藤', '書き直し前', '書き直し'],
      ['グエン', 'trước khi sửa', 'đã sửa'],
    ] as const) {
      stage.as(reader)
      const mark = (name: string) => `<span class="mark">${name}</span>`
      const first = await lineWith(number, 'câu gốc')
      expect(first).toContain('<del>câu gốc</del>')
      expect(first).toContain(mark(before))
      expect(first).not.toContain(mark(now))
      const second = await lineWith(number, 'câu thứ hai')
      expect(second).toContain('<del>câu thứ hai</del>')
      expect(second).toContain(mark(before))
      expect(second).toContain(mark(now))
      const last = await lineWith(number, 'câu cuối')
      expect(last).toContain('<p class="text" lang="vi">câu cuối</p>')
      expect(last).toContain(mark(now))
      expect(last).not.toContain(mark(before))
      expect(await lineWith(number, 'câu khác')).not.toMatch(/<del>|書き直|đã sửa/)
    }
  })

  test('says that it is another picture where one was put in its place', async () => {
    const number = await stage.person('lan')
    await stage.says('lan', { kind: 'media', media: 'image', ref: 'F1', caption: 'phiếu' }, '7')
    const file = { media: 'image', ref: 'F2' } as const
    await stage.says('lan', { kind: 'edited', of: '7', text: 'phiếu', file }, '7')
    const [before, now, ...more] = (await linesOf(number)).filter((one) => one.includes('phiếu'))
    expect(before).toContain('<del>［写真］ phiếu</del>')
    expect(now).toContain('［写真］ phiếu')
    expect(now).toContain('<span class="mark">書き直し</span>')
    expect(now).not.toContain('<del>')
    expect(more).toEqual([])
  })

  test('stands marked where its words were taken away, and says that they were', async () => {
    const number = await stage.person('lan')
    await stage.says('lan', { kind: 'media', media: 'image', caption: 'chú thích' }, '7')
    await edits(undefined, '7')
    expect(await lineWith(number, 'chú thích')).toContain('書き直し前')
    expect(await lineWith(number, '（文を消しました）')).toContain('書き直し')
  })
})

test('what somebody forwards is not told as their own words', async () => {
  const number = await stage.person('lan')
  await stage.says('lan', { kind: 'text', text: 'mai mày phải về nước', forwarded: true })
  await stage.says('lan', { kind: 'text', text: 'em sợ quá' })
  expect(await lineWith(number, 'mai mày phải về nước')).toContain('転送')
  expect(await lineWith(number, 'em sợ quá')).not.toContain('転送')
})
