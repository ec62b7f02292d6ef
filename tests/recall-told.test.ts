import { describe, expect, test } from 'vitest'
import { handle } from '../src/handle.ts'
import { clock, conversation, deps, heard, opened, owed, rings, text, turns } from './handling.ts'
import { dearer, enough, hearsBelow, last, notice, recalled, release, settle } from './recalling.ts'
import { script } from './transcript.ts'

describe('whoever was told something that is found otherwise', () => {
  test('is told once, by one neutral bubble, unleased, for the sweep to send', async () => {
    await hearsBelow()
    await settle({ end: 'sent', at: clock.now(), receipt: {} })
    const { asked, seq } = await conversation()
    rings.splice(0)
    expect((await recalled(enough)).changes).toMatchObject([{ end: 'told' }])
    expect(await last()).toEqual({ shown: [notice], buttons: ['!news'] })
    const after = await conversation()
    expect([after.seq, after.asked]).toEqual([seq + 1, asked])
    expect(rings.flatMap(({ leased }) => leased ?? [])).toEqual([])
    const rows = await opened.sql.all('select leased_until from parcel order by n desc limit 1')
    expect(rows).toEqual([{ leased_until: 0 }])
    const [kept] = await opened.store.results(clock.now(), 0, 9)
    const input = { kind: 'due', timer: 'recall', guard: kept?.id }
    expect((await turns()).at(-1)?.heard).toEqual({ input })

    expect(await recalled(enough)).toMatchObject({ looked: 1, changed: 0 })
    expect((await conversation()).seq).toBe(seq + 1)
  })

  test.each(['tap', 'xem tin', 'お知らせを見る'])(
    'opens it (%s): what was said, what is found now, why, and what to do',
    async (how) => {
      await hearsBelow()
      await recalled(enough)
      const { seq } = await conversation()
      const by = deps({ script: enough })
      await handle(by, how === 'tap' ? heard({ kind: 'tap', seq, option: 0 }) : text(how))
      const { shown, buttons } = await last()
      expect(shown).toHaveLength(2)
      expect(shown[0]).toMatch(/25\/11\/2026.*Mình xin lỗi bạn/)
      expect(shown[0]).toContain(script.say('vi', { key: 'wage-check:below.say' }))
      expect(shown[0]).toMatch(/1\.226 yên/)
      expect(shown[0]).not.toMatch(/Lương của bạn: 900/)
      expect(shown[1]).toContain(script.say('vi', { key: 'wage-check:ok.say' }))
      expect(shown[1]).toMatch(/900 yên một giờ/)
      expect(shown[1]).toContain('最低賃金法')
      expect(buttons).toEqual(['wage-check', '!person', '!menu'])
      expect((await conversation()).news).toBeUndefined()
      await handle(by, text('xem tin'))
      expect((await last()).shown[0]).toContain(script.say('vi', { key: 'recall:none' }))
    },
  )

  test('reads it in the language they have now', async () => {
    await hearsBelow()
    await handle(deps(), text('日本語'))
    await recalled(enough)
    expect((await last()).shown).toEqual([script.say('ja', { key: 'recall:notice' })])
    await handle(deps({ script: enough }), text('お知らせ'))
    expect((await last()).shown[0]).toContain(script.say('ja', { key: 'wage-check:below.say' }))
  })

  test('keeps their place: the question stands, is answered in writing, and comes back', async () => {
    await hearsBelow()
    for (const said of ['menu', 'Kiểm tra lương']) await handle(deps(), text(said))
    const { asked, session } = await conversation()
    await recalled(dearer)
    const by = deps({ script: dearer })
    // The numbers that were shown still mean what they meant.
    await handle(by, text('2'))
    const after = await conversation()
    expect(after.session?.answers).toEqual({ basis: asked?.options[1] })
    // The button of the notice is gone from a LINE phone by now: it comes once more.
    expect((await last()).buttons).toContain('!news')
    expect((await last()).shown).toContain(notice)
    await handle(by, text('xem tin'))
    expect((await last()).buttons).toEqual(['wage-check', '!person', '!goOn'])
    await handle(by, text('8000'))
    expect((await conversation()).session?.answers).toEqual({
      ...after.session?.answers,
      dailyPay: 8000,
    })
    expect((await conversation()).session?.flow).toBe(session?.flow)
    expect((await last()).buttons).not.toContain('!news')
  })

  test('is not taken to answer the question by the button of an old notice', async () => {
    await hearsBelow()
    for (const said of ['menu', 'Kiểm tra lương']) await handle(deps(), text(said))
    await recalled(dearer)
    const { seq } = await conversation()
    const by = deps({ script: dearer })
    // The question comes again, and its buttons from before the notice still hold.
    await handle(by, heard({ kind: 'media', media: 'sticker' }))
    await handle(by, heard({ kind: 'tap', seq, option: 0 }))
    expect((await last()).shown[0]).toContain('Mình xin lỗi bạn')
    expect((await conversation()).session?.answers).toEqual({})
    await handle(by, text('3'))
    await handle(by, heard({ kind: 'tap', seq, option: 0 }))
    expect((await conversation()).session?.answers).toEqual({})
    expect((await last()).shown[0]).toContain(script.say('vi', { key: 'common:oldButton' }))
  })

  test('goes on with the button where they stood', async () => {
    await hearsBelow()
    for (const said of ['menu', 'Kiểm tra lương', '2']) await handle(deps(), text(said))
    const before = await conversation()
    await recalled(dearer)
    const by = deps({ script: dearer })
    for (const said of ['xem tin', '3']) await handle(by, text(said))
    const after = await conversation()
    expect(after.session?.answers).toEqual(before.session?.answers)
    expect(after.asked?.place).toBe(before.asked?.place)
  })

  test('hears of several results one after another, after one notice', async () => {
    await hearsBelow()
    for (const said of ['quay lại', '150']) await handle(deps(), text(said))
    const before = (await turns()).length
    expect((await recalled(enough)).changes).toHaveLength(2)
    const shown = (await turns()).slice(before).flatMap((turn) => turn.shown)
    expect(shown.map((bubble) => bubble.text)).toEqual([notice])
    const by = deps({ script: enough })
    await handle(by, text('xem tin'))
    expect((await last()).buttons[0]).toBe('!news')
    await handle(by, text('1'))
    expect((await last()).buttons).toEqual(['wage-check', '!person', '!menu'])
    expect((await conversation()).news).toBeUndefined()
  })

  test('and asked the same twice is told of it once', async () => {
    await hearsBelow()
    for (const said of ['quay lại', '160']) await handle(deps(), text(said))
    expect((await recalled(enough)).changes).toHaveLength(2)
    expect((await conversation()).news?.changed).toHaveLength(1)
  })

  test('sees in words what a card said beyond its text, and nothing twice', async () => {
    await hearsBelow()
    const plain = release(({ card: _, ...found }) => ({
      ...found,
      facts: { ...found.facts, rate: 1300 },
    }))
    await recalled(plain)
    await handle(deps({ script: plain }), text('xem tin'))
    const [was] = (await last()).shown
    expect(was).toContain('• Chênh lệch: −326 yên')
    expect(was?.match(/1\.226/g)).toHaveLength(1)
    expect(was).not.toContain('900 yên')
  })

  test('is left alone where it has been put right again meanwhile', async () => {
    await hearsBelow()
    const [kept] = await opened.store.results(clock.now(), 0, 9)
    if (!kept) throw new Error('nothing was kept')
    const before = await owed()
    const input = { kind: 'due', timer: 'recall', guard: kept.id, was: kept.result } as const
    await handle(deps(), heard(input))
    expect(await owed()).toBe(before)
    expect((await conversation()).news).toBeUndefined()
  })

  test('and found otherwise again before it was opened, is told what holds then', async () => {
    await hearsBelow()
    await recalled(enough)
    await recalled(script)
    expect((await conversation()).news?.changed).toHaveLength(1)
    await handle(deps(), text('xem tin'))
    expect((await last()).shown.join()).toContain(
      script.say('vi', {
        key: 'recall:same',
        params: { day: '2026-11-25', about: { key: 'wage-check:title' } },
      }),
    )
  })
})
