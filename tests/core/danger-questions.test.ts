import { describe, expect, test } from 'vitest'
import type { Conversation } from '../../src/core/conversation.ts'
import { silence } from '../../src/core/ladder.ts'
import { restsAt } from '../../src/core/rest.ts'
import {
  alone,
  asked,
  hear,
  MINUTE,
  NOON,
  place,
  said,
  staffed,
  type Talk,
  tap,
} from './danger-talk.ts'

const trigger = ({ now }: Talk) => now.case?.trigger

describe('a question of danger in a flow is answered by words that tell of it', () => {
  const safety = (locale: 'vi' | 'ja' = 'vi') => tap(asked('support-check', locale), 'yes')
  const despair = (locale: 'vi' | 'ja' = 'vi') => tap(safety(locale), 'no')
  const sentHome = () => tap(despair(), 'no')

  test.for([
    ['em bị đánh', 'vi', 'urgentSafety', 'harm'],
    ['đang bị', 'vi', 'urgentSafety', 'harm'],
    ['họ nhốt em trong phòng', 'vi', 'urgentSafety', 'confined'],
    ['殴られました', 'ja', 'urgentSafety', 'harm'],
    ['閉じ込められています', 'ja', 'urgentSafety', 'confined'],
  ] as const)('Q1, "%s" in %s: %s', ([text, locale, to, reason]) => {
    const told = hear(safety(locale), text)
    expect(place(told)).toBe(`support-check:${to}`)
    expect(told.now.case).toMatchObject({ urgency: 'now', trigger: reason })
  })

  test('Q1, "it was yesterday" goes on to Q2', () => {
    expect(place(hear(safety(), 'hôm qua em bị đánh'))).toBe('support-check:despair')
  })

  test.for([
    ['em muốn chết', 'vi', 'urgentLife'],
    ['死にたいです', 'ja', 'urgentLife'],
    ['thỉnh thoảng thôi', 'vi', 'sentHome'],
    ['không ạ', 'vi', 'sentHome'],
  ] as const)('Q2, "%s" in %s: %s', ([text, locale, to]) => {
    expect(place(hear(despair(locale), text))).toBe(`support-check:${to}`)
  })

  test.for([
    ['mai họ đưa em ra sân bay', 'urgentReturn'],
    ['ngày mai', 'urgentReturn'],
    ['họ mới dọa thôi', 'papers'],
  ] as const)('Q3, "%s": %s', ([text, to]) => {
    expect(place(hear(sentHome(), text))).toBe(`support-check:${to}`)
  })

  test.for([
    ['thứ 4', 'sentHome'],
    ['thu 6', 'sentHome'],
    ['chủ nhật', 'sentHome'],
    ['không muốn', 'despair'],
  ] as const)('"%s" is no button of the question', ([text, at]) => {
    const before = at === 'despair' ? despair() : sentHome()
    expect(place(hear(before, text))).not.toMatch(/low|verdict|papers|^language/)
  })

  test('a graver danger is asked about first, and the flow is taken up after it', () => {
    const life = hear(safety(), 'em muốn chết')
    expect(place(life)).toBe('in-danger:life')
    expect(place(tap(tap(life, 'no'), '!takeUp'))).toBe('support-check:safety')
  })

  test.for([
    ['em ở một mình', 'vi', 'alone'],
    ['có bạn ở cạnh', 'vi', 'together'],
    ['ひとりです', 'ja', 'alone'],
    ['友達と います', 'ja', 'together'],
  ] as const)('"are you alone now?", "%s" in %s: %s', ([text, locale, to]) => {
    const told = hear(tap(despair(locale), 'now'), text)
    expect(place(told)).toBe(`support-check:${to}`)
    expect(told.now.raised).toMatchObject([{ kind: 'life', answer: to }])
  })

  test('what was told and answered is quiet, and is told to the desk when it is told again', () => {
    const told = hear(tap(asked('support-check'), 'yes'), 'hôm qua em bị đánh')
    const no = hear(told, 'em bị đánh')
    expect(place(no)).toBe('support-check:despair')
    expect(said(no)).toContain('110')
    expect(no.now.case).toMatchObject({ urgency: 'today', trigger: 'harm' })
    expect(said(no)).toContain(staffed.say('vi', { key: 'desk:when.today' }))
  })

  test('"when do they take you?", and "are you well?"', () => {
    const soon = hear(asked('forced-return'), 'mai họ đưa em ra sân bay')
    expect(place(soon)).toBe('forced-return:soon')
    expect(trigger(soon)).toBe('return')
    const beaten = hear(asked('already-left'), 'em đang bị đánh')
    expect(place(beaten)).toBe('already-left:danger')
    expect(trigger(beaten)).toBe('harm')
    expect(place(hear(asked('already-left', 'ja'), '指を切って血が止まりません'))).toBe(
      'already-left:hurt',
    )
    expect(place(hear(asked('already-left'), 'ổn'))).not.toBe('already-left:danger')
  })
})

