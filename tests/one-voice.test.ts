import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flows } from '../flows/index.ts'
import { same } from '../src/core/alarm/raised.ts'
import { begin } from '../src/core/begin.ts'
import { openCase } from '../src/core/case.ts'
import type { Conversation, Locale } from '../src/core/conversation.ts'
import type { Input } from '../src/core/inbound.ts'
import { lastingAt } from '../src/core/lasting.ts'
import { momentAt, newSession, present } from '../src/core/moment.ts'
import { step } from '../src/core/step.ts'
import type { Step } from '../src/core/stepped.ts'
import { createDeskPlan } from '../src/desk/plan.ts'
import { createScript } from '../src/script.ts'

const plan = createDeskPlan({
  readers: 3,
  hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: 540, closes: 1_080 },
  onCall: false,
})
const script = createScript(
  { org: 'Tonari', contact: 'https://tonari.example', privacyUrl: 'https://tonari.example/p' },
  (text) => text,
  plan,
)
const noon = Date.parse('2026-11-25T12:00:00+09:00')

const hear = (before: Conversation, input: Input, n: number): Step =>
  step(script, before, {
    id: `h${n}`,
    from: { channel: 'web', address: 'a' },
    at: noon + n * 1_000,
    input: structuredClone(input),
    message: String(n),
  })

/** Somebody anywhere in a flow, by the buttons they tapped in it, whose case a caseworker has taken. */
function held(flow: string, locale: Locale, taps: readonly number[] = []): Conversation {
  const m = momentAt(script, noon, 1)
  const first: Conversation = {
    ...begin({ channel: 'web', address: 'a' }, 'one', 'somebody'),
    locale,
    greeted: true,
    agreedOn: '2026-11-25',
    case: { ...openCase({ id: 'case', number: '123456' }, 'soon', 'person', noon), consent: 'yes' },
  }
  const begun = present(m, { ...first, session: newSession(m, flow) }).conversation
  const there = taps.reduce(tapped, begun)
  return hear(there, { kind: 'caseworker', by: 'an', act: { kind: 'claim' } }, 1).conversation
}

/** Taps one of the buttons that stand, but none that leaves the talk with the bot or the flow. */
function tapped(before: Conversation, which: number, n: number): Conversation {
  const { seq = 0, options = [], place = '' } = before.asked ?? {}
  const own = options.flatMap((name, option) => (name.startsWith('!') ? [] : [option]))
  const option = own[which % Math.max(own.length, 1)]
  if (option === undefined || place.startsWith('escalation:')) return before
  return hear(before, { kind: 'tap', seq, option }, n - 20).conversation
}

/** Nothing here is a danger or a command. */
const harmless: fc.Arbitrary<Input> = fc.oneof(
  fc
    .constantFrom(
      '18万',
      '2',
      '3',
      'dạ',
      'có',
      'không',
      '東京',
      '1.200',
      'cảm ơn',
      'lương thấp',
      'はい',
      '8',
    )
    .map((text) => ({ kind: 'text' as const, text })),
  fc.record({
    kind: fc.constant('tap' as const),
    seq: fc.integer({ min: 0, max: 12 }),
    option: fc.nat(12),
  }),
  fc.constantFrom<Input[]>(
    { kind: 'media', media: 'image' },
    { kind: 'media', media: 'audio' },
    { kind: 'media', media: 'sticker' },
    { kind: 'media', media: 'location' },
    { kind: 'edited', of: '3', text: 'lương 18 vạn' },
    { kind: 'unsent', of: '3' },
    { kind: 'joined' },
    { kind: 'left' },
    { kind: 'unknown', what: 'poll' },
    { kind: 'due', timer: 'rest', guard: '0' },
    { kind: 'caseworker', by: 'an', act: { kind: 'note', words: 'メモ' } },
    { kind: 'command', command: 'menu' },
    { kind: 'command', command: 'again' },
    { kind: 'text', text: 'menu' },
    { kind: 'text', text: 'quay lại' },
  ),
)

const keysIn = ({ say }: Step) => say.flatMap((one) => one.say.map(({ key }) => key))

