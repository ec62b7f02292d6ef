import { describe, expect, test } from 'vitest'
import { begin } from '../../src/core/begin.ts'
import { openCase } from '../../src/core/case.ts'
import type { Conversation, Locale } from '../../src/core/conversation.ts'
import type { CaseworkerAct, Input } from '../../src/core/inbound.ts'
import { timersOf } from '../../src/core/ladder.ts'
import { speaker } from '../../src/core/speaker.ts'
import { step } from '../../src/core/step.ts'
import type { Step } from '../../src/core/stepped.ts'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { createScript } from '../../src/script.ts'

const MINUTE = 60_000
const plan = createDeskPlan({
  readers: 3,
  hours: { days: ['wed'], opens: 0, closes: 1_440 },
  onCall: true,
})
const script = createScript(
  { org: 'Tonari', contact: 'https://tonari.example', privacyUrl: 'https://tonari.example/p' },
  (text) => text,
  plan,
)
const noon = Date.parse('2026-11-25T12:00:00+09:00')

/** A talk whose clock stands still until `after` minutes pass. */
function talk(locale: Locale = 'vi', more: Partial<Conversation> = {}) {
  let at = noon
  let it: Conversation = {
    ...begin({ channel: 'line', address: 'U1' }, 'c1', 'p1'),
    ...{ locale, greeted: true, agreedOn: '2026-11-25' },
    case: { ...openCase({ id: 'k', number: '123456' }, 'now', 'person', noon), consent: 'yes' },
    ...more,
  }
  const happens = (input: Input): Step => {
    const from = { channel: it.channel, address: it.address }
    const stepped = step(script, it, { id: `i${it.seq}`, from, at, input, message: 'm' })
    it = JSON.parse(JSON.stringify(stepped.conversation))
    return stepped
  }
  const lines = ({ say }: Step) =>
    say.map((message) => message.say.map((line) => script.say(locale, line)).join('\n'))
  return {
    now: () => it,
    after(minutes: number) {
      at += minutes * MINUTE
    },
    says: (text: string) => lines(happens({ kind: 'text', text })),
    taps: (seq: number, option = 0) => lines(happens({ kind: 'tap', seq, option })),
    does: (act: CaseworkerAct) => lines(happens({ kind: 'caseworker', by: 'an', act })),
    happens,
    /** Lets every timer ring that is due by now, each at its moment. */
    rings() {
      const said: string[] = []
      const now = at
      for (;;) {
        const due = timersOf(plan, it).find((timer) => timer.at <= now)
        if (!due || due.name === 'moved') break
        at = due.at
        said.push(...lines(happens({ kind: 'due', timer: due.name, guard: due.guard })))
      }
      at = now
      return said
    },
  }
}
const reply = (words: string) => ({ kind: 'reply', words }) as const

