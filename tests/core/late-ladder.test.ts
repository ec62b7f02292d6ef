import { expect, test } from 'vitest'
import { nextRung } from '../../src/core/ladder.ts'
import { CRY, HOUR, MINUTE, plan, talk } from './waiting-talk.ts'

/** Minutes after now at which rungs are done; each timer rings late by so much where we come back. */
function climbs(it: ReturnType<typeof talk>): readonly string[] {
  const from = it.clock()
  const done: string[] = []
  for (let minute = 0; minute <= 120; minute++) {
    for (const rung of it.pass(minute === 0 ? 0 : MINUTE))
      done.push(`${(it.clock() - from) / MINUTE} ${rung}`)
  }
  return done
}

test('after we were away the rungs of a case that waits keep their distances from our return', () => {
  const it = talk()
  it.away(45 * MINUTE)
  expect(climbs(it)).toEqual(['0 again', '5 next', '15 coordinator', '25 person'])
})

test('those that were done before stay done, and the rest keep theirs', () => {
  const it = talk()
  expect(it.pass(6 * MINUTE)).toEqual(['again'])
  it.away(45 * MINUTE)
  expect(climbs(it)).toEqual(['0 next', '10 coordinator', '20 person'])
})

test('so do those of a danger that the holder does not answer', () => {
  const it = talk()
  it.takes()
  it.says(CRY)
  it.away(45 * MINUTE)
  expect(climbs(it)).toEqual(['0 again', '5 next', '15 coordinator', '25 person'])
})

test('and of what is for today, by the hours of the desk', () => {
  const it = talk({}, 'today')
  it.away(5 * HOUR)
  expect(climbs(it)).toEqual(['0 again', '60 next', '120 coordinator'])
})

test('a ladder that begins anew after it counts from its own beginning', () => {
  const it = talk()
  it.away(45 * MINUTE)
  it.pass(0)
  it.takes()
  it.does({ kind: 'handBack' })
  const { case: its } = it.now()
  expect(its && nextRung(plan, its)?.at).toBe(it.clock() + 5 * MINUTE)
})
