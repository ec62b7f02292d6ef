import { describe, expect, test } from 'vitest'
import { begin } from '../../src/core/begin.ts'
import { openCase, type Trigger } from '../../src/core/case.ts'
import type { Conversation, FlowId } from '../../src/core/conversation.ts'
import { isFleeting } from '../../src/core/fleeting.ts'
import type { Input } from '../../src/core/inbound.ts'
import { momentAt, newSession, present } from '../../src/core/moment.ts'
import { step } from '../../src/core/step.ts'
import { staffed as script } from '../transcript.ts'

const noon = Date.parse('2026-11-25T12:00:00+09:00')

/** Somebody in a flow, who speaks Vietnamese and has agreed unless told otherwise. */
function within(flow: FlowId, more: Partial<Conversation> = {}): Conversation {
  const m = momentAt(script, noon, 1)
  const somebody: Conversation = {
    ...begin({ channel: 'web', address: 'a' }, 'one', 'somebody'),
    ...{ locale: 'vi', greeted: true, agreedOn: '2026-11-25' },
    ...more,
  }
  return present(m, { ...somebody, session: newSession(m, flow) }).conversation
}

/** What is heard next, and of each whether it is kept for the shorter period. */
function hears(before: Conversation, ...heard: readonly (string | Input)[]) {
  const marks: boolean[] = []
  let here = before
  for (const one of heard) {
    const input: Input = typeof one === 'string' ? { kind: 'text', text: one } : one
    const from = { channel: 'web', address: 'a' } as const
    const stepped = step(script, here, { id: `h${marks.length}`, from, at: noon, input })
    marks.push(isFleeting(script, here, stepped))
    here = stepped.conversation
  }
  return { marks, here }
}

const marks = (before: Conversation, ...heard: readonly (string | Input)[]) =>
  hears(before, ...heard).marks

const inCase = (trigger: Trigger, more: Partial<Conversation> = {}) =>
  within('welcome', {
    ...{ case: openCase({ id: 'c', number: '123456' }, 'soon', trigger, noon) },
    ...more,
  })
const claim: Input = { kind: 'caseworker', by: 'an', act: { kind: 'claim' } }
const close: Input = { kind: 'caseworker', by: 'an', act: { kind: 'close', outcome: 'solved' } }

describe('kept for the shorter period', () => {
  const safety = Object.values(script.flows).filter(({ topic }) => topic === 'safety')

  test.each(safety.map(({ id }) => id))('every turn of %s, from the one that leads there', (id) => {
    expect(marks(within('welcome'), { kind: 'command', command: 'menu' })).toEqual([false])
    const here = within(id)
    expect(marks(here, 'không muốn trả lời', 'abc', '1')).toEqual([true, true, true])
    // The turn that leaves it is the last.
    expect(marks(here, 'menu', 'cảm ơn')).toEqual([true, false])
  })

  test('they are four', () => expect(safety).toHaveLength(4))

  test('danger, whatever it comes between, until it is left', () => {
    const pay = within('wage-check')
    expect(marks(pay, '1', '900', 'nó đánh em', 'không', 'menu', 'cảm ơn')).toEqual([
      ...[false, false],
      ...[true, true, true, false],
    ])
  })

  test('danger that is not asked about again', () => {
    const harm = { kind: 'harm', about: 'self', at: noon, answer: 'before', settled: noon } as const
    expect(marks(within('wage-check', { raised: [harm] }), '1', 'nó đánh em')).toEqual([
      false,
      true,
    ])
  })

  test('danger that is written in a talk that is hidden', () => {
    const hidden = within('welcome', { hidden: { since: noon }, word: 'w' })
    expect(marks(hidden, 'chào', 'nó đánh em')).toEqual([false, true])
  })

  test('what asks for such a flow before the person has agreed', () => {
    const { agreedOn: _, ...stranger } = within('welcome')
    const asked = hears(stranger, '1', '2', 'em muốn bỏ trốn')
    expect(asked.here.session?.flow).toBe('welcome')
    expect(asked.here.session?.then).toBe('support-check')
    expect(asked.marks).toEqual([false, false, true])
  })

  test('what was understood as being about safety, where a button leads there', () => {
    const here = hears(within('wage-check'), 'em muốn bỏ trốn')
    expect(here.here.asked?.options).toContain('topic:want_to_leave')
    expect(here.marks).toEqual([true])
  })

  test('what is said while a caseworker looks after a danger, and no longer', () => {
    for (const trigger of ['harm', 'other', 'check'] as const)
      expect(marks(inCase(trigger), claim, 'dạ', close, 'dạ')).toEqual([true, true, true, false])
    for (const trigger of ['person', 'fault'] as const)
      expect(marks(inCase(trigger), claim, 'dạ', close, 'dạ')).toEqual([false, false, false, false])
  })

  test('handing over, until it is said that it is about pay or papers', () => {
    const asks = within('escalation')
    expect(marks(asks, '1', '3', '1', '1')).toEqual([true, true, true, false])
    expect(marks(asks, '1', '3', '6', '1')).toEqual([true, true, true, true])
    const session = newSession(momentAt(script, noon, 1), 'support-check')
    const after = within('escalation', { interrupted: { session } })
    expect(marks(after, '1', '3', '1', '1')).toEqual([true, true, true, true])
  })
})

test('questions of pay and rights are kept as long as other words', () => {
  for (const flow of ['wage-check', 'payslip-check', 'rights', 'short-checks', 'welcome'])
    expect(marks(within(flow), '1', 'abc', '2', 'menu'), flow).not.toContain(true)
})
