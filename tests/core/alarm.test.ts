import { describe, expect, test } from 'vitest'
import { begin } from '../../src/core/begin.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { Input } from '../../src/core/inbound.ts'
import type { Message } from '../../src/core/message.ts'
import type { DangerKind } from '../../src/core/raised.ts'
import type { Script } from '../../src/core/script.ts'
import { step } from '../../src/core/step.ts'
import type { Step } from '../../src/core/stepped.ts'
import { script as whole } from '../transcript.ts'

const HOUR = 3_600_000
const NOON = Date.parse('2026-11-25T12:00:00+09:00')
const KINDS = ['life', 'harm', 'confined', 'sexual', 'return', 'injury', 'broker'] as const

/** Danger is read in its own name, so that these tests say nothing of the words it is told in. */
const script: Script = {
  ...whole,
  readDanger: (text, asked = 'self') => {
    const kind = KINDS.find((one) => text.includes(`<${one}>`))
    const whose = text.includes('friend') ? 'friend' : text.includes('me') ? 'self' : asked
    return kind && { kind, about: whose }
  },
}

interface Talk {
  readonly now: Conversation
  readonly at: number
  readonly step?: Step
}

function hear({ now, at }: Talk, input: Input | string, later = 1_000): Talk {
  const inbound = {
    id: `test:${at}`,
    from: { channel: now.channel, address: now.address },
    at: at + later,
    input: typeof input === 'string' ? { kind: 'text' as const, text: input } : input,
    message: '1',
  }
  const stepped = step(script, now, inbound)
  const conversation = JSON.parse(JSON.stringify(stepped.conversation))
  return { now: conversation, at: at + later, step: stepped }
}

function tap(talk: Talk, name: string): Talk {
  const { asked } = talk.now
  const option = asked?.options.indexOf(name) ?? -1
  if (option < 0) throw new Error(`there is no ${name} among ${asked?.options}`)
  return hear(talk, { kind: 'tap', seq: asked?.seq ?? 0, option })
}

const words = (messages: readonly Message[] = []) =>
  messages.flatMap(({ say }) => say.map((line) => whole.say('vi', line))).join('\n')
const said = ({ step }: Talk) => words(step?.say)

const fresh: Talk = { now: begin({ channel: 'line', address: 'U' }, 'c', 'p'), at: NOON }
const agreed = tap(tap(hear(fresh, { kind: 'joined' }), 'vi'), 'agree')
/** In the middle of a wage check: pay by the hour, and the question how much. */
const midway = tap(hear(agreed, 'kiểm tra lương'), 'hour')

const QUESTION: { readonly [K in DangerKind]: string } = {
  life: 'life',
  harm: 'harm',
  confined: 'harm',
  sexual: 'sexual',
  return: 'return',
  injury: 'injury',
  broker: 'broker',
}

