import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flows } from '../flows/index.ts'
import { begin } from '../src/core/begin.ts'
import type { Conversation, Locale } from '../src/core/conversation.ts'
import type { Input } from '../src/core/inbound.ts'
import type { Message } from '../src/core/message.ts'
import { momentAt, newSession } from '../src/core/moment.ts'
import type { Result } from '../src/core/result.ts'
import { step } from '../src/core/step.ts'
import { walk } from '../src/core/walk.ts'
import { script } from './transcript.ts'

const START = Date.parse('2026-11-25T12:00:00+09:00')
const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })
const length = (text: string) => [...graphemes.segment(text)].length

type Act =
  | { readonly do: 'tap'; readonly which: number }
  | { readonly do: 'old'; readonly seq: number; readonly which: number }
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'other'; readonly input: Input }
  | { readonly do: 'wait'; readonly hours: number }

/** What people type: answers of every kind, commands in both languages, and noise. */
const typed = fc.oneof(
  fc.constantFrom(
    ...['1', '2', '3', '18万', '180.000', '1060', '15 man', '255', '8', '8h30', '104', '不明'],
    ...['Tokyo', '京都', 'aichi', 'Akita', '2026年3月', 'thang 3', '2025-11', '21/9 - 20/10/2024'],
    ...['không biết', 'わからない', 'menu', 'quay lại', 'もどる', 'trợ giúp', 'gặp người thật'],
    ...['日本語', 'tiếng việt', 'bắt đầu lại', 'ok', 'cảm ơn', '12', '0', '-5', '🙏', 'xem tin'],
  ),
  fc.string({ maxLength: 40, unit: 'grapheme' }),
)
/** A result that was once given, and that nobody would be given today. */
const wrongly: Result = {
  flow: 'wage-check',
  asOf: '2025-11-25',
  answers: {
    ...{ basis: 'hour', hourlyPay: 900, 'allowances/0/kind': 'none', where: '13' },
    ...{ when: { from: '2025-11-01', to: '2025-11-30' }, hoursWorked: 160 },
  },
  found: { at: 'ok', route: 'ok', facts: { rate: 888 }, notes: ['specified'] },
  basis: { tables: {}, rules: {} },
}
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('tap' as const), which: fc.nat(12) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('type' as const), text: typed }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('old' as const),
      seq: fc.nat(30),
      which: fc.nat(15),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('other' as const),
      input: fc.constantFrom<Input>(
        { kind: 'media', media: 'sticker' },
        { kind: 'media', media: 'image', caption: 'lương' },
        { kind: 'unsent', of: 'm1' },
        { kind: 'edited', of: 'm1', text: '19万' },
        { kind: 'joined' },
        { kind: 'left' },
        { kind: 'unknown', what: 'poll' },
        { kind: 'command', command: 'menu' },
        { kind: 'command', command: 'nonsense' },
        { kind: 'due', timer: 'recall', guard: 'r1', was: wrongly },
        { kind: 'due', timer: 'recall', guard: 'r2', was: wrongly },
        { kind: 'due', timer: 'outage', from: START - 3_600_000, until: START },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.nat(2_000) }) },
)

interface Moment {
  readonly conversation: Conversation
  readonly at: number
}

function happen({ conversation, at }: Moment, input: Input): Moment & { say: readonly Message[] } {
  const inbound = {
    id: `walk:${at}`,
    from: { channel: conversation.channel, address: conversation.address },
    at,
    input,
    message: 'm1',
  }
  const stepped = step(script, conversation, inbound)
  return { conversation: stepped.conversation, at: at + 1_000, say: stepped.say }
}

function inputOf({ conversation }: Moment, one: Act): Input | undefined {
  const asked = conversation.asked
  switch (one.do) {
    case 'tap': {
      const count = asked?.options.length ?? 0
      if (!asked || count === 0) return undefined
      return { kind: 'tap', seq: asked.seq, option: one.which % count }
    }
    case 'old':
      return { kind: 'tap', seq: one.seq, option: one.which }
    case 'type':
      return { kind: 'text', text: one.text }
    case 'other':
      return one.input
    case 'wait':
      return undefined
  }
}

/** Every bubble in both languages, within the limits of both platforms. */
function speakable(say: readonly Message[]): void {
  expect(say.length).toBeLessThanOrEqual(4)
  for (const [index, message] of say.entries()) {
    if (index < say.length - 1) expect(message.choices).toBeUndefined()
    expect(message.choices?.length ?? 0).toBeLessThanOrEqual(13)
    for (const locale of ['vi', 'ja'] satisfies Locale[]) {
      const text = message.say.map((phrase) => script.say(locale, phrase)).join('\n')
      expect(text.length).toBeGreaterThan(0)
      expect(text.length).toBeLessThanOrEqual(2_000)
      for (const { label } of message.choices ?? []) {
        expect(length(script.say(locale, label))).toBeLessThanOrEqual(20)
      }
    }
  }
}

