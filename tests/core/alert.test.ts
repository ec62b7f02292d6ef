import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timersOf } from '../../src/core/ladder.ts'
import type { Step } from '../../src/core/stepped.ts'
import { ALL, CRY, HOUR, keys, MINUTE, plan, talk } from './waiting-talk.ts'

const CALLS = new Set(['opened', 'danger', 'alsoTold'])
const called = ({ desk = [] }: Step) => desk.flatMap(({ kind }) => (CALLS.has(kind) ? [kind] : []))

describe('after the last rung of a case that waits', () => {
  test('a danger of another kind calls the desk, and the ladder begins anew', () => {
    const it = talk()
    expect(it.pass(HOUR)).toEqual(ALL)
    it.says('em muốn chết')
    expect(called(it.taps('now'))).toEqual(['alsoTold'])
    expect(it.pass(HOUR)).toEqual(ALL)
  })

  test('a danger that is told anew, and said to be so now, does too', () => {
    const it = talk()
    it.says(CRY)
    it.taps('now')
    it.pass(48 * HOUR)
    it.says(CRY)
    const told = it.taps('now')
    expect(called(told)).toEqual(['alsoTold'])
    expect(keys(told)).toContain('desk:when.now')
    expect(it.pass(HOUR)).toEqual(ALL)
  })

  test('and one that was asked about and is not answered', () => {
    const it = talk()
    it.pass(48 * HOUR)
    it.says('họ nhốt em trong phòng')
    expect(it.pass(9 * MINUTE)).toEqual([])
    expect(it.pass(HOUR)).toEqual(ALL)
  })

  test('somebody who goes on telling of it begins one every two hours, and changes none', () => {
    const it = talk()
    it.says(CRY)
    it.taps('now')
    const told: string[] = []
    for (let minute = 1; minute <= 5 * 60; minute++) {
      told.push(...it.pass(MINUTE).map((rung) => `${minute} ${rung}`))
      it.says(CRY)
    }
    const ladder = (from: number) =>
      [5, 10, 20, 30].map((minute, rung) => `${from + minute} ${ALL[rung]}`)
    expect(told).toEqual([...ladder(0), ...ladder(120), ...ladder(240)])
  })

  test('somebody who only writes begins none, and hears no promise', () => {
    const it = talk()
    it.pass(48 * HOUR)
    for (let minute = 1; minute <= 60; minute++) {
      expect(it.pass(MINUTE)).toEqual([])
      const told = it.says('alo có ai không')
      expect(called(told)).toEqual([])
      expect(keys(told)).not.toContain('desk:when.now')
    }
  })

  test('an urgent one that is told of in one that was not begins as ever', () => {
    const it = talk({}, 'today')
    it.pass(48 * HOUR)
    it.says('em muốn chết')
    expect(called(it.taps('now'))).toEqual(['opened'])
    expect(it.pass(HOUR)).toEqual(ALL)
  })
})

describe('a danger of another person in a case that waits', () => {
  const FRIEND = 'bạn cùng phòng em đang bị đánh'

  test('calls the desk with whom it is about, and whoever writes is told so truly', () => {
    const it = talk()
    it.pass(6 * MINUTE)
    it.says(FRIEND)
    const told = it.taps('now')
    expect(keys(told)).toContain('desk:when.now')
    expect(told.desk).toContainEqual({ kind: 'alsoTold', of: 'harm', about: 'friend' })
    expect(it.now().case).toMatchObject({ trigger: 'harm', who: { harm: ['self', 'friend'] } })
    expect(it.now().case?.also).toBeUndefined()
    it.says(FRIEND)
    expect(it.pass(HOUR)).toEqual(['next', 'coordinator', 'person'])
  })

  test('begins the ladder anew after its last rung', () => {
    const it = talk()
    expect(it.pass(HOUR)).toEqual(ALL)
    it.says(FRIEND)
    expect(called(it.taps('now'))).toEqual(['alsoTold'])
    expect(it.pass(HOUR)).toEqual(ALL)
  })

  test('and so does one of their own, where a friend was told of', () => {
    const it = talk({ case: undefined as never })
    it.says(FRIEND)
    it.taps('now')
    expect(it.now().case).toMatchObject({ trigger: 'harm', who: { harm: ['friend'] } })
    it.pass(6 * MINUTE)
    it.says(CRY)
    const told = it.now().asked?.options.includes('now') ? it.taps('now') : it.says('có')
    expect(told.desk).toContainEqual({ kind: 'alsoTold', of: 'harm', about: 'self' })
  })

  test('and of one that is held the holder hears whom it is about', () => {
    const it = talk()
    it.takes()
    const told = it.says(FRIEND)
    expect(told.desk).toContainEqual({ kind: 'danger', of: 'harm', about: 'friend' })
  })
})

test('whoever is told that the desk is called has called it, or a rung is still to come', () => {
  const own = [CRY, 'em muốn chết', 'họ nhốt em trong phòng', 'bị hiếp'] as const
  const danger = fc.constantFrom(...own, 'bạn cùng phòng em đang bị đánh', 'bạn em muốn chết')
  const texts = fc.oneof(danger, fc.constantFrom('alo', 'gặp người thật', 'menu'))
  const later = fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 40 }),
    fc.constantFrom(130, 13 * 60, 48 * 60),
  )
  const acts = fc.oneof(
    texts.map((text) => ({ text })),
    fc.nat(7).map((place) => ({ place })),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(later, acts), { maxLength: 25 }), (walk) => {
      const it = talk()
      for (const [minutes, act] of walk) {
        it.pass(minutes * MINUTE)
        const { seq = 0 } = it.now().asked ?? {}
        const told =
          'text' in act ? it.says(act.text) : it.happens({ kind: 'tap', seq, option: act.place })
        const promised = keys(told).filter((key) => /^desk:when\.(now|nowLate|onCall)$/.test(key))
        const comes = timersOf(plan, it.now()).some(({ name }) => name === 'ladder')
        expect({
          promised,
          kept: promised.length === 0 || called(told).length > 0 || comes,
        }).toEqual({ promised, kept: true })
      }
    }),
    { numRuns: 400 },
  )
}, 60_000)

describe('after the last rung of a danger that the holder does not answer', () => {
  const held = () => {
    const it = talk()
    it.takes()
    it.says(CRY)
    expect(it.pass(HOUR)).toEqual(ALL)
    it.says('dạ')
    return it
  }

  test('one of another kind begins it anew, and the person hears the truth again', () => {
    const it = held()
    const told = it.says('em muốn chết')
    expect(called(told)).toContain('danger')
    expect(keys(told)).toContain('alarm:told')
    expect(it.pass(HOUR)).toEqual(ALL)
    expect(keys(it.says('dạ'))).toContain('desk:nobodyAnswers')
  })

  test('the same told anew does too', () => {
    const it = held()
    it.pass(13 * HOUR)
    expect(called(it.says(CRY))).toContain('danger')
    expect(it.pass(HOUR)).toEqual(ALL)
  })
})

test('of two dangers that nobody answers it is said once that the desk was told', () => {
  const it = talk({ case: undefined as never })
  it.says('em muốn chết')
  it.pass(MINUTE)
  it.says('bạn cùng phòng em đang bị đánh')
  it.pass(15 * MINUTE)
  expect(it.now().raised?.map(({ settled }) => settled !== undefined)).toEqual([true, true])
  expect(keys(it.says('alo')).filter((key) => key === 'alarm:toldInSilence')).toHaveLength(1)
})
