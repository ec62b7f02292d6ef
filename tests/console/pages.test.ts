import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { payloads } from './payloads.ts'
import { createStage } from './stage.ts'

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

describe('the queue', () => {
  test('says in a sentence that nobody waits', async () => {
    expect(await stage.get('/console')).toContain('いま対応の必要な相談はありません。')
    stage.as('グエン')
    expect(await stage.get('/console')).toContain('Hiện không có vụ việc nào.')
  })

  test('shows number, urgency, reason and language, and nothing about the person', async () => {
    const number = await stage.person('lan')
    const page = await stage.get('/console')
    for (const said of [number, '今日中', '「人と話したい」', 'ベトナム語', '待ち時間'])
      expect(page).toContain(said)
    for (const secret of ['1100', '1.100', 'Zalo', '090-1111-2222'])
      expect(page).not.toContain(secret)
  })

  test('puts the most urgent first, then whoever has waited longest', async () => {
    const first = await stage.person('an')
    stage.clock.pass(60_000)
    const second = await stage.person('binh')
    stage.clock.pass(60_000)
    await stage.says('chi', { kind: 'joined' })
    const page = await stage.get('/console')
    expect(page.indexOf(first)).toBeLessThan(page.indexOf(second))
  })
})

describe('a room on Telegram that cannot be told', () => {
  const lines = async (path: string) =>
    /<p class="warning" id="room"[^>]*data-live( hidden)?>([^<]*)</.exec(await stage.get(path)) ??
    []

  test('is said on every page, with since when, in the language of whoever reads it', async () => {
    const number = await stage.person('lan')
    const pages = ['/console', '/console?show=closed', `/console/case/${number}`]
    for (const page of pages) expect((await lines(page)).slice(1)).toEqual([' hidden', ''])
    const since = Date.UTC(2026, 10, 25, 4, 5)
    const said = new Set<string>()
    for (const why of ['out', 'rights', 'unknown-chat', 'unreachable'] as const) {
      stage.unreached({ why, since })
      for (const [reader, time] of [
        ['佐藤', '11/25 13:05'],
        ['グエン', '13:05 25/11'],
      ] as const) {
        stage.as(reader)
        for (const page of pages) {
          const [, hidden, line = ''] = await lines(page)
          expect(hidden).toBeUndefined()
          expect(line).toContain(time)
          expect(line).toContain('Telegram')
          said.add(line)
        }
      }
    }
    expect(said.size).toBe(8)
    stage.unreached(undefined)
    expect((await lines('/console'))[1]).toBe(' hidden')
  })
})

