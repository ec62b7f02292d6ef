import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersOf } from '../../flows/rules/support/answers.ts'
import { supportNeed } from '../../flows/rules/support/support.ts'
import { supportQuestions } from '../../flows/rules/support/table.ts'
import { needOf } from '../../src/console/support-need.ts'
import type { Answer, Answers } from '../../src/core/conversation.ts'

/** Answers as they are kept: any question may be left out, passed over, or be the last. */
const kept = fc
  .record(
    Object.fromEntries(
      supportQuestions.map(([name, { answers, several }]) => {
        const options = Object.keys(answers)
        const one: fc.Arbitrary<Answer> = fc.constantFrom(...options, 'unsaid')
        const some = fc.uniqueArray(fc.constantFrom(...options), { minLength: 1 })
        return [name, typeof several === 'object' ? some : one]
      }),
    ),
    { requiredKeys: [] },
  )
  .filter((answers) => Object.keys(answers).length > 0) as fc.Arbitrary<Answers>

describe('which answers led to what', () => {
  test('says all that the rule says and nothing else, each once and for a reason', () => {
    fc.assert(
      fc.property(kept, (answers) => {
        const { level, triggers, flags, floors } = supportNeed(answersOf(answers))
        const need = needOf(answers, true)
        expect(need?.level).toBe(level)
        const names = (need?.signs ?? []).map(({ name }) => name)
        const found = new Set([...triggers, ...flags, ...floors])
        expect(names.filter((name) => name !== 'TOGETHER')).toEqual([...found])
        for (const { from } of need?.signs ?? []) expect(from).not.toEqual([])
        // More than a sum says how soon, or the sum is named: no level stands bare.
        if (level !== 'LOW') expect(names).not.toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('by the answers that are named alone the rule says the same', () => {
    fc.assert(
      fc.property(kept, (answers) => {
        for (const { name, from } of needOf(answers, true)?.signs ?? []) {
          if (name === 'TOGETHER') continue
          const named = Object.fromEntries(
            from.map(({ at }) => [at, from.filter((one) => one.at === at).map((o) => o.option)]),
          )
          const { triggers, flags, floors } = supportNeed(named)
          expect([...triggers, ...flags, ...floors]).toContain(name)
        }
      }),
      { numRuns: 200 },
    )
  })
})