describe('a sign of danger', () => {
  test.for(KINDS)('%s interrupts with numbers, one question, a person', (kind) => {
    for (const before of [fresh, agreed, midway]) {
      const talk = hear(before, `<${kind}> ơi`)
      expect(talk.now.asked?.place).toBe(`in-danger:${QUESTION[kind]}`)
      expect(talk.now.asked?.options).toContain('!person')
      expect(talk.now.asked?.options).toContain('unsaid')
      for (const number of ['110', '119', '113', '115']) expect(said(talk)).toContain(number)
      expect(talk.step?.say).toHaveLength(1)
      expect(talk.step?.alarm).toEqual({ kind, about: 'self', at: talk.at })
      expect(talk.now.raised).toEqual([{ kind, about: 'self', at: talk.at }])
    }
  })

  test.for(KINDS)('%s of a friend is asked about for the friend', (kind) => {
    const talk = hear(midway, `friend <${kind}>`)
    expect(talk.now.asked?.place).toMatch(/^in-danger:friend/)
    expect(said(talk)).toMatch(/bạn ấy|bạn của bạn/)
    expect(talk.now.raised?.[0]).toMatchObject({ kind, about: 'friend' })
  })

  test.for<readonly [string, Input]>([
    ['a caption', { kind: 'media', media: 'image', caption: '<harm>' }],
    ["a video's caption", { kind: 'media', media: 'video', caption: '<harm>' }],
    ["a sticker's keyword", { kind: 'media', media: 'sticker', keywords: ['hi', '<harm>'] }],
    ['an edited text', { kind: 'edited', of: '1', text: '<harm>' }],
  ])('is read in %s', ([, input]) => {
    expect(hear(midway, input).now.asked?.place).toBe('in-danger:harm')
  })

  test('of several keywords the gravest counts', () => {
    const keywords = ['<broker>', '<life>', '<harm>']
    const talk = hear(midway, { kind: 'media', media: 'sticker', keywords })
    expect(talk.now.asked?.place).toBe('in-danger:life')
  })

  test('is not looked for in what is taken back, tapped or done', () => {
    for (const input of [
      { kind: 'unsent', of: '<harm>' },
      { kind: 'left' },
      { kind: 'grouped' },
      { kind: 'unknown', what: '<harm>' },
    ] satisfies Input[]) {
      expect(hear(midway, input).now.raised).toBeUndefined()
    }
  })

  test('is not looked for in a bare figure where one is asked for', () => {
    const figures: Script = { ...script, readDanger: () => ({ kind: 'harm', about: 'self' }) }
    const at = (text: string) =>
      step(figures, midway.now, {
        id: 'figure',
        from: { channel: midway.now.channel, address: midway.now.address },
        at: midway.at + 1_000,
        input: { kind: 'text', text },
      })
    expect(at('1100').alarm).toBeUndefined()
    expect(at('110 cứu').alarm).toBeDefined()
  })

  test('comes before commands', () => {
    expect(hear(midway, 'gặp người thật vì <harm>').now.asked?.place).toBe('in-danger:harm')
  })

  test('is answered in the language it is written in, where none is chosen yet', () => {
    expect(hear(fresh, '<life> つらい').now).toMatchObject({ locale: 'ja', greeted: false })
    const japanese = { ...fresh, now: { ...fresh.now, locale: 'ja' as const } }
    expect(hear(japanese, '<life> buồn quá ạ').now.locale).toBe('vi')
    expect(hear(japanese, '<life> shinitai').now.locale).toBe('ja')
    expect(hear(midway, '<life> つらい').now.locale).toBe('vi')
  })
})

