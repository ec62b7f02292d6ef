import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { begin } from '../../src/core/begin.ts'
import { openCase, type Urgency, urgencies } from '../../src/core/case.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { CaseworkerAct, Inbound, Input } from '../../src/core/inbound.ts'
import { timersOf } from '../../src/core/ladder.ts'
import { step } from '../../src/core/step.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { createScript } from '../../src/script.ts'
import { rungAt, staffed, start } from './ladder-model.ts'

const MINUTE = 60_000
const plan = createDeskPlan({
  readers: 3,
  hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: 9 * 60, closes: 18 * 60 },
  onCall: true,
})
const script = createScript(
  { org: 'Tonari', contact: 'https://tonari.example', privacyUrl: 'https://tonari.example/p' },
  (text) => text,
  plan,
)

const happens = (before: Conversation, at: number, input: Input, id: string) => {
  const inbound: Inbound = { id, from: { channel: 'web', address: before.id }, at, input }
  return step(script, before, inbound)
}

const waiting = (id: string, urgency: Urgency, at: number): Conversation => ({
  ...begin({ channel: 'web', address: id }, id, id),
  greeted: true,
  agreedOn: '2026-11-20',
  case: openCase({ id, number: '000000' }, urgency, 'person', at),
})

const greeting: Input = {
  kind: 'caseworker',
  by: 'an',
  act: { kind: 'reply', words: 'Chào em' },
}

describe('the ladder', () => {
  test('of ten thousand alerts misses no rung and does none early', () => {
    const alerts = Array.from({ length: 10_000 }, (_, n) => ({
      id: `c${n}`,
      urgency: urgencies[n % 3] ?? 'now',
      at: start + ((n * 7_919) % (14 * 24 * 60)) * MINUTE,
    }))
    for (const { id, urgency, at } of alerts) {
      let it = waiting(id, urgency, at)
      const rungs: string[] = []
      const times: number[] = []
      for (;;) {
        const [timer] = timersOf(plan, it)
        if (!timer) break
        const { name, guard } = timer
        const early = happens(it, timer.at - 1, { kind: 'due', timer: name, guard }, 'early')
        expect(early.desk ?? []).toEqual([])
        const due = happens(it, timer.at, { kind: 'due', timer: name, guard }, 'due')
        for (const news of due.desk ?? []) if (news.kind === 'rung') rungs.push(news.rung)
        times.push(timer.at)
        it = due.conversation
      }
      expect(rungs).toEqual(['again', 'next', 'coordinator', 'person'])
      expect(times).toEqual([0, 1, 2, 3].map((rung) => rungAt(urgency, at, rung)))
    }
  })

  test('is changed in no rung by somebody who writes every minute', () => {
    const calm = waiting('calm', 'now', start)
    let it = waiting('calm', 'now', start)
    const told: string[] = []
    for (let minute = 1; minute <= 40; minute++) {
      const at = start + minute * MINUTE
      for (const { name, guard, at: due } of timersOf(plan, it)) {
        if (due > at) continue
        const stepped = happens(it, at, { kind: 'due', timer: name, guard }, `due${minute}`)
        for (const news of stepped.desk ?? [])
          if (news.kind === 'rung') told.push(`${minute} ${news.rung}`)
        it = stepped.conversation
      }
      it = happens(it, at + 1, { kind: 'text', text: 'alo có ai không' }, `m${minute}`).conversation
    }
    expect(told).toEqual(['5 again', '10 next', '20 coordinator', '30 person'])
    expect(it.case?.waitsFrom).toBe(calm.case?.waitsFrom)
  })

  test('is over for a case that somebody has taken, whatever timer still comes', () => {
    const before = waiting('taken', 'now', start)
    const [timer] = timersOf(plan, before)
    if (!timer) throw new Error('a case that waits has a timer')
    const claim: Input = { kind: 'caseworker', by: 'an', act: { kind: 'claim' } }
    const held = happens(before, start + 1, claim, 'claim').conversation
    // What is watched from now on is whether who took it says a word.
    const watched = timersOf(plan, held).map(({ name, at }) => [name, at - start])
    expect(watched).toEqual([['unread', 30 * MINUTE + 1]])
    const late = happens(
      held,
      timer.at,
      { kind: 'due', timer: 'ladder', guard: timer.guard },
      'late',
    )
    expect(late.say).toEqual([])
    expect(late.desk ?? []).toEqual([])
    expect(late.conversation.case).toEqual(held.case)
  })

  test('tells somebody who writes to a caseworker once, and honestly, that nobody has read it', () => {
    const claim: Input = { kind: 'caseworker', by: 'an', act: { kind: 'claim' } }
    let it = happens(waiting('unread', 'now', start), start, claim, 'claim').conversation
    it = happens(it, start, greeting, 'greeting').conversation
    const told: number[] = []
    for (let minute = 1; minute <= 120; minute++) {
      const at = start + minute * MINUTE
      it = happens(it, at, { kind: 'text', text: 'em ở đây' }, `t${minute}`).conversation
      for (const { name, guard, at: due } of timersOf(plan, it)) {
        if (due > at) continue
        const stepped = happens(it, at, { kind: 'due', timer: name, guard }, `u${minute}`)
        if (stepped.say.length > 0) told.push(minute)
        it = stepped.conversation
      }
    }
    expect(told).toEqual([31])
  })
})

