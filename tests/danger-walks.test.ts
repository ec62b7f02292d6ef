import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flows } from '../flows/index.ts'
import { texts } from '../locales/index.ts'
import { askingNow } from '../src/core/alarm/talk.ts'
import { begin } from '../src/core/begin.ts'
import type { Conversation, Locale } from '../src/core/conversation.ts'
import type { Input } from '../src/core/inbound.ts'
import type { Message } from '../src/core/message.ts'
import { momentAt, newSession } from '../src/core/moment.ts'
import type { Sign } from '../src/core/raised.ts'
import type { Script } from '../src/core/script.ts'
import { step } from '../src/core/step.ts'
import { walk } from '../src/core/walk.ts'
import { script as whole } from './transcript.ts'

const START = Date.parse('2026-11-25T12:00:00+09:00')
const LOCALES: readonly Locale[] = ['vi', 'ja']

/** Danger as it is told, with the question that it leads to. */
const told: readonly (readonly [string, Sign, string])[] = [
  ['em muốn chết', { kind: 'life', about: 'self' }, 'life'],
  ['nó đang đánh em', { kind: 'harm', about: 'self' }, 'harm'],
  ['họ nhốt em trong phòng', { kind: 'confined', about: 'self' }, 'harm'],
  ['bạn em muốn tự tử', { kind: 'life', about: 'friend' }, 'friendLife'],
  ['死にたいです', { kind: 'life', about: 'self' }, 'life'],
  ['社長に殴られました', { kind: 'harm', about: 'self' }, 'harm'],
  ['友達が殴られています', { kind: 'harm', about: 'friend' }, 'friendHarm'],
]
/** The engine is tried with these readings, whatever the word lists of the day say. */
const script: Script = {
  ...whole,
  readDanger: (text) => told.find(([words]) => words === text)?.[1],
}

interface Moment {
  readonly conversation: Conversation
  readonly at: number
  readonly say: readonly Message[]
}

function happen({ conversation, at }: Omit<Moment, 'say'>, input: Input): Moment {
  const inbound = {
    id: `walk:${at}`,
    from: { channel: conversation.channel, address: conversation.address },
    at,
    input,
    message: 'm1',
  }
  const stepped = step(script, conversation, inbound)
  const after = JSON.parse(JSON.stringify(stepped.conversation))
  return { conversation: after, at: at + 1_000, say: stepped.say }
}

const type = (now: Moment, text: string) => happen(now, { kind: 'text', text })

function tap(now: Moment, name: string): Moment {
  const { asked } = now.conversation
  const option = asked?.options.indexOf(name) ?? -1
  expect(option, `${name} among ${asked?.options}`).toBeGreaterThanOrEqual(0)
  return happen(now, { kind: 'tap', seq: asked?.seq ?? 0, option })
}

/** Somebody who agreed and is somewhere in a flow, wherever these taps and words lead. */
function somewhere(flow: string, locale: Locale, acts: readonly (number | string)[]): Moment {
  const first = begin({ channel: 'line', address: 'U1' }, 'c1', 'p1')
  const m = momentAt(script, START, 1)
  const agreed = { ...first, locale, greeted: true, agreedOn: m.today }
  let now = happen(
    { conversation: { ...agreed, session: newSession(m, flow) }, at: START },
    { kind: 'media', media: 'sticker' },
  )
  for (const act of acts) {
    const count = now.conversation.asked?.options.length ?? 0
    if (typeof act === 'string') now = type(now, act)
    else if (count > 0)
      now = happen(now, {
        kind: 'tap',
        seq: now.conversation.asked?.seq ?? 0,
        option: act % count,
      })
  }
  return now
}

const acts = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.nat(12) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('1', '1200', '18万', '8', '2025-11', 'Kyoto', 'không biết', 'hả'),
    },
    { weight: 1, arbitrary: fc.constantFrom('menu', 'quay lại', '日本語', 'tiếng việt', 'はい') },
  ),
  { maxLength: 12 },
)

