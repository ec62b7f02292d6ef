import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Flow } from '../../src/core/flow.ts'
import { createStage } from './stage.ts'

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

const says = (text: string) => stage.says('lan', { kind: 'text', text })

/** Somebody who was told what was found from their hourly pay, and then asked for a person. */
async function person(): Promise<string> {
  await stage.says('lan', { kind: 'joined' })
  for (const name of ['vi', 'agree', 'wage-check', 'hour']) await stage.tap('lan', name)
  await says('1000')
  await stage.tap('lan', 'none')
  for (const text of ['Aichi', 'tháng 3/2026', '160']) await says(text)
  await stage.says('lan', { kind: 'command', command: 'menu' })
  await stage.says('lan', { kind: 'command', command: 'person' })
  for (const name of ['yes', 'today', 'wages', 'yes']) await stage.tap('lan', name)
  await says('Zalo 090, gọi chị Hoa')
  return (await stage.last('lan')).case?.number ?? ''
}

/** The wage check as a release draws it that no longer knows pay by the hour. */
function withoutHours(): Flow {
  const flow = stage.script.flows['wage-check']
  const basis = flow?.nodes['basis']
  if (!flow || basis?.kind !== 'choice') throw new Error('it asks something else')
  const options = (basis.options ?? []).filter((name) => name !== 'hour')
  return { ...flow, nodes: { ...flow.nodes, basis: { ...basis, options } } }
}

const partOf = (page: string, from: string, to: string) =>
  page.slice(page.indexOf(from), page.indexOf(to, page.indexOf(from)))

test('a result that no way leads to any more stands as it was shown, and no question for it', async () => {
  const number = await person()
  const path = `/console/case/${number}`
  const before = await stage.get(path)
  expect(partOf(before, 'id="findings"', '</section>')).not.toContain('以前の版')
  expect(before).toContain('1,000円')
  stage.redraw(withoutHours())
  for (const [who, mark, rows] of [
    ['佐藤', '以前の版の質問から出た判定です', ['1,000円', '愛知県', '（以前の版']],
    ['グエン', 'Kết quả này ra từ câu hỏi của phiên bản cũ', ['1.000 yên', 'Aichi', '(phiên bản']],
  ] as const) {
    stage.as(who)
    const page = await stage.get(path)
    const findings = partOf(page, 'id="findings"', '</section>')
    expect(findings).toContain(mark)
    expect(findings).toContain('1.000 yên')
    expect(findings).toContain('lang="vi"')
    for (const question of ['給料は どうやって', 'Lương của bạn được tính'])
      expect(findings).not.toContain(question)
    const answers = partOf(page, 'id="answers"', '</section>')
    for (const row of rows) expect(answers).toContain(row)
  }
})

test('how else to reach somebody stands as they typed it, and says so, wherever it stands', async () => {
  const number = await person()
  const page = await stage.get(`/console/case/${number}`)
  const marked =
    '<span class="text" lang="vi">Zalo 090, gọi chị Hoa</span> <span class="mark">未翻訳</span>'
  expect(page.split(marked)).toHaveLength(3)
  expect(page.match(/<td><span class="text"/g)).toHaveLength(1)
})
