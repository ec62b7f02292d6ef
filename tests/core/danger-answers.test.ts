import { describe, expect, test } from 'vitest'
import { silence } from '../../src/core/ladder.ts'
import { asked, hear, MINUTE, place, said, staffed, type Talk, tap } from './danger-talk.ts'

const cry = { vi: 'sếp đánh em', ja: '殴られました' } as const
const despair = { vi: 'em muốn chết', ja: '死にたい' } as const

describe('what was, and what is not so now, is no "yes, now"', () => {
  test.for([
    ['vi', 'tối qua', 'harmBefore'],
    ['vi', 'tối qua ạ', 'harmBefore'],
    ['vi', 'ổn rồi', 'harmFine'],
    ['vi', 'bây giờ thì không', 'harmFine'],
    ['vi', 'giờ thì không ạ', 'harmFine'],
    ['vi', 'hôm nay thì không', 'harmFine'],
    ['vi', 'bây giờ không an toàn', 'harmNow'],
    ['vi', 'bây giờ không ra ngoài được', 'lockedIn'],
    ['vi', 'bây giờ không biết làm sao', 'harm'],
    ['vi', 'quá', 'harm'],
    ['vi', 'em quá', 'harm'],
    ['ja', '今は ない', 'harmFine'],
    ['ja', '今は ありません', 'harmFine'],
    ['ja', '今は ちがいます', 'harmFine'],
    ['ja', '今です', 'harmNow'],
  ] as const)('in %s, asked of blows, "%s" leads to %s', ([locale, text, to]) => {
    const told = hear(hear(asked('wage-check', locale), cry[locale]), text)
    expect(place(told)).toBe(`in-danger:${to}`)
    if (to !== 'harmNow' && to !== 'lockedIn') expect(told.now.case).toBeUndefined()
  })

  test.for([
    ['vi', 'hôm nay thì không', 'lifeSometimes'],
    ['vi', 'bây giờ không', 'lifeSometimes'],
    ['vi', 'em không chết đâu', 'fine'],
    ['ja', '今は ない', 'lifeSometimes'],
  ] as const)('in %s, asked of living, "%s" leads to %s', ([locale, text, to]) => {
    const told = hear(hear(asked('wage-check', locale), despair[locale]), text)
    expect(place(told)).toBe(`in-danger:${to}`)
    expect(told.now.case).toBeUndefined()
  })

  test('and leads not back out of the check, or of being sent home', () => {
    const check = hear(tap(asked('support-check'), 'yes'), 'tối qua')
    expect(check.now.session?.answers).toMatchObject({ safety: 'before' })
    expect(place(hear(asked('forced-return'), 'ổn rồi'))).toBe('forced-return:stage')
  })
})

describe('romaji in a Japanese talk', () => {
  test.for([
    [cry.ja, 'harmNow'],
    [despair.ja, 'company'],
  ] as const)('after 「%s」 "hai" leads to %s', ([text, to]) => {
    expect(place(hear(hear(asked('wage-check', 'ja'), text), 'hai'))).toBe(`in-danger:${to}`)
    expect(place(hear(hear(asked('wage-check', 'ja'), text), 'hai desu'))).toBe(`in-danger:${to}`)
  })
  test('and stays two in a Vietnamese one', () => {
    expect(place(hear(hear(asked('wage-check'), cry.vi), 'hai'))).toBe('in-danger:lockedIn')
  })
})

