import type { Clock, Log } from '../../ports.ts'
import type { RoomsKept } from '../ports.ts'
import type { Api } from './api.ts'
import type { Group } from './group.ts'
import type { Pace } from './pace.ts'
import type { SayRoom } from './say.ts'

const MINUTE = 60_000
const TOLD = 'telegram crowd'

/**
 * Warns the group, in no topic, and the operator that more people are in it than are of the staff:
 * all of them read what people let caseworkers read. Once, and again where they grow more, over a
 * restart too. What could not be sent is tried again a minute later. To be called often.
 */
export function createCrowdNotice(given: {
  readonly kept: Pick<RoomsKept, 'fact' | 'setFact'>
  readonly group: Group
  /** How many of the staff are tied to an account. */
  readonly tied: () => number
  readonly pace: Pace
  readonly api: Api
  readonly say: SayRoom
  readonly clock: Clock
  readonly log: Log
}): () => Promise<void> {
  const { kept, group, tied, pace, api, say, clock, log } = given
  let logged = 0
  let tried = Number.NEGATIVE_INFINITY
  return async () => {
    const people = group.people()
    if (people === undefined || clock.now() - tried < MINUTE) return
    const linked = tied()
    const more = Math.max(0, people - linked)
    if (more > logged) log('warn', 'desk-group-unlinked', { people, linked })
    logged = more
    const told = Number((await kept.fact(TOLD)) ?? 0)
    if (more === told) return
    if (more > told && !(await tell(people, linked))) return
    await kept.setFact(TOLD, more > 0 ? String(more) : undefined)
  }

  async function tell(people: number, linked: number): Promise<boolean> {
    if (pace.take(clock.now()) > 0) return false
    tried = clock.now()
    const text = say('crowd', { people, linked })
    const done = await api('sendMessage', { chat_id: group.chat(), text })
    if (done?.ok) tried = Number.NEGATIVE_INFINITY
    return done?.ok === true
  }
}