/** Held by somebody who said a word, and a danger is written at `start`. */
function crying(id: string): Conversation {
  const claim: Input = { kind: 'caseworker', by: 'an', act: { kind: 'claim' } }
  const held = happens(waiting(id, 'today', start), start - 1, claim, 'claim').conversation
  const met = happens(held, start - 1, greeting, 'greeting').conversation
  return happens(met, start, { kind: 'text', text: 'nó đang đánh em' }, 'cry').conversation
}

/** Does what is due by `at`. */
function ring(before: Conversation, at: number) {
  let it = before
  const rungs: string[] = []
  const said: string[] = []
  for (const { name, guard, at: due } of timersOf(plan, before)) {
    if (due > at) continue
    const stepped = happens(it, at, { kind: 'due', timer: name, guard }, `${guard} ${at}`)
    for (const news of stepped.desk ?? []) if (news.kind === 'rung') rungs.push(news.rung)
    for (const { say } of stepped.say) said.push(say[0]?.key ?? '')
    it = stepped.conversation
  }
  return { it, rungs, said }
}

describe('a danger that the holder does not answer', () => {
  test('climbs by the minutes of what is urgent, and somebody who goes on writing changes no rung', () => {
    for (const words of [undefined, 'alo có ai không', 'nó đang đánh em', 'em muốn chết']) {
      let it = crying('cry')
      const told: string[] = []
      for (let minute = 1; minute <= 120; minute++) {
        const at = start + minute * MINUTE
        const rung = ring(it, at)
        told.push(...[...rung.rungs, ...rung.said].map((one) => `${minute} ${one}`))
        it = rung.it
        const text = { kind: 'text', text: words ?? '' } as const
        if (!words) continue
        const heard = happens(it, at + 1, text, `w${minute}`)
        const said = heard.say.flatMap(({ say }) => say.map(({ key }) => key))
        if (said.includes('desk:nobodyAnswers')) told.push(`${minute} desk:nobodyAnswers`)
        it = heard.conversation
      }
      // The phone may be in another's hand: the truth waits until the person does something.
      const truth = words ? ['30 desk:nobodyAnswers'] : []
      const rungs = ['5 again', '10 next', '20 coordinator', '30 person', '30 recall:notice']
      expect(told).toEqual([...rungs, ...truth])
    }
  })

  const answers: readonly CaseworkerAct[] = [
    { kind: 'reply', words: 'Mình đây' },
    { kind: 'phrase', name: 'here', slots: {} },
    { kind: 'place', place: { latitude: 35, longitude: 139, title: 'Trạm cảnh sát' } },
    { kind: 'close', outcome: 'referred' },
  ]
  test.for(answers)('is over once the holder answers: %j', (act) => {
    const before = ring(crying('answered'), start + 5 * MINUTE).it
    const answer: Input = { kind: 'caseworker', by: 'an', act }
    const it = happens(before, start + 6 * MINUTE, answer, 'answer').conversation
    expect(timersOf(plan, it)).toEqual([])
    const [late] = timersOf(plan, before)
    const due = { kind: 'due', timer: 'ladder', guard: late?.guard ?? '' } as const
    const rung = happens(it, start + 60 * MINUTE, due, 'late')
    expect([rung.say, rung.desk ?? []]).toEqual([[], []])
  })

  test('goes on after a note, and over the ladder of a case that waits when it is handed back', () => {
    const acts = (act: CaseworkerAct) =>
      happens(crying('noted'), start + MINUTE, { kind: 'caseworker', by: 'an', act }, 'act')
        .conversation
    const due = ({ at }: { readonly at: number }) => (at - start) / MINUTE
    expect(timersOf(plan, acts({ kind: 'note', words: 'メモ' })).map(due)).toEqual([5])
    const back = acts({ kind: 'handBack' })
    expect(back.case).toMatchObject({ status: 'waiting', urgency: 'now', rung: 0 })
    expect(timersOf(plan, back).map(due)).toEqual([6])
  })

  test('may be taken by anybody after the next on call was asked, by one of them, and not before', () => {
    const claims = (it: Conversation, by: string) =>
      happens(it, start + 11 * MINUTE, { kind: 'caseworker', by, act: { kind: 'claim' } }, by)
    let it = ring(crying('open'), start + 5 * MINUTE).it
    expect(claims(it, 'binh').refused).toBe('taken')
    it = ring(it, start + 10 * MINUTE).it
    const taken = claims(it, 'binh')
    expect(taken.conversation.case).toMatchObject({ status: 'claimed', holder: 'binh' })
    expect(taken.say.length).toBeGreaterThan(0)
    expect(claims(taken.conversation, 'chi').refused).toBe('taken')
    const reply = { kind: 'reply', words: 'Mình đây' } as const
    const late: Input = { kind: 'caseworker', by: 'an', act: reply }
    expect(happens(taken.conversation, start, late, 'late').refused).toBe('not-holder')
  })
})

