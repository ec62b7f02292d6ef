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

const lastTold = async (address: string) => {
  const { id } = await stage.last(address)
  const turns = await stage.store.transcript(id, 0, 500)
  return (
    turns
      .at(-1)
      ?.shown.map(({ text }) => text)
      .join('\n') ?? ''
  )
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

  test('is taken though a question about danger stands', async () => {
    const number = await stage.person('lan')
    await says('another', 'nó đánh em')
    await says('another', await codeOf('lan'))
    expect((await stage.last('another')).case?.number).toBe(number)
    expect((await stage.last('another')).raised).toMatchObject([{ kind: 'harm' }])
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

  test('written where the case is ends there, and another one is told', async () => {
    const number = await stage.person('lan')
    const code = await codeOf('lan')
    await says('lan', code)
    expect(await lastTold('lan')).toContain('Mã này là của chính lần tư vấn này')
    const next = await codeOf('lan')
    expect(next).not.toBe(code)
    await says('thief', code)
    expect((await stage.last('thief')).case).toBeUndefined()
    await says('another', next)
    expect((await stage.last('another')).case?.number).toBe(number)
  })

  describe('of somebody who had asked anew before writing it', () => {
    test('makes one case of both, tells a new code, and leaves the old place', async () => {
      const first = await stage.person('lan')
      await says('lan', 'chuyện của em')
      const second = await stage.person('new phone')
      const code = await codeOf('lan')
      const before = await codeOf('new phone')
      await says('new phone', code)
      const told = await lastTold('new phone')
      expect(told).toContain('Mình đã gộp lần tư vấn trước')
      expect(told).toContain(`Số hồ sơ tư vấn của bạn: ${second}`)
      const after = await codeOf('new phone')
      expect([code, before]).not.toContain(after)
      expect((await stage.last('new phone')).case).toMatchObject({
        ...{ number: second, status: 'waiting', consent: 'yes', cameBackAt: stage.clock.now() },
      })
      expect((await stage.last('lan')).case).toBeUndefined()
      const page = await stage.get(`/console/case/${second}`)
      expect(page).toContain('もどるコード')
      expect(page).toContain('chuyện của em')
      const past = await stage.get(`/console/case/${first}`)
      expect(past).toContain(`/console/case/${second}`)
      const queue = await stage.get('/console')
      expect(queue).toContain(second)
      expect(queue).not.toContain(first)

      for (const used of [code, before]) await says('thief', used)
      expect((await stage.last('thief')).case).toBeUndefined()
      await says('third', after)
      expect((await stage.last('third')).case?.number).toBe(second)
    })

    test('tells whoever writes at the old place, and the desk that somebody does', async () => {
      await stage.person('lan')
      const second = await stage.person('new phone')
      await says('new phone', await codeOf('lan'))
      await says('lan', 'alo')
      expect(await lastTold('lan')).toContain('vì có người đã dùng mã quay lại')
      expect(await stage.get(`/console/case/${second}`)).toContain(
        '前の場所にだれかが書き込みました',
      )
    })

    test('is heard where a caseworker holds the talk, in one bubble without buttons', async () => {
      const first = await stage.person('lan')
      const second = await stage.person('new phone')
      await stage.post(second, { act: 'claim' })
      await says('new phone', await codeOf('lan'))
      const { id, case: its, talkingTo } = await stage.last('new phone')
      expect(talkingTo).toBe('caseworker')
      expect(its).toMatchObject({ number: second, status: 'claimed', holder: '佐藤' })
      const [said, ...more] = (await stage.store.transcript(id, 0, 500)).at(-1)?.shown ?? []
      expect(said?.text).toContain('Mình đã gộp lần tư vấn trước')
      expect(said?.choices).toBeUndefined()
      expect(more).toEqual([])
      expect(await stage.get('/console')).not.toContain(first)
    })

    test('is as urgent as the more urgent one, and about both', async () => {
      await stage.person('lan')
      await says('lan', 'nó đang đánh em')
      await stage.tap('lan', 'now')
      expect((await stage.last('lan')).case?.urgency).toBe('now')
      await stage.person('new phone')
      await says('new phone', await codeOf('lan'))
      expect((await stage.last('new phone')).case).toMatchObject({
        urgency: 'now',
        trigger: 'harm',
      })
    })

    test('shows nothing that was not agreed to be read', async () => {
      await stage.person('lan', 'no')
      await says('lan', 'chuyện bí mật của em')
      const second = await stage.person('new phone')
      await says('new phone', await codeOf('lan'))
      expect((await stage.last('lan')).case).toBeUndefined()
      expect(await stage.get(`/console/case/${second}`)).not.toContain('bí mật')
    })
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