describe('whether somebody is alone', () => {
  const at = (locale: 'vi' | 'ja') => tap(hear(asked('wage-check', locale), despair[locale]), 'now')
  const end = (locale: 'vi' | 'ja') =>
    ['yes', 'no', 'now'].reduce(tap, asked('support-check', locale))
  test.for([
    ['ja', 'ルームメイトが います', true],
    ['ja', '同じ部屋の人が います', true],
    ['ja', '彼氏が います', true],
    ['ja', '友だちが となりに います', true],
    ['ja', 'だれも いません', false],
    ['ja', '誰もいない', false],
    ['vi', 'mẹ em đang ở đây', true],
    ['vi', 'có bạn cùng phòng', true],
    ['vi', 'chỉ có em', false],
    ['vi', 'em ở một mình', false],
  ] as const)('in %s "%s": somebody is there, %s', ([locale, text, together]) => {
    const talk = hear(at(locale), text)
    expect(place(talk)).toBe(`in-danger:${together ? 'lifeTogether' : 'lifeAlone'}`)
    expect(place(hear(end(locale), text))).toBe(`support-check:${together ? 'together' : 'alone'}`)
  })
  test.for([
    ['vi', 'có'],
    ['vi', 'không'],
    ['ja', 'はい'],
    ['ja', 'hai'],
    ['ja', 'いいえ'],
  ] as const)('in %s "%s" is neither, and is asked again with the numbers', ([locale, text]) => {
    const again = hear(end(locale), text)
    expect(place(again)).toBe('support-check:urgentLife')
    expect(said(again)).toContain(staffed.say(locale, { key: 'alarm:alone' }))
    expect(said(again)).toContain('119')
    expect(again.now.asked?.options.slice(0, 2)).toEqual(['alone', 'together'])
  })
  test('a friend who wants to die is asked about all the same', () => {
    expect(place(hear(at('ja'), '友だちも 死にたいと 言っています'))).toBe('in-danger:friendLife')
  })
})

describe('whose danger it is can be put right', () => {
  test.for([
    ['vi', 'không phải em, bạn em'],
    ['vi', 'em hỏi cho bạn em'],
    ['ja', '私じゃなくて 友だちです'],
    ['ja', '友だちの ことです'],
  ] as const)('in %s by "%s"', ([locale, text]) => {
    const told = hear(hear(asked('wage-check', locale), cry[locale]), text)
    expect(place(told)).toBe('in-danger:friendHarm')
  })
})

describe('after a danger that is so now', () => {
  const end = tap(hear(asked('wage-check'), cry.vi), 'now')
  test.for(['cảm ơn bạn', 'cám ơn nhiều ạ'])('"%s" is not answered merrily', (text) => {
    const told = hear(end, text)
    expect(said(told)).toContain(staffed.say('vi', { key: 'alarm:thanks' }))
    expect(said(told)).not.toContain('😊')
  })
  test.for(['sticker', 'audio', 'image'] as const)('%s hears that we are there', (media) => {
    const told = hear(end, { kind: 'media', media })
    expect(said(told)).toContain(staffed.say('vi', { key: 'alarm:stillHere' }))
    expect(said(told)).toContain('110')
    expect(said(told)).not.toContain('😊')
  })
  test.for(['em ổn rồi', 'em an toàn rồi ạ'])('"%s" is good to hear', (text) => {
    expect(said(hear(end, text))).toContain(staffed.say('vi', { key: 'alarm:safe' }))
    expect(place(hear(end, text))).toBe(place(end))
  })
})

describe('nothing is quiet that nobody had told of', () => {
  test.for(['no', 'unsaid'])('after "%s" at the first question of the check', (answer) => {
    const further = ['yes', answer, 'no', 'no', 'mine'].reduce(tap, asked('support-check'))
    const later = hear(further, 'nó đang đánh em')
    expect(place(later)).toBe('in-danger:harm')
  })
  test('and what is told to be so now pages the desk now, quiet or not', () => {
    const calm = tap(hear(asked('wage-check'), cry.vi), 'no')
    const again = hear({ ...calm, at: calm.at + 10 * MINUTE }, 'nó đang đánh em')
    expect(again.now.case).toMatchObject({ urgency: 'now', trigger: 'harm' })
  })
})

describe('a figure with its unit calls nobody', () => {
  const pay = tap(asked('wage-check'), 'day')
  test.for(['119 tiếng', '110 giờ', '119h', '110', '113 man', '115円'])('%s', (text) => {
    expect(place(hear(pay, text))).toContain('wage-check')
    expect(hear(pay, text).now.raised).toBeUndefined()
  })
})