const fresh = (): Moment => ({
  conversation: begin({ channel: 'line', address: 'U1' }, 'c1', 'p1'),
  at: START,
})

/** Somebody who agreed and is at the beginning of a flow. */
function inside(flow: string, locale: Locale): Moment {
  const { conversation } = happen(fresh(), { kind: 'joined' })
  const m = momentAt(script, START, 1)
  const agreed = { ...conversation, locale, greeted: true, agreedOn: m.today }
  return { conversation: { ...agreed, session: newSession(m, flow) }, at: START }
}

const RUNS = { numRuns: 120 }

describe('whatever happens, in any order', () => {
  test('every turn speaks both languages within both platforms, and survives JSON', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        let now: Moment = fresh()
        for (const one of acts) {
          if (one.do === 'wait') now = { ...now, at: now.at + one.hours * 3_600_000 }
          const input = inputOf(now, one)
          if (!input) continue
          const next = happen(now, input)
          speakable(next.say)
          expect(next.conversation.seq).toBe(now.conversation.seq + 1)
          const again = JSON.parse(JSON.stringify(next.conversation))
          expect(again).toEqual(next.conversation)
          now = { ...next, conversation: again }
        }
      }),
      RUNS,
    )
  })

  test('nothing typed before the agreement becomes an answer that is kept', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let now: Moment = fresh()
        for (const one of acts) {
          const input = inputOf(now, one)
          if (!input) continue
          now = happen(now, input)
          const { agreedOn, session } = now.conversation
          if (!agreedOn && session) expect(flows[session.flow]?.open).toBe(true)
        }
      }),
      RUNS,
    )
  })

  test('commands work from every state, in both languages', () => {
    const words: readonly (readonly [string, (c: Conversation) => boolean])[] = [
      ['menu', (c) => c.session?.flow === 'welcome'],
      ['メニュー', (c) => c.session?.flow === 'welcome'],
      ['日本語', (c) => c.locale === 'ja'],
      ['tiếng việt', (c) => c.locale === 'vi'],
    ]
    fc.assert(
      fc.property(
        fc.array(act, { maxLength: 25 }),
        fc.constantFrom(...words),
        (acts, [word, did]) => {
          let now: Moment = fresh()
          for (const one of acts) {
            const input = inputOf(now, one)
            if (input) now = happen(now, input)
          }
          // Hidden, a talk hears nothing but its person's own word.
          if (now.conversation.hidden) return
          const next = happen(now, { kind: 'text', text: word })
          expect(did(next.conversation)).toBe(true)
          for (const ask of ['gặp người thật', 'ひとと はなしたい']) {
            const person = happen(now, { kind: 'text', text: ask })
            const said = person.say.flatMap((m) => m.say.map((p) => script.say('ja', p))).join(' ')
            expect(said).toMatch(/110/)
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe.each(Object.keys(script.flows))('in %s', (id) => {
  const flow = flows[id]
  if (!flow) throw new Error(id)

  test.each(['vi', 'ja'] as const)('taps alone lead to an end, in %s', (locale) => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(12)), (stream) => {
        let now: Moment & { say?: readonly Message[] } = happen(inside(id, locale), {
          kind: 'media',
          media: 'sticker',
        })
        for (let turns = 0; turns < 120; turns++) {
          const session = now.conversation.session
          if (!session) break
          if (walk(flow, session.answers, session.asOf).node.kind === 'outcome') return
          if (session.flow !== id) return
          const asked = now.conversation.asked
          const forward = asked?.options.filter((name) => !name.startsWith('!')) ?? []
          const which = stream.next().value ?? 0
          const name = forward[which % Math.max(1, forward.length)]
          const input: Input = name
            ? { kind: 'tap', seq: asked?.seq ?? 0, option: asked?.options.indexOf(name) ?? 0 }
            : { kind: 'text', text: answerTo(now.conversation) }
          now = happen(now, input)
          speakable(now.say ?? [])
        }
        throw new Error('no end was reached')
      }),
      RUNS,
    )
  })

  test('back undoes an answer', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 12 }), (taps) => {
        let now: Moment = happen(inside(id, 'vi'), { kind: 'media', media: 'sticker' })
        for (const which of taps) {
          const before = now.conversation
          const options = before.asked?.options.filter((name) => !name.startsWith('!')) ?? []
          const name = options[which % Math.max(1, options.length)]
          const next: Moment = happen(
            now,
            name
              ? {
                  kind: 'tap',
                  seq: before.asked?.seq ?? 0,
                  option: before.asked?.options.indexOf(name) ?? 0,
                }
              : { kind: 'text', text: answerTo(before) },
          )
          const answered = Object.keys(next.conversation.session?.answers ?? {}).length
          const had = Object.keys(before.session?.answers ?? {}).length
          if (
            next.conversation.session?.flow === id &&
            before.session?.flow === id &&
            id !== 'welcome'
          ) {
            if (answered === had + 1) {
              const undone = happen(next, { kind: 'text', text: 'quay lại' })
              expect(undone.conversation.session?.answers).toEqual(before.session?.answers)
            }
          }
          now = next
        }
      }),
      RUNS,
    )
  })

  test('an old button never advances', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), fc.nat(12), (acts, option) => {
        let now: Moment = inside(id, 'vi')
        for (const one of acts) {
          const input = inputOf(now, one)
          if (input) now = happen(now, input)
        }
        const { asked } = now.conversation
        const seq = (asked?.since ?? asked?.seq ?? 1) - 1
        const next = happen(now, { kind: 'tap', seq, option })
        // An old cry puts the question about that danger anew, and beside it a person can be called.
        const { interrupted, session } = next.conversation
        const { session: before } = now.conversation
        const begun = Object.keys(session?.answers ?? {}).every((at) =>
          /^(what|friend|urgency|about)$/.test(at),
        )
        const comes = /^(in-danger|escalation)$/
        const between = begun && comes.test(session?.flow ?? '') && session !== before
        const stood = before && !comes.test(before.flow) ? before : undefined
        const stands = between ? (stood ? (interrupted?.session ?? before) : undefined) : session
        if (stands) expect(stands.answers).toEqual(before?.answers ?? stands.answers)
        expect(next.conversation.agreedOn).toBe(now.conversation.agreedOn)
      }),
      RUNS,
    )
  })

  test('a picture in between leaves the buttons of the standing question alone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 8 }), fc.nat(12), (taps, which) => {
        let now: Moment = happen(inside(id, 'vi'), { kind: 'media', media: 'sticker' })
        for (const tap of taps) {
          const input = inputOf(now, { do: 'tap', which: tap })
          if (input) now = happen(now, input)
        }
        const input = inputOf(now, { do: 'tap', which })
        if (!input) return
        const usual = happen(now, input).conversation
        const between = happen(now, { kind: 'media', media: 'image' })
        const later = happen(between, input).conversation
        expect(later.session?.answers).toEqual(usual.session?.answers)
        expect(later.session?.flow).toBe(usual.session?.flow)
        expect(later.agreedOn).toBe(usual.agreedOn)
      }),
      RUNS,
    )
  })

  test('options shuffled by a release: every old button means what its label said', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 8 }), fc.nat(12), (taps, which) => {
        let now: Moment = happen(inside(id, 'vi'), { kind: 'media', media: 'sticker' })
        for (const tap of taps) {
          const input = inputOf(now, { do: 'tap', which: tap })
          if (input) now = happen(now, input)
        }
        const asked = now.conversation.asked
        if (!asked || asked.options.length === 0) return
        const option = which % asked.options.length
        const input: Input = { kind: 'tap', seq: asked.seq, option }
        const usual = happen(now, input).conversation
        const stepped = step(shuffled, now.conversation, {
          id: 'walk:shuffled',
          from: { channel: 'line', address: 'U1' },
          at: now.at,
          input,
        }).conversation
        expect(stepped.session?.answers).toEqual(usual.session?.answers)
        expect(stepped.session?.flow).toBe(usual.session?.flow)
        expect(stepped.locale).toBe(usual.locale)
        expect(stepped.agreedOn).toBe(usual.agreedOn)
      }),
      RUNS,
    )
  })
})