describe('a case', () => {
  test('before consent shows no words, no answers and no way to reach anybody', async () => {
    const number = await stage.person('lan', 'no')
    const page = await stage.get(`/console/case/${number}`)
    expect(page).toContain('共有を希望していません')
    for (const secret of ['1,100', '1100', 'hour', '時給', 'Zalo'])
      expect(page).not.toContain(secret)
  })

  test('shows the talk in the language of whoever reads it, and typed words as they are', async () => {
    const number = await stage.person('lan')
    await stage.says('lan', { kind: 'text', text: 'em cần gặp chị' })
    const japanese = await stage.get(`/console/case/${number}`)
    expect(japanese).toContain('em cần gặp chị')
    expect(japanese).toContain('未翻訳')
    expect(japanese).toContain('Zalo 090-1111-2222')
    expect(japanese).toContain('1,100')
    stage.as('グエン')
    const vietnamese = await stage.get(`/console/case/${number}`)
    expect(vietnamese).toContain('Người cần giúp đã đồng ý')
    expect(vietnamese).toContain('Theo giờ')
  })

  test('keeps the code to come back by from whoever reads it', async () => {
    const number = await stage.person('lan')
    const page = await stage.get(`/console/case/${number}`)
    expect(page).toContain('（もどるコード：本人だけに表示）')
    expect(page).not.toMatch(/\d{4} \d{4} \d{4} \d{4}/)
  })

  test('is claimed, answered in words and in a phrase, noted upon, and closed', async () => {
    const number = await stage.person('lan')
    expect((await stage.post(number, { act: 'claim' })).status).toBe(303)
    expect((await stage.last('lan')).talkingTo).toBe('caseworker')
    await stage.post(number, { act: 'reply', words: 'Chào Lan' })
    await stage.post(number, { act: 'phrase', phrase: 'callYou', 'slot.time': '19:00' })
    await stage.post(number, { act: 'note', words: '夜だけ話せる' })
    const { id } = await stage.last('lan')
    const said = (await stage.store.transcript(id, 0, 100)).flatMap(({ shown }) =>
      shown.map(({ text }) => text),
    )
    expect(said).toContain('👤 Tư vấn viên (người thật):\nChào Lan')
    expect(said).toContain(
      '👤 Tư vấn viên (người thật):\nMình gọi cho bạn lúc 19:00 được không? Nếu được, bạn viết số điện thoại vào đây.',
    )
    expect(said.join()).not.toContain('夜だけ話せる')
    const page = await stage.get(`/console/case/${number}`)
    expect(page).toContain('夜だけ話せる')
    expect(page).toContain('19:00に 電話しても いいですか。')
    await stage.post(number, { act: 'close', outcome: 'solved' })
    const after = await stage.last('lan')
    expect(after.case).toMatchObject({ status: 'closed', outcome: 'solved' })
    expect(after.talkingTo).toBe('bot')
    expect(await stage.get('/console?show=closed')).toContain(number)
  })

  test('shows that words wait for somebody who did nothing for a while, and that they came', async () => {
    const number = await stage.person('lan')
    await stage.post(number, { act: 'claim' })
    stage.clock.pass(16 * 60_000)
    await stage.post(number, { act: 'reply', words: 'Chào Lan' })
    const page = () => stage.get(`/console/case/${number}`)
    expect(await page()).toMatch(/本人が会話を開くのを待っています[\s\S]*Chào Lan/)
    expect((await page()).match(/Chào Lan/g)).toHaveLength(1)
    await stage.says('lan', { kind: 'text', text: 'dạ' })
    expect((await page()).match(/Chào Lan/g)).toHaveLength(2)
  })

  test('is taken by exactly one of two, and the other is told in a sentence', async () => {
    const number = await stage.person('lan')
    const form = stage.formOf(await stage.get(`/console/case/${number}`))
    expect((await stage.post(number, { act: 'claim', form })).status).toBe(303)
    stage.as('グエン')
    const second = await stage.post(number, { act: 'claim' })
    expect(second.status).toBe(409)
    expect(await second.text()).toContain('Tư vấn viên khác đã nhận.')
    expect((await stage.post(number, { act: 'reply', words: 'x' })).status).toBe(409)
    expect((await stage.last('lan')).case?.holder).toBe('佐藤')
  })

  test('is taken over by a coordinator at any time, and the one who held it can do no more', async () => {
    const number = await stage.person('lan')
    await stage.post(number, { act: 'claim' })
    stage.as('長')
    expect(await stage.get(`/console/case/${number}`)).toContain('代わりに担当する')
    // Whoever holds it by then is not who the page showed.
    expect((await stage.post(number, { act: 'claim', from: 'グエン' })).status).toBe(409)
    expect((await stage.post(number, { act: 'claim', from: '佐藤' })).status).toBe(303)
    expect((await stage.last('lan')).case).toMatchObject({ status: 'claimed', holder: '長' })
    expect(await stage.get(`/console/case/${number}`)).not.toContain('代わりに担当する')
    stage.as('佐藤')
    expect((await stage.post(number, { act: 'reply', words: 'x' })).status).toBe(409)
    expect((await stage.post(number, { act: 'claim', from: '長' })).status).toBe(409)
  })

  test('is taken over by anybody where its holder is gone', async () => {
    const number = await stage.person('lan')
    await stage.post(number, { act: 'claim' })
    stage.as('グエン')
    const offered = async () => (await stage.get(`/console/case/${number}`)).includes('Nhận thay')
    expect(await offered()).toBe(false)
    expect((await stage.post(number, { act: 'claim', from: '佐藤' })).status).toBe(409)
    stage.leaves('佐藤')
    expect(await offered()).toBe(true)
    expect((await stage.post(number, { act: 'claim', from: '佐藤' })).status).toBe(303)
    expect((await stage.last('lan')).case).toMatchObject({ status: 'claimed', holder: 'グエン' })
  })

  test('is taken over by anybody once a danger has gone on to the next on call', async () => {
    const number = await stage.person('lan')
    await stage.post(number, { act: 'claim' })
    await stage.says('lan', { kind: 'text', text: 'nó đang đánh em' })
    stage.as('グエン')
    for (const [rung, minutes] of [5, 10].entries()) {
      expect((await stage.post(number, { act: 'claim' })).status).toBe(409)
      stage.clock.pass(5 * 60_000)
      const { address, case: its } = await stage.last('lan')
      const guard = `${its?.id}:danger:${its?.danger?.since}:${rung}`
      const input = { kind: 'due', timer: 'ladder', guard } as const
      const at = stage.clock.now()
      await stage.happens({ id: `due ${minutes}`, from: { channel: 'web', address }, at, input })
    }
    expect(await stage.get(`/console/case/${number}`)).toContain('Nhận thay')
    expect((await stage.post(number, { act: 'claim' })).status).toBe(303)
    expect((await stage.last('lan')).case).toMatchObject({ status: 'claimed', holder: 'グエン' })
  })

  test('does once what a double click asks for twice', async () => {
    const number = await stage.person('lan')
    await stage.post(number, { act: 'claim' })
    const form = stage.formOf(await stage.get(`/console/case/${number}`))
    await stage.post(number, { act: 'reply', words: 'chỉ tin này thôi', form })
    await stage.post(number, { act: 'reply', words: 'chỉ tin này thôi', form })
    const { id } = await stage.last('lan')
    const turns = await stage.store.transcript(id, 0, 100)
    expect(
      turns.filter(({ shown }) => shown.some(({ text }) => text.includes('chỉ tin này thôi'))),
    ).toHaveLength(1)
  })

  test('says what is missing in a form, and that there is no such case', async () => {
    const number = await stage.person('lan')
    await stage.post(number, { act: 'claim' })
    for (const fields of [
      { act: 'reply', words: '  ' },
      { act: 'phrase', phrase: 'callYou', 'slot.time': '' },
      { act: 'close', outcome: 'won' },
      { act: 'phrase', phrase: 'no-such' },
      { act: 'dance' },
    ])
      expect((await stage.post(number, fields)).status).toBe(409)
    expect((await stage.app.request('/console/case/000000')).status).toBe(404)
  })

  test('remembers who looked at it, once for each look', async () => {
    const number = await stage.person('lan')
    await stage.get(`/console/case/${number}`)
    stage.as('グエン')
    await stage.get(`/console/case/${number}`)
    await stage.app.request(`/console/case/${number}`, { headers: { 'x-live': '1' } })
    const { id } = await stage.last('lan')
    const reads = await stage.store.desk.readings(id)
    expect(reads.map(({ staff }) => staff)).toEqual(['佐藤', 'グエン'])
  })

  test('that is closed is shown as it ended when its person has another, without their words', async () => {
    const first = await stage.person('lan')
    await stage.says('lan', { kind: 'text', text: 'chuyện cũ SECRETA' })
    await stage.post(first, { act: 'claim' })
    await stage.post(first, { act: 'close', outcome: 'referred' })
    const stale = stage.formOf(await stage.get(`/console/case/${first}`))
    await stage.says('lan', { kind: 'command', command: 'person' })
    const second = (await stage.last('lan')).case?.number
    expect(second).not.toBe(first)
    const listed = await stage.get('/console?show=closed')
    expect(listed).toContain(`/console/case/${first}`)
    const answer = await stage.app.request(`/console/case/${first}`)
    expect(answer.status).toBe(200)
    const page = await answer.text()
    for (const said of ['ほかの機関へ紹介', '佐藤', '受付', '終了', `/console/case/${second}`])
      expect(page).toContain(said)
    for (const secret of ['SECRETA', 'Zalo', '1,100']) expect(page).not.toContain(secret)
    const late = await stage.post(first, { act: 'note', words: 'x', form: stale || 'a'.repeat(24) })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('この相談は終了しています。')
    stage.as('グエン')
    expect(await stage.get(`/console/case/${first}`)).toContain(`Mở vụ việc mới số ${second}`)
  })

  test('remembers a look by a page that renews itself, and a long one every ten minutes', async () => {
    const number = await stage.person('lan')
    const { id } = await stage.last('lan')
    const live = { headers: { 'x-live': '1' } }
    const renews = async () => {
      const page = await stage.app.request(`/console/case/${number}`, live)
      expect(await page.text()).toContain('Zalo')
      return (await stage.store.desk.readings(id)).length
    }
    expect(await renews()).toBe(1)
    for (let renewal = 0; renewal < 20; renewal++) {
      stage.clock.pass(4_000)
      expect(await renews()).toBe(1)
    }
    stage.clock.pass(9 * 60_000)
    expect(await renews()).toBe(2)
    stage.as('グエン')
    expect(await renews()).toBe(3)
  })
})