/** Whether it is said in this step, and was not before, that a danger which was asked about is so now. */
const tellsSo = ({ raised = [], dangerAsked = [] }: Conversation, { alarm }: Step): boolean =>
  alarm?.answer === 'now' &&
  dangerAsked.some((one) => same(one, alarm)) &&
  !raised.some((one) => same(one, alarm) && one.answer === 'now')

/**
 * Once for a case it is said that what came cannot be shown to whoever answers, and once why a button
 * does nothing.
 */
function withoutUnshown(before: Conversation, { kind }: Input, { say }: Step): Step['say'] {
  const others = say.filter((one) => one.say[0]?.key !== 'desk:unshown')
  if (others.length < say.length) {
    expect(kind).toBe('unknown')
    expect(before.toldUnshown).toBe(undefined)
  }
  const rest = others.filter((one) => one.say[0]?.key !== 'desk:silent')
  if (rest.length < others.length) {
    expect(['command', 'tap']).toContain(kind)
    expect(before.toldSilent).toBe(undefined)
  }
  return rest
}

/** A button of a command works for as long as it is there, whoever speaks. */
const isCommand = (it: Conversation, input: Input): boolean =>
  input.kind === 'tap' &&
  (it.asked?.options[input.option]?.startsWith('!') === true ||
    lastingAt(it, input.seq, input.option) !== undefined)

const way = fc.array(fc.nat(11), { maxLength: 8 })

const places = Object.keys(flows).flatMap((flow) =>
  (['vi', 'ja'] as const).map((locale) => ({ flow, locale })),
)

