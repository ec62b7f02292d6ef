import { expect, test } from 'vitest'
import { openCase } from '../../src/core/case.ts'
import { speaker } from '../../src/core/speaker.ts'

const open = openCase({ id: 'k', number: '1' }, 'soon', 'person', 0)
const line = (key: string, its = { case: open } as object) =>
  speaker(its as Parameters<typeof speaker>[0], { say: [{ key }] })

test.for([
  ['common:notUnderstoodChoice', true],
  ['alarm:told', true],
  ['desk:caseworker', false],
  ['desk:told.claim', false],
  // Whoever else may hold the phone is not to learn that somebody answers here.
  ['recall:notice', false],
  ['hide:today', false],
] as const)('while a caseworker may speak, %s is said to be the machine’s: %s', ([key, said]) => {
  expect(line(key) !== undefined).toBe(said)
})

test('where no caseworker may speak, it is not said', () => {
  expect(line('alarm:told', {})).toBeUndefined()
  expect(line('alarm:told', { case: { ...open, status: 'closed' } })).toBeUndefined()
})