describe('whoever asks for a person in their own words', () => {
  test.for([
    ['vi', 'em muốn nói chuyện với ai đó'],
    ['vi', 'có ai nghe em nói không'],
    ['ja', '話を 聞いてください'],
    ['ja', 'だれかと 話したい'],
  ] as const)('in %s "%s" is handed over', ([locale, text]) => {
    for (const talk of [
      hear(asked('wage-check', locale), { kind: 'command', command: 'menu' }),
      tap(tap(hear(asked('wage-check', locale), despair[locale]), 'now'), 'alone'),
    ]) {
      const told = hear(talk, text)
      expect(told.now.case).toBeDefined()
      expect(said(told)).not.toContain(staffed.say(locale, { key: 'helplines:noCaseworker' }))
    }
  })
  test('is not told that there is none where others are named', () => {
    const menu = hear(asked('wage-check'), { kind: 'command', command: 'menu' })
    const told = hear(menu, 'em bị công ty cho nghỉ việc')
    expect(said(told)).not.toContain(staffed.say('vi', { key: 'helplines:noCaseworker' }))
  })
})

describe('where a friend is asked about', () => {
  test.for([
    ['vi', 'bạn em muốn chết', 'em cũng muốn chết', 'life'],
    ['vi', 'bạn em muốn chết', 'thật ra là em muốn chết', 'life'],
    ['vi', 'bạn em muốn chết', 'là em', 'life'],
    ['vi', 'bạn em muốn chết', 'không phải bạn, là em', 'life'],
    ['vi', 'bạn cùng phòng em bị đánh', 'nó đánh em luôn', 'harm'],
    ['ja', '友だちが 死にたいと 言っています', '私も死にたい', 'life'],
    ['ja', '友だちが 死にたいと 言っています', '実は私です', 'life'],
    ['ja', '友だちが 死にたいと 言っています', 'わたしも なぐられています', 'harm'],
  ] as const)('in %s, "%s", then "%s": the writer is asked %s', ([locale, first, then, to]) => {
    const talk = hear(hear(asked('wage-check', locale), first), then)
    expect(place(talk)).toBe(`in-danger:${to}`)
    expect(talk.now.raised).toContainEqual(expect.objectContaining({ kind: to, about: 'self' }))
  })

  test.for([
    ['vi', 'bạn em muốn chết', 'nó uống thuốc ngủ rồi em sợ lắm'],
    ['vi', 'bạn em muốn chết', 'em không biết, nó nói muốn chết'],
    [
      'ja',
      '友だちが 死にたいと 言っています',
      'かれが くすりを たくさん のみました。しんで しまいます',
    ],
  ] as const)('in %s, "%s", then "%s": it is the friend', ([locale, first, then]) => {
    const talk = hear(hear(asked('wage-check', locale), first), then)
    expect(place(talk)).toBe('in-danger:friendLifeNow')
    expect(talk.now.case).toBeDefined()
  })
})

describe('an attempt, and a cry', () => {
  const alone = (locale: 'vi' | 'ja') =>
    tap(hear(asked('wage-check', locale), despair[locale]), 'now')
  test.for([
    ['vi', 'em uống thuốc rồi'],
    ['vi', 'em nhảy đây'],
    ['vi', 'tạm biệt'],
    ['vi', 'em đang ở trên cầu'],
    ['vi', 'cứu em với'],
    ['ja', '薬を飲みました'],
    ['ja', 'さようなら'],
    ['ja', '橋の上です'],
    ['ja', '助けて'],
  ] as const)(
    'in %s, asked whether one is alone, "%s" is told of help at once',
    ([locale, text]) => {
      expect(place(hear(alone(locale), text))).toBe('in-danger:lifeAlone')
    },
  )
  test.for([
    ['vi', 'cứu em với'],
    ['vi', 'SOS'],
    ['ja', '助けて'],
    ['ja', 'たすけて ください'],
  ] as const)('in %s, "%s" says yes, now to whether one wants to live', ([locale, text]) => {
    expect(place(hear(hear(asked('wage-check', locale), despair[locale]), text))).toBe(
      'in-danger:company',
    )
    const check = hear(tap(tap(asked('support-check', locale), 'yes'), 'no'), text)
    expect(check.now.case).toMatchObject({ urgency: 'now' })
  })
  test('"not yet" is no "no"', () => {
    expect(place(hear(hear(asked('wage-check'), despair.vi), 'chưa'))).toBe('in-danger:life')
  })
  test('a friend who does not respond has not declined to answer', () => {
    const friend = hear(asked('wage-check'), 'bạn em muốn chết')
    expect(place(hear(friend, 'bạn ấy không trả lời'))).toBe('in-danger:friendLife')
  })
})

