import type { Case } from '../../core/case.ts'
import type { ConversationId } from '../../core/conversation.ts'
import type { Clock } from '../../ports.ts'
import type { Store } from '../../store/ports.ts'
import type { Desk } from '../ports.ts'
import type { Api } from './api.ts'
import type { Group } from './group.ts'
import type { Pace } from './pace.ts'
import type { SayRoom } from './say.ts'
import { triggersIn } from './triggers.ts'

const MINUTE = 60_000

/**
 * Tells the group outside every topic which cases call for somebody where the bot may make no topic,
 * or theirs could not be made: number, urgency and trigger, each once, and again where it grew more
 * urgent or nobody came. What could not be sent is tried again a minute later. To be called often.
 */
export function createWithoutTopics(given: {
  readonly store: Pick<Store, 'receipt'> & { readonly desk: Pick<Desk, 'queue'> }
  readonly group: Group
  readonly pace: Pace
  /** Whose room could not be made, or takes nothing. */
  readonly roomless: ReadonlySet<ConversationId>
  readonly api: Api
  readonly say: SayRoom
  readonly clock: Clock
}): () => Promise<void> {
  const { store, group, pace, roomless, api, say, clock } = given
  const told = new Set<string>()
  let failed = Number.NEGATIVE_INFINITY
  let busy = false
  return async () => {
    if (!lacksRights() && roomless.size === 0) return told.clear()
    if (busy || clock.now() - failed < MINUTE) return
    busy = true
    try {
      await tellAll()
    } finally {
      busy = false
    }
  }

  async function tellAll(): Promise<void> {
    if (lacksRights() && !(await tell('warning', say('noTopics.warning'), false))) return
    for (const { conversation, case: its } of await store.desk.queue(clock.now())) {
      if (!calls(its) || !(await isUntold(conversation, its))) continue
      const { number, rung, danger } = its
      const triggers = triggersIn(say, its)
      const line = {
        ...{ number, mark: say(`mark.${its.urgency}`), urgency: say(`urgency.${its.urgency}`) },
        trigger: triggers.join(' · '),
      }
      const which = [number, its.urgency, triggers, rung, danger?.since, danger?.rung].join(' ')
      const text = say(`noTopics.${its.status === 'waiting' ? 'case' : 'danger'}`, line)
      if (!(await tell(which, text, its.urgency === 'now'))) return
    }
  }

  async function isUntold(conversation: ConversationId, { rooms }: Case): Promise<boolean> {
    if (roomless.has(conversation)) return true
    return lacksRights() && !(rooms && (await store.receipt(conversation, rooms.topic)))
  }

  function lacksRights(): boolean {
    return group.trouble()?.why === 'rights'
  }

  /** True where it is told, now or before. */
  async function tell(what: string, text: string, urgent: boolean): Promise<boolean> {
    if (told.has(what)) return true
    if (pace.take(clock.now(), 'no topics', urgent) > 0) return false
    const done = await api('sendMessage', { chat_id: group.chat(), text })
    if (done?.ok) told.add(what)
    else failed = clock.now()
    return done?.ok === true
  }
}

/** Whether somebody is needed: nobody has taken it, or its holder does not answer a danger. */
const calls = ({ status, danger }: Case): boolean =>
  status === 'waiting' || (status === 'claimed' && danger !== undefined)
