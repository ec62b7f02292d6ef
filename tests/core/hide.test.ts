import { describe, expect, test } from 'vitest'
import { begin } from '../../src/core/begin.ts'
import type { Conversation, Locale } from '../../src/core/conversation.ts'
import type { Input } from '../../src/core/inbound.ts'
import { mayTell } from '../../src/core/news.ts'
import { step } from '../../src/core/step.ts'
import type { Step } from '../../src/core/stepped.ts'
import { script } from '../transcript.ts'

const noon = Date.parse('2026-11-25T12:00:00+09:00')
let turn = 0

/** Somebody who has agreed, at the menu. */
const someone = (locale: Locale = 'vi', channel: Conversation['channel'] = 'line') => {
  const stranger = begin({ channel, address: 'U1' }, 'c1', 'p1')
  return says({ ...stranger, locale, greeted: true, agreedOn: '2026-11-25' }, 'menu').conversation
}

function happen(before: Conversation, input: Input, at = noon): Step {
  const from = { channel: before.channel, address: before.address }
  return step(script, before, { id: `${++turn}`, from, at, input })
}
const says = (before: Conversation, text: string) => happen(before, { kind: 'text', text })
const told = ({ say, conversation: { locale } }: Step) =>
  say.flatMap((one) => one.say.map((phrase) => script.say(locale, phrase))).join('\n')
const labels = ({ say, conversation: { locale } }: Step) =>
  say.at(-1)?.choices?.map(({ label }) => script.say(locale, label))

/** Somebody whose talk is hidden, and the word that opens it. */
function hidden(locale: Locale = 'vi', channel: Conversation['channel'] = 'line') {
  const explained = says(someone(locale, channel), locale === 'vi' ? 'ẩn' : 'かくす')
  const word = /🔑 (.+)/.exec(told(explained))?.[1] ?? ''
  return { explained, word, step: happen(explained.conversation, commandHide) }
}
const commandHide: Input = { kind: 'command', command: 'hide' }

describe.for(['vi', 'ja'] as const)('hiding, in %s', (locale) => {
  test('is explained once, with a word at random that is not kept', () => {
    const { explained, word } = hidden(locale)
    expect(word).toMatch(/^\S.* \d\d$/)
    expect(explained.secret).toBe('said')
    expect(explained.hides).toBeUndefined()
    expect(JSON.stringify(explained.conversation)).not.toContain(word)
    expect(told(explained)).toContain('LINE')
  })

  test('then is done at once, by the word or the button', () => {
    const { explained, step: done } = hidden(locale)
    expect(done.hides).toBe(true)
    expect(done.conversation.hidden).toEqual({ since: noon })
    expect(mayTell(done.conversation)).toBe(false)
    const tap = happen(explained.conversation, { kind: 'tap', seq: 2, option: 0 })
    expect(tap.hides).toBe(true)
    const later = says(explained.conversation, 'menu')
    expect(says(later.conversation, locale === 'vi' ? 'an di' : '隠す').hides).toBe(true)
  })

  test('shows the same harmless word all day, and nothing else', () => {
    const { step: done } = hidden(locale)
    const harmless = told(done)
    expect(harmless).toContain(script.say(locale, { key: 'hide:days.25' }))
    const inputs: readonly Input[] = [
      ...['menu', 'ẩn', 'かくす', 'xóa dữ liệu', 'gặp người thật', '1', 'lương', 'hoa sen 99'].map(
        (text) => ({ kind: 'text', text }) as const,
      ),
      commandHide,
      { kind: 'command', command: 'start' },
      { kind: 'tap', seq: 2, option: 0 },
      { kind: 'media', media: 'image' },
      { kind: 'joined' },
      { kind: 'edited', of: 'm1', text: 'menu' },
      { kind: 'unknown', what: 'poll' },
    ]
    let now = done.conversation
    for (const input of inputs) {
      const next = happen(now, input)
      expect(told(next), JSON.stringify(input)).toBe(harmless)
      expect(labels(next)).toBeUndefined()
      expect(next.conversation.hidden).toEqual({ since: noon })
      now = next.conversation
    }
  })

  test('ends with the word, however it is written, which is not kept', () => {
    const { word, step: done } = hidden(locale)
    for (const typed of [word, word.toUpperCase(), ` ${word}. `, word.replaceAll(' ', '')]) {
      const opened = says(done.conversation, typed)
      expect(opened.conversation.hidden, typed).toBeUndefined()
      expect(opened.secret).toBe('heard')
      expect(told(opened)).toContain(script.say(locale, { key: 'hide:back' }))
      expect(labels(opened)?.length).toBeGreaterThan(2)
    }
    expect(says(done.conversation, `${word}1`).conversation.hidden).toBeDefined()
    expect(says(done.conversation, '').conversation.hidden).toBeDefined()
  })
})

test('a word of their own takes the place of the one given, and is not said again', () => {
  const { explained, word } = hidden()
  const asked = says(explained.conversation, 'đổi từ khác')
  expect(told(asked)).toBe(script.say('vi', { key: 'hide:word.ask' }))
  expect(told(says(asked.conversation, 'ab'))).toContain('ngắn quá')
  const taken = says(asked.conversation, 'Bún bò Huế')
  expect(taken.secret).toBe('heard')
  expect(told(taken)).not.toContain('Bún')
  expect(JSON.stringify(taken.conversation)).not.toMatch(/Bún/)
  const done = happen(taken.conversation, commandHide)
  expect(says(done.conversation, word).conversation.hidden).toBeDefined()
  expect(says(done.conversation, 'bun bo hue').conversation.hidden).toBeUndefined()
})

test('what a caseworker says waits, and is read when the talk opens', () => {
  const { word, step: done } = hidden()
  const its = {
    ...{ id: 'k', number: '123456', code: '1', urgency: 'soon', trigger: 'asked' },
    ...{ status: 'claimed', holder: 's1', openedAt: noon, waitsFrom: noon, rung: 0 },
  } as unknown as NonNullable<Conversation['case']>
  const held = { ...done.conversation, talkingTo: 'caseworker', case: its } as const
  const act = { kind: 'reply', words: 'Mai em gọi nhé' } as const
  const replied = happen(held, { kind: 'caseworker', by: 's1', act })
  expect(replied.refused).toBeUndefined()
  expect(replied.say).toEqual([])
  expect(replied.conversation.waiting?.say).toHaveLength(1)
  expect(told(says(replied.conversation, 'menu'))).not.toContain('gọi')
  const opened = says(replied.conversation, word)
  expect(told(opened)).toContain('Mai em gọi nhé')
  expect(opened.conversation.hidden).toBeUndefined()
})

test('on the web there is no word: it is asked once, and then nothing is shown', () => {
  const asked = says(someone('vi', 'web'), 'ẩn')
  expect(told(asked)).toBe(script.say('vi', { key: 'hide:explain.web' }))
  expect(asked.conversation.word).toBeUndefined()
  const done = says(asked.conversation, '1')
  expect(done).toMatchObject({ hides: true, say: [] })
  expect(says(done.conversation, 'menu').say).toEqual([])
})

test('going on leaves everything as it was', () => {
  const { explained } = hidden()
  const on = says(explained.conversation, 'Làm tiếp')
  expect(on.conversation.hidden).toBeUndefined()
  expect(labels(on)).toContain(script.say('vi', { key: 'common:buttons.person' }))
})