describe('what was interrupted', () => {
  test('is taken up exactly where it stood', () => {
    const told = tap(hear(midway, '<harm>'), 'no')
    expect(told.now.asked?.options).toContain('!takeUp')
    const back = tap(told, '!takeUp')
    expect(back.now.session).toEqual(midway.now.session)
    expect(back.now.asked?.place).toBe('wage-check:hourlyPay')
    expect(back.now.interrupted).toBeUndefined()
    expect(hear(back, '1200').now.session?.answers['hourlyPay']).toBe(1200)
  })

  test('with the prefectures of the region that was open, and what was chosen of several', () => {
    const asking = (asked: Conversation['asked'], session: Conversation['session']): Talk => ({
      ...midway,
      now: { ...midway.now, ...(asked && { asked }), ...(session && { session }) },
    })
    const answers = {
      ...{ basis: 'hour', hourlyPay: 1200, 'allowances/0/kind': 'none' },
    }
    const session = { flow: 'wage-check', asOf: '2026-11-25', answers, touched: midway.at }
    const region = tap(hear(asking(undefined, session), 'hả'), 'region:kanto')
    const codes = region.now.asked?.options
    expect(codes).toContain('13')
    const back = tap(tap(hear(region, '<harm>'), 'no'), '!takeUp')
    expect(back.now.asked?.options).toEqual(codes)
    expect(back.now.asked?.since).toBeUndefined()
  })

  test('waits in the menu, too, and goes when it is begun anew', () => {
    const menu = hear(hear(midway, '<harm>'), 'menu')
    expect(menu.now.session?.flow).toBe('welcome')
    expect(tap(menu, '!takeUp').now.session).toEqual(midway.now.session)
    const rights = tap(menu, 'rights')
    expect(tap(hear(rights, 'menu'), '!takeUp').now.session).toEqual(midway.now.session)
    expect(hear(tap(menu, 'wage-check'), 'menu').now.asked?.options).not.toContain('!takeUp')
  })

  test('"back" at the question, the false alarm, returns to it at once', () => {
    const back = hear(hear(midway, '<harm>'), 'quay lại')
    expect(back.now.session).toEqual(midway.now.session)
    const within = hear(tap(hear(midway, '<life>'), 'now'), 'quay lại')
    expect(within.now.asked?.place).toBe('in-danger:life')
  })

  test('a graver danger keeps what the first had interrupted', () => {
    const graver = hear(hear(midway, '<harm>'), '<life>')
    const asked = tap(graver, 'no')
    expect(asked.now.asked?.place).toBe('in-danger:harm')
    expect(tap(tap(asked, 'no'), '!takeUp').now.session).toEqual(midway.now.session)
  })

  test('an old button of the danger question is asked about again where it is a cry', () => {
    const question = hear(midway, '<harm>')
    const back = tap(tap(question, 'no'), '!takeUp')
    const seq = question.now.asked?.seq ?? 0
    const options = question.now.asked?.options ?? []
    const fine = hear(back, { kind: 'tap', seq, option: options.indexOf('no') })
    expect(fine.now.session).toEqual(back.now.session)
    expect(said(fine)).toContain(whole.say('vi', { key: 'common:oldButton' }))
    const cry = hear(back, { kind: 'tap', seq, option: options.indexOf('now') })
    expect(cry.now.asked?.place).toBe(question.now.asked?.place)
    expect(tap(tap(cry, 'no'), '!takeUp').now.session).toEqual(midway.now.session)
  })

  test('somebody who has chosen no language is asked for it then', () => {
    const told = tap(hear(fresh, '<harm>'), 'no')
    for (const next of [tap(told, '!takeUp'), hear(told, 'menu')]) {
      expect(next.now.asked?.place).toBe('welcome:language')
      expect(next.now.greeted).toBe(false)
    }
    const japanese = hear(hear(fresh, '<harm>'), 'tiếng Nhật')
    expect(japanese.now).toMatchObject({ locale: 'ja', greeted: true })
    expect(japanese.now.asked?.place).toBe('in-danger:harm')
    expect(tap(tap(japanese, 'no'), '!takeUp').now.asked?.place).toBe('welcome:about')
  })
})