describe('the hours of the desk', () => {
  test('are counted as minute by minute they pass', () => {
    fc.assert(
      fc.property(fc.nat(14 * 24 * 60), fc.integer({ min: 1, max: 2_000 }), (from, many) => {
        const first = staffed.findIndex((minute) => minute >= from)
        const last = staffed[first + many - 1]
        if (last === undefined) return
        expect(plan.staffedAfter(start + from * MINUTE, many)).toBe(start + (last + 1) * MINUTE)
      }),
    )
  })

  test('know a holiday, a weekend and the last minute of the day', () => {
    const at = (text: string) => Date.parse(`${text}+09:00`)
    expect(plan.staffedAt(at('2026-11-20T08:59'))).toBe(false)
    expect(plan.staffedAt(at('2026-11-20T09:00'))).toBe(true)
    expect(plan.staffedAt(at('2026-11-20T17:59'))).toBe(true)
    expect(plan.staffedAt(at('2026-11-20T18:00'))).toBe(false)
    // A Friday evening before 勤労感謝の日, which is a Monday in 2026.
    expect(plan.nextStaffed(at('2026-11-20T18:00'))).toBe(at('2026-11-24T09:00'))
    expect(plan.nextStaffed(at('2026-11-24T10:00'))).toBe(at('2026-11-24T10:00'))
  })
})
