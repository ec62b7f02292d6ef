import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { begin } from '../../src/core/begin.ts'
import type { Conversation, Locale } from '../../src/core/conversation.ts'
import type { Input } from '../../src/core/inbound.ts'
import { step } from '../../src/core/step.ts'
import type { Step } from '../../src/core/stepped.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { createScript } from '../../src/script.ts'

const hours = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: 540, closes: 1_080 }
const script = createScript(
  { org: 'Tonari', contact: 'https://tonari.example', privacyUrl: 'https://tonari.example/p' },
  (text) => text,
  createDeskPlan({ readers: 3, hours, onCall: true }),
)
const noon = Date.parse('2026-11-25T12:00:00+09:00')

/** Somebody at the menu who asks for a person. */
function asking(locale: Locale, at = noon) {
  const first: Conversation = {
    ...begin({ channel: 'web', address: 'a' }, 'one', 'somebody'),
    locale,
    greeted: true,
  }
  let n = 0
  const hear = (before: Conversation, input: Input): Step => {
    n += 1
    const inbound = { id: `e${n}`, from: { channel: 'web', address: 'a' } as const, at, input }
    const fresh = { id: 'case', number: '482913', code: '1234567890123456' }
    return step(script, before, inbound, false, fresh)
  }
  const tap = (stepped: Step, name: string) => {
    const { asked } = stepped.conversation
    const option = asked?.options.indexOf(name) ?? -1
    if (option < 0) throw new Error(`no ${name} among ${asked?.options.join(' ')}`)
    return hear(stepped.conversation, { kind: 'tap', seq: asked?.seq ?? 0, option })
  }
  const said = ({ say }: Step) =>
    say.flatMap((message) => message.say.map((line) => script.say(locale, line))).join('\n')
  return { hear, tap, said, start: hear(first, { kind: 'command', command: 'person' }) }
}

describe('handing over', () => {
  test('opens the case with the first word, before anything is answered or agreed to', () => {
    const { start } = asking('vi')
    expect(start.conversation.case).toMatchObject({
      number: '482913',
      urgency: 'soon',
      trigger: 'person',
      consent: 'unasked',
      status: 'waiting',
    })
    expect(start.desk?.map(({ kind }) => kind)).toContain('opened')
  })

  test('asks what it is about, how urgent, whether it may be read and by whom, and how else to reach', () => {
    const { start, tap, hear, said } = asking('vi')
    const share = ['yes', 'today', 'wages'].reduce(tap, start)
    expect(said(share)).toContain('3 người của Tonari')
    const reach = tap(share, 'yes')
    expect(reach.conversation.case).toMatchObject({ urgency: 'today', consent: 'yes' })
    const done = hear(reach.conversation, { kind: 'text', text: 'Zalo 090 1234 5678' })
    expect(done.conversation.case?.reach).toBe('Zalo 090 1234 5678')
    expect(said(done)).toContain('Số hồ sơ tư vấn của bạn: 482913')
    expect(said(done)).toContain('1234 5678 9012 3456')
    expect(done.code).toBe('1234567890123456')
  })

  test('tells the truth about when somebody reads', () => {
    const at = (text: string) => Date.parse(`${text}+09:00`)
    const end = (when: number, urgency: string) => {
      const { start, tap, said } = asking('ja', when)
      return said(['yes', urgency, 'other', 'no'].reduce(tap, start))
    }
    expect(end(at('2026-11-25T12:00'), 'now')).toContain('今 相談員が います')
    expect(end(at('2026-11-25T12:00'), 'soon')).toContain('何日かの うちに')
    expect(end(at('2026-11-25T20:00'), 'now')).toContain('2026年11月26日 09:00')
    expect(end(at('2026-11-25T20:00'), 'today')).toContain('2026年11月26日 09:00')
    // A Saturday, and on the Monday after it 勤労感謝の日.
    expect(end(at('2026-11-21T12:00'), 'today')).toContain('2026年11月24日 09:00')
    expect(end(at('2026-11-21T12:00'), 'today')).not.toContain('15分')
  })

  test('refused, keeps every number and shares nothing', () => {
    const { start, tap, said } = asking('vi')
    const apart = ['yes', 'soon', 'wages', 'no'].reduce(tap, start)
    expect(apart.conversation.case?.consent).toBe('no')
    expect(said(apart)).toMatch(/110/)
  })

  test('asked for again, says that it waits, and opens no second case', () => {
    const { start, hear, said } = asking('vi')
    const menu = hear(start.conversation, { kind: 'command', command: 'menu' })
    const again = hear(menu.conversation, { kind: 'command', command: 'person' })
    expect(again.conversation.case).toEqual(start.conversation.case)
    expect(said(again)).toContain('482913')
  })

  test.for(['vi', 'ja'] as const)('by taps alone always comes to an end, in %s', (locale) => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(20)), (picks) => {
        const { start, tap } = asking(locale)
        let it = start
        for (let n = 0; n < 12; n++) {
          // What is told of a danger is asked about by itself: `danger-answers.test.ts`.
          const options = (it.conversation.asked?.options ?? []).filter(
            (one) => !/^(!.*|harm|return)$/.test(one),
          )
          if (options.length === 0) break
          it = tap(it, options[(picks.next().value ?? 0) % options.length] ?? '')
        }
        expect(it.say.length).toBeGreaterThan(0)
        expect(it.conversation.asked?.place).toMatch(/^escalation:(done|apart|hidden)$/)
        expect(it.conversation.case?.status).toBe('waiting')
      }),
    )
  })
})
