import { describe, expect, test } from 'vitest'
import type { Conversation } from '../../src/core/conversation.ts'
import type { Input } from '../../src/core/inbound.ts'
import { speaker } from '../../src/core/speaker.ts'
import { step } from '../../src/core/step.ts'
import type { Step } from '../../src/core/stepped.ts'
import { script } from '../transcript.ts'
import { HOUR, keys, MINUTE, talk } from './waiting-talk.ts'

const at = (day: string) => Date.parse(`${day}+09:00`)
const one = { from: at('2026-11-25T11:00:30'), until: at('2026-11-25T11:40:00') }
const away = (outage: { readonly from: number; readonly until: number } = one) =>
  ({ kind: 'due', timer: 'outage', ...outage }) as const

/** Somebody without a case, where the first question of the wage check stands. */
const asking = (more: Partial<Conversation> = {}) => {
  const session = { flow: 'wage-check', asOf: '2026-11-25', answers: {}, touched: one.from }
  const it = talk({ ...without, session, ...more })
  it.happens({ kind: 'joined' })
  return it
}
const without = { case: undefined } as unknown as Partial<Conversation>
const told = (step: Step) =>
  step.say.flatMap(({ say }) => say.filter(({ key }) => key.startsWith('common:outage')))

describe('a notice', () => {
  const heard = (before: Conversation, input: Input, lost: boolean) =>
    step(script, before, { id: 'i', from: before, at: one.until, input }, lost).conversation
  const text = { kind: 'text', text: '1' } as const

  test('that did not arrive is no answer that was lost: words answer what stood', () => {
    const noticed = heard(asking().now(), away(), false)
    expect(heard(noticed, text, true).session?.answers).toEqual({ basis: 'hour' })
  })

  test('after an answer that may be lost leaves it so: what stood is put again', () => {
    const noticed = heard(asking().now(), away(), true)
    expect(heard(noticed, text, false).session?.answers).toEqual({})
    expect(heard(heard(noticed, text, false), text, false).session?.answers).toEqual({
      basis: 'hour',
    })
  })
})

describe('after an outage', () => {
  test('one neutral bubble says that there is something, and the words come with the next answer', () => {
    const it = asking()
    const { asked } = it.now()
    const noticed = it.happens(away())
    expect(keys(noticed)).toEqual(['recall:notice'])
    expect(noticed.say[0]?.choices?.map(({ name }) => name)).toEqual(['!news'])
    expect(it.now().asked).toEqual(asked)
    const answered = it.says('1')
    expect(told(answered)).toEqual([
      {
        key: 'common:outage.oneDay',
        params: {
          ...{ fromDay: '2026-11-25', fromTime: '11:00' },
          ...{ untilDay: '2026-11-25', untilTime: '11:40' },
        },
      },
    ])
    expect(keys(answered)[0]).toBe('common:outage.oneDay')
    expect(Object.keys(it.now().session?.answers ?? {})).toEqual(['basis'])
    expect(it.now().waiting).toBeUndefined()
    expect(told(it.says('menu'))).toEqual([])
  })

  test('the button of the bubble tells it, and the question that stood is put again', () => {
    const it = asking()
    const { asked } = it.now()
    it.happens(away())
    const opened = it.happens({ kind: 'tap', seq: it.now().seq, option: 0 })
    expect(keys(opened)[0]).toBe('common:outage.oneDay')
    expect(it.now().asked).toMatchObject({ place: asked?.place, options: asked?.options })
    it.happens({ kind: 'tap', seq: asked?.seq ?? 0, option: 0 })
    expect(Object.keys(it.now().session?.answers ?? {})).toEqual(['basis'])
  })

  test('the days are named where it was over night', () => {
    const it = asking()
    it.happens(away({ from: at('2026-11-24T23:50:00'), until: at('2026-11-25T08:10:00') }))
    expect(told(it.says('1'))).toMatchObject([
      { key: 'common:outage.days', params: { fromDay: '2026-11-24', untilDay: '2026-11-25' } },
    ])
  })

  test('of two that somebody has not read yet they read as of one, by one bubble', () => {
    const it = asking()
    it.happens(away())
    const two = { from: at('2026-11-25T11:50:00'), until: at('2026-11-25T12:00:00') }
    expect(keys(it.happens(away(two)))).toEqual([])
    expect(told(it.says('1'))).toMatchObject([
      { params: { fromTime: '11:00', untilTime: '12:00' } },
    ])
  })

  test.for([
    ['whoever has blocked us', { gone: true }],
    ['a page', { channel: 'web' }],
  ] as const)('%s hears nothing, then or later', ([, more]) => {
    const it = asking()
    Object.assign(it.now(), more)
    expect(keys(it.happens(away()))).toEqual([])
    expect(it.now().waiting).toBeUndefined()
    expect(told(it.happens({ kind: 'joined' }))).toEqual([])
  })

  test('a talk that is hidden says nothing until its person opens it', () => {
    const it = asking({ word: 'word|c1|hoasen', hidden: { since: one.from } })
    expect(keys(it.happens(away()))).toEqual([])
    expect(told(it.says('menu'))).toEqual([])
    expect(told(it.says('hoa sen'))).toHaveLength(1)
    expect(it.now().hidden).toBeUndefined()
  })

  test('what a caseworker said meanwhile comes after it, each in a bubble of its own', () => {
    const it = talk()
    it.does({ kind: 'claim' })
    it.pass(20 * MINUTE)
    expect(keys(it.happens(away()))).toEqual(['recall:notice'])
    expect(keys(it.does({ kind: 'reply', words: 'Chào em' }))).toEqual([])
    const answered = it.says('dạ')
    expect(answered.say.map(({ say }) => say[0]?.key)).toEqual([
      'common:outage.oneDay',
      'desk:caseworker',
    ])
    expect(it.now().talkingTo).toBe('caseworker')
  })

  test.for([
    ['now', 1],
    ['today', 0],
  ] as const)('whose case is for %s reads whom they can call at once: %s', ([urgency, lines]) => {
    const it = talk({}, urgency)
    it.happens(away())
    const { say } = it.happens({ kind: 'tap', seq: it.now().seq, option: 0 })
    const [outage, ...more] = say[0]?.say ?? []
    expect(outage?.key).toBe('common:outage.oneDay')
    expect(more.filter(({ key }) => key.startsWith('helplines:'))).toHaveLength(lines)
  })

  test('who has an open case is told as a machine tells, and nothing is asked', () => {
    const it = talk()
    it.does({ kind: 'claim' })
    it.pass(HOUR)
    const { case: its } = it.now()
    it.happens(away())
    const opened = it.happens({ kind: 'tap', seq: it.now().seq, option: 0 })
    expect(keys(opened)).toContain('common:outage.oneDay')
    expect(opened.say.map((message) => speaker(it.now(), message)?.key)).toEqual(['desk:machine'])
    expect(opened.say[0]?.choices).toBeUndefined()
    expect(it.now().case).toEqual(its)
  })
})
