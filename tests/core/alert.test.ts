import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { begin } from '../../src/core/begin.ts'
import { openCase } from '../../src/core/case.ts'
import type { CaseworkerAct, Conversation, Input, Step } from '../../src/core/conversation.ts'
import { timersOf } from '../../src/core/ladder.ts'
import type { Fresh } from '../../src/core/moment.ts'
import { step } from '../../src/core/step.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { createScript } from '../../src/script.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const plan = createDeskPlan({
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
const CRY = 'nó đang đánh em'

/** Somebody whose case waits; time goes on only when it is told to. */
function talk(more: Partial<Conversation> = {}, urgency: 'now' | 'today' = 'now') {
  let at = noon
  let it: Conversation = {
    ...begin({ channel: 'line', address: 'U1' }, 'c1', 'p1'),
    ...{ greeted: true, agreedOn: '2026-11-25' },
    case: { ...openCase({ id: 'k', number: '123456' }, urgency, 'harm', noon), consent: 'yes' },
    ...more,
  }
  let looks: Fresh['looks']
  const rungs: string[] = []
  const happens = (input: Input): Step => {
    const from = { channel: it.channel, address: it.address }
    const fresh = { id: 'n', number: '654321', code: '1'.repeat(16), ...(looks && { looks }) }
    const stepped = step(script, it, { id: `i${it.seq}`, from, at, input }, false, fresh)
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
  return {
    ...{ happens, pass },
    now: () => it,
    says: (text: string) => happens({ kind: 'text', text }),
    taps(option: string) {
      const { seq = 0, options = [] } = it.asked ?? {}
      return happens({ kind: 'tap', seq, option: options.indexOf(option) })
    },
    does: (act: CaseworkerAct, by = 'an') => happens({ kind: 'caseworker', by, act }),
    looked() {
      looks = [{ who: 'an', at }]
    },
  }
}

const ALL = ['again', 'next', 'coordinator', 'person']
const CALLS = new Set(['opened', 'danger', 'alsoTold'])
const called = ({ desk = [] }: Step) => desk.flatMap(({ kind }) => (CALLS.has(kind) ? [kind] : []))
const keys = ({ say }: Step) => say.flatMap((one) => one.say.map(({ key }) => key))

describe('after the last rung of a case that waits', () => {
  test('a danger of another kind calls the desk, and the ladder begins anew', () => {
    const it = talk()
    expect(it.pass(HOUR)).toEqual(ALL)
    it.says('em muốn chết')
    expect(called(it.taps('now'))).toEqual(['alsoTold'])
    expect(it.pass(HOUR)).toEqual(ALL)
  })

  test('a danger that is told anew, and said to be so now, does too', () => {
    const it = talk()
    it.says(CRY)
    it.taps('now')
    it.pass(48 * HOUR)
    it.says(CRY)
    const told = it.taps('now')
    expect(called(told)).toEqual(['alsoTold'])
    expect(keys(told)).toContain('desk:when.now')
    expect(it.pass(HOUR)).toEqual(ALL)
  })

  test('and one that was asked about and is not answered', () => {
    const it = talk()
    it.pass(48 * HOUR)
    it.says('họ nhốt em trong phòng')
    expect(it.pass(9 * MINUTE)).toEqual([])
    expect(it.pass(HOUR)).toEqual(ALL)
  })

  test('somebody who goes on telling of it begins one every two hours, and changes none', () => {
    const it = talk()
    it.says(CRY)
    it.taps('now')
    const told: string[] = []
    for (let minute = 1; minute <= 5 * 60; minute++) {
      told.push(...it.pass(MINUTE).map((rung) => `${minute} ${rung}`))
      it.says(CRY)
    }
    const ladder = (from: number) =>
      [5, 10, 20, 30].map((minute, rung) => `${from + minute} ${ALL[rung]}`)
    expect(told).toEqual([...ladder(0), ...ladder(120), ...ladder(240)])
  })

  test('somebody who only writes begins none, and hears no promise', () => {
    const it = talk()
    it.pass(48 * HOUR)
    for (let minute = 1; minute <= 60; minute++) {
      expect(it.pass(MINUTE)).toEqual([])
      const told = it.says('alo có ai không')
      expect(called(told)).toEqual([])
      expect(keys(told)).not.toContain('desk:when.now')
    }
  })

  test('an urgent one that is told of in one that was not begins as ever', () => {
    const it = talk({}, 'today')
    it.pass(48 * HOUR)
    it.says('em muốn chết')
    expect(called(it.taps('now'))).toEqual(['opened'])
    expect(it.pass(HOUR)).toEqual(ALL)
  })
})

test('whoever is told that the desk is called has called it, or a rung is still to come', () => {
  const danger = fc.constantFrom(CRY, 'em muốn chết', 'họ nhốt em trong phòng', 'bị hiếp')
  const texts = fc.oneof(danger, fc.constantFrom('alo', 'gặp người thật', 'menu'))
  const later = fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 40 }),
    fc.constantFrom(130, 13 * 60, 48 * 60),
  )
  const acts = fc.oneof(
    texts.map((text) => ({ text })),
    fc.nat(7).map((place) => ({ place })),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(later, acts), { maxLength: 25 }), (walk) => {
      const it = talk()
      for (const [minutes, act] of walk) {
        it.pass(minutes * MINUTE)
        const { seq = 0 } = it.now().asked ?? {}
        const told =
          'text' in act ? it.says(act.text) : it.happens({ kind: 'tap', seq, option: act.place })
        const promised = keys(told).filter((key) => /^desk:when\.(now|nowLate|onCall)$/.test(key))
        const comes = timersOf(plan, it.now()).some(({ name }) => name === 'ladder')
        expect({
          promised,
          kept: promised.length === 0 || called(told).length > 0 || comes,
        }).toEqual({ promised, kept: true })
      }
    }),
    { numRuns: 400 },
  )
}, 60_000)

