import { describe, expect, test } from 'vitest'
import { silence } from '../../src/core/ladder.ts'
import type { Step } from '../../src/core/stepped.ts'
import { asked, hear, MINUTE, place, said, staffed, type Talk, tap } from './danger-talk.ts'

const cry = { vi: 'em bị đánh', ja: '殴られました' } as const
const despair = { vi: 'em muốn chết', ja: '死にたい' } as const
const yes = { vi: ['có', 'dạ có', 'có, đang bị'], ja: ['はい', 'いま です'] } as const
const claim = { kind: 'caseworker', by: 'an', act: { kind: 'claim' } } as const
const reply = { kind: 'caseworker', by: 'an', act: { kind: 'reply', words: 'Alô?' } } as const

/** Somebody has asked for a person; then a danger is asked about, and somebody takes the talk. */
const taken = (locale: 'vi' | 'ja', words: string): { before: Talk; after: Talk } => {
  const waiting = hear(asked('wage-check', locale), { kind: 'command', command: 'person' })
  const safe = tap(tap(waiting, 'yes'), 'soon')
  const before = hear(safe, words)
  return { before, after: hear(before, claim) }
}
const news = (step: Step | undefined) => step?.desk?.map(({ kind }) => kind) ?? []

describe.for(['vi', 'ja'] as const)(
  'a danger that is asked about when the talk is taken, in %s',
  (locale) => {
    test('is told to whoever takes it', () => {
      const { before, after } = taken(locale, cry[locale])
      expect(before.now.case).toMatchObject({ status: 'waiting', urgency: 'soon' })
      expect(after.now.case).toMatchObject({ status: 'claimed', urgency: 'now' })
      expect(after.now.case?.danger).toBeDefined()
      expect(news(after.step)).toContain('danger')
    })

    test('is answered by the button that stands there', () => {
      const { before, after } = taken(locale, cry[locale])
      const seq = before.now.asked?.seq ?? 0
      const option = before.now.asked?.options.indexOf('now') ?? -1
      const told = hear(after, { kind: 'tap', seq, option })
      expect(said(told)).toContain('110')
      expect(news(told.step)).toContain('danger')
      expect(told.now.raised).toContainEqual(
        expect.objectContaining({ kind: 'harm', answer: 'now' }),
      )
    })

    test.for(yes[locale])('and by "%s", which is no consent', (words) => {
      for (const danger of [cry[locale], despair[locale]]) {
        const told = hear(taken(locale, danger).after, words)
        expect(said(told)).toContain('110')
        expect(news(told.step)).toContain('danger')
        expect(told.now.case?.consent).not.toBe('yes')
      }
    })

    test('but not once the caseworker has spoken', () => {
      const { after } = taken(locale, cry[locale])
      const told = hear(hear(after, reply), yes[locale][0])
      expect(said(told)).not.toContain('110')
    })
  },
)

test.for(['vi', 'ja'] as const)(
  'whoever was silent hears afterwards that the desk was told, in %s',
  (locale) => {
    const question = hear(asked('wage-check', locale), cry[locale])
    const guard = silence(question.now)?.guard ?? ''
    const silent = hear(question, { kind: 'due', timer: 'alarm', guard }, 11 * MINUTE)
    expect(silent.step?.say).toEqual([])
    expect(silent.now.case).toMatchObject({ urgency: 'now' })
    const no = locale === 'vi' ? 'không' : 'いいえ'
    const answered = hear(silent, no)
    expect(said(answered)).toContain(staffed.say(locale, { key: 'alarm:toldInSilence' }))
    expect(said(hear(answered, no))).not.toContain(
      staffed.say(locale, { key: 'alarm:toldInSilence' }),
    )
  },
)

describe('while it stands whether the caseworker may read', () => {
  test('a yes to the danger is no consent, and that is asked once more', () => {
    const { after } = taken('vi', cry.vi)
    const told = hear(after, 'có')
    expect(told.now.case?.consent).toBe('unasked')
    expect(told.now.asked?.options).toEqual(['!share', '!unshare'])
    expect(tap(told, '!share').now.case?.consent).toBe('yes')
  })
  test('to agree in so many words is', () => {
    for (const words of ['đồng ý', 'cho đọc'])
      expect(hear(taken('vi', cry.vi).after, words).now.case?.consent, words).toBe('yes')
  })
  test('the button that hides, on the question about danger, hides', () => {
    const { before, after } = taken('vi', cry.vi)
    const seq = before.now.asked?.seq ?? 0
    const option = before.now.asked?.options.indexOf('!hide') ?? -1
    expect(place(hear(after, { kind: 'tap', seq, option }))).toBe('hide')
  })
})