const words = (locale: Locale, say: readonly Message[]) =>
  say.flatMap((message) => message.say.map((line) => script.say(locale, line))).join('\n')

describe.each(Object.keys(flows).filter((id) => script.flows[id]))('in %s', (id) => {
  test.each(LOCALES)('danger is answered at once, and the talk goes on after it (%s)', (locale) => {
    fc.assert(
      fc.property(acts, fc.constantFrom(...told), (before, [text, , question]) => {
        const there = somewhere(id, locale, before)
        const asked = type(there, text)
        expect(asked.conversation.raised?.length).toBeGreaterThan(0)
        if (there.conversation.hidden) return
        for (const language of LOCALES) expect(words(language, asked.say)).toMatch(/11[0359]/)
        const { session, interrupted, raised } = there.conversation
        // What these taps told of before may be quiet by now.
        if (raised) return
        const asks = askingNow(momentAt(script, there.at, 1), there.conversation)
        if (asks && asks.flow !== 'in-danger' && asked.conversation.session?.flow === asks.flow) {
          // The flow asks about danger itself, and is answered; or asks once more what was not.
          const [alarm] = asked.conversation.raised ?? []
          const stands = asked.conversation.asked?.place === `${asks.flow}:${asks.at}`
          expect(stands).toBe(alarm?.settled === undefined)
          return
        }
        expect(asked.say).toHaveLength(1)
        for (const number of ['110', '119', '113', '115'])
          expect(words(locale, asked.say)).toContain(number)
        expect(asked.conversation.asked?.options).toContain('!person')
        expect(asked.conversation.asked?.place).toBe(`in-danger:${question}`)

        if (session?.flow === 'in-danger') return
        const over = tap(asked, 'no')
        const middle =
          session && !(session.flow === 'welcome' && standsAtEnd(there)) ? session : interrupted
        if (!middle) return
        const back = tap(over, '!takeUp')
        expect(back.conversation.session).toEqual(there.conversation.session)
        expect(back.conversation.interrupted).toBeUndefined()
        expect(back.conversation.agreedOn).toBe(there.conversation.agreedOn)
        const own = there.conversation.asked
        if (own?.place === `${session?.flow}:${placeOf(there)}`)
          expect(answersAmong(back)).toEqual(answersAmong(there))
      }),
      { numRuns: 150 },
    )
  })
})

const placeOf = ({ conversation: { session } }: Moment) =>
  session && walk(script.flows[session.flow] as never, session.answers, session.asOf).at
const standsAtEnd = ({ conversation: { session } }: Moment) =>
  session !== undefined &&
  walk(script.flows[session.flow] as never, session.answers, session.asOf).node.kind === 'outcome'
/** The buttons that answer, without those that go elsewhere. */
const answersAmong = ({ conversation: { asked } }: Moment) =>
  asked?.options.filter((name) => !name.startsWith('!') && !name.startsWith('topic:'))

test.for(told)('"%s" is read so by the words of this release, too', ([text, sign]) => {
  expect(whole.readDanger(text)).toEqual(sign)
})

test('from first contact, before any language, danger is answered too', () => {
  const first = begin({ channel: 'telegram', address: '1' }, 'c', 'p')
  for (const [text, , question] of told) {
    for (const opened of [[], [{ kind: 'joined' }]] as const) {
      let now: Moment = { conversation: first, at: START, say: [] }
      for (const input of opened) now = happen(now, input)
      const asked = type(now, text)
      expect(asked.conversation.asked?.place).toBe(`in-danger:${question}`)
      expect(words(asked.conversation.locale, asked.say)).toContain('110')
      const later = tap(tap(asked, 'no'), '!takeUp')
      expect(later.conversation.asked?.place).toBe('welcome:language')
    }
  }
})