describe('"yes" to whether one is sent home says no day', () => {
  const at = (locale: 'vi' | 'ja') =>
    tap(tap(tap(asked('support-check', locale), 'yes'), 'no'), 'no')
  test.for([
    ['vi', 'có'],
    ['vi', 'vâng'],
    ['ja', 'はい'],
    ['ja', 'うん'],
    ['ja', 'hai'],
  ] as const)('in %s "%s" is asked for it once, and is soon then', ([locale, text]) => {
    const once = hear(at(locale), text)
    expect(place(once)).toBe('support-check:sentHome')
    expect(said(once)).toContain('110')
    const twice = hear(once, text)
    expect(place(twice)).toBe('support-check:urgentReturn')
    expect(twice.now.case).toMatchObject({ urgency: 'now' })
  })
})

describe('a danger that nobody answered is asked about again', () => {
  const later = (talk: Talk) =>
    hear(talk, { kind: 'due', timer: 'alarm', guard: silence(talk.now)?.guard ?? '' }, 11 * MINUTE)
  test.for(['vi', 'ja'] as const)('after silence, in %s', (locale) => {
    const silent = later(hear(asked('wage-check', locale), despair[locale]))
    expect(silent.now.case).toBeDefined()
    const menu = hear(silent, { kind: 'command', command: 'menu' })
    expect(place(hear(menu, despair[locale]))).toBe('in-danger:life')
  })
})

describe('a tap that was wrong can be put right on the same buttons', () => {
  test.for([
    [cry.vi, 'no', 'now', 'harm'],
    [cry.vi, 'before', 'now', 'harm'],
    [despair.vi, 'no', 'now', 'life'],
    ['bạn em bị đánh', 'unsaid', 'now', 'friendHarm'],
  ] as const)('after "%s", %s and then %s', ([text, first, then, to]) => {
    const question = hear(asked('wage-check'), text)
    const seq = question.now.asked?.seq ?? 0
    const option = question.now.asked?.options.indexOf(then) ?? -1
    const again = hear(tap(question, first), { kind: 'tap', seq, option })
    expect(place(again)).toBe(`in-danger:${to}`)
  })
  test('and a second tap on what was heard asks nothing anew', () => {
    const question = hear(asked('wage-check'), cry.vi)
    const seq = question.now.asked?.seq ?? 0
    const option = question.now.asked?.options.indexOf('now') ?? -1
    const now = tap(question, 'now')
    expect(place(hear(now, { kind: 'tap', seq, option }))).toBe(place(now))
  })
})

describe('a denial said in full is no "yes"', () => {
  const denials: { readonly [L in 'vi' | 'ja']: (readonly [string, string])[] } = {
    vi: [
      [cry.vi, 'em không bị đánh'],
      [cry.vi, 'em không bị đánh đâu ạ'],
      [cry.vi, 'em đâu có bị đánh'],
      [cry.vi, 'em không bị nhốt'],
      [despair.vi, 'em không muốn chết'],
      [despair.vi, 'em đâu có muốn chết'],
      ['bạn em muốn chết', 'bạn em không muốn chết'],
    ],
    ja: [
      [cry.ja, '殴られてない'],
      [cry.ja, '殴られていません'],
      [cry.ja, '閉じ込められていません'],
      [despair.ja, '死にたくないです'],
      [despair.ja, '死にたいわけじゃない'],
      [despair.ja, '思っていません'],
    ],
  }
  for (const locale of ['vi', 'ja'] as const)
    test.for(denials[locale])(`in ${locale}, "%s", then "%s"`, ([first, then]) => {
      const told = hear(hear(asked('wage-check', locale), first), then)
      expect(told.now.case).toBeUndefined()
      expect(told.now.raised?.every((one) => one.answer !== 'now')).toBe(true)
      const edited = hear(hear(asked('wage-check', locale), first), {
        ...{ kind: 'edited', of: 'm', text: then },
      })
      expect(edited.now.case).toBeUndefined()
    })
  test('and in the check', () => {
    const check = hear(tap(asked('support-check'), 'yes'), 'em không bị đánh')
    expect(check.now.session?.answers).toMatchObject({ safety: 'no' })
    const next = hear(check, 'em không muốn chết')
    expect(next.now.session?.answers).toMatchObject({ despair: 'no' })
  })
})

