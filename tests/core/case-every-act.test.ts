import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { begin } from '../../src/core/begin.ts'
import { type Case, openCase, outcomes, urgencies } from '../../src/core/case.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import { escalate } from '../../src/core/desk.ts'
import type { CaseworkerAct, Input } from '../../src/core/inbound.ts'
import { timersOf } from '../../src/core/ladder.ts'
import { momentAt } from '../../src/core/moment.ts'
import { step } from '../../src/core/step.ts'
import type { Step } from '../../src/core/stepped.ts'
import { triggersOf } from '../../src/core/triggers.ts'
import { staffed as script } from '../transcript.ts'
import { after, CALM, type Deed, type Model, opened } from './case-model.ts'

const staff = ['an', 'binh', 'chi'] as const
const noon = Date.parse('2026-11-25T12:00:00+09:00')

const deeds: readonly Deed[] = [
  ...staff.flatMap((by): readonly Deed[] => [
    ...(['claim', 'handBack', 'reply', 'note'] as const).map((does) => ({ does, by })),
    ...outcomes.map((outcome) => ({ does: 'close' as const, by, outcome })),
    ...staff.map((from) => ({ does: 'takeOver' as const, by, from })),
  ]),
  { does: 'write' },
  ...urgencies.map((urgency) => ({ does: 'raise' as const, urgency })),
  { does: 'ring' },
]

const start = (its: Case): Conversation => ({
  ...begin({ channel: 'web', address: 'a' }, 'one', 'somebody'),
  ...{ greeted: true, agreedOn: '2026-11-25', case: its },
})

/** Does a deed for real: through `step`, as everything goes. */
function really(before: Conversation, deed: Deed, at: number): Step | 'nothing to ring' {
  const happens = (input: Input) =>
    step(script, before, { id: `i${at}`, from: { channel: 'web', address: 'a' }, at, input })
  const acts = (by: string, act: CaseworkerAct) => happens({ kind: 'caseworker', by, act })
  switch (deed.does) {
    case 'claim':
    case 'handBack':
      return acts(deed.by, { kind: deed.does })
    case 'takeOver':
      return acts(deed.by, { kind: 'claim', from: deed.from })
    case 'close':
      return acts(deed.by, { kind: 'close', outcome: deed.outcome })
    case 'reply':
      return acts(deed.by, { kind: 'reply', words: 'Chào em' })
    case 'note':
      return acts(deed.by, { kind: 'note', words: 'メモ' })
    case 'write':
      return happens({ kind: 'text', text: 'dạ' })
    case 'raise': {
      const m = momentAt(script, at, before.seq + 1)
      const same = { conversation: { ...before, seq: m.seq }, say: [] }
      // A closed case is not raised: another is opened then.
      return before.case?.status === 'closed' ? same : escalate(m, same, deed.urgency, 'harm')
    }
    case 'ring': {
      const timer = timersOf(script.desk, before).find(({ name }) => name !== 'alarm')
      if (!timer) return 'nothing to ring'
      const due = Math.max(at, timer.at)
      const input: Input = { kind: 'due', timer: timer.name as 'ladder', guard: timer.guard }
      const from = { channel: 'web', address: 'a' } as const
      return step(script, before, { id: `d${at}`, from, at: due, input })
    }
  }
}

const shownOf = (its: Case | undefined): Model | undefined =>
  its && {
    ...{ status: its.status, holder: its.holder, urgency: its.urgency, rung: its.rung },
    ...{ waitsFrom: its.waitsFrom, owes: its.unansweredFrom, told: its.toldUnread === true },
    ...{ alarming: triggersOf(its).some((one) => !CALM.has(one)) },
    ...{ danger: its.danger, outcome: its.outcome, closedAt: its.closedAt },
  }

/** Does it to both, and holds the one to the other. Gives how both are then. */
function both(it: Conversation, model: Model, deed: Deed, at: number) {
  const asked = deed.does === 'raise' && model.status === 'closed' ? model : after(model, deed, at)
  const stepped = really(it, deed, at)
  if (stepped === 'nothing to ring') {
    expect(asked).toEqual(model)
    return { it, model }
  }
  const told = stepped.say.length
  if (typeof asked === 'string') {
    expect(stepped.refused).toBe(asked)
    expect(shownOf(stepped.conversation.case)).toEqual(model)
    expect([told, stepped.desk ?? []]).toEqual([0, []])
    return { it, model }
  }
  expect(stepped.refused).toBeUndefined()
  const { conversation } = stepped
  expect(shownOf(conversation.case)).toEqual(asked)
  expect(conversation.talkingTo).toBe(asked.status === 'claimed' ? 'caseworker' : 'bot')
  if (deed.does === 'write' && model.status === 'claimed' && !it.waiting) expect(told).toBe(0)
  if (deed.does === 'note' || deed.does === 'raise') expect(told).toBe(0)
  if (deed.does === 'reply')
    expect(told + (conversation.waiting?.say.length ?? 0)).toBeGreaterThan(0)
  return { it: JSON.parse(JSON.stringify(conversation)) as Conversation, model: asked }
}

