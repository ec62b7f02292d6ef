import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advice, choices, decide, type Flow, flow, outcome } from '#flow'
import { supportCheck } from '../../flows/support-check.ts'
import { begin } from '../../src/core/begin.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import { diagram } from '../../src/core/diagram.ts'
import type { Input } from '../../src/core/inbound.ts'
import { lint } from '../../src/core/lint.ts'
import { momentAt, newSession, present } from '../../src/core/moment.ts'
import { readChoices } from '../../src/core/read.ts'
import { step } from '../../src/core/step.ts'
import { fits, walk } from '../../src/core/walk.ts'
import { script } from '../transcript.ts'

const labels = ['Bị chửi', 'Làm quá nhiều giờ', 'Việc khác', 'Không có', 'Quay lại']

test.each([
  ['1 3', [0, 2]],
  ['1,3', [0, 2]],
  ['3 1', [2, 0]],
  ['1. 2. 3.', [0, 1, 2]],
  ['số 1 và số 3', [0, 2]],
  ['1 và 3', [0, 2]],
  ['1va3', [0, 2]],
  ['１と３', [0, 2]],
  ['一、二', [0, 1]],
  ['1・2', [0, 1]],
  ['bi chui, viec khac', [0, 2]],
  ['bị chửi và làm quá nhiều giờ', [0, 1]],
  ['Bị chửi\nViệc khác', [0, 2]],
  ['1 1 1', [0]],
  ['1', undefined],
  ['1 9', undefined],
  ['12', undefined],
  ['không 1 không 3', undefined],
  ['bị chửi và bị đánh', undefined],
  ['', undefined],
])('%j names %j', (text, places) => expect(readChoices(text, labels)).toEqual(places))

test('whatever is typed, nothing throws and no label is made up', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      for (const place of readChoices(text, labels) ?? []) expect(labels[place]).toBeDefined()
    }),
  )
})

const rule = ({ work }: { readonly work: readonly string[] }) => ({
  route: 'told',
  facts: { count: work.length },
  because: [],
})
const drawn = flow('sample', {
  start: 'work',
  topic: 'wages',
  nodes: {
    work: choices({
      of: ['insults', 'hours', 'other'],
      alone: { none: 'calm', stop: 'calm' },
      next: 'verdict',
    }),
    verdict: decide(rule, { given: { work: 'work' }, next: { told: 'told' } }),
    told: advice({ more: { calm: 'calm' }, offer: ['!menu'] }),
    calm: outcome({ offer: ['!menu'] }),
  },
})
const at = (answer: unknown) => walk(drawn, { work: answer as readonly string[] }, '2026-11-25').at

describe('where several answers lead', () => {
  test.each([
    [['insults'], 'told'],
    [['hours', 'insults'], 'told'],
    [['none'], 'calm'],
    [['stop'], 'calm'],
    [[], 'work'],
    [['none', 'hours'], 'work'],
    [['hours', 'none'], 'work'],
    [['hours', 'stop'], 'calm'],
    [['none', 'stop'], 'work'],
    [['stop', 'hours'], 'work'],
    [['hours', 'hours'], 'work'],
    [['gone'], 'work'],
    ['hours', 'work'],
    [{ from: '2026-01-01', to: '2026-01-02' }, 'work'],
  ])('%j to %s', (answer, place) => expect(at(answer)).toBe(place))
})

describe('what is wrong with such a question', () => {
  const { nodes } = drawn
  const faults = (work: object) =>
    lint({ ...drawn, nodes: { ...nodes, work: { ...nodes.work, ...work } } } as Flow)
  test('nothing, as it is', () => expect(lint(drawn)).toEqual([]))
  test.each([
    [{ options: ['none', 'stop', 'insults'] }, 'has fewer than two options'],
    [{ options: [...nodes.work.options, 'done'] }, 'called done'],
    [{ options: [...nodes.work.options, ...'abcdefgh'] }, 'has more than 11 options'],
    [{ alone: { gone: 'calm' } }, 'has a way on for gone, which is no option'],
    [{ alone: { none: 'gone' } }, 'leads to gone, which is not there'],
    [{ next: 'gone' }, 'leads to gone, which is not there'],
  ])('%j', (work, fault) => expect(faults(work).join('\n')).toContain(fault))
})

test('its chart has an arrow for every option', () => {
  const words = { restsOn: () => 'law', unknown: '?', again: '+', done: '.' }
  const chart = diagram(drawn, { ...words, say: (place) => place })
  expect(chart).toContain('n_work -->|"work.options.insults<br/>work.options.hours')
  expect(chart).toContain('n_work -->|"work.options.none<br/>work.options.stop"| n_calm')
})

/** Somebody in the middle of the support check, before what happens at work. */
function opened(): Conversation {
  const m = momentAt(script, 0, 1)
  const { work: _, ...before } = {
    ...{ private: 'yes', safety: 'no', despair: 'no', sentHome: 'no', papers: 'mine' },
    ...{ pay: 'fine', debt: 'none', work: [] },
  }
  const conversation = {
    ...begin({ channel: 'line', address: 'U1' }, 'c1', 'p1'),
    ...{ greeted: true, agreedOn: '1970-01-01', session: newSession(m, 'support-check', before) },
  }
  return present(m, conversation, [], { whole: true }).conversation
}

function heard(conversation: Conversation, input: Input) {
  const { seq, channel, address } = conversation
  const stepped = step(script, conversation, {
    id: `c:${seq}`,
    from: { channel, address },
    at: seq * 1000,
    input,
  })
  const said = stepped.say.map(({ say }) => say.map((one) => script.say('vi', one)).join('\n'))
  return { conversation: stepped.conversation, said: said.join('\n'), say: stepped.say }
}
const tapOn = (conversation: Conversation, name: string, seq = conversation.asked?.seq ?? 0) =>
  heard(conversation, {
    kind: 'tap',
    seq,
    option: conversation.asked?.options.indexOf(name) ?? -1,
  })
