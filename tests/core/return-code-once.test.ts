import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readReturnCode } from '../../src/core/return-code.ts'
import { wake } from '../../src/wake.ts'
import { createStage } from '../console/stage.ts'
import { keptLog } from '../owed.ts'

const people = ['lan', 'new phone', 'thief', 'thief with a case'] as const
/** What a code says that led somewhere. */
const LED = /^desk:code\.(found|joined|same)$/
const CODE = /\d{4} \d{4} \d{4} \d{4}/g

const who = fc.constantFrom(...people)
const happening = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constant('asks for a person'), who }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('writes'), who, which: fc.nat(20) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('writes at once'),
      all: fc.uniqueArray(who, { minLength: 2 }),
      which: fc.nat(20),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom('claim', 'handBack', 'close', 'alo', 'wake'),
      who,
    }),
  },
)

test('whoever writes a code, in whatever order, it leads somewhere once, and no case is in two places', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 6, maxLength: 18 }), async (all) => {
      const stage = createStage()
      try {
        const codes: string[] = []
        for (const name of people) await agrees(name)
        for (const name of ['lan', 'thief with a case']) await asks(name)
        await learn()
        for (const one of all) {
          stage.clock.pass(3_600_001)
          await happens(one)
          await learn()
          await isWhole()
        }
        const led = (await turns()).flatMap(({ heard: { input }, said }) => {
          const code = input.kind === 'text' ? readReturnCode(input.text) : undefined
          const leads = said.some(({ say }) => say.some(({ key }) => LED.test(key)))
          return code !== undefined && leads ? [code] : []
        })
        expect(led).toEqual([...new Set(led)])

        async function happens(one: (typeof all)[number]): Promise<void> {
          const text = 'which' in one ? (codes[one.which % codes.length] ?? '') : 'alo'
          if ('all' in one)
            return void (await Promise.all(
              one.all.map((name) => stage.says(name, { kind: 'text', text })),
            ))
          if (one.does === 'wake') return void (await waking())
          if (one.does === 'asks for a person') return asks(one.who)
          if ('which' in one || one.does === 'alo')
            return void (await stage.says(one.who, { kind: 'text', text }))
          const number = (await stage.last(one.who)).case?.number
          if (number) await stage.post(number, { act: one.does, outcome: 'solved' })
        }

        async function agrees(name: string) {
          await stage.says(name, { kind: 'joined' })
          for (const button of ['vi', 'agree']) await stage.tap(name, button)
        }

        /** Asks for a person, where none is asked for yet, and answers until they are told a code. */
        async function asks(name: string) {
          const { case: its } = await stage.last(name)
          if (its && its.status !== 'closed') return
          await stage.says(name, { kind: 'command', command: 'person' })
          for (const button of ['yes', 'today', 'wages', 'yes', 'unknown'])
            await stage.tap(name, button)
        }

        async function waking() {
          const take = async (inbound: Parameters<typeof stage.happens>[0]) => {
            await stage.happens(inbound)
            return true
          }
          await wake({ store: stage.store, clock: stage.clock, log: keptLog().log, take })
        }

        async function turns() {
          const talks = await Promise.all(people.map((name) => stage.last(name)))
          const each = await Promise.all(talks.map(({ id }) => stage.store.transcript(id, 0, 500)))
          return each.flat()
        }

        async function learn() {
          const told = (await turns()).flatMap(({ shown }) => shown.map(({ text }) => text))
          const all = new Set([...codes, ...told.flatMap((text) => text.match(CODE) ?? [])])
          codes.splice(0, codes.length, ...all)
        }

        async function isWhole() {
          const talks = await Promise.all(people.map((name) => stage.last(name)))
          const held = talks.flatMap(({ id, case: its }) =>
            its && its.status !== 'closed' ? [`${its.number} ${its.status} ${id}`] : [],
          )
          const queue = (await stage.store.desk.queue(stage.clock.now())).flatMap(
            ({ conversation, case: its }) =>
              its.status === 'closed' ? [] : [`${its.number} ${its.status} ${conversation}`],
          )
          expect(queue.toSorted()).toEqual(held.toSorted())
        }
      } finally {
        stage.close()
      }
    }),
    { numRuns: 20 },
  )
}, 120_000)
