import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashOf } from '../../src/media/safe.ts'
import { createStage } from './stage.ts'

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

/** What the summary says was promised, without its markup; empty where it says nothing. */
async function promisedIn(number: string): Promise<string> {
  const page = await stage.get(`/console/case/${number}`)
  const found =
    /<dt>(?:本人に伝えた返信の目安・約束|Đã hẹn với người cần giúp)<\/dt><dd>([\s\S]*?)<\/dd>/
  return (found.exec(page)?.[1] ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

describe('what was promised to the person', () => {
  test('stays in the summary until the case is closed, with when it was said', async () => {
    const number = await stage.person('lan')
    const said = '今は 相談の 時間です。今日の うちに 読みます。 11/25 12:00'
    expect(await promisedIn(number)).toBe(said)
    await stage.post(number, { act: 'claim' })
    stage.clock.pass(5 * 60_000)
    await stage.post(number, { act: 'phrase', phrase: 'answerBy', 'slot.time': '18:00' })
    await stage.post(number, { act: 'phrase', phrase: 'readAll' })
    const own = 'ほかの 相談員に 聞きます。18:00までに 返事を します。 11/25 12:05'
    expect(await promisedIn(number)).toBe(`${said} ${own}`)
    stage.as('グエン')
    expect(await promisedIn(number)).toMatch(/trước 18:00.*12:05 25\/11/)
    stage.as('佐藤')
    await stage.post(number, { act: 'close', outcome: 'solved' })
    expect(await promisedIn(number)).toBe('')
  })

  test('by the machine is what it said last, and not what it would say now', async () => {
    const number = await stage.person('lan')
    await stage.says('lan', { kind: 'command', command: 'person' })
    expect((await promisedIn(number)).match(/今日の うちに/g)).toHaveLength(1)
    stage.reword('desk:when.today', { vi: 'Mai mới đọc.', ja: '明日 読みます。' })
    const asShown = await promisedIn(number)
    expect(asShown).toContain(number)
    expect(asShown).not.toMatch(/明日|Mai mới/)
    expect(asShown).toMatch(/Hôm nay sẽ có người đọc\..*当時の表示のまま/)
    expect(asShown).not.toMatch(/\d{4} \d{4} \d{4} \d{4}/)
  })

  test('is not what was promised in a case before', async () => {
    const number = await stage.person('lan')
    await stage.post(number, { act: 'claim' })
    await stage.post(number, { act: 'phrase', phrase: 'answerBy', 'slot.time': '18:00' })
    await stage.post(number, { act: 'close', outcome: 'solved' })
    stage.clock.pass(60_000)
    await stage.says('lan', { kind: 'command', command: 'person' })
    for (const name of ['yes', 'soon', 'wages', 'yes', 'unknown']) await stage.tap('lan', name)
    const next = (await stage.last('lan')).case?.number ?? ''
    expect(next).not.toBe(number)
    expect(await promisedIn(next)).toMatch(/何日か/)
    expect(await promisedIn(next)).not.toContain('18:00')
  })
})

describe('a case whose words may not be read', () => {
  const secrets = [
    '1,100',
    '1100',
    '時給',
    'bí mật',
    '［人と話す］',
    'Gặp người thật',
    '共有に同意',
  ]

  test('shows notes and what we said, and nothing of the person or the machine', async () => {
    const number = await stage.person('lan', 'no')
    expect(await promisedIn(number)).toContain('今日の うちに 読みます。')
    await stage.says('lan', { kind: 'text', text: 'bí mật' })
    await stage.post(number, { act: 'note', words: '夜だけ話せる' })
    await stage.post(number, { act: 'claim' })
    await stage.says('lan', { kind: 'text', text: 'bí mật 2' })
    await stage.post(number, { act: 'reply', words: 'Chào Lan' })
    await stage.post(number, { act: 'phrase', phrase: 'answerBy', 'slot.time': '18:00' })
    for (const reader of ['佐藤', 'グエン']) {
      stage.as(reader)
      const page = await stage.get(`/console/case/${number}`)
      const [, talk = ''] = /<ol id="lines"[^>]*>([\s\S]*?)<\/ol>/.exec(page) ?? []
      expect(page).toContain('夜だけ話せる')
      expect(talk).toMatch(/Chào Lan/)
      expect(talk.match(/class="delivery unsent"/g)).toHaveLength(2)
      expect(talk).toContain('18:00')
      expect(talk).not.toMatch(/<li class="(person|bot)"/)
      for (const secret of secrets) expect(page).not.toContain(secret)
    }
  })

  test('shows no bubble whole for the sake of a promise in it', async () => {
    const number = await stage.person('lan', 'no')
    stage.reword('desk:when.today', { vi: 'Mai mới đọc.', ja: '明日 読みます。' })
    expect(await promisedIn(number)).toBe('')
  })

  test('shows a file of ours, and none of the person', async () => {
    const number = await stage.person('lan', 'no')
    await stage.post(number, { act: 'claim' })
    await stage.upload(number, new File(['%PDF-1.7 ours'], 'ours.pdf'))
    const page = await stage.get(`/console/case/${number}`)
    const [, path = ''] = /href="(\/console\/case\/\d+\/media\/[\w-]+)"/.exec(page) ?? []
    expect(path).not.toBe('')
    expect(await (await stage.app.request(path)).text()).toBe('%PDF-1.7 ours')
    const { id: conversation } = await stage.last('lan')
    const bytes = Buffer.from('%PDF-1.7 theirs')
    await stage.safe.keep(conversation, 'theirs', bytes)
    const whose = { id: 'theirs', kind: 'file', side: 'person', at: stage.clock.now() } as const
    const about = { bytes: bytes.length, type: 'application/pdf', hash: hashOf(bytes) }
    await stage.store.media.add(conversation, { ...whose, ...about })
    expect((await stage.app.request(`/console/case/${number}/media/theirs`)).status).toBe(404)
  })

  test('that was shared before shows them too, and no more of the rest', async () => {
    const number = await stage.person('lan')
    await stage.says('lan', { kind: 'text', text: 'bí mật' })
    await stage.post(number, { act: 'note', words: '夜だけ話せる' })
    expect(await stage.get(`/console/case/${number}`)).toContain('bí mật')
    await stage.says('lan', { kind: 'command', command: 'unshare' })
    const page = await stage.get(`/console/case/${number}`)
    expect(page).toContain('夜だけ話せる')
    for (const secret of ['bí mật', 'Zalo', '1,100']) expect(page).not.toContain(secret)
  })

  test('says that there is nothing yet', async () => {
    const number = await stage.person('lan', 'no')
    expect(await stage.get(`/console/case/${number}`)).toContain('まだありません。')
  })
})