const typed = (conversation: Conversation, text: string) =>
  heard(conversation, { kind: 'text', text })
const answer = ({ session }: Conversation) => session?.answers['work']

describe('in a talk', () => {
  test('one after another, then done', () => {
    const first = tapOn(opened(), 'hours')
    expect(answer(first.conversation)).toBeUndefined()
    expect(first.said).toMatch(/^Đã chọn: Làm quá nhiều giờ\.\n[^?]+$/)
    expect(first.conversation.asked).toMatchObject({ chosen: ['hours'], since: 1 })
    expect(first.conversation.asked?.options.at(-1)).toBe('done')
    const second = tapOn(first.conversation, 'insults')
    expect(second.said).toContain('Đã chọn: Làm quá nhiều giờ; Bị chửi, bắt nạt.')
    for (const done of [tapOn(second.conversation, 'done'), typed(second.conversation, 'xong')]) {
      expect(answer(done.conversation)).toEqual(['hours', 'insults'])
    }
    expect(typed(second.conversation, 'xong').said).toMatch(/^Bạn chọn: Làm quá nhiều giờ; Bị chửi/)
  })
  test('a button of the first message goes on meaning its label', () => {
    const first = tapOn(opened(), 'hours').conversation
    const second = tapOn(first, 'otherWork', 1).conversation
    expect(second.asked?.chosen).toEqual(['hours', 'otherWork'])
    expect(tapOn(second, 'hours', 1).conversation.asked?.chosen).toEqual(['hours', 'otherWork'])
  })
  test('what stands alone says after others that there are no more, and loses none', () => {
    const chosen = tapOn(opened(), 'hours')
    for (const name of ['none', 'unsaid'])
      expect(answer(tapOn(chosen.conversation, name).conversation)).toEqual(['hours'])
    for (const text of ['không', 'hết rồi', 'dạ hết rồi ạ', 'いいえ', '以上です'])
      expect(answer(typed(chosen.conversation, text).conversation), text).toEqual(['hours'])
    const stopped = tapOn(tapOn(opened(), 'sexual').conversation, 'stop')
    expect(answer(stopped.conversation)).toEqual(['sexual', 'stop'])
    expect(stopped.said).toContain('8891')
    expect(answer(typed(chosen.conversation, 'dừng lại').conversation)).toEqual(['hours', 'stop'])
    expect(answer(tapOn(opened(), 'stop').conversation)).toEqual(['stop'])
  })
  test('done with nothing chosen, and a button that is not there, answer nothing', () => {
    expect(
      answer(heard(opened(), { kind: 'tap', seq: 1, option: 12 }).conversation),
    ).toBeUndefined()
    expect(answer(typed(opened(), 'xong').conversation)).toBeUndefined()
  })
  test('several typed at once are the answer, with what was tapped before', () => {
    expect(answer(typed(opened(), '1 2').conversation)).toEqual(['insults', 'hours'])
    const tapped = tapOn(opened(), 'otherWork').conversation
    const named = 'bị chửi, bắt nạt và làm quá nhiều giờ'
    expect(answer(typed(tapped, named).conversation)).toEqual(['otherWork', 'insults', 'hours'])
    expect(typed(tapped, '2').conversation.asked?.chosen).toEqual(['otherWork', 'hours'])
  })
  test('one that stands alone is not taken among several', () => {
    for (const text of ['1 5', 'làm quá nhiều giờ và không có', '1 8', '1 2 99']) {
      expect(answer(typed(opened(), text).conversation), text).toBeUndefined()
    }
    expect(answer(typed(opened(), 'không có').conversation)).toEqual(['none'])
  })
  test('a picture, a misread word and another language leave the marks alone', () => {
    const chosen = tapOn(opened(), 'hours').conversation
    const inputs: readonly Input[] = [
      { kind: 'media', media: 'image' },
      { kind: 'text', text: 'lalala' },
      { kind: 'text', text: 'trợ giúp' },
      { kind: 'text', text: '日本語' },
    ]
    for (const input of inputs) {
      const { conversation, say } = heard(chosen, input)
      expect(conversation.asked?.chosen).toEqual(['hours'])
      expect(say.at(-1)?.choices?.[1]?.label.key).toBe('common:chosen')
    }
  })
  test('back undoes the marks first, then the answer before', () => {
    const chosen = tapOn(opened(), 'hours').conversation
    const undone = typed(chosen, 'quay lại').conversation
    expect(undone.session?.answers['debt']).toBe('none')
    expect(undone.asked?.chosen).toBeUndefined()
    expect(undone.asked?.options).not.toContain('done')
    const done = tapOn(tapOn(undone, 'hours').conversation, 'done').conversation
    const again = typed(done, 'quay lại').conversation
    expect(answer(again)).toBeUndefined()
    expect(again.asked?.chosen).toBeUndefined()
    expect(typed(again, 'quay lại').conversation.session?.answers['debt']).toBeUndefined()
  })
  test('any taps at all end in an answer the question takes, or in none', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(8), { maxLength: 12 }), (taps) => {
        let now = opened()
        for (const which of taps) {
          if (now.session?.flow !== 'support-check' || answer(now)) break
          const { options = [], seq = 0 } = now.asked ?? {}
          now = heard(now, { kind: 'tap', seq, option: which % options.length }).conversation
          expect(JSON.parse(JSON.stringify(now))).toEqual(now)
        }
        const given = answer(now)
        if (given) expect(fits(given, supportCheck.nodes.work)).toBe(true)
      }),
    )
  })
})
