import { expect, test } from 'vitest'
import { type Case, openCase } from '../../src/core/case.ts'
import { joinCases, raisedBy } from '../../src/core/join-cases.ts'
import { momentAt, silent } from '../../src/core/moment.ts'
import { createScript } from '../../src/script.ts'
import { HOUR, plan, talk } from './waiting-talk.ts'

const script = createScript(
  { org: 'Tonari', contact: 'https://tonari.example', privacyUrl: 'https://tonari.example/p' },
  (text) => text,
  plan,
)
const other = { id: 'o', number: '222222' }

/** A case is joined to this one: what the desk hears, and how the ladder of the one that is left stands. */
function joined(own: Case, old: Case, at: number) {
  const m = momentAt(script, at, 9)
  const { its } = joinCases(own, old, 'c2', at)
  const step = raisedBy(m, silent(m, { ...talk().now(), case: its }), old)
  const { waitsFrom, rung, danger, urgency } = step.conversation.case as Case
  return { urgency, waitsFrom, rung, danger, desk: (step.desk ?? []).map(({ kind }) => kind) }
}

const at = talk().clock() + 10 * HOUR
const own: Case = { ...openCase({ id: 'k', number: '1' }, 'now', 'harm', talk().clock()), rung: 4 }
const fresh = (trigger: 'harm' | 'person', urgency: 'now' | 'today' = 'now') =>
  openCase(other, urgency, trigger, at - 1)

test('a danger that is joined to a case for which nobody is called any more calls somebody', () => {
  expect(joined(own, fresh('harm'), at)).toEqual({
    ...{ urgency: 'now', waitsFrom: at, rung: 0, danger: undefined, desk: ['alsoTold'] },
  })
})

test('the wish for a person begins its ladder anew, and is not told as a danger', () => {
  expect(joined(own, fresh('person', 'today'), at)).toEqual({
    ...{ urgency: 'now', waitsFrom: at, rung: 0, danger: undefined, desk: [] },
  })
})

test('beside a holder who answers no danger it calls too, and a wish does not', () => {
  const held: Case = { ...own, status: 'claimed', holder: 'an', danger: { since: at, rung: 4 } }
  expect(joined(held, fresh('harm'), at + 1)).toMatchObject({
    ...{ danger: { since: at + 1, rung: 0 }, desk: ['danger'] },
  })
  expect(joined(held, fresh('person'), at + 1)).toMatchObject({
    ...{ danger: { rung: 4 }, desk: [] },
  })
})

test('of two whose ladders are at their end nobody is called, nor where the own one goes on', () => {
  expect(joined(own, { ...fresh('harm'), rung: 4 }, at)).toMatchObject({ rung: 4, desk: [] })
  expect(joined({ ...own, rung: 2 }, fresh('harm'), at)).toMatchObject({ rung: 2, desk: [] })
})
