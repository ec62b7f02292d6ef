import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createStage } from './stage.ts'

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

/** Somebody who answers the support check so far, and then asks for a person. */
async function checked(
  address: string,
  answers: readonly string[],
  share: 'yes' | 'no' = 'yes',
): Promise<string> {
  await stage.says(address, { kind: 'joined' })
  for (const name of ['vi', 'agree', 'support-check', ...answers]) await stage.tap(address, name)
  return handsOver(address, share)
}

async function handsOver(address: string, share: 'yes' | 'no'): Promise<string> {
  await stage.says(address, { kind: 'command', command: 'person' })
  for (const name of ['yes', 'today', 'other', share]) await stage.tap(address, name)
  if (share === 'yes') await stage.tap(address, 'unknown')
  return (await stage.last(address)).case?.number ?? ''
}

/** The part of the page where the support check and its like stand. */
async function apartOf(number: string): Promise<string> {
  const page = await stage.get(`/console/case/${number}`)
  return /<div id="apart"[\s\S]*?<\/section>/.exec(page)?.[0] ?? ''
}

/** What the check found, line by line without its markup. */
async function foundOf(number: string): Promise<readonly string[]> {
  const found = /<article class="finding need">[\s\S]*?<\/article>/.exec(await apartOf(number))
  return (found?.[0] ?? '')
    .replace(/<[^>]*>/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

const low = ['yes', 'no', 'no', 'no', 'mine', 'fine', 'none', 'none', 'no', 'no']
const last = ['solving', 'long', 'none']

describe('what the support check found', () => {
  test('names what is to be looked at, each with the questions and answers that led to it', async () => {
    const lan = ['yes', 'before', 'no', 'undated', 'refused', 'fine', 'none', 'none', 'no', 'no']
    const number = await checked('lan', [...lan, 'nobody', 'expired', 'none'])
    const found = await foundOf(number)
    expect(found.slice(0, 2)).toEqual([
      'このチェックからわかったこと',
      '支援の必要度：当日中に対応',
    ])
    const below = (sign: string) => found.slice(found.indexOf(sign) + 1)
    expect(below('在留期限が過ぎている').slice(0, 2)).toEqual([
      '在留カードの有効期限までの期間',
      'もう すぎました',
    ])
    const trafficking =
      '人身取引に当たる事情がないか、相談員の確認が必要（本人には表示していません）'
    expect([1, 3, 5].map((place) => below(trafficking)[place])).toEqual([
      '前に あった。こわい',
      '日は 決まっていない',
      '返してくれない',
    ])
    expect(below('それだけで当日中の対応が必要な回答')[7]).toBe('もう すぎました')
    expect(found.at(-1)).toContain('本人を評価したり、測ったりするものではありません。')
    stage.as('グエン')
    const vietnamese = await foundOf(number)
    expect(vietnamese.slice(1, 3)).toEqual([
      'Mức hỗ trợ cần thiết: Cần xử lý trong ngày',
      'Thời hạn lưu trú đã hết',
    ])
    expect(vietnamese.join()).toContain('dấu hiệu mua bán người')
    expect(vietnamese.at(-1)).toContain('không phải thước đo về người cần giúp')
  })

  test('tells of danger that was told before the first question', async () => {
    await stage.says('lan', { kind: 'joined' })
    for (const name of ['vi', 'agree']) await stage.tap('lan', name)
    const number = await handsOver('lan', 'yes')
    for (const name of ['!menu', 'support-check', 'danger']) await stage.tap('lan', name)
    const found = await foundOf(number)
    expect(found).toContain('支援の必要度：今すぐ対応')
    const at = found.indexOf('今、身の危険がある')
    expect(found.slice(at + 1, at + 3)).toEqual([
      '今ここに書いても安全か（スマホを見ている人がいないか）',
      '今、あぶないです',
    ])
  })

  test('names what several answers come to together, none of which does so alone', async () => {
    const answers = ['yes', 'no', 'no', 'threat', 'mine', 'less', 'cannotRepay', 'none', 'no', 'no']
    const found = await foundOf(await checked('lan', [...answers, 'nobody', 'long', 'none']))
    expect(found).toContain('支援の必要度：数日以内に対応')
    const at = found.indexOf('合わせて見ると、早めの対応が必要な回答')
    expect([2, 4, 6, 8].map((place) => found[at + place])).toEqual([
      'おどされただけ',
      '約束より 少ない',
      'この給料では 返せない',
      'こわくて 話せない',
    ])
    expect(found.join()).not.toMatch(/それだけで/)
  })

  test('says of who has left only that, and of who stopped that it is so far', async () => {
    const left = ['yes', 'no', 'no', 'no', 'mine', 'fine', 'none', 'none', 'no', 'left']
    const found = await foundOf(await checked('lan', left))
    expect(found.filter((line) => line === 'すでに職場を離れている')).toHaveLength(1)
    const stopped = await foundOf(await checked('mai', ['yes', 'no', 'stop']))
    expect(stopped).toContain('途中までの回答からわかったこと')
    expect(stopped).toContain('急ぎの対応が必要な回答はありません。')
    const halfway = await foundOf(await checked('hoa', ['yes', 'no', 'sometimes']))
    expect(halfway.slice(0, 2)).toEqual([
      '途中までの回答からわかったこと',
      '支援の必要度：当日中に対応',
    ])
  })

  test('shows no figure and no label, whatever was answered', async () => {
    const answers = ['yes', 'before', 'sometimes', 'undated', 'refused', 'unpaid', 'threatened']
    const more = ['insults', 'sexual', 'done', 'sent', 'goOn', 'planned', 'goOn', 'inVain']
    const number = await checked('lan', [...answers, ...more, 'expired', 'pressed'])
    for (const me of ['佐藤', 'グエン']) {
      stage.as(me)
      const found = (await foundOf(number)).join('\n')
      expect(found.split('\n').length).toBeGreaterThan(20)
      expect(found).not.toMatch(/\d|失踪|逃|bỏ trốn|chạy trốn|điểm|点/)
    }
  })

  test('is not there without consent, nor where nothing was answered', async () => {
    const number = await checked('lan', ['yes', 'before', 'stop'], 'no')
    for (const secret of ['支援の必要度', 'からわかったこと', '前に あった'])
      expect(await stage.get(`/console/case/${number}`)).not.toContain(secret)
    expect(await foundOf(await checked('mai', ['no']))).toEqual([])
  })

  test('may be judged otherwise, which the note asks a reason for', async () => {
    const number = await checked('lan', [...low, ...last])
    expect(await foundOf(number)).toContain('支援の必要度：本人の希望に応じて対応')
    expect(await stage.get(`/console/case/${number}`)).toContain(
      'チェックの目安と違う判断をしたときは、その理由を書いてください。',
    )
  })
})

describe('a wage check and a support check of one person', () => {
  const told = ['yes', 'before', 'no', 'undated', 'refused', 'less', 'none', 'none', 'no', 'no']
  /** Underpaid in Aichi, and hurt before. */
  async function both(address: string): Promise<string> {
    await stage.says(address, { kind: 'joined' })
    for (const name of ['vi', 'agree', 'wage-check', 'hour']) await stage.tap(address, name)
    await stage.says(address, { kind: 'text', text: '1000' })
    await stage.tap(address, 'none')
    for (const text of ['Aichi', 'tháng 3/2026', '160'])
      await stage.says(address, { kind: 'text', text })
    await stage.says(address, { kind: 'command', command: 'menu' })
    for (const name of ['support-check', ...told, ...last]) await stage.tap(address, name)
    return handsOver(address, 'yes')
  }
  const place = /愛知|Aichi|"23"/
  const trouble =
    /支援の必要度|Mức hỗ trợ|前に あった|Trước đây, vẫn sợ|"before"|"undated"|"refused"/

  test('stand apart on the page: no section holds the place and the trouble', async () => {
    const number = await both('lan')
    for (const me of ['佐藤', 'グエン']) {
      stage.as(me)
      const page = await stage.get(`/console/case/${number}`)
      const more = page.slice(page.indexOf('<div class="more"'))
      const sections = more.split('<section').slice(1)
      const holding = (what: RegExp) => sections.filter((one) => what.test(one))
      expect(holding(place).length).toBe(2)
      expect(holding(trouble).length).toBe(1)
      expect(holding(place).filter((one) => trouble.test(one))).toEqual([])
      // Danger comes first, and the law stands between what was answered.
      expect(sections.map((one) => trouble.test(one)).slice(0, 3)).toEqual([true, false, false])
    }
  })

  test('are never one record in the store, nor in what is read out of it', async () => {
    await both('lan')
    const { id, session, interrupted, case: its } = await stage.last('lan')
    const runs = [session, interrupted?.session]
    expect(JSON.stringify(runs)).toMatch(trouble)
    expect(JSON.stringify(runs)).not.toMatch(place)
    // The row that the queue and the desk's rooms read.
    expect(JSON.stringify(its)).not.toMatch(place)
    expect(JSON.stringify(its)).not.toMatch(trouble)
    // All that is ever listed, recalled or told of anybody: the results.
    const forDesk = await stage.store.desk.found(id)
    const forRecall = await stage.store.results(stage.clock.now(), 0, 100)
    for (const results of [forDesk, forRecall]) {
      expect(results.some((one) => place.test(JSON.stringify(one)))).toBe(true)
      expect(results.filter((one) => trouble.test(JSON.stringify(one)))).toEqual([])
    }
    expect(forDesk.map(({ flow }) => flow)).toEqual(['wage-check'])
  })

  test('no flow of what is shown apart asks for a place, or keeps a result', () => {
    const apart = Object.values(stage.script.flows).filter(({ restsAfter }) => restsAfter <= 24)
    const ids = apart.map(({ id }) => id)
    for (const id of ['support-check', 'in-danger', 'forced-return', 'already-left'])
      expect(ids).toContain(id)
    for (const { id, nodes } of apart)
      for (const node of Object.values(nodes)) {
        expect(node.kind, id).not.toBe('prefecture')
        expect(node.kind === 'outcome' && node.result === true, id).toBe(false)
      }
  })
})