describe.for(['vi', 'ja'] as const)('what nobody asked for, in %s', (locale) => {
  const say = (key: string) => script.say(locale, { key })
  const notice = say('recall:notice')

  test('is announced by one neutral bubble when the ladder ends, and told on an answer', () => {
    const it = talk(locale)
    it.after(31)
    expect(it.rings()).toEqual([notice])
    const answered = it.says(locale === 'vi' ? 'dạ' : 'はい')
    expect(answered[0]).toContain(say('desk:nobodyYet'))
    expect(answered[0]).toContain('110')
    expect(answered.length).toBeGreaterThan(1)
    expect(it.now().waiting).toBeUndefined()
    expect(it.says('dạ').join()).not.toContain(say('desk:nobodyYet'))
  })

  test('names the numbers that answer when it is read', () => {
    const open = locale === 'vi' ? 'Đang mở' : '今 あいています'
    const it = talk(locale)
    it.after(31)
    it.rings()
    expect(it.now().waiting?.say.length).toBe(1)
    it.after(7 * 60)
    const [answered = ''] = it.says(locale === 'vi' ? 'dạ' : 'はい')
    expect(answered).toContain('0120-250-168')
    expect(answered).not.toContain(open)
  })

  test('and so when a caseworker has not read what was written', () => {
    const it = talk(locale)
    it.does({ kind: 'claim' })
    it.says('em ở đây')
    it.after(31)
    expect(it.rings()).toEqual([notice])
    expect(it.says('dạ')[0]).toContain(say('desk:unread'))
  })

  test('and so when a caseworker speaks to somebody who did nothing for a while', () => {
    const it = talk(locale)
    it.says('alo')
    it.after(14)
    expect(it.does({ kind: 'claim' })).toEqual([say('desk:told.claim')])
    it.after(2)
    expect(it.does(reply('Chào em'))).toEqual([notice])
    expect(it.does(reply('Em khỏe không?'))).toEqual([])
    const answered = it.says('dạ')
    expect(answered).toHaveLength(1)
    expect(answered[0]).toMatch(/Chào em[\s\S]*Em khỏe không\?/)
    expect(it.does(reply('Chị đây'))[0]).toContain('Chị đây')
  })

  test('is told by the button of the notice too, which is no message to anybody', () => {
    const it = talk(locale)
    it.after(20)
    it.does({ kind: 'claim' })
    const { seq } = it.now()
    it.does(reply('Chào em'))
    const opened = it.taps(seq)
    expect(opened.join('\n')).toMatch(/Chào em/)
    expect(opened[0]).toBe(say('desk:told.claim'))
    expect(it.now().case?.unansweredFrom).toBeUndefined()
  })

  test('is told by its word, while the bot speaks', () => {
    const it = talk(locale)
    it.after(31)
    it.rings()
    const told = it.says(locale === 'vi' ? 'xem tin' : 'お知らせを見る')
    expect(told[0]).toContain(say('desk:nobodyYet'))
    expect(told.join()).not.toContain(say('recall:none'))
  })

  test('says not even who speaks before it is opened', () => {
    const { happens, after } = talk(locale)
    after(31)
    const stepped = happens({ kind: 'caseworker', by: 'an', act: { kind: 'claim' } })
    const [message] = stepped.say
    expect(message && speaker(stepped.conversation, message)).toBeUndefined()
    expect(stepped.say).toHaveLength(1)
  })
})

describe('what waits', () => {
  const waits = (more: Partial<Conversation> = {}) => {
    const it = talk('vi', more)
    it.after(20)
    it.does({ kind: 'claim' })
    it.does(reply('Chào em'))
    return it
  }

  test('is announced again after an hour, once', () => {
    const it = waits()
    it.after(61)
    expect(it.does(reply('Em còn đó không?'))).toEqual([script.say('vi', { key: 'recall:notice' })])
    expect(it.does(reply('Chị chờ nhé'))).toEqual([])
    expect(it.says('dạ').join()).toMatch(/Chào em[\s\S]*còn đó[\s\S]*chờ nhé/)
  })

  test('is not shown to whoever hides the talk, but when it opens', () => {
    const it = waits({ word: 'word|c1|hoasen' })
    const hid = it.happens({ kind: 'command', command: 'hide' })
    expect(JSON.stringify(hid.say)).not.toContain('Chào em')
    expect(hid.hides).toBe(true)
    it.does(reply('Khi nào được thì viết nhé'))
    expect(it.says('menu').join()).not.toContain('Chào em')
    const opened = it.says('hoa sen').join()
    expect(opened).toMatch(/Chào em[\s\S]*Khi nào được/)
  })

  test('is not shown while it is explained how to hide or forget', () => {
    for (const command of ['hide', 'forget']) {
      const it = waits()
      expect(JSON.stringify(it.happens({ kind: 'command', command }).say)).not.toContain('Chào em')
      expect(it.now().waiting?.say).toHaveLength(2)
    }
  })

  test('is shown before the answer to a danger, which stands last', () => {
    const told = waits().says('nó đang đánh em')
    expect(told.join()).toContain('Chào em')
    expect(told.at(-1)).toContain('110')
  })

  test('comes in order after what came before, also to somebody who is there again', () => {
    const it = waits()
    it.happens({ kind: 'unsent', of: 'm' })
    expect(it.now().waiting?.say).toHaveLength(2)
  })
})