describe('a danger that is told of while another is asked about', () => {
  test.for([
    ['vi', despair.vi, 'nó đang đánh em', 'không', 'harm'],
    ['vi', 'em bị nhốt', 'mai họ ép em về nước', 'không', 'return'],
    ['vi', cry.vi, 'bạn em cũng bị đánh', 'không', 'harm'],
    ['ja', despair.ja, '今 閉じ込められています', 'いいえ', 'harm'],
  ] as const)('in %s, "%s", "%s", "%s": is asked about then', ([locale, first, then, no, to]) => {
    const both = hear(hear(asked('wage-check', locale), first), then)
    const next = hear(both, no)
    expect(place(next)).toBe(`in-danger:${to}`)
    expect(place(hear(next, no))).toMatch(/Fine$|:fine$/)
  })
  test('also in the check, which goes on afterwards', () => {
    const despairing = tap(tap(asked('support-check'), 'yes'), 'no')
    const next = hear(hear(despairing, 'nó đang đánh em'), 'không')
    expect(place(next)).toBe('in-danger:harm')
    expect(place(tap(tap(next, 'no'), '!takeUp'))).toBe('support-check:sentHome')
  })
})

describe('whose danger it is', () => {
  test.for([
    ['vi', 'bạn em cũng muốn chết', 'friendLife'],
    ['vi', 'chị em cũng bị nhốt', 'friendHarm'],
    ['vi', 'vợ em cũng bị đánh', 'friendHarm'],
    ['vi', 'em cũng bị đánh', 'harm'],
    ['ja', '私の友だちも殴られています', 'friendHarm'],
    ['ja', '私も殴られています', 'harm'],
  ] as const)('in %s "%s": %s', ([locale, text, to]) => {
    expect(place(hear(asked('wage-check', locale), text))).toBe(`in-danger:${to}`)
  })

  test.for([
    ['vi', 'bạn em muốn chết', 'em ổn', 'friendLife'],
    ['vi', 'bạn em muốn chết', 'em không sao', 'friendLife'],
    ['vi', 'bạn em muốn chết', 'không phải em, bạn em', 'friendLife'],
    ['vi', 'bạn em muốn chết', 'bạn ấy ổn rồi', 'friendFine'],
    ['vi', 'bạn em muốn chết', 'em ấy không sao', 'friendFine'],
    ['ja', '友だちが 死にたいと 言っています', '私は大丈夫', 'friendLife'],
    ['ja', '友だちが 死にたいと 言っています', '友だちは大丈夫です', 'friendFine'],
  ] as const)('in %s, "%s", then "%s": %s', ([locale, first, then, to]) => {
    expect(place(hear(hear(asked('wage-check', locale), first), then))).toBe(`in-danger:${to}`)
  })
})

describe('a danger that was answered, and is acute now', () => {
  test.for([
    ['họ bắt em về nước', 'undated', 'em ở sân bay', 'returnNow'],
    ['em bị đánh', 'no', 'nó đang đánh em', 'harmNow'],
  ] as const)('after "%s" and %s, "%s" leads to %s', ([first, answer, then, to]) => {
    const talk = hear(tap(hear(asked('wage-check'), first), answer), then)
    expect(place(talk)).toBe(`in-danger:${to}`)
    expect(talk.now.case).toMatchObject({ urgency: 'now' })
  })
  test('also after a flow that had asked', () => {
    const talk = hear(tap(asked('forced-return'), 'undated'), 'em ở sân bay')
    expect(place(talk)).toBe('in-danger:returnNow')
  })
})