describe('while a caseworker holds the talk', () => {
  test.for(places)('the bot says nothing in $flow, in $locale', ({ flow, locale }) => {
    fc.assert(
      fc.property(way, fc.array(harmless, { maxLength: 15 }), (taps, inputs) => {
        let it = held(flow, locale, taps)
        inputs.forEach((input, n) => {
          if (isCommand(it, input)) return
          const stepped = hear(it, input, n + 2)
          // A danger that was being asked about is told of once.
          const said = withoutUnshown(it, input, stepped)
          if (tellsSo(it, stepped)) expect(said).toHaveLength(1)
          else expect(said).toEqual([])
          it = stepped.conversation
          expect(it.talkingTo).toBe('caseworker')
        })
      }),
      { numRuns: 60 },
    )
  })

  test.for(places)(
    'nor after a question about hiding or forgetting, in $flow, in $locale',
    (place) => {
      const commands = ['hide', 'word', 'forget'] as const
      fc.assert(
        fc.property(
          fc.constantFrom(...commands),
          fc.array(harmless, { maxLength: 6 }),
          (first, more) => {
            let it = hear(
              held(place.flow, place.locale),
              { kind: 'command', command: first },
              2,
            ).conversation
            // What is typed when a word is asked for is that word.
            const asks = it.asked?.place === 'word'
            more.forEach((input, n) => {
              if (isCommand(it, input) || (asks && n === 0) || it.asked?.place === 'word') return
              const stepped = hear(it, input, n + 3)
              // A figure or a yes may answer what was asked of hiding or forgetting, and no more.
              const said = withoutUnshown(it, input, stepped)
              const keys = said.flatMap(({ say }) => say.map(({ key }) => key))
              const ours = tellsSo(it, stepped) ? /^/ : /^(hide|forget):/
              expect(keys.filter((key) => !ours.test(key))).toEqual([])
              it = stepped.conversation
            })
          },
        ),
        { numRuns: 30 },
      )
    },
  )

  test.for(places)(
    'of an outage it tells once, and asks nothing, in $flow, in $locale',
    (place) => {
      const away: Input = { kind: 'due', timer: 'outage', from: noon - 3_600_000, until: noon }
      fc.assert(
        fc.property(way, fc.array(harmless, { maxLength: 6 }), (taps, inputs) => {
          const before: Conversation = { ...held(place.flow, place.locale, taps), channel: 'line' }
          const noticed = hear(before, away, 2)
          expect(keysIn(noticed)).toEqual(['recall:notice'])
          expect(noticed.conversation.asked).toEqual(before.asked)
          let it = noticed.conversation
          const told = inputs.flatMap((input, n) => {
            if (isCommand(it, input)) return []
            const stepped = hear(it, input, n + 3)
            it = stepped.conversation
            expect(it.talkingTo).toBe('caseworker')
            expect(stepped.say.flatMap(({ choices = [] }) => choices)).toEqual([])
            return keysIn(stepped)
          })
          // What answers a question about danger is told as well.
          const ours = told.filter((key) => /^(recall|common):/.test(key))
          expect(ours).toEqual(it.waiting ? [] : ['common:outage.oneDay'])
        }),
        { numRuns: 20 },
      )
    },
  )

  test('another language is said in one sentence, and nothing is asked', () => {
    for (const { flow, locale } of places) {
      const other = locale === 'vi' ? 'ja' : 'vi'
      const { say, conversation } = hear(held(flow, locale), { kind: 'command', command: other }, 2)
      expect(conversation.locale).toBe(other)
      expect(say.map((one) => [one.say.map(({ key }) => key), one.choices])).toEqual([
        [[`common:nowSpeaks.${other}`], undefined],
      ])
      // Whoever reads it in the other language reads the same.
      const named = say.flatMap((one) => one.say.map((phrase) => script.say('ja', phrase)))
      expect(named.join()).toContain(other === 'vi' ? 'ベトナム語' : '日本語')
    }
  })

  test('danger is answered with one bubble, no question, and the holder is paged', () => {
    for (const { flow, locale } of places) {
      const words = locale === 'vi' ? 'nó đang đánh em' : 'いま なぐられています'
      const stepped = hear(held(flow, locale), { kind: 'text', text: words }, 2)
      expect(stepped.say).toHaveLength(1)
      expect(stepped.say[0]?.choices ?? []).toEqual([])
      expect(stepped.desk?.map(({ kind }) => kind)).toContain('danger')
      expect(stepped.conversation.case?.urgency).toBe('now')
      expect(stepped.conversation.talkingTo).toBe('caseworker')
    }
  })

  test('the button that hides the talk hides it', () => {
    const it = { ...held('escalation', 'vi'), channel: 'line' as const }
    const option = it.asked?.options.indexOf('!hide') ?? -1
    expect(option).toBeGreaterThanOrEqual(0)
    const asked = hear(it, { kind: 'tap', seq: it.asked?.seq ?? 0, option }, 2).conversation
    const sure = asked.asked?.options.indexOf('!hide') ?? -1
    const hidden = hear(asked, { kind: 'tap', seq: asked.asked?.seq ?? 0, option: sure }, 3)
    expect(hidden.conversation.hidden).toBeDefined()
  })

  test('a talk that is opened again shows what was said, and asks nothing', () => {
    for (const { flow, locale } of places) {
      const it = held(flow, locale)
      const word = script.veil(`word|${it.id}|motbon`)
      const known: Conversation = { ...it, channel: 'line', word, hidden: { since: noon } }
      const { conversation, say } = hear(known, { kind: 'text', text: 'một bốn' }, 2)
      expect(conversation.hidden).toBeUndefined()
      expect(say.map((one) => [one.say.map(({ key }) => key), one.choices])).toEqual([
        [['hide:back'], undefined],
      ])
    }
  })

  test('what a caseworker writes is no danger of theirs, and is said as it is', () => {
    const act = { kind: 'reply', words: 'nếu bị đánh thì gọi 110 nhé' } as const
    const stepped = hear(held('wage-check', 'vi'), { kind: 'caseworker', by: 'an', act }, 2)
    expect(stepped.alarm).toBeUndefined()
    expect(stepped.say.map(({ say }) => say.map((line) => script.say('vi', line)))).toEqual([
      ['👤 Tư vấn viên (người thật):\nnếu bị đánh thì gọi 110 nhé'],
    ])
  })

  test('the bot speaks again once the talk is handed back', () => {
    const it = hear(
      held('rights', 'vi'),
      { kind: 'caseworker', by: 'an', act: { kind: 'handBack' } },
      2,
    )
    expect(it.conversation.talkingTo).toBe('bot')
    expect(hear(it.conversation, { kind: 'text', text: 'menu' }, 3).say.length).toBeGreaterThan(0)
  })
})
