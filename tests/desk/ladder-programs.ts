import { createWeb } from '../../src/channels/web.ts'
import { begin } from '../../src/core/begin.ts'
import { openCase, type Urgency } from '../../src/core/case.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { Input } from '../../src/core/inbound.ts'
import { timersOf } from '../../src/core/ladder.ts'
import type { DeskPlan } from '../../src/core/script.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { createRooms } from '../../src/desk/telegram/rooms.ts'
import { type Deps, handle } from '../../src/handle.ts'
import { ids } from '../../src/ids.ts'
import { createScript } from '../../src/script.ts'
import { createTake } from '../../src/take.ts'
import { wake } from '../../src/wake.ts'
import { wakeOpen } from '../../src/wake-open.ts'
import { keptLog, type TestStore, virtualClock } from '../owed.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
export const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
export const TO_FRIDAY = WEEK.slice(0, 5)
/** A Saturday. */
const saturday = Date.parse('2026-11-28T10:00:00+09:00')

/** A desk with the same hours on each of these days. */
export const planOf = (
  days: readonly string[],
  [opens, closes] = [9, 18],
  onCall = true,
): DeskPlan =>
  createDeskPlan({ readers: 3, hours: { days, opens: opens * 60, closes: closes * 60 }, onCall })
const words = { org: 'Tonari', contact: 'https://t.example', privacyUrl: 'https://t.example/p' }

/** One program after another on one database, each with a desk of its own. */
export function programs(opened: TestStore, at = saturday) {
  const clock = virtualClock(at)
  const { log, lines } = keptLog()
  const rungs: string[] = []
  const on = { line: true }
  let deps: Deps | undefined
  let plan: DeskPlan | undefined
  let events = 0
  const waker = () => {
    const take = createTake(deps as Deps)
    return { store: opened.store, clock, log, take, plan }
  }
  const says = (who: string, input: Input) =>
    handle(deps as Deps, {
      ...{ id: `e${++events}`, from: { channel: 'web', address: who }, at: clock.now(), input },
    })
  return {
    ...{ clock, lines, rungs, on, says },
    /** Ends the program there is, and begins another, which looks through all cases first. */
    async start(next: DeskPlan | undefined) {
      plan = next
      const script = createScript(words, (text) => text, plan)
      const rooms = createRooms({ script, uuid: ids.uuid, members: () => [] })
      deps = {
        ...{ script, store: opened.store, desk: opened.store.desk, clock, log, ids },
        ...{ resultDays: 400, bell: { ring: () => undefined } },
        get channels() {
          return on.line ? { web: createWeb() } : {}
        },
        rooms: {
          ...rooms,
          tell(hearing) {
            for (const news of hearing.news) if (news.kind === 'rung') rungs.push(news.rung)
            return rooms.tell(hearing)
          },
        },
      }
      await wakeOpen(waker())
    },
    /** Lets so long go by, looking every minute, and through all cases every ten. */
    async pass(ms: number) {
      for (let gone = 0; gone < ms; gone += MINUTE) {
        clock.pass(MINUTE)
        for (let more = await wake(waker()); more > 0; more = await wake(waker()));
      }
    },
    lookThrough: () => wakeOpen(waker()),
    async open(id: string, urgency: Urgency) {
      const its = openCase(
        { id, number: String(100_000 + ++events) },
        urgency,
        'person',
        clock.now(),
      )
      const known = { greeted: true, agreedOn: '2026-11-20', case: its, seq: 1 } as const
      const after = { ...begin({ channel: 'web', address: id }, id, `p${id}`), ...known }
      const turn = { after, fresh: true, event: `open${id}`, at: clock.now() }
      await opened.store.commit(
        {
          ...{ ...turn, heard: { input: { kind: 'joined' } }, said: [], shown: [], parcels: [] },
          ...{ case: its, timers: timersOf(plan, after) },
        },
        0,
      )
    },
    find: async (who: string) => (await opened.store.find(who)) as Conversation,
    timers: () =>
      opened.sql.all<{ conversation: string; name: string; guard: string; at: number }>(
        'select conversation, name, guard, at from timer',
      ),
  }
}
