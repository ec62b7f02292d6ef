import { begin } from '../../src/core/begin.ts'
import { openCase } from '../../src/core/case.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { CaseworkerAct, Input } from '../../src/core/inbound.ts'
import { timersOf } from '../../src/core/ladder.ts'
import type { Fresh } from '../../src/core/moment.ts'
import { step } from '../../src/core/step.ts'
import type { Step } from '../../src/core/stepped.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { createScript } from '../../src/script.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
/** A desk that is always staffed. */
export const plan = createDeskPlan({
  readers: 3,
  hours: {
    ...{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], opens: 0, closes: 1_440 },
  },
  onCall: true,
})
const script = createScript(
  { org: 'Tonari', contact: 'https://tonari.example', privacyUrl: 'https://tonari.example/p' },
  (text) => text,
  plan,
)
const noon = Date.parse('2026-11-25T12:00:00+09:00')
/** What reads as danger. */
export const CRY = 'nó đang đánh em'

/** Somebody whose case waits; time goes on only when it is told to. */
export function talk(more: Partial<Conversation> = {}, urgency: 'now' | 'today' = 'now') {
  let at = noon
  let it: Conversation = {
    ...begin({ channel: 'line', address: 'U1' }, 'c1', 'p1'),
    ...{ greeted: true, agreedOn: '2026-11-25' },
    case: { ...openCase({ id: 'k', number: '123456' }, urgency, 'harm', noon), consent: 'yes' },
    ...more,
  }
  let looks: Fresh['looks']
  const rungs: string[] = []
  /** Something happens; `late`, its platform has kept it for so long. */
  const happens = (input: Input, late = 0): Step => {
    const from = { channel: it.channel, address: it.address }
    const fresh = { id: 'n', number: '654321', code: '1'.repeat(16), ...(looks && { looks }) }
    const inbound = { id: `i${it.seq}`, from, at: at - late, receivedAt: at, input }
    const stepped = step(script, it, inbound, false, fresh)
    it = JSON.parse(JSON.stringify(stepped.conversation))
    for (const news of stepped.desk ?? []) if (news.kind === 'rung') rungs.push(news.rung)
    return stepped
  }
  /** Lets every timer ring at its moment. */
  const pass = (ms: number): readonly string[] => {
    const [end, from] = [at + ms, rungs.length]
    for (;;) {
      const due = timersOf(plan, it)
        .toSorted((one, other) => one.at - other.at)
        .find((timer) => timer.at <= end)
      if (!due || due.name === 'moved') break
      at = Math.max(at, due.at)
      happens({ kind: 'due', timer: due.name, guard: due.guard })
    }
    at = end
    return rungs.slice(from)
  }
  const does = (act: CaseworkerAct, by = 'an') => happens({ kind: 'caseworker', by, act })
  return {
    ...{ happens, pass, does },
    /** We are away for so long: what is due rings after it. */
    away(ms: number) {
      at += ms
    },
    now: () => it,
    clock: () => at,
    says: (text: string, late = 0) => happens({ kind: 'text', text }, late),
    taps(option: string) {
      const { seq = 0, options = [] } = it.asked ?? {}
      return happens({ kind: 'tap', seq, option: options.indexOf(option) })
    },
    /** Somebody takes the case, and says a first word. */
    takes(by = 'an') {
      does({ kind: 'claim' }, by)
      return does({ kind: 'reply', words: 'Chào em' }, by)
    },
    looked() {
      looks = [{ who: 'an', at }]
    },
  }
}

/** The rungs of a ladder. */
export const ALL = ['again', 'next', 'coordinator', 'person']

/** What was said, by its keys. */
export const keys = ({ say }: Step): readonly string[] =>
  say.flatMap((one) => one.say.map(({ key }) => key))
