import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CRY, keys, talk } from './waiting-talk.ts'

/** Somebody who asked for a person, and answered so many questions of handing over. */
function asking(...answers: readonly string[]) {
  const it = talk({ case: undefined as never })
  it.says('gặp người thật')
  for (const answer of answers) it.taps(answer)
  return it
}

describe('where the case is closed in the middle of handing over', () => {
  const closed = (...answers: readonly string[]) => {
    const it = asking(...answers)
    it.takes()
    it.does({ kind: 'close', outcome: 'mistaken' })
    return it
  }

  test.for([
    [[], 'yes'],
    [['yes'], 'today'],
    [['yes', 'today'], 'wages'],
    [['yes', 'today', 'wages'], 'yes'],
    [['no', 'goOn'], 'now'],
  ] as const)('after %j nothing of it goes on: a button leads to the menu', ([answers, button]) => {
    const it = closed(...answers)
    const told = it.taps(button)
    expect(keys(told)).toContain('common:oldButton')
    expect([told.code, told.desk ?? []]).toEqual([undefined, []])
    expect(it.now().session?.flow).toBe('welcome')
    expect(it.now().case?.status).toBe('closed')
  })

  test('what is written is answered by the machine, as it was said', () => {
    const it = closed('yes', 'today')
    const told = [it.says('alo'), it.says('lương'), it.says('Em bị trừ lương')]
    expect(told.flatMap(keys).filter((key) => key.startsWith('escalation:'))).toEqual([])
    expect(told.flatMap(({ desk = [], code }) => [...desk, code ?? []].flat())).toEqual([])
  })

  test('a word that leads back does not lead into it', () => {
    const it = asking('yes', 'today', 'wages', 'yes')
    it.says('Zalo')
    it.takes()
    it.does({ kind: 'close', outcome: 'solved' })
    for (const word of ['quay lại', 'làm lại', 'quay lại']) {
      const told = it.says(word)
      expect([told.code, it.now().session?.flow]).toEqual([undefined, 'welcome'])
    }
  })

  test.for([
    [[], 'yes'],
    [['yes'], 'today'],
    [['yes', 'today'], 'wages'],
  ] as const)('after %j and a danger nothing of it is taken up', ([answers]) => {
    const it = asking(...answers)
    it.says(CRY)
    it.taps('now')
    it.takes()
    it.does({ kind: 'close', outcome: 'solved' })
    for (const command of ['takeUp', 'back', 'menu']) {
      const told = it.happens({ kind: 'command', command })
      expect(keys(told).filter((key) => key.startsWith('escalation:'))).toEqual([])
    }
    expect(it.now().interrupted).toBeUndefined()
  })

  test('what came before handing over and a danger is taken up still', () => {
    const it = talk({ case: undefined as never })
    for (const text of ['menu', 'lương', 'gặp người thật', CRY]) it.says(text)
    it.taps('now')
    const flow = it.now().interrupted?.earlier?.session.flow
    it.takes()
    it.does({ kind: 'close', outcome: 'solved' })
    expect(flow).toBe('wage-check')
    it.happens({ kind: 'command', command: 'takeUp' })
    expect(it.now().session?.flow).toBe(flow)
  })

  test('whoever asks for a person again has another case, from the first question on', () => {
    const it = closed('yes', 'today')
    const told = it.says('gặp người thật')
    expect(keys(told)).toContain('escalation:safe.ask')
    expect(it.now().case).toMatchObject({ status: 'waiting', number: '654321' })
  })
})

test('whoever has handed over and asks for a person again hears how it stands, and is filed after', () => {
  const it = asking('yes', 'today', 'wages', 'yes')
  it.says('Zalo')
  const again = it.says('gặp người thật')
  expect(keys(again)).toContain('desk:already.waiting')
  expect(keys(again).filter((key) => key.startsWith('escalation:safe'))).toEqual([])
  expect(keys(it.says('em ở phòng 203 nhé'))).toContain('desk:filed')
})

test('whoever asks for a person again in the middle of the questions is asked them', () => {
  const it = asking('yes', 'today')
  expect(keys(it.says('gặp người thật'))).toContain('escalation:safe.ask')
})

test('a return code is told only where there is an open case that it leads to', () => {
  const acts = fc.oneof(
    fc.nat(6).map((place) => ({ place })),
    fc
      .constantFrom('gặp người thật', 'alo', 'quay lại', 'làm lại', 'cho đọc', 'Zalo', 'menu')
      .map((text) => ({ text })),
    fc.constantFrom('claim', 'reply', 'close', 'handBack').map((act) => ({ act })),
  )
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 30 }), (walk) => {
      const it = asking()
      for (const one of walk) {
        const { seq = 0 } = it.now().asked ?? {}
        const told =
          'text' in one
            ? it.says(one.text)
            : 'place' in one
              ? it.happens({ kind: 'tap', seq, option: one.place })
              : one.act === 'reply'
                ? it.does({ kind: 'reply', words: 'Chào em' })
                : one.act === 'close'
                  ? it.does({ kind: 'close', outcome: 'solved' })
                  : it.does({ kind: one.act as 'claim' })
        const open = it.now().case !== undefined && it.now().case?.status !== 'closed'
        const promised = keys(told).filter((key) => /^escalation:|^desk:(code|number)/.test(key))
        if (!open) expect([told.code, promised]).toEqual([undefined, []])
      }
    }),
    { numRuns: 300 },
  )
})
