import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { faulted } from '../src/core/faulted.ts'
import type { Inbound } from '../src/core/inbound.ts'
import { momentAt } from '../src/core/moment.ts'
import { createStage } from './console/stage.ts'

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
  stage.breakOn('BOOM')
})
afterEach(() => stage.close())

const says = (address: string, text: string) =>
  stage.take({
    id: randomUUID(),
    from: { channel: 'web', address },
    at: stage.clock.now(),
    input: { kind: 'text', text },
    message: randomUUID(),
  })
const lastTurn = async (address: string) => {
  const { id } = await stage.last(address)
  const turn = (await stage.store.transcript(id, 0, 500)).at(-1)
  if (!turn) throw new Error('nothing was said')
  return turn
}
/** From now on whatever is written breaks down while danger is looked for. */
function breakDanger() {
  Object.assign(stage.script, {
    readDanger: () => {
      throw new TypeError('broken')
    },
  })
}

describe('a fault while the bot is talked with', () => {
  async function begun() {
    await stage.says('ho', { kind: 'joined' })
    for (const name of ['vi', 'agree']) await stage.tap('ho', name)
  }

  for (const [what, breaks] of [
    ['somewhere', () => undefined],
    ['in reading danger', breakDanger],
  ] as const)
    test(`${what} opens a case, and tells numbers, its number and its code in one bubble`, async () => {
      await begun()
      breaks()
      await says('ho', 'BOOM')
      const { shown, heard } = await lastTurn('ho')
      expect(heard.input).toEqual({ kind: 'text', text: 'BOOM' })
      expect(shown).toHaveLength(1)
      const [{ text = '', choices = [] } = {}] = shown
      expect(text).toContain('bên mình bị lỗi')
      for (const number of ['110', '119', '113', '115']) expect(text).toContain(number)
      const { case: its } = await stage.last('ho')
      expect(its).toMatchObject({ trigger: 'fault', urgency: 'soon', status: 'waiting' })
      expect(text).toContain(`Số hồ sơ tư vấn của bạn: ${its?.number}`)
      expect(text.length).toBeLessThanOrEqual(1_000)
      expect(choices).toHaveLength(2)

      const code = /\d{4} \d{4} \d{4} \d{4}/.exec(text)?.[0] ?? ''
      await says('another', code)
      if (what === 'somewhere') expect((await stage.last('another')).case?.number).toBe(its?.number)
    })

  test('again names the case that is open, and no new code', async () => {
    await begun()
    await says('ho', 'BOOM')
    const { case: its } = await stage.last('ho')
    await says('ho', 'BOOM')
    const text = (await lastTurn('ho')).shown.map((one) => one.text).join('\n')
    expect(text).toContain(`${its?.number}`)
    expect(text).toContain('110')
    expect(text).not.toMatch(/\d{4} \d{4} \d{4} \d{4}/)
    expect((await stage.last('ho')).case?.number).toBe(its?.number)
  })

  test('says it in one bubble in Japanese too', async () => {
    await stage.says('ho', { kind: 'joined' })
    await stage.tap('ho', 'ja')
    await says('ho', 'BOOM')
    const { shown } = await lastTurn('ho')
    expect(shown).toHaveLength(1)
    expect(shown[0]?.text).toContain('110')
    expect(shown[0]?.text.length).toBeLessThanOrEqual(1_000)
  })

  test('hides no danger: it is answered as ever, and somebody is called', async () => {
    await stage.person('ho')
    stage.breakOn('nó đang đánh em')
    await says('ho', 'nó đang đánh em')
    const { shown } = await lastTurn('ho')
    expect(shown.map(({ text }) => text).join('\n')).toContain('110')
    expect(shown[0]?.text).not.toContain('bên mình bị lỗi')
    expect((await stage.last('ho')).raised?.[0]?.kind).toBe('harm')
  })

  test('says nothing to whoever has left, and takes back what was taken back', async () => {
    await begun()
    Object.assign(stage.script, {
      lines: () => {
        throw new TypeError('broken')
      },
    })
    const at = stage.clock.now()
    const before = await stage.last('ho')
    const m = momentAt(stage.script, at, before.seq + 1)
    const following = (input: Inbound['input']) => {
      const inbound = { id: 'x', from: before, at, input } as const
      return faulted.at(-1)?.(m, before, inbound)
    }
    expect(following({ kind: 'left' })).toMatchObject({ say: [], conversation: { gone: true } })
    expect(following({ kind: 'unsent', of: 'it' })).toMatchObject({ say: [], unsay: 'it' })
    await says('ho', 'BOOM')
    expect((await lastTurn('ho')).shown[0]?.text).toContain('bên mình bị lỗi')
  })
})

describe('a fault while a caseworker holds the talk', () => {
  for (const [what, breaks, words] of [
    ['somewhere', () => undefined, 'BOOM'],
    ['in reading danger', breakDanger, 'Em hỏi thêm một chút'],
  ] as const)
    test(`${what} is silent, and the holder hears the words as ever`, async () => {
      const number = await stage.person('lan')
      await stage.post(number, { act: 'claim' })
      await stage.post(number, { act: 'reply', words: 'Chào em' })
      breaks()
      stage.clock.pass(60_000)
      await says('lan', words)
      const { shown, heard } = await lastTurn('lan')
      expect(shown).toEqual([])
      expect(heard.input).toEqual({ kind: 'text', text: words })
      const after = await stage.last('lan')
      expect(after.talkingTo).toBe('caseworker')
      expect(after.case).toMatchObject({
        ...{ number, status: 'claimed', urgency: 'today', unansweredFrom: stage.clock.now() },
      })
      expect(after.heardAt).toBe(stage.clock.now())
      expect(await stage.get(`/console/case/${number}`)).toContain(words)

      const inbound: Inbound = {
        ...{ id: 'x', from: after, at: stage.clock.now() },
        input: { kind: 'text', text: words },
      }
      const m = momentAt(stage.script, inbound.at, after.seq + 1)
      expect(faulted[1]?.(m, after, inbound)?.desk).toContainEqual({ kind: 'heard' })
    })

  test('pages them where danger can still be read', async () => {
    const number = await stage.person('lan')
    await stage.post(number, { act: 'claim' })
    const before = await stage.last('lan')
    const at = stage.clock.now()
    const inbound: Inbound = {
      ...{ id: 'x', from: before, at },
      input: { kind: 'text', text: 'nó đang đánh em' },
    }
    const stepped = faulted[0]?.(momentAt(stage.script, at, before.seq + 1), before, inbound)
    expect(stepped?.conversation.case?.urgency).toBe('now')
    expect(stepped?.say).toHaveLength(1)
    expect(stepped?.say[0]?.choices ?? []).toEqual([])
  })
})

test('a fault in a talk that is hidden says nothing', async () => {
  await stage.person('lan')
  const before = { ...(await stage.last('lan')), hidden: { since: 0 } }
  const inbound: Inbound = {
    ...{ id: 'x', from: before, at: stage.clock.now() },
    input: { kind: 'text', text: 'BOOM' },
  }
  for (const answer of faulted) {
    const stepped = answer(momentAt(stage.script, inbound.at, 9), before, inbound)
    expect(stepped?.say ?? []).toEqual([])
  }
})