describe('while the question stands, words are its answer', () => {
  test.for<readonly [DangerKind, string, string]>([
    ['harm', 'có', 'harmNow'],
    ['harm', 'rồi', 'harmNow'],
    ['harm', 'dạ rồi', 'harmNow'],
    ['harm', 'ừ', 'harmNow'],
    ['harm', 'đang bị', 'harmNow'],
    ['harm', 'dang bi', 'harmNow'],
    ['harm', 'bây giờ luôn', 'harmNow'],
    ['harm', 'はい', 'harmNow'],
    ['harm', '今です', 'harmNow'],
    ['harm', '1', 'harmNow'],
    ['harm', 'hôm qua', 'harmBefore'],
    ['harm', 'hom qua thoi a', 'harmBefore'],
    ['harm', '昨日です', 'harmBefore'],
    ['harm', 'họ không cho ra ngoài', 'lockedIn'],
    ['harm', '部屋から出られません', 'lockedIn'],
    ['harm', 'ko', 'harmFine'],
    ['harm', 'không ạ', 'harmFine'],
    ['harm', 'em ổn mà', 'harmFine'],
    ['harm', 'nói đùa thôi', 'harmFine'],
    ['harm', 'いいえ', 'harmFine'],
    ['harm', 'だいじょうぶです', 'harmFine'],
    ['harm', 'không muốn trả lời', 'unsaid'],
    ['life', 'có', 'company'],
    ['life', 'thỉnh thoảng', 'lifeSometimes'],
    ['life', 'thinh thoang thoi', 'lifeSometimes'],
    ['life', 'ときどき', 'lifeSometimes'],
    ['life', 'いいえ', 'fine'],
    ['return', 'mai', 'returnNow'],
    ['return', 'hom nay', 'returnNow'],
    ['return', '明日です', 'returnNow'],
    ['return', 'mới dọa thôi', 'returnThreat'],
    ['return', 'chưa biết ngày', 'returnUndated'],
    ['return', 'ko biết', 'returnUndated'],
    ['return', 'không', 'fine'],
    ['harm', '<harm> nữa rồi', 'harmNow'],
    ['harm', 'hôm qua <harm>', 'harmBefore'],
    ['harm', '<confined>', 'lockedIn'],
    ['harm', '<injury>', 'harmNow'],
    ['life', '<life>', 'company'],
    ['life', 'thỉnh thoảng <life>', 'lifeSometimes'],
    ['return', 'mai <return>', 'returnNow'],
    ['return', 'dọa <return>', 'returnThreat'],
  ])('%s: "%s" leads to %s', ([kind, text, place]) => {
    expect(hear(hear(midway, `<${kind}>`), text).now.asked?.place).toBe(`in-danger:${place}`)
  })

  test.for<readonly [DangerKind, string]>([
    ['harm', 'em không ổn'],
    ['harm', 'trời mưa quá'],
    ['harm', '<return>'],
    ['return', '<return>'],
    ['life', '<harm>'],
    ['return', '<injury>'],
  ])('%s: "%s" is none: the question once more, with the numbers', ([kind, text]) => {
    const question = hear(midway, `<${kind}>`)
    const again = hear(question, text)
    expect(again.now.asked?.place).toBe(question.now.asked?.place)
    expect(again.now.asked?.since).toBe(question.now.asked?.seq)
    expect(said(again)).toContain('110')
    expect(said(again)).toContain(whole.say('vi', { key: 'alarm:askAgain' }))
  })

  test('a graver sign changes the question, and a friend is another person', () => {
    const changes = [
      ['harm', '<life>', 'life'],
      ['return', '<harm>', 'harm'],
      ['broker', '<return>', 'return'],
      ['injury', '<sexual>', 'sexual'],
      ['harm', 'friend <harm>', 'friendHarm'],
    ] as const
    for (const [kind, text, place] of changes) {
      expect(hear(hear(midway, `<${kind}>`), text).now.asked?.place).toBe(`in-danger:${place}`)
    }
    expect(hear(hear(midway, 'friend <harm>'), '<harm>').now.asked?.place).toBe(
      'in-danger:friendNow',
    )
  })

  test('commands stay commands', () => {
    const question = hear(midway, '<harm>')
    expect(hear(question, 'menu').now.session?.flow).toBe('welcome')
    expect(hear(question, '日本語').now).toMatchObject({ locale: 'ja' })
    expect(hear(question, '日本語').now.asked?.place).toBe('in-danger:harm')
    const person = hear(question, 'gặp người thật')
    expect(person.now.asked?.place).toBe('in-danger:harm')
    expect(person.step?.say.length).toBeGreaterThan(1)
  })
})

