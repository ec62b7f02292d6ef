import { describe, expect, test } from 'vitest'
import { createDangerReader, type DangerBook } from '../../src/core/danger.ts'
import { type CueBook, createCues, cuesOf, stretchesOf } from '../../src/core/listen/cues.ts'
import { hear } from '../../src/core/listen/hear.ts'

const none: CueBook = { cues: ['*: none 20'] }

describe('cues', () => {
  test('are words without their marks and with them, and two side by side', () => {
    expect(cuesOf(hear('muốn chết').words, 'words').toSorted()).toEqual([
      '*',
      '<few>',
      'chet',
      'chet/2..^.',
      'muon',
      'muon chet',
      'muon/2..^.',
    ])
  })

  test('are heard behind short forms, and figures are all alike', () => {
    const cues = cuesOf(hear('k mun song nua 12 ngay').words, 'words')
    expect(cues).toContain('khong muon')
    expect(cues).toContain('0 ngay')
  })

  test('are up to three signs side by side, letters read as kana', () => {
    const cues = cuesOf(hear('shinitai').signs, 'signs')
    expect(cues).toContain('し に た')
    expect(cues).not.toContain('し に た い')
  })

  test('say together how likely each meaning is', () => {
    const names = ['none', 'life', 'harm'] as const
    const book = { cues: ['*: none 40', 'chet: life 60', 'muon chet: life 40, none -20'] }
    const likely = createCues(names, book, 'words')
    const odds = (text: string) => {
      const each = likely(hear(text).words)
      return (each.get('life') ?? 0) - (each.get('none') ?? 0)
    }
    expect(odds('muốn chết')).toBeGreaterThan(0)
    expect(odds('ăn cơm')).toBeLessThan(0)
    const sum = [...likely(hear('muốn chết').words).values()].reduce(
      (all, one) => all + Math.exp(one),
      0,
    )
    expect(sum).toBeCloseTo(1)
  })

  test('are listened for sentence by sentence, and in stretches of long ones', () => {
    const places = (text: string) => stretchesOf(hear(text).words, 'words')
    expect(places('em bị đánh. em sợ')).toEqual([
      { from: 0, to: 3 },
      { from: 3, to: 5 },
    ])
    expect(places('dạ '.repeat(20))).toEqual([
      { from: 0, to: 16 },
      { from: 8, to: 20 },
    ])
    expect(places('dạ '.repeat(16))).toHaveLength(1)
  })

  test('known from elsewhere count, too', () => {
    const likely = createCues(['none', 'harm'] as const, { cues: ['!harm: harm 50'] }, 'words')
    const odds = (more?: readonly string[]) => likely(hear('dạ').words, more).get('harm') ?? 0
    expect(odds(['!harm'])).toBeGreaterThan(odds())
  })
})

describe('danger heard with both ears', () => {
  test('a phrase counts where nothing speaks against it', () => {
    expect(read(none)('nó đánh em')?.kind).toBe('harm')
  })

  test('a phrase does not count where all other words speak against it', () => {
    const game = { cues: ['cau long: none 120'] }
    expect(read(game)('nó đánh em cầu lông')).toBeUndefined()
  })

  test('a phrase that is sure counts whatever else is said', () => {
    const game = { cues: ['cau long: none 120'] }
    expect(read(game, true)('nó đánh em cầu lông')?.kind).toBe('harm')
  })

  test('words alone may speak for danger', () => {
    const taught = { cues: ['*: none 20', 'bam: harm 40', 'bam tim: harm 60'] }
    expect(read(taught)('người em bầm tím')?.kind).toBe('harm')
    expect(read(none)('người em bầm tím')).toBeUndefined()
  })

  test('too few words say nothing alone', () => {
    const taught = { cues: ['bam: harm 90', 'bam tim: harm 90'] }
    expect(read(taught)('bầm tím')).toBeUndefined()
    expect(read(taught)('em bị bầm tím')?.kind).toBe('harm')
  })
})

function read(cues: CueBook, sure = false) {
  const entry = { say: 'đánh em', example: 'nó đánh em', ...(sure && { sure }) }
  const empty = { life: [], confined: [], sexual: [], return: [], injury: [], broker: [], cry: [] }
  const book = (harm: readonly (typeof entry)[]): DangerBook => ({
    groups: {},
    harmless: [],
    denied: { before: [], after: [] },
    friend: [],
    self: [],
    own: [],
    they: [],
    meanings: { ...empty, harm },
  })
  return createDangerReader({
    vi: { book: book([entry]), cues },
    ja: { book: book([]), cues: none },
  })
}
