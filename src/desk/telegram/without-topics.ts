import type { Clock, Store } from '../../ports.ts'
import type { Desk } from '../ports.ts'
import type { Api } from './api.ts'
import type { Group } from './group.ts'
import type { Pace } from './pace.ts'
import type { SayRoom } from './say.ts'

const MINUTE = 60_000

/**
 * Tells the group outside every topic that the bot may make none, and which cases wait for somebody
 * without one: each once, and again where it grew more urgent or nobody came. What could not be sent
 * is tried again a minute later. To be called often.
 */
export function createWithoutTopics(given: {
  readonly store: Pick<Store, 'receipt'> & { readonly desk: Pick<Desk, 'queue'> }
  readonly group: Group
  readonly pace: Pace
  readonly api: Api
  readonly say: SayRoom
  readonly clock: Clock
}): () => Promise<void> {
  const { store, group, pace, api, say, clock } = given
  const told = new Set<string>()
  let failed = Number.NEGATIVE_INFINITY
  let busy = false
  return async () => {
    if (group.trouble()?.why !== 'rights') return told.clear()
    if (busy || clock.now() - failed < MINUTE) return
    busy = true
    try {
      await tellAll()
    } finally {
      busy = false
    }
  }

  async function tellAll(): Promise<void> {
    if (!(await tell('warning', say('noTopics.warning')))) return
    for (const { conversation, case: its } of await store.desk.queue(clock.now())) {
      if (its.status !== 'waiting') continue
      if (its.rooms && (await store.receipt(conversation, its.rooms.topic))) continue
      const urgency = say(`urgency.${its.urgency}`)
      const line = { number: its.number, mark: say(`mark.${its.urgency}`), urgency }
      const which = `${its.number} ${its.urgency} ${its.rung}`
      if (!(await tell(which, say('noTopics.case', line)))) return
    }
  }

  /** True where it is told, now or before. */
  async function tell(what: string, text: string): Promise<boolean> {
    if (told.has(what)) return true
    if (pace.take(clock.now()) > 0) return false
    const done = await api('sendMessage', { chat_id: group.chat(), text })
    if (done?.ok) told.add(what)
    else failed = clock.now()
    return done?.ok === true
  }
}