describe('once answered', () => {
  const answered = tap(tap(hear(midway, '<harm>'), 'before'), '!takeUp')

  test('the same kind is quiet for 12 hours, is kept, and the numbers are said', () => {
    const quiet = hear(answered, '<harm>', 11 * HOUR)
    expect(quiet.now.asked?.place).toBe('wage-check:hourlyPay')
    expect(said(quiet)).toContain('110')
    expect(quiet.step?.alarm).toMatchObject({ kind: 'harm', at: quiet.at, answer: 'before' })
    const later = hear(answered, '<harm>', 13 * HOUR)
    expect(later.now.asked?.place).toBe('in-danger:harm')
    expect(later.now.raised).toEqual([{ kind: 'harm', about: 'self', at: later.at }])
  })

  test('an answer among the words goes on to the flow', () => {
    expect(hear(answered, '1200 yên').now.session?.answers['hourlyPay']).toBe(1200)
  })

  test.for<readonly [DangerKind, boolean]>([
    ['life', true],
    ['confined', true],
    ['sexual', true],
    ['return', true],
    ['injury', true],
  ])('another kind, %s, is asked about all the same', ([kind]) => {
    expect(hear(answered, `<${kind}>`).now.asked?.place).toBe(`in-danger:${QUESTION[kind]}`)
  })

  test('after "yes, now" the same question is not asked again for another kind: it is told', () => {
    const now = tap(tap(hear(midway, '<harm>'), 'now'), '!takeUp')
    expect(hear(now, '<harm>').now.asked?.place).toBe('wage-check:hourlyPay')
    const ends = [
      ['confined', 'lockedIn'],
      ['sexual', 'sexualNow'],
      ['injury', 'injuryNow'],
      ['broker', 'harmNow'],
    ] as const
    for (const [kind, place] of ends) {
      const told = hear(now, `<${kind}>`)
      expect(told.now.asked?.place).toBe(`in-danger:${place}`)
      expect(said(told)).toContain(whole.say('vi', { key: `alarm:self.${kind}` }))
      expect(tap(told, '!takeUp').now.asked?.place).toBe('wage-check:hourlyPay')
      expect(hear(tap(told, '!takeUp'), `<${kind}>`).now.asked?.place).toBe('wage-check:hourlyPay')
    }
  })

  test('what asks another question is asked about, whatever was said to be so now', () => {
    const now = tap(tap(hear(midway, '<harm>'), 'now'), '!takeUp')
    expect(hear(now, '<life>').now.asked?.place).toBe('in-danger:life')
    expect(hear(now, '<return>').now.asked?.place).toBe('in-danger:return')
    const alone = tap(tap(hear(midway, '<life>'), 'now'), 'alone')
    expect(hear(alone, '<harm>').now.asked?.place).toBe('in-danger:harm')
    expect(hear(alone, '<return>').now.asked?.place).toBe('in-danger:return')
  })

  test('whoever tells of it again is given the line that fits', () => {
    const life = tap(hear(midway, '<life>'), 'no')
    expect(said(hear(life, '<life>'))).toContain('0120-279-338')
    expect(said(hear(tap(hear(midway, '<sexual>'), 'no'), '<sexual>'))).toContain('8891')
  })

  test('what waits for an answer waits from the first time', () => {
    const first = hear(midway, '<harm>')
    const again = hear(first, 'hả', HOUR)
    const third = hear(again, '<return>', HOUR)
    const fourth = hear(third, '<return>', HOUR)
    const known = fourth.now.raised?.find(({ kind }) => kind === 'return')
    expect(known).toMatchObject({ at: fourth.at, since: third.at })
  })

  test('what was answered is kept for whoever is to answer', () => {
    const alone = tap(tap(hear(midway, '<life>'), 'now'), 'alone')
    expect(alone.now.raised).toEqual([
      { kind: 'life', about: 'self', at: alone.at, answer: 'alone', settled: alone.at },
    ])
    const silent = tap(tap(hear(midway, '<life>'), 'now'), 'unsaid')
    expect(silent.now.raised?.[0]).toMatchObject({ kind: 'life', answer: 'now' })
    const chosen = tap(tap(hear(agreed, 'menu'), 'in-danger'), 'return')
    expect(tap(chosen, 'now').now.raised?.[0]).toMatchObject({ kind: 'return', answer: 'now' })
  })

  test('whoever writes on is told that we are there, and never that they are not understood', () => {
    const end = tap(tap(hear(midway, '<life>'), 'now'), 'alone')
    for (const text of ['<life>', 'em sợ lắm']) {
      const on = hear(end, text)
      expect(said(on)).toContain(whole.say('vi', { key: 'alarm:stillHere' }))
      expect(said(on)).toContain('110')
      expect(on.now.asked?.options).toContain('!person')
    }
  })
})