describe('who arrives at an end that opens a case', () => {
  const ends = [
    ['support-check', ['yes', 'now']],
    ['support-check', ['yes', 'no', 'now']],
    ['support-check', ['yes', 'no', 'no', 'now']],
    ['forced-return', ['taken']],
    ['already-left', ['danger']],
  ] as const
  test.for(ends)('%s, %s, is told who reads it and when', ([flow, way]) => {
    expect(said(way.reduce(tap, asked(flow)))).toContain(
      staffed.say('vi', { key: 'desk:when.now' }),
    )
    const night = NOON + 12 * 60 * MINUTE
    const late = said(way.reduce(tap, asked(flow, 'vi', staffed, night)))
    expect(late).toMatch(/9:00|09:00/)
    expect(said(way.reduce(tap, asked(flow, 'vi', alone)))).toContain(
      alone.say('vi', { key: 'alarm:nobody' }),
    )
  })

  test.for([
    [['yes', 'now']],
    [['yes', 'no', 'now', 'alone']],
    [['yes', 'no', 'now', 'together']],
  ] as const)('goes on writing after %s, and hears that we are there', ([way]) => {
    const end = way.reduce(tap, asked('support-check'))
    expect(said(hear(end, 'abc xyz'))).toContain(staffed.say('vi', { key: 'alarm:stillHere' }))
  })
})

describe('a question of danger that is a day old', () => {
  const DAY = 26 * 60 * MINUTE
  const late = (talk: Talk) => ({ ...talk, at: talk.at + DAY })

  test.for([
    ['in-danger', 'now', 'in-danger:harmNow'],
    ['forced-return', 'airport', 'forced-return:airport'],
    ['already-left', 'danger', 'already-left:danger'],
    ['support-check', 'now', 'support-check:urgentSafety'],
  ] as const)('of %s hears "%s" all the same', ([flow, name, to]) => {
    const asks = {
      'in-danger': () => hear(asked('wage-check'), 'nó đang đánh em'),
      'support-check': () => tap(asked('support-check'), 'yes'),
      'forced-return': () => asked('forced-return'),
      'already-left': () => asked('already-left'),
    }[flow]()
    const told = tap(late(asks), name)
    expect(place(told)).toBe(to)
    expect(said(told)).toContain('110')
    expect(told.now.case).toMatchObject({ urgency: 'now' })
  })

  test('and asks anew where somebody says that they are well', () => {
    expect(place(tap(late(tap(asked('support-check'), 'yes')), 'no'))).toBe('resume')
    expect(place(tap(late(hear(asked('wage-check'), 'nó đang đánh em')), 'no'))).toBe(
      'in-danger:harmFine',
    )
  })
})

describe('a button of a question about danger that stands no more', () => {
  const cry = hear(asked('wage-check'), 'nó đang đánh em')
  const entered = (flow: string) => hear(asked(flow), { kind: 'joined' })
  const menu = (talk: Talk) => hear(talk, { kind: 'command', command: 'menu' })
  /** The button is tapped that stood where `from` was asked, when the talk has come to `now`. */
  const tapOld = (now: Talk, from: Talk, name: string) => {
    const { seq = 0, options = [] } = from.now.asked ?? {}
    return hear(now, { kind: 'tap', seq, option: options.indexOf(name) })
  }

  test.for(['now', 'locked', 'before', 'unsaid'])('puts it anew after "%s"', (name) => {
    const told = tapOld(menu(cry), cry, name)
    expect(place(told)).toBe('in-danger:harm')
    expect(said(told)).toContain('110')
    expect(tap(told, 'now').now.case).toMatchObject({ urgency: 'now', trigger: 'harm' })
  })

  test('comes with the numbers after "no"', () => {
    const told = tapOld(menu(cry), cry, 'no')
    expect(said(told)).toContain(staffed.say('vi', { key: 'common:oldButton' }))
    expect(said(told)).toContain('110')
  })

  test.for([
    ['support-check', ['yes'], 'now', 'in-danger:harm'],
    ['support-check', ['yes', 'no', 'no'], 'now', 'in-danger:return'],
    ['forced-return', [], 'airport', 'in-danger:return'],
    ['already-left', [], 'danger', 'in-danger:harm'],
  ] as const)('of %s, %s, puts the question of that danger after "%s"', ([flow, way, name, to]) => {
    const question = way.reduce(tap, entered(flow))
    const told = tapOld(menu(question), question, name)
    expect(place(told)).toBe(to)
    expect(said(told)).toContain('110')
  })

  test('is no cry where it is tapped twice, or was put before the last danger', () => {
    const once = tap(cry, 'now')
    expect(place(tapOld(once, cry, 'now'))).toBe(place(once))
    const left = entered('already-left')
    const there = tap(left, 'danger')
    expect(place(tapOld(there, left, 'danger'))).toBe(place(there))
  })

  test('is forgotten a day later, as the danger is', () => {
    const dayAfter = { ...menu(cry), at: cry.at + 26 * 60 * MINUTE }
    const guard = restsAt(staffed, dayAfter.now, dayAfter.at) ?? ''
    const rested = hear(dayAfter, { kind: 'due', timer: 'rest', guard })
    expect(rested.now.dangerAsked).toBeUndefined()
    expect(said(tapOld(rested, cry, 'now'))).toContain('110')
  })
})