describe('the buttons beside a question about danger', () => {
  test('a person who is called then is told of the danger at once', () => {
    const talk = tap(hear(asked('wage-check'), despair.vi), '!person')
    expect(talk.now.case).toMatchObject({ urgency: 'now' })
    expect(said(talk)).toContain('110')
    expect(place(talk)).toBe('escalation:safe')
  })
  test('hide also where the question stands no more', () => {
    const question = hear(asked('wage-check'), cry.vi)
    const seq = question.now.asked?.seq ?? 0
    const option = question.now.asked?.options.indexOf('!hide') ?? -1
    for (const answer of ['now', 'no'])
      expect(place(hear(tap(question, answer), { kind: 'tap', seq, option }))).toBe('hide')
  })
  test.for([
    ['harm', 'harm'],
    ['return', 'return'],
  ] as const)(
    'what is told to a person, %s, is asked about, and handed over afterwards',
    ([about, to]) => {
      const waiting = hear(asked('wage-check'), { kind: 'command', command: 'person' })
      const told = tap(tap(tap(waiting, 'yes'), 'soon'), about)
      expect(place(told)).toBe(`in-danger:${to}`)
      expect(said(told)).toContain('110')
      const back = tap(tap(told, 'no'), '!takeUp')
      expect(place(back)).toBe('escalation:share')
      expect(back.now.interrupted?.session.flow).toBe('wage-check')
    },
  )
})

describe('what is no "yes, now"', () => {
  const friend = 'bạn em muốn chết'
  test.for([
    ['vi', cry.vi, 'đâu có'],
    ['vi', despair.vi, 'em đâu có'],
    ['vi', 'mai họ ép em về nước', 'đâu có ạ'],
    ['vi', friend, 'đâu có'],
    ['vi', cry.vi, 'hôm nay không bị đánh'],
    ['vi', cry.vi, 'họ không đánh em'],
    ['vi', cry.vi, 'hết bị đánh rồi'],
    ['vi', cry.vi, 'em đang đi làm'],
    ['vi', cry.vi, 'em đang ở nhà'],
    ['vi', cry.vi, 'Tiếp phần đang dở'],
    ['vi', despair.vi, 'đang buồn'],
    ['vi', friend, 'nó đang ngủ'],
    ['vi', friend, 'bạn ấy không muốn chết'],
    ['ja', cry.ja, '今日は殴られてない'],
    ['ja', cry.ja, '今 仕事です'],
    ['ja', cry.ja, 'さっきの質問は何ですか'],
    ['ja', despair.ja, 'さっきの 続き'],
    ['ja', '友だちが 死にたいと 言っています', '死にたくないと言っています'],
  ] as const)('in %s, "%s", then "%s"', ([locale, first, then]) => {
    const told = hear(hear(asked('wage-check', locale), first), then)
    expect(told.now.case).toBeUndefined()
    expect(told.now.raised?.every((one) => one.answer !== 'now')).toBe(true)
  })

  test.for([
    ['vi', 'đang'],
    ['vi', 'bây giờ ạ'],
    ['vi', 'vừa xong'],
    ['vi', 'đang bị đánh'],
    ['ja', '今です'],
    ['ja', 'いま'],
    ['ja', 'さっき'],
    ['ja', '今 殴られています'],
  ] as const)('but in %s "%s" is', ([locale, then]) => {
    expect(place(hear(hear(asked('wage-check', locale), cry[locale]), then))).toBe(
      'in-danger:harmNow',
    )
  })

  test('nor is it later, where it is denied', () => {
    const sometimes = tap(hear(asked('wage-check'), despair.vi), 'sometimes')
    for (const text of ['hôm nay em không muốn chết nữa', 'em hết muốn chết rồi'])
      expect(hear(sometimes, text).now.case, text).toBeUndefined()
  })
  test('nor a goodbye with thanks, nor medicine for a cold', () => {
    const fine = tap(hear(asked('wage-check'), despair.vi), 'no')
    for (const text of ['tạm biệt tonari, cảm ơn', 'em uống thuốc cảm rồi ngủ'])
      expect(place(hear(fine, text)), text).not.toMatch(/:(company|life)$/)
    const friend = tap(hear(asked('wage-check'), 'bạn em muốn chết'), 'no')
    expect(place(hear(friend, 'tạm biệt'))).not.toMatch(/friendLifeNow/)
  })
})