const cry: Deed = { does: 'raise', urgency: 'now' }

/** Ways to every state that a case can be in. */
const ways: { readonly [state: string]: readonly Deed[] } = {
  waiting: [],
  'waiting, after two rungs': [{ does: 'ring' }, { does: 'ring' }],
  'waiting, after the last rung': Array.from({ length: 4 }, () => ({ does: 'ring' as const })),
  held: [{ does: 'claim', by: 'an' }],
  'held, and an answer is owed': [{ does: 'claim', by: 'an' }, { does: 'write' }],
  'held, and it was told that nobody has read': [
    ...[{ does: 'claim', by: 'an' } as const, { does: 'write' } as const],
    { does: 'ring' },
  ],
  'held, with a danger': [{ does: 'claim', by: 'an' }, cry],
  'held, with a danger that nobody answers': [
    ...[{ does: 'claim', by: 'an' } as const, cry],
    ...[{ does: 'ring' } as const, { does: 'ring' } as const],
  ],
  'held, with a danger after the last rung': [
    ...[{ does: 'claim', by: 'an' } as const, cry],
    ...Array.from({ length: 4 }, () => ({ does: 'ring' as const })),
  ],
  'held by another who took it over': [
    ...[{ does: 'claim', by: 'an' } as const, cry],
    { does: 'takeOver', by: 'binh', from: 'an' },
  ],
  'handed back': [
    { does: 'claim', by: 'an' },
    { does: 'handBack', by: 'an' },
  ],
  'held by another after that': [
    { does: 'claim', by: 'an' },
    { does: 'handBack', by: 'an' },
    { does: 'claim', by: 'binh' },
  ],
  closed: [
    { does: 'claim', by: 'an' },
    { does: 'close', by: 'an', outcome: 'solved' },
  ],
}

const everywhere = Object.entries(ways).flatMap(([state, way]) =>
  urgencies.map((urgency) => ({ state, way, urgency })),
)

describe('a case does what the model says', () => {
  test.for(everywhere)('by every act, $state and $urgency', ({ way, urgency }) => {
    for (const deed of deeds) {
      let at = noon
      let now = {
        it: start(openCase({ id: 'case', number: '123456' }, urgency, 'person', at)),
        model: opened(urgency, at),
      }
      for (const step of [...way, deed]) {
        at += 60_000
        now = both(now.it, now.model, step, at)
      }
    }
  })

  test('by whatever is done, in any order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...urgencies),
        fc.array(
          fc.record({ deed: fc.constantFrom(...deeds), later: fc.integer({ min: 1, max: 90 }) }),
          {
            maxLength: 40,
          },
        ),
        (urgency, done) => {
          let at = noon
          let now = {
            it: start(openCase({ id: 'case', number: '123456' }, urgency, 'person', at)),
            model: opened(urgency, at),
          }
          for (const { deed, later } of done) {
            at += later * 60_000
            now = both(now.it, now.model, deed, at)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('and no timer changes it that watches a state which is over', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...deeds), { minLength: 1, maxLength: 12 }), (done) => {
        let at = noon
        let it = start(openCase({ id: 'case', number: '123456' }, 'now', 'person', at))
        const old = new Map<string, Input>()
        for (const deed of done) {
          at += 60_000
          for (const { name, guard } of timersOf(script.desk, it))
            old.set(guard, { kind: 'due', timer: name as 'ladder', guard })
          const stepped = really(it, deed, at)
          if (stepped !== 'nothing to ring' && !stepped.refused) it = stepped.conversation
        }
        const live = new Set(timersOf(script.desk, it).map(({ guard }) => guard))
        for (const [guard, input] of old) {
          if (live.has(guard)) continue
          const from = { channel: 'web', address: 'a' } as const
          const late = step(script, it, { id: 'late', from, at: at + 86_400_000, input })
          expect([late.say, late.desk ?? []]).toEqual([[], []])
          expect(late.conversation.case).toEqual(it.case)
        }
      }),
    )
  })
})
