import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  act,
  answered,
  type Case,
  type CaseAct,
  openCase,
  outcomes,
  raiseCase,
  sooner,
  urgencies,
  wrote,
} from '../../src/core/case.ts'
import { triggersOf } from '../../src/core/triggers.ts'

const staff = ['an', 'binh', 'chi']
const named = { id: 'case', number: '123456' }
const acts: fc.Arbitrary<CaseAct> = fc.oneof(
  fc.constant({ kind: 'claim' } as const),
  fc.constantFrom(...staff).map((from) => ({ kind: 'claim', from }) as const),
  fc.constant({ kind: 'handBack' } as const),
  fc.constantFrom(...outcomes).map((outcome) => ({ kind: 'close', outcome }) as const),
)
const deed = fc.oneof(
  fc.record({ by: fc.constantFrom(...staff), act: acts }),
  fc.constantFrom(...urgencies).map((urgency) => ({ urgency })),
  fc.constantFrom('wrote' as const, 'answered' as const),
)

describe('a case', () => {
  test('is held by nobody or by one, and closed for good, whatever is done with it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...urgencies),
        fc.array(deed, { maxLength: 40 }),
        (first, deeds) => {
          let it: Case = openCase(named, first, 'person', 0)
          deeds.forEach((one, at) => {
            const before = it
            if (one === 'wrote') it = wrote(before, at)
            else if (one === 'answered') it = answered(before)
            else if ('urgency' in one) it = raiseCase(before, one.urgency, 'harm', at)
            else {
              const after = act(before, one.by, one.act, at)
              if (typeof after === 'string') return
              it = after
            }
            expect(it.status === 'claimed' ? it.holder : 'somebody').toBeDefined()
            if (it.status === 'waiting') expect(it.holder).toBeUndefined()
            if (it.unansweredFrom !== undefined) expect(it.status).toBe('claimed')
            if (it.danger)
              expect([it.status, it.unansweredFrom]).toEqual(['claimed', expect.anything()])
            expect(sooner(before.urgency, it.urgency)).toBe(false)
            if (before.status === 'closed') expect(it.status).toBe('closed')
            expect([it.id, it.number, it.openedAt]).toEqual(['case', '123456', 0])
          })
        },
      ),
    )
  })

  test('is claimed by exactly one of those who claim it, and only they may let go of it', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(staff, { minLength: 2 }), ([first = '', ...others]) => {
        const claimed = act(openCase(named, 'soon', 'person', 0), first, { kind: 'claim' }, 1)
        if (typeof claimed === 'string') throw new Error('nobody held it')
        for (const other of others) {
          expect(act(claimed, other, { kind: 'claim' }, 2)).toBe('taken')
          expect(act(claimed, other, { kind: 'handBack' }, 2)).toBe('not-holder')
          expect(act(claimed, other, { kind: 'close', outcome: 'solved' }, 2)).toBe('not-holder')
        }
        expect(act(claimed, first, { kind: 'claim' }, 2)).toBe(claimed)
        const back = act(claimed, first, { kind: 'handBack' }, 3)
        expect(back).toMatchObject({ status: 'waiting', waitsFrom: 3, rung: 0 })
      }),
    )
  })

  test('is taken over by exactly one of those whom the desk lets, from who held it then', () => {
    const held = {
      ...openCase(named, 'today', 'person', 0),
      status: 'claimed',
      holder: 'an',
    } as const
    const owing = { ...held, unansweredFrom: 1, toldUnread: true } as const
    const taken = act(owing, 'binh', { kind: 'claim', from: 'an' }, 5)
    expect(taken).toEqual({ ...held, holder: 'binh', unansweredFrom: 5, waitsSince: 1 })
    if (typeof taken === 'string') throw new Error('nobody took it over')
    expect(act(taken, 'chi', { kind: 'claim', from: 'an' }, 6)).toBe('taken')
    expect(act(taken, 'an', { kind: 'close', outcome: 'solved' }, 6)).toBe('not-holder')
    const closed = { ...held, status: 'closed' } as const
    expect(act(closed, 'chi', { kind: 'claim', from: 'an' }, 6)).toBe('closed')
  })

  test('begins its ladder anew when it becomes more urgent while it waits, and not else', () => {
    const waiting = { ...openCase(named, 'today', 'person', 0), rung: 2 }
    expect(raiseCase(waiting, 'now', 'life', 9)).toMatchObject({
      urgency: 'now',
      trigger: 'life',
      waitsFrom: 9,
      rung: 0,
    })
    expect(raiseCase(waiting, 'today', 'person', 9)).toBe(waiting)
    expect(raiseCase(waiting, 'soon', 'fault', 9)).toBe(waiting)
    expect(raiseCase(waiting, 'today', 'harm', 9)).toEqual({ ...waiting, also: ['harm'] })
    const held = { ...waiting, status: 'claimed' as const, holder: 'an' }
    expect(raiseCase(held, 'now', 'life', 9)).toMatchObject({ rung: 2, waitsFrom: 0 })
  })

  test('is about every danger that was told of, each once', () => {
    const harm = openCase(named, 'now', 'harm', 0)
    const both = raiseCase(harm, 'now', 'life', 9)
    expect(both).toEqual({ ...harm, also: ['life'] })
    expect(raiseCase(both, 'now', 'life', 9)).toBe(both)
    expect(raiseCase(both, 'today', 'harm', 9)).toBe(both)
    expect(triggersOf(both)).toEqual(['harm', 'life'])
    const friend = raiseCase(both, 'now', 'life', 9, 'friend')
    expect(friend).toEqual({ ...both, who: { life: ['self', 'friend'] } })
    expect(raiseCase(friend, 'now', 'life', 9, 'friend')).toBe(friend)
    expect(raiseCase(friend, 'now', 'life', 9)).toBe(friend)
    const theirs = openCase(named, 'today', 'harm', 0, 'friend')
    expect(raiseCase(theirs, 'now', 'harm', 9)).toMatchObject({
      ...{ trigger: 'harm', urgency: 'now', who: { harm: ['friend', 'self'] } },
    })
    const worse = raiseCase({ ...both, urgency: 'today' }, 'now', 'life', 9)
    expect(triggersOf(worse)).toEqual(['life', 'harm'])
  })
})