describe('after the last rung of a danger that the holder does not answer', () => {
  const held = () => {
    const it = talk()
    it.does({ kind: 'claim' })
    it.says(CRY)
    expect(it.pass(HOUR)).toEqual(ALL)
    it.says('dạ')
    return it
  }

  test('one of another kind begins it anew, and the person hears the truth again', () => {
    const it = held()
    const told = it.says('em muốn chết')
    expect(called(told)).toContain('danger')
    expect(keys(told)).toContain('alarm:told')
    expect(it.pass(HOUR)).toEqual(ALL)
    expect(keys(it.says('dạ'))).toContain('desk:nobodyAnswers')
  })

  test('the same told anew does too', () => {
    const it = held()
    it.pass(13 * HOUR)
    expect(called(it.says(CRY))).toContain('danger')
    expect(it.pass(HOUR)).toEqual(ALL)
  })
})

describe('what is said over time is so', () => {
  test('that somebody has looked is said, where that is known', () => {
    const it = talk()
    it.pass(20 * MINUTE)
    it.looked()
    it.pass(HOUR)
    expect(keys(it.says('dạ'))).toContain('desk:seen.nobodyYet')
  })

  test.for([false, true])('and of a message in a case that is held: %s', (looked) => {
    const it = talk()
    it.looked()
    it.does({ kind: 'claim' })
    it.pass(MINUTE)
    it.says('em ở đây')
    it.pass(5 * MINUTE)
    if (looked) it.looked()
    it.pass(40 * MINUTE)
    const told = keys(it.says('dạ'))
    expect(told).toContain(looked ? 'desk:seen.unread' : 'desk:unread')
  })

  test.for([false, true])(
    'in a talk that is hidden it waits until it is opened: held %s',
    (held) => {
      const it = talk()
      if (held) {
        it.does({ kind: 'claim' })
        it.says(CRY)
      }
      it.happens({ kind: 'command', command: 'word' })
      it.says('hoa sen trắng')
      it.happens({ kind: 'command', command: 'hide' })
      expect(it.now().hidden).toBeDefined()
      it.pass(2 * HOUR)
      const opened = keys(it.says('hoa sen trắng'))
      expect(opened).toContain(held ? 'desk:nobodyAnswers' : 'desk:nobodyYet')
      expect(opened).toContain('hide:back')
      expect(keys(it.says('alo'))).not.toContain('desk:nobodyYet')
    },
  )

  test('and so for somebody who had left', () => {
    const it = talk()
    it.happens({ kind: 'left' })
    it.pass(2 * HOUR)
    expect(keys(it.happens({ kind: 'joined' }))).toContain('desk:nobodyYet')
  })

  test('it is not said any more once somebody has come, and once where it was so twice', () => {
    const taken = talk()
    taken.pass(2 * HOUR)
    taken.does({ kind: 'claim' })
    const opened = keys(taken.says('dạ'))
    expect(opened).toContain('desk:told.claim')
    expect(opened).not.toContain('desk:nobodyYet')

    const twice = talk()
    twice.does({ kind: 'claim' })
    twice.says('em ở đây')
    twice.pass(20 * MINUTE)
    twice.happens({ kind: 'text', text: CRY })
    twice.pass(2 * HOUR)
    const told = keys(twice.says('dạ'))
    expect(told.filter((key) => key.startsWith('desk:'))).toEqual(['desk:nobodyAnswers'])

    const answered = talk()
    answered.does({ kind: 'claim' })
    answered.says('em ở đây')
    answered.pass(40 * MINUTE)
    answered.does({ kind: 'reply', words: 'Chào em' })
    const heard = keys(answered.says('dạ'))
    expect(heard).not.toContain('desk:unread')
    expect(heard).toContain('desk:caseworker')
  })
})

describe('somebody whose caseworker does not answer', () => {
  const write = (urgency: 'now' | 'today' = 'now') => {
    const it = talk({}, urgency)
    it.does({ kind: 'claim' })
    it.says('em ở đây')
    return it
  }

  test('is told once, and the holder is reminded of them, then the next, then the coordinator', () => {
    const it = write()
    expect(it.pass(29 * MINUTE)).toEqual([])
    expect(it.pass(MINUTE)).toEqual(['again'])
    expect(it.now().waiting?.say).toHaveLength(1)
    it.says('alo')
    expect(it.pass(30 * MINUTE)).toEqual(['next'])
    it.says('alo')
    expect(it.pass(60 * MINUTE)).toEqual(['coordinator'])
    expect(it.pass(48 * HOUR)).toEqual([])
    expect(it.now().waiting).toBeUndefined()
  })

  test('is waited for anew once the holder has answered', () => {
    const it = write()
    it.pass(HOUR)
    it.does({ kind: 'reply', words: 'Chào em' })
    expect(it.pass(24 * HOUR)).toEqual([])
    it.says('dạ')
    expect(it.pass(3 * HOUR)).toEqual(['again', 'next', 'coordinator'])
  })

  test('is waited for by the ladder of a danger, where they tell of one', () => {
    const it = write()
    it.pass(20 * MINUTE)
    it.says(CRY)
    expect(it.pass(24 * HOUR)).toEqual(ALL)
  })
})
