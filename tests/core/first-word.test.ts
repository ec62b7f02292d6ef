import { describe, expect, test } from 'vitest'
import { ALL, CRY, HOUR, keys, MINUTE, talk } from './waiting-talk.ts'

describe('whoever takes a case owes the person a word', () => {
  test('of a danger as soon as of any danger, from when they took it', () => {
    const it = talk()
    it.pass(4 * MINUTE)
    it.does({ kind: 'claim' })
    const taken = it.clock()
    expect(it.now().case).toMatchObject({
      unansweredFrom: taken,
      danger: { since: taken, rung: 0 },
    })
    expect(it.pass(4 * MINUTE)).toEqual([])
    expect(it.pass(MINUTE)).toEqual(['again'])
    expect(it.pass(25 * MINUTE)).toEqual(['next', 'coordinator', 'person'])
    expect(keys(it.says('dạ'))).toContain('desk:nobodyAnswers')
    expect(it.pass(28 * HOUR)).toEqual([])
  })

  test('of anything else as of a message', () => {
    const it = talk({}, 'today')
    it.pass(20 * MINUTE)
    it.does({ kind: 'claim' })
    expect(it.pass(29 * MINUTE)).toEqual([])
    expect(it.pass(28 * HOUR)).toEqual(['again', 'next', 'coordinator'])
    expect(keys(it.says('dạ'))).toContain('desk:unread')
  })

  test('and who writes meanwhile, or tells of a danger again, changes no rung', () => {
    const it = talk()
    it.does({ kind: 'claim' })
    const told: string[] = []
    for (let minute = 1; minute <= 60; minute++) {
      told.push(...it.pass(MINUTE).map((rung) => `${minute} ${rung}`))
      it.says(minute % 2 ? 'alo' : CRY)
    }
    expect(told).toEqual([5, 10, 20, 30].map((minute, at) => `${minute} ${ALL[at]}`))
  })

  test('and owes nothing once they have said one', () => {
    const it = talk()
    it.takes()
    expect(it.now().case?.unansweredFrom).toBeUndefined()
    expect(it.pass(28 * HOUR)).toEqual([])
  })

  test('a note is no such word', () => {
    const it = talk()
    it.does({ kind: 'claim' })
    it.does({ kind: 'note', words: 'メモ' })
    expect(it.pass(HOUR)).toEqual(ALL)
  })

  test('and so does whoever takes it over, though nothing was owed', () => {
    const it = talk({}, 'today')
    it.takes()
    it.pass(3 * HOUR)
    it.does({ kind: 'claim', from: 'an' }, 'binh')
    expect(it.now().case).toMatchObject({ holder: 'binh', unansweredFrom: it.clock() })
    expect(it.pass(HOUR)).toEqual(['again', 'next'])
    expect(keys(it.says('dạ'))).toContain('desk:unread')
  })

  test('of a danger that the one before has not answered, anew', () => {
    const it = talk()
    it.takes()
    it.says(CRY)
    it.pass(12 * MINUTE)
    it.does({ kind: 'claim' }, 'binh')
    expect(it.now().case?.danger).toEqual({ since: it.clock(), rung: 0 })
    expect(it.pass(HOUR)).toEqual(ALL)
  })

  test('and whoever takes it after it was handed back', () => {
    const it = talk()
    it.takes()
    it.does({ kind: 'handBack' })
    it.pass(MINUTE)
    it.does({ kind: 'claim' }, 'binh')
    expect(it.pass(HOUR)).toEqual(ALL)
  })
})