describe('a voice, or a picture without words, as the first thing', () => {
  test.for(['audio', 'image', 'video'] as const)('%s is met with Q1', (media) => {
    for (const before of [fresh, hear(fresh, { kind: 'joined' })]) {
      const talk = hear(before, { kind: 'media', media })
      expect(talk.now.asked?.place).toBe('in-danger:harm')
      expect(said(talk)).toContain('110')
      expect(talk.now.raised?.[0]?.kind).toBe('other')
    }
  })

  test('what is told then is what is kept', () => {
    const talk = hear(hear(fresh, { kind: 'media', media: 'audio' }), '<confined>')
    expect(talk.now.asked?.place).toBe('in-danger:lockedIn')
    expect(talk.step?.alarm).toMatchObject({ kind: 'confined', answer: 'locked' })
    const other = hear(hear(fresh, { kind: 'media', media: 'audio' }), '<sexual>')
    expect(other.now.asked?.place).toBe('in-danger:sexual')
  })

  test('but not in the middle of a flow, not twice, and not a sticker', () => {
    const media = (media: 'audio' | 'image' | 'sticker'): Input => ({ kind: 'media', media })
    expect(hear(midway, media('audio')).now.session?.flow).toBe('wage-check')
    expect(hear(fresh, media('sticker')).now.session?.flow).toBe('welcome')
    const answered = tap(hear(fresh, media('audio')), 'no')
    expect(hear(hear(answered, 'menu'), media('image')).now.session?.flow).toBe('welcome')
  })
})

describe('when somebody else is there, or nobody may see', () => {
  const held: Talk = { ...midway, now: { ...midway.now, talkingTo: 'caseworker' } }

  test('a caseworker holds the talk: one bubble, no question, and they hear of it', () => {
    const talk = hear(held, '<harm>')
    expect(talk.step?.say).toHaveLength(1)
    expect(talk.step?.say[0]?.choices).toBeUndefined()
    expect(said(talk)).toContain('110')
    expect(talk.now.session).toEqual(held.now.session)
    expect(talk.now.asked).toEqual(held.now.asked)
    expect(talk.step?.alarm).toMatchObject({ kind: 'harm' })
    const again = hear(talk, '<harm>')
    expect(again.step?.alarm).toMatchObject({ kind: 'harm', at: again.at })
    // This script has no desk that could be told.
    const told = whole.say('vi', { key: 'alarm:nobody' })
    expect(said(again)).not.toContain(told)
    expect(said(hear(talk, '<life>'))).toContain(told)
  })

  test('the talk is hidden: nothing is shown of it, and it is kept', () => {
    const hidden: Talk = { ...midway, now: { ...midway.now, hidden: { since: NOON } } }
    const talk = hear(hidden, '<harm>')
    expect(talk.step?.alarm).toMatchObject({ kind: 'harm', about: 'self' })
    expect(talk.now.raised).toHaveLength(1)
    expect(talk.now.session).toEqual(hidden.now.session)
    expect(said(talk)).toBe(said(hear(hidden, 'abc')))
  })

  test('an answer that may not have arrived is no question: it is asked anew', () => {
    const question = hear(midway, '<harm>')
    const inbound = {
      id: 'x',
      from: { channel: 'line' as const, address: 'U' },
      at: question.at,
      input: { kind: 'text' as const, text: '<harm>' },
    }
    const again = step(script, question.now, inbound, true)
    expect(again.conversation.asked?.place).toBe('in-danger:harm')
    expect(again.conversation.interrupted?.session).toEqual(midway.now.session)
  })
})