describe('what may be an attempt is asked about wherever one is', () => {
  test.for(['em uống thuốc rồi', 'tạm biệt'])('"%s"', (text) => {
    const sometimes = tap(hear(asked('wage-check'), despair.vi), 'sometimes')
    for (const talk of [sometimes, hear(sometimes, { kind: 'command', command: 'menu' })])
      expect(place(hear(talk, text))).toBe('in-danger:life')
  })
})

describe('after a talk about a friend', () => {
  test.for([
    ['bạn em muốn chết', 'unsaid', 'nó uống thuốc ngủ tự tử rồi'],
    ['bạn em bị đánh', 'no', 'nó đang bị đánh'],
  ] as const)('"%s", %s: "%s" is of the friend', ([first, answer, then]) => {
    const talk = hear(tap(hear(asked('wage-check'), first), answer), then)
    expect(talk.now.raised?.every(({ about }) => about === 'friend')).toBe(true)
    expect(talk.now.case).toMatchObject({ urgency: 'now' })
  })
})

describe('a second danger, where the first is so now', () => {
  test('is asked about after what is to be done', () => {
    const both = hear(hear(asked('wage-check'), despair.vi), 'nó đang đánh em')
    const alone = tap(tap(both, 'now'), 'alone')
    expect(said(alone)).toContain(
      staffed.say('vi', { key: 'in-danger:lifeAlone.say' }).slice(0, 30),
    )
    expect(place(alone)).toBe('in-danger:harm')
    expect(alone.now.case).toMatchObject({ urgency: 'now' })
    expect(place(tap(alone, 'now'))).toBe('in-danger:harmNow')
  })
})

test('sent home, yes, and no day known is not left out', () => {
  const at = tap(tap(tap(asked('support-check'), 'yes'), 'no'), 'no')
  const unknown = hear(hear(at, 'có'), 'không biết')
  expect(unknown.now.session?.answers).toMatchObject({ sentHome: 'undated' })
  expect(unknown.now.raised).toContainEqual(
    expect.objectContaining({ kind: 'return', answer: 'undated' }),
  )
})

test.for([
  ['殴られました', '今 殴られています'],
  ['殴られました', 'いま 社長に なぐられています'],
  ['殴られました', '殺される'],
] as const)('in Japanese "%s", no, and then "%s" is so now', ([first, then]) => {
  const talk = hear(tap(hear(asked('wage-check', 'ja'), first), 'no'), then)
  expect(place(talk)).toBe('in-danger:harmNow')
  expect(talk.now.case).toMatchObject({ urgency: 'now' })
})

describe('said after all, or said where it is heard as something else', () => {
  test('whoever is locked in with somebody is not "with somebody"', () => {
    const alone = tap(hear(asked('wage-check'), despair.vi), 'now')
    const told = hear(alone, 'em bị nhốt, có người canh')
    expect(said(told)).not.toContain('May quá')
    expect(told.now.raised).toContainEqual(
      expect.objectContaining({ kind: 'confined', about: 'self' }),
    )
    expect(place(told)).toBe('in-danger:harm')
  })
  test.for([
    [cry.vi, 'no', 'thật ra là có', 'harm'],
    ['bạn em muốn chết', 'no', 'thật ra là em', 'life'],
  ] as const)('"%s", %s, "%s": it is asked about', ([first, answer, then, to]) => {
    expect(place(hear(tap(hear(asked('wage-check'), first), answer), then))).toBe(`in-danger:${to}`)
  })
  test.for([
    ['vi', 'em đang gặp nguy hiểm'],
    ['vi', 'đang nguy hiểm'],
    ['ja', 'あぶないです'],
  ] as const)('in %s "%s" is a cry', ([locale, text]) => {
    expect(place(hear(asked('wage-check', locale), text))).toBe('in-danger:harm')
  })
  test('what was typed as a button of before is heard', () => {
    const fine = tap(hear(asked('wage-check'), cry.vi), 'no')
    expect(hear(fine, 'Có, đang nguy hiểm').now.case).toMatchObject({ urgency: 'now' })
  })
  test.for(['em được cứu rồi', 'không cần cứu', 'cảm ơn đã cứu em'])('"%s" is no cry', (text) => {
    expect(hear(hear(asked('wage-check'), cry.vi), text).now.case).toBeUndefined()
  })
})