/** The same flows with the options of every question in reverse. */
const shuffled = {
  ...script,
  flows: JSON.parse(
    JSON.stringify(flows, (key, value) =>
      key === 'options' && Array.isArray(value) ? [...value].reverse() : value,
    ),
    // Rules are functions, which JSON leaves out: they are put back by name.
  ) as typeof flows,
}
for (const [id, flow] of Object.entries(shuffled.flows)) {
  for (const [name, node] of Object.entries(flow.nodes)) {
    const original = flows[id]?.nodes[name]
    if (node.kind === 'decide' && original?.kind === 'decide') {
      Object.assign(node, { rule: original.rule })
    }
  }
}

/** Something that answers the standing question, for a question without buttons. */
function answerTo(conversation: Conversation): string {
  const { session } = conversation
  const flow = session && flows[session.flow]
  if (!session || !flow) return 'menu'
  const { node } = walk(flow, session.answers, session.asOf)
  switch (node.kind) {
    case 'money':
    case 'number':
      return String(node.limits?.from ?? 1)
    case 'period':
      return '2025-11'
    case 'prefecture':
      return 'Kyoto'
    case 'text':
      return 'Zalo 090-0000-0000'
    case 'choice':
    case 'choices':
    case 'outcome':
      return '1'
  }
}