test('an answer that is a day old and asks about danger comes with the numbers', () => {
  const question = tap(asked('support-check'), 'yes')
  const late = { ...question, at: question.at + 26 * 60 * MINUTE }
  const told = tap(late, 'no')
  expect(place(told)).toBe('resume')
  expect(said(told)).toContain('110')
})

describe('at an end of danger, a chance word leads nowhere else', () => {
  test.for([
    ['giờ em phải làm gì', 'vi'],
    ['em không biết nói tiếng nhật', 'vi'],
  ] as const)('"%s" in %s', ([text, locale]) => {
    const end = tap(
      hear(asked('wage-check', locale), locale === 'vi' ? 'sếp đánh em' : '殴られた'),
      'now',
    )
    const told = hear(end, text)
    expect(said(told)).toContain(staffed.say(locale, { key: 'alarm:stillHere' }))
    expect(place(told)).toBe(place(end))
  })
  test('but to what is near to it', () => {
    const end = tap(hear(asked('wage-check'), 'sếp đánh em'), 'now')
    expect(place(hear(end, 'em trốn ra ngoài rồi'))).not.toBe(place(end))
  })
})

describe('the desk hears of danger that is told again', () => {
  test('after "no", at once where it is about living, and on the same day else', () => {
    const life = hear(tap(hear(asked('wage-check'), 'em muốn chết'), 'no'), 'em muốn tự tử thật mà')
    expect(life.now.case).toMatchObject({ urgency: 'now', trigger: 'life', status: 'waiting' })
    expect(said(life)).toContain(staffed.say('vi', { key: 'desk:when.now' }))
    const harm = hear(tap(hear(asked('wage-check'), 'em bị đánh'), 'no'), 'nó đánh em')
    expect(harm.now.case).toMatchObject({ urgency: 'today', trigger: 'harm' })
    const calm = tap(hear(asked('wage-check'), 'em bị đánh'), 'no')
    expect(calm.now.case).toBeUndefined()
  })

  test('a case that waits is raised', () => {
    const person = asked('wage-check')
    const its = { id: 'k', number: '1', urgency: 'soon', trigger: 'person', status: 'waiting' }
    const open = { ...its, openedAt: NOON, waitsFrom: NOON, rung: 0, consent: 'yes' } as const
    const waits = { ...person, now: { ...person.now, case: open as Conversation['case'] } as never }
    const told = hear(tap(hear(waits, 'em muốn chết'), 'no'), 'em muốn chết')
    expect(told.now.case).toMatchObject({ urgency: 'now', trigger: 'life' })
  })

  test('of another danger too while an urgent case waits, also in a hidden talk', () => {
    const harm = tap(hear(asked('wage-check'), 'nó đang đánh em'), 'now')
    const both = tap(hear(harm, 'em chỉ muốn chết'), 'now')
    expect(both.now.case).toMatchObject({ trigger: 'harm', also: ['life'], rung: 0 })
    expect(both.step?.desk).toContainEqual({ kind: 'alsoTold', of: 'life', about: 'self' })
    const hidden = { ...both, now: { ...both.now, hidden: { at: NOON } } } as unknown as Talk
    expect(hear(hidden, 'nó hiếp em').step?.desk).toContainEqual({
      ...{ kind: 'alsoTold', of: 'sexual', about: 'self' },
    })
    expect(hear(hidden, 'em chỉ muốn chết').step?.desk).not.toContainEqual(
      expect.objectContaining({ kind: 'alsoTold' }),
    )
  })

  test('who begs every nine minutes is not waited for anew each time', () => {
    let talk = hear(asked('wage-check'), 'nó đang đánh em')
    const due = silence(talk.now)
    expect(due?.at).toBe(talk.at + 10 * MINUTE)
    for (const _ of [1, 2, 3]) {
      talk = hear(talk, 'họ ép em về nước', 9 * MINUTE)
      const timer = silence(talk.now)
      expect(timer?.guard).toBe(due?.guard)
      expect(timer?.at).toBe(due?.at)
    }
    const { guard, at } = due ?? { guard: '', at: 0 }
    const late = hear({ ...talk, at }, { kind: 'due', timer: 'alarm', guard }, 0)
    expect(late.now.case).toMatchObject({ urgency: 'now', trigger: 'harm' })
  })

  test('in a talk that is hidden it is told at once, and nothing is shown', () => {
    const person = asked('wage-check')
    const hidden = { ...person, now: { ...person.now, hidden: { since: NOON } } }
    const told = hear(hidden, 'nó đang đánh em')
    expect(told.now.case).toMatchObject({ urgency: 'now', trigger: 'harm' })
    expect(told.step?.say).toEqual([])
    expect(told.step?.desk?.[0]).toMatchObject({ kind: 'opened' })
  })
})