describe('several dangers in one message are asked about one after the other', () => {
  test.for([
    ['vi', 'mai họ ép em về nước và em bị nhốt', 'harm', 'return'],
    ['vi', 'em muốn chết. họ nhốt em trong phòng', 'life', 'harm'],
    ['vi', 'bạn em bị đánh và em muốn chết', 'life', 'friendHarm'],
    ['vi', 'em muốn chết vì bạn em bị đánh', 'life', 'friendHarm'],
    ['ja', '明日 国に帰らされます。今 閉じ込められています', 'harm', 'return'],
    ['ja', '友だちが殴られました。私は死にたいです', 'life', 'friendHarm'],
  ] as const)('in %s "%s": %s, then %s', ([locale, text, first, then]) => {
    const talk = hear(asked('wage-check', locale), text)
    expect(place(talk)).toBe(`in-danger:${first}`)
    const next = tap(talk, 'no')
    expect(place(next)).toBe(`in-danger:${then}`)
    expect(place(tap(next, 'no'))).toMatch(/Fine$|:fine$/)
  })
  test.for(['bạn em muốn chết, em sợ lắm', 'nó đánh em, em đau lắm', 'em bị nhốt, họ đánh em'])(
    'and one is one: "%s"',
    (text) => {
      const fine = tap(hear(asked('wage-check'), text), 'no')
      expect(place(fine)).toMatch(/Fine$|:fine$/)
    },
  )
})

test('a tap on the first of two bubbles of the same question is its answer', () => {
  const question = hear(asked('wage-check'), cry.vi)
  const { seq = 0, options = [] } = question.now.asked ?? {}
  const option = (name: string) => options.indexOf(name)
  const fine = tap(question, 'no')
  const anew = hear(fine, { kind: 'tap', seq, option: option('before') })
  expect(place(anew)).toBe('in-danger:harm')
  expect(place(hear(anew, { kind: 'tap', seq, option: option('locked') }))).toBe(
    'in-danger:lockedIn',
  )
})

describe('whether it is safe to write is understood in plain words', () => {
  const words = {
    vi: {
      yes: ['ok', 'không ai nhìn', 'em ở một mình', 'an toàn ạ'],
      no: ['không an toàn', 'có người nhìn', 'em bị xem máy'],
      again: ['có', 'không'],
    },
    ja: {
      yes: ['大丈夫です', 'だれも見ていません', '一人です', '安全です'],
      no: ['安全じゃない', '見られています', 'だれかが見ています'],
      again: ['はい', 'いいえ'],
    },
  } as const
  for (const locale of ['vi', 'ja'] as const) {
    const person = () => hear(asked('wage-check', locale), { kind: 'command', command: 'person' })
    const check = () => asked('support-check', locale)
    test.for(words[locale].yes)(`in ${locale} "%s" is yes`, (text) => {
      expect(place(hear(person(), text))).toBe('escalation:urgency')
      expect(place(hear(check(), text))).toBe('support-check:safety')
    })
    test.for(words[locale].no)(`in ${locale} "%s" is no`, (text) => {
      expect(place(hear(person(), text))).toBe('escalation:watched')
      expect(place(hear(check(), text))).toBe('support-check:later')
    })
    test.for(words[locale].again)(`in ${locale} "%s" answers neither of two things`, (text) => {
      expect(place(hear(person(), text))).toBe('escalation:safe')
      expect(said(hear(check(), text))).toContain(
        staffed.say(locale, { key: 'support-check:private.askAgain' }),
      )
    })
  }
})

test('a voice in answer to a question about danger is not heard, and that is said', () => {
  const question = hear(asked('wage-check'), cry.vi)
  const voice = hear(question, { kind: 'media', media: 'audio' })
  expect(said(voice)).toContain(staffed.say('vi', { key: 'alarm:unheard.audio' }))
  expect(place(voice)).toBe('in-danger:harm')
  expect(said(voice)).toContain('110')
})
