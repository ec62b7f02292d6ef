import { setImmediate as next, setTimeout as sleep } from 'node:timers/promises'
import type { Conversation } from '../core/conversation.ts'
import type { Deps } from '../handle.ts'
import type { Store } from '../store/ports.ts'
import type { Take } from '../take.ts'
import type { Heard } from '../turn.ts'
import type { Outage, OutagesKept, Struck } from './ports.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Between two who are told, in milliseconds: ten in a second are no storm for any platform. */
const PACE = 100

/** What telling of an outage needs. `take` is the way everything goes that happens to a conversation. */
export interface Teller extends Pick<Deps, 'clock' | 'channels'> {
  readonly store: Pick<Store, 'find' | 'transcript'> & {
    readonly outages: Pick<OutagesKept, 'around'>
  }
  readonly take: Take
}

/**
 * Lets an outage happen in every conversation that was active around it, one after another: whoever did
 * something in the hour before, or in the day before while a case of theirs is open. Each takes it
 * once, however often this is done. Gives to how many it has happened by now, and whether to all.
 */
export async function tellOutage(
  { clock, channels, store, take }: Teller,
  outage: Outage,
  isOver: () => boolean,
): Promise<{ readonly people: number; readonly all: boolean }> {
  let [people, all] = [0, true]
  for (const struck of await store.outages.around(outage.from - HOUR, outage.until)) {
    await next()
    if (isOver()) return { people, all: false }
    const it = await store.find(struck.conversation)
    if (!it || it.channel === 'web' || !channels[it.channel]) continue
    if (!wasHeard(it, outage) && !(await didSomething(store, struck))) continue
    const taken = await take({
      id: `outage|${it.id}|${outage.from}`,
      from: { channel: it.channel, address: it.address },
      at: clock.now(),
      input: { kind: 'due', timer: 'outage', ...outage },
    })
    people += taken ? 1 : 0
    all &&= taken
    await sleep(PACE)
  }
  return { people, all }
}

/** Whether a case was open, and its person there in the day before. */
function wasHeard({ case: its, heardAt }: Conversation, { from, until }: Outage): boolean {
  if (!its || its.status === 'closed' || its.openedAt > until) return false
  return (heardAt ?? its.openedAt) >= from - DAY
}

/** Whether any of those turns was the person's. */
async function didSomething(store: Teller['store'], { conversation, turns }: Struck) {
  if (!turns) return false
  const { first, last } = turns
  const all = await store.transcript(conversation, first - 1, last - first + 1)
  return all.some(({ heard }) => THEIRS.has(kindOf(heard)))
}

const kindOf = ({ input }: Heard) => (input.kind === 'withheld' ? input.of : input.kind)

/** What a person does who is there: not that they left, nor that the bot was put into a group. */
const THEIRS: ReadonlySet<Heard['input']['kind']> = new Set([
  ...(['text', 'tap', 'command', 'media', 'joined', 'unsent', 'edited', 'unknown'] as const),
])