describe('asked what their friend is in', () => {
  const friend = (locale: 'vi' | 'ja') => tap(asked('in-danger', locale), 'friend')
  test.for([
    ['vi', 'bị đánh', 'in-danger:friendHarm'],
    ['vi', 'muốn tự tử', 'in-danger:friendLife'],
    ['vi', 'em muốn chết', 'in-danger:life'],
    ['ja', '殴られました', 'in-danger:friendHarm'],
    ['ja', 'わたしも しにたい', 'in-danger:life'],
  ] as const)('%s "%s" leads to %s', ([locale, text, to]) => {
    expect(place(hear(friend(locale), text))).toBe(to)
  })
})

describe('the check is left, or a question of it, in plain words', () => {
  test.for([
    ['vi', 'thôi'],
    ['vi', 'thôi ạ'],
    ['vi', 'dừng lại'],
    ['vi', 'dung o day'],
    ['vi', 'dừng'],
    ['ja', 'やめる'],
    ['ja', 'もういいです'],
  ] as const)('in %s "%s" stops it', ([locale, text]) => {
    for (const way of [[], ['no'], ['no', 'no', 'no']]) {
      const stopped = hear(['yes', ...way].reduce(tap, asked('support-check', locale)), text)
      expect(stopped.now.session?.answers).toMatchObject({ private: 'yes' })
      expect(Object.values(stopped.now.session?.answers ?? {})).toContain('stop')
    }
  })

  test.for(['đúng', 'dung', 'thôi được, có'])('"%s" does not', (text) => {
    const talk = hear(['yes', 'no'].reduce(tap, asked('support-check')), text)
    expect(Object.values(talk.now.session?.answers ?? {})).not.toContain('stop')
  })

  test.for([
    ['vi', 'không biết'],
    ['ja', 'わからない'],
  ] as const)('in %s "%s" is no answer to whether one is sent home', ([locale, text]) => {
    const talk = hear(['yes', 'no', 'no'].reduce(tap, asked('support-check', locale)), text)
    expect(talk.now.session?.answers).toMatchObject({ sentHome: 'unsaid' })
    const told = tap(
      hear(
        asked('wage-check', locale),
        locale === 'vi' ? 'họ ép em về nước' : '国に帰れと言われました',
      ),
      'undated',
    )
    expect(place(told)).toBe('in-danger:returnUndated')
  })
})

test('whoever says by a button that they are in danger is not asked again', () => {
  const told = tap(asked('support-check'), 'danger')
  expect(told.now.case).toMatchObject({ urgency: 'now', trigger: 'harm' })
  expect(place(hear(told, 'nó đánh em'))).not.toBe('in-danger:harm')
})

test.for([
  ['vi', 'em bị hiếp', 'in-danger:sexualFine', '8891'],
  ['ja', 'レイプされました', 'in-danger:sexualFine', '8103'],
  ['vi', 'sếp đánh em', 'in-danger:harmFine', 'OTIT'],
] as const)(
  'in %s, after "%s", whoever is safe now hears of what was',
  ([locale, text, to, line]) => {
    const safe = tap(hear(asked('wage-check', locale), text), 'no')
    expect(place(safe)).toBe(to)
    expect(said(safe)).toContain(line)
  },
)
