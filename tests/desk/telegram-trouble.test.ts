import { expect, test } from 'vitest'
import { deskLane } from '../../src/desk/ports.ts'
import { openGroup } from '../../src/desk/telegram/group.ts'
import { withDeskLanes } from '../../src/desk/telegram/lane.ts'
import { createPace } from '../../src/desk/telegram/pace.ts'
import { type Parcel, Undelivered } from '../../src/parcel.ts'
import { keptLog, scriptedChannel, virtualClock } from '../owed.ts'

const parcel = (tries: number, body: Parcel['call']['body'] = { text: 'x' }): Parcel => ({
  ...{ id: 'p', channel: 'telegram', lane: deskLane('c'), conversation: 'c', urgent: false },
  ...{ call: { method: 'sendMessage', body }, createdAt: 0, tries, doubted: false },
})

/** The desk's lane to a Telegram that does as it is told. */
async function lane() {
  const facts = new Map<string, string>()
  const clock = virtualClock()
  const kept = {
    fact: async (name: string) => facts.get(name),
    setFact: async (name: string, value: string | undefined) =>
      void (value === undefined ? facts.delete(name) : facts.set(name, value)),
  }
  const group = await openGroup(-1, kept, keptLog().log, clock)
  let fails: Undelivered | undefined
  const { channel } = scriptedChannel(() => {
    if (fails) throw fails
    return {}
  })
  const { send } = withDeskLanes(channel, { group, pace: createPace(), spent: () => {} })
  return {
    ...{ group, clock, facts },
    reopened: () => openGroup(-1, kept, keptLog().log, clock),
    /** How a try ends: undefined where it arrives. */
    tries: async (one: Parcel, failing?: Undelivered) => {
      fails = failing
      return send(one, clock.now()).then(
        () => undefined,
        (error: Undelivered) => error.kind,
      )
    },
  }
}

test('Telegram that is silent for more than a moment is trouble, until it takes something', async () => {
  const { tries, group, clock, facts, reopened } = await lane()
  const silent = new Undelivered('no answer: it took too long', 'retry', { doubted: true })
  expect(await tries(parcel(0), silent)).toBe('retry')
  await tries(parcel(5, { document: { $media: 'f' } }), silent)
  await tries(parcel(5), new Undelivered('Telegram 429: Too Many Requests', 'retry'))
  expect(group.trouble()).toBeUndefined()
  await tries(parcel(2), silent)
  const since = clock.now()
  expect(group.trouble()).toEqual({ why: 'unreachable', since })
  clock.pass(60_000)
  await tries(parcel(3), new Undelivered('Telegram 502: Bad Gateway', 'retry'))
  expect(group.trouble()?.since).toBe(since)
  expect((await reopened()).trouble()).toEqual({ why: 'unreachable', since })
  expect(await tries(parcel(4))).toBeUndefined()
  expect(group.trouble()).toBeUndefined()
  expect(facts.size).toBe(0)
})

test('an alert outlives a token that is not taken', async () => {
  const { tries, group } = await lane()
  const refused = new Undelivered('Telegram 401: Unauthorized', 'refused')
  expect(await tries(parcel(0), refused)).toBe('retry')
  expect(group.trouble()?.why).toBe('unreachable')
})

test('lacking rights are not taken to be there because something went through', async () => {
  const { tries, group } = await lane()
  const refused = new Undelivered('Telegram 400: Bad Request: not enough rights', 'refused')
  expect(await tries(parcel(0), refused)).toBe('retry')
  expect(await tries(parcel(0))).toBeUndefined()
  expect(group.trouble()?.why).toBe('rights')
  await tries(parcel(9), new Undelivered('no answer: it took too long', 'retry'))
  expect(group.trouble()?.why).toBe('rights')
})
