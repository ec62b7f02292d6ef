import { describe, expect, test } from 'vitest'
import type { Case } from '../../src/core/case.ts'
import { guardOf } from '../../src/core/undelivered.ts'
import { ALL, CRY, HOUR, keys, MINUTE, talk } from './waiting-talk.ts'

describe('what is said over time is so', () => {
  test('that somebody has looked is said, where that is known', () => {
    const it = talk()
    it.pass(20 * MINUTE)
    it.looked()
    it.pass(HOUR)
    expect(keys(it.says('dạ'))).toContain('desk:seen.nobodyYet')
  })

  test.for([false, true])('and of a message in a case that is held: %s', (looked) => {
    const it = talk()
    it.looked()
    it.takes()
    it.pass(MINUTE)
    it.says('em ở đây')
    it.pass(5 * MINUTE)
    if (looked) it.looked()
    it.pass(40 * MINUTE)
    const told = keys(it.says('dạ'))
    expect(told).toContain(looked ? 'desk:seen.unread' : 'desk:unread')
  })

  test.for([false, true])(
    'in a talk that is hidden it waits until it is opened: held %s',
    (held) => {
      const it = talk()
      if (held) {
        it.takes()
        it.says(CRY)
      }
      it.happens({ kind: 'command', command: 'word' })
      it.says('hoa sen trắng')
      it.happens({ kind: 'command', command: 'hide' })
      expect(it.now().hidden).toBeDefined()
      it.pass(2 * HOUR)
      const opened = keys(it.says('hoa sen trắng'))
      expect(opened).toContain(held ? 'desk:nobodyAnswers' : 'desk:nobodyYet')
      expect(opened).toContain('hide:back')
      expect(keys(it.says('alo'))).not.toContain('desk:nobodyYet')
    },
  )

  test('and so for somebody who had left', () => {
    const it = talk()
    it.happens({ kind: 'left' })
    it.pass(2 * HOUR)
    expect(keys(it.happens({ kind: 'joined' }))).toContain('desk:nobodyYet')
  })

  test('it is not said any more once somebody has come, and once where it was so twice', () => {
    const taken = talk()
    taken.pass(2 * HOUR)
    taken.does({ kind: 'claim' })
    const opened = keys(taken.says('dạ'))
    expect(opened).toContain('desk:told.claim')
    expect(opened).not.toContain('desk:nobodyYet')

    const twice = talk()
    twice.takes()
    twice.says('em ở đây')
    twice.pass(20 * MINUTE)
    twice.happens({ kind: 'text', text: CRY })
    twice.pass(2 * HOUR)
    const told = keys(twice.says('dạ'))
    expect(told.filter((key) => key.startsWith('desk:'))).toEqual(['desk:nobodyAnswers'])

    const answered = talk()
    answered.takes()
    answered.says('em ở đây')
    answered.pass(40 * MINUTE)
    answered.does({ kind: 'reply', words: 'Chào em' })
    const heard = keys(answered.says('dạ'))
    expect(heard).not.toContain('desk:unread')
    expect(heard).toContain('desk:caseworker')
  })
})

describe('of an answer that may have come', () => {
  const uncertain = () => {
    const it = talk()
    it.takes()
    it.says(CRY)
    it.does({ kind: 'reply', words: 'Chị đến ngay' })
    const guard = guardOf(it.now().case as Case) ?? ''
    it.happens({ kind: 'due', timer: 'undelivered', guard, how: 'uncertain' })
    return it
  }

  test('the person is told that it may, and not that there is none', () => {
    const it = uncertain()
    expect(it.pass(HOUR)).toEqual(ALL)
    const told = keys(it.says('dạ'))
    expect(told).toContain('desk:perhapsAnswered')
    expect(told).not.toContain('desk:nobodyAnswers')
  })

  test('and so where they tell of a danger again', () => {
    const it = uncertain()
    it.pass(3 * MINUTE)
    it.says(CRY)
    it.pass(HOUR)
    const told = keys(it.says('dạ'))
    expect(told).toContain('desk:perhapsAnswered')
    expect(told).not.toContain('desk:nobodyAnswers')
  })

  test('and of no danger only the desk hears again that it is owed', () => {
    const it = talk({}, 'today')
    it.takes()
    it.says('em ở đây')
    it.does({ kind: 'reply', words: 'Chị đây' })
    const guard = guardOf(it.now().case as Case) ?? ''
    it.pass(3 * HOUR)
    it.happens({ kind: 'due', timer: 'undelivered', guard, how: 'uncertain' })
    expect(it.pass(29 * MINUTE)).toEqual([])
    expect(it.pass(3 * HOUR)).toEqual(['again', 'next', 'coordinator'])
    expect(keys(it.says('dạ'))).not.toContain('desk:unread')
  })

  test('and that there is none is kept back where it was put aside before', () => {
    const it = talk()
    it.takes()
    it.says(CRY)
    it.pass(HOUR)
    expect(it.now().waiting?.say).toHaveLength(1)
    it.does({ kind: 'reply', words: 'Chị đến ngay' })
    const guard = guardOf(it.now().case as Case) ?? ''
    it.happens({ kind: 'due', timer: 'undelivered', guard, how: 'uncertain' })
    expect(keys(it.says('dạ'))).not.toContain('desk:nobodyAnswers')
  })

  test('nor is it said above what somebody answered before another took the case over', () => {
    const it = talk({}, 'today')
    it.takes()
    it.says('em ở đây')
    it.pass(40 * MINUTE)
    it.does({ kind: 'reply', words: 'Chị đây' })
    it.does({ kind: 'claim', from: 'an' }, 'binh')
    const told = keys(it.says('dạ'))
    expect(told).toContain('desk:caseworker')
    expect(told).not.toContain('desk:unread')
  })
})

describe('somebody whose caseworker does not answer', () => {
  const write = (urgency: 'now' | 'today' = 'now') => {
    const it = talk({}, urgency)
    it.takes()
    it.says('em ở đây')
    return it
  }

  test('is told once, and the holder is reminded of them, then the next, then the coordinator', () => {
    const it = write()
    expect(it.pass(29 * MINUTE)).toEqual([])
    expect(it.pass(MINUTE)).toEqual(['again'])
    expect(it.now().waiting?.say).toHaveLength(1)
    it.says('alo')
    expect(it.pass(30 * MINUTE)).toEqual(['next'])
    it.says('alo')
    expect(it.pass(60 * MINUTE)).toEqual(['coordinator'])
    expect(it.pass(48 * HOUR)).toEqual([])
    expect(it.now().waiting).toBeUndefined()
  })

  test('is waited for anew once the holder has answered', () => {
    const it = write()
    it.pass(HOUR)
    it.does({ kind: 'reply', words: 'Chào em' })
    expect(it.pass(24 * HOUR)).toEqual([])
    it.says('dạ')
    expect(it.pass(3 * HOUR)).toEqual(['again', 'next', 'coordinator'])
  })

  test('is waited for by the ladder of a danger, where they tell of one', () => {
    const it = write()
    it.pass(20 * MINUTE)
    it.says(CRY)
    expect(it.pass(24 * HOUR)).toEqual(ALL)
  })
})