describe('every way through the danger talk', () => {
  const flow = script.flows['in-danger']
  if (!flow) throw new Error('there is no in-danger')
  const ends = new Map<string, Moment>()
  const visit = (now: Moment) => {
    const { asked, session } = now.conversation
    const place = walk(flow, session?.answers ?? {}, session?.asOf ?? '')
    if (place.node.kind === 'outcome') return void ends.set(place.at, now)
    expect(asked?.options).toContain('!person')
    for (const option of place.node.options ?? []) visit(tap(now, option))
  }
  const m = momentAt(script, START, 1)
  const agreed = { ...begin({ channel: 'web', address: 'w' }, 'c', 'p'), greeted: true }
  const start = { ...agreed, session: newSession(m, 'in-danger') }
  visit(happen({ conversation: start, at: START }, { kind: 'media', media: 'sticker' }))

  test('comes to every end, and each has a person, a number and a next step', () => {
    const drawn = Object.entries(flow.nodes).filter(([, { kind }]) => kind === 'outcome')
    expect([...ends.keys()].toSorted()).toEqual(drawn.map(([name]) => name).toSorted())
    for (const [at, end] of ends) {
      expect(end.conversation.asked?.options, at).toContain('!person')
      expect(end.conversation.asked?.options.length, at).toBeGreaterThan(1)
      for (const locale of LOCALES) {
        expect(words(locale, end.say), at).toMatch(/11[0359]/)
        expect(words(locale, end.say).length, at).toBeLessThanOrEqual(1_000)
      }
    }
  })

  test('asks nothing but what can be tapped, and nothing of employer, address or place', () => {
    for (const node of Object.values(flow.nodes)) expect(['choice', 'outcome']).toContain(node.kind)
  })

  test('whoever is in danger now is told who of ours reads it, and what is done is kept', () => {
    for (const at of ['harmNow', 'lockedIn', 'lifeAlone', 'returnNow', 'friendNow']) {
      const end = ends.get(at)
      expect(words('vi', end?.say ?? []), at).toContain(whole.say('vi', { key: 'alarm:nobody' }))
      expect(end?.conversation.raised?.[0]?.settled, at).toBeDefined()
    }
    expect(words('vi', ends.get('fine')?.say ?? [])).not.toContain('tư vấn viên')
  })
})

describe('nobody is told to run, nobody to endure, and nobody gets a score', () => {
  const files = ['in-danger', 'alarm', 'support-check', 'forced-return', 'already-left']
  const said = LOCALES.flatMap((locale) =>
    files.flatMap((file) => {
      const words: unknown = (texts[locale] as { readonly [file: string]: unknown })[file]
      return words === undefined ? [] : [...leaves(words)].map((line) => ({ locale, file, line }))
    }),
  )

  test('there is something to read', () => expect(said.length).toBeGreaterThan(200))

  test.for([
    /(?:hãy|nên|cứ) (?:bỏ )?trốn|trốn đi|bỏ chạy|chạy trốn/iu,
    /(?:hãy|ráng|cố|cứ|nên) (?:mà )?(?:chịu|nhịn)|nhẫn nhịn/iu,
    /\d+ ?điểm|điểm số|mức độ nguy cơ/iu,
    /逃げて|にげて|逃げたほうが|脱走/u,
    /(?:がまん|我慢)(?:して(?:ください|、)|しましょう|した方|したほう)|たえて|耐えて/u,
    /\d+ ?点|スコア|リスク/u,
  ])('%s', (word) => {
    expect(said.filter(({ line }) => word.test(line))).toEqual([])
  })

  test('leaving without a word is named only to say that seeking safety is something else', () => {
    const named = said.filter(({ line }) => /bỏ trốn|失踪/u.test(line))
    expect(named.length).toBeGreaterThan(0)
    for (const { line } of named) {
      const rest = line
        .replaceAll('không phải bỏ trốn', '')
        .replaceAll(/「失踪(?:（しっそう）)?」では ありません/gu, '')
      expect(rest).not.toMatch(/bỏ trốn|失踪/u)
    }
  })
})

function* leaves(words: unknown): Generator<string> {
  if (typeof words === 'string') yield words
  else if (typeof words === 'object' && words !== null)
    for (const inner of Object.values(words)) yield* leaves(inner)
}
