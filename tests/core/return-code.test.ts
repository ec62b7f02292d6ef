import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readReturnCode } from '../../src/core/return-code.ts'
import { wake } from '../../src/wake.ts'
import { createStage } from '../console/stage.ts'
import { keptLog } from '../owed.ts'

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

/** The code that somebody was told last. */
async function codeOf(address: string): Promise<string> {
  const { id } = await stage.last(address)
  const turns = await stage.store.transcript(id, 0, 500)
  const told = turns
    .flatMap(({ shown }) => shown)
    .findLast(({ text }) => /\d{4} \d{4} \d{4} \d{4}/.test(text))
  return /\d{4} \d{4} \d{4} \d{4}/.exec(told?.text ?? '')?.[0] ?? ''
}

const says = (address: string, text: string) => stage.says(address, { kind: 'text', text })

describe('a return code', () => {
  test.for([
    ['1234 5678 9012 3456', '1234567890123456'],
    ['1234-5678-9012-3456', '1234567890123456'],
    ['１２３４５６７８９０１２３４５６', '1234567890123456'],
    [' 1234.5678.9012.3456 ', '1234567890123456'],
    ['1234 5678 9012 345', undefined],
    ['mã 1234567890123456', undefined],
    ['18万', undefined],
  ] as const)('%s is read as %s', ([typed, code]) => expect(readReturnCode(typed)).toBe(code))

  test('opens the same case in a new conversation, and shows nothing written before', async () => {
    const number = await stage.person('lan')
    await says('lan', 'chuyện bí mật của em')
    const code = await codeOf('lan')
    await says('another', code)
    const now = await stage.last('another')
    expect(now.case).toMatchObject({ number, consent: 'yes', status: 'waiting' })
    const shown = (await stage.store.transcript(now.id, 0, 100)).flatMap((turn) => turn.shown)
    expect(shown.map(({ text }) => text).join()).not.toContain('bí mật')
    expect(await codeOf('another')).not.toBe(code)
    const page = await stage.get(`/console/case/${number}`)
    expect(page).toContain('もどるコード')
    expect(page).toContain('chuyện bí mật của em')
  })

  test('leaves nothing of the case where it was, once time has passed', async () => {
    await stage.person('lan')
    await says('another', await codeOf('lan'))
    const take = async (inbound: Parameters<typeof stage.happens>[0]) => {
      await stage.happens(inbound)
      return true
    }
    await wake({ store: stage.store, clock: stage.clock, log: keptLog().log, take })
    expect((await stage.last('lan')).case).toBeUndefined()
    expect((await stage.last('another')).case).toBeDefined()
  })

  test('written where the case is loses nothing of it, now or later', async () => {
    const number = await stage.person('lan')
    await says('lan', await codeOf('lan'))
    const take = async (inbound: Parameters<typeof stage.happens>[0]) => {
      await stage.happens(inbound)
      return true
    }
    stage.clock.pass(3_600_000)
    await wake({ store: stage.store, clock: stage.clock, log: keptLog().log, take })
    expect((await stage.last('lan')).case).toMatchObject({ number, status: 'waiting' })
    expect(await stage.get(`/console/case/${number}`)).not.toContain('この番号の相談はありません')
  })

  test('loses neither case of somebody who had asked anew before writing it', async () => {
    const first = await stage.person('lan')
    const second = await stage.person('new phone')
    await says('new phone', await codeOf('lan'))
    expect((await stage.last('lan')).case?.number).toBe(first)
    expect((await stage.last('new phone')).case?.number).toBe(second)
    const page = await stage.get(`/console/case/${second}`)
    expect(page).toContain('もどるコード')
    const queue = await stage.get('/console')
    for (const number of [first, second]) expect(queue).toContain(number)
  })

  test('works once', async () => {
    await stage.person('lan')
    const code = await codeOf('lan')
    await says('another', code)
    await says('third', code)
    expect((await stage.last('third')).case).toBeUndefined()
  })

  test('is guessed at most five times an hour by one, and a hundred times by all', async () => {
    await stage.person('lan')
    const code = await codeOf('lan')
    for (let n = 0; n < 5; n++) await says('thief', `999900001111000${n}`)
    await says('thief', code)
    expect((await stage.last('thief')).case).toBeUndefined()
    stage.clock.pass(3_600_001)
    await says('thief', code)
    expect((await stage.last('thief')).case).toBeDefined()

    const again = await codeOf('thief')
    for (let n = 0; n < 99; n++) await says(randomUUID(), '9999000011112222')
    expect(await stage.get('/console')).not.toContain('もどるコード')
    await says(randomUUID(), '9999000011112222')
    await says('late', again)
    expect((await stage.last('late')).case).toBeUndefined()
    const queue = await stage.get('/console')
    expect(queue).toContain('1時間にまちがった「もどるコード」が100回入力されました。')
    expect(queue).not.toContain('9999')
    stage.as('グエン')
    expect(await stage.get('/console')).toContain('100 lần nhập sai mã quay lại')
    stage.clock.pass(3_600_000)
    expect(await stage.get('/console')).not.toContain('mã quay lại')
  }, 60_000)

  test('is good for 180 days', async () => {
    await stage.person('lan')
    const code = await codeOf('lan')
    stage.clock.pass(181 * 86_400_000)
    await says('another', code)
    expect((await stage.last('another')).case).toBeUndefined()
  })
})