describe('what anybody wrote', () => {
  // Whether it does nothing is looked at in a browser: see hostile-words.test.ts.
  test.for(payloads.filter((one) => /[<>"'&]/.test(one)))(
    '%s stands nowhere as it is',
    async (payload) => {
      const number = await stage.person('lan', 'yes', `reach ${payload}`)
      await stage.says('lan', { kind: 'text', text: payload })
      await stage.says('lan', { kind: 'media', media: 'image', caption: payload })
      await stage.post(number, { act: 'claim' })
      const again = { act: 'phrase', phrase: 'bring', 'slot.papers': payload, 'slot.place': '' }
      const refused = await (await stage.post(number, again)).text()
      await stage.post(number, { act: 'reply', words: payload })
      await stage.post(number, { act: 'note', words: payload })
      await stage.post(number, { act: 'phrase', phrase: 'callYou', 'slot.time': payload })
      const page = await stage.get(`/console/case/${number}`)
      expect(refused).toContain('name="slot.papers"')
      for (const one of [refused, page]) expect(one).not.toContain(payload)
      const escaped = payload.replace(/[&<>"']/g, (one) => escapes.get(one) ?? '')
      expect(page.split(escaped).length).toBeGreaterThan(6)
    },
  )
})

const escapes = new Map<string, string>([
  ...[['&', '&amp;'] as const, ['<', '&lt;'] as const, ['>', '&gt;'] as const],
  ...[['"', '&quot;'] as const, ["'", '&#39;'] as const],
])
