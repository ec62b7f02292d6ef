import { expect, test } from 'vitest'
import { lineIds, namedLines } from '../flows/rules/help/named-lines.ts'
import { helpLines } from '../flows/rules/help/table.ts'
import { helpLineMessages } from '../flows/rules/help-lines.ts'
import { texts } from '../locales/index.ts'
import { callCard } from '../src/channels/line/call-card.ts'
import { renderLine } from '../src/channels/line/render.ts'
import { callsIn } from '../src/core/calls.ts'
import type { Conversation } from '../src/core/conversation.ts'
import { createSpeak } from '../src/speak.ts'
import { faultsOf } from './fakes/line-rules.ts'
import type { Json } from './fakes/platform.ts'

const { speak } = createSpeak(texts, { org: 'Hội', contact: 'a@b.c', privacyUrl: 'https://a.b/c' })
/** A Wednesday at noon in Tokyo. */
const noon = Date.parse('2026-11-25T12:00:00+09:00')
const module = new URL('../src/web/page/links.js', import.meta.url).href
const { pieces } = (await import(module)) as {
  pieces: (text: string) => readonly { readonly href?: string }[]
}
const hrefs = (text: string) => pieces(text).flatMap(({ href }) => href ?? [])

test.for(['vi', 'ja'] as const)(
  'on the web every number of a line can be tapped (%s)',
  (locale) => {
    for (const { id, phone, url, altFor, alt } of helpLines) {
      const [line] = namedLines([id], locale, noon)
      const tapped = hrefs(line ? speak(locale, line) : '')
      const numbers = [phone, altFor ? alt : null].flatMap((number) => number ?? [])
      const tel = numbers.map((number) => `tel:${number.replaceAll('-', '').replace('#', '%23')}`)
      expect(tapped, id).toEqual(expect.arrayContaining(tel.length > 0 ? tel : [url]))
      expect(
        tapped.filter(
          (href) => href.startsWith('tel:') && !tel.includes(href) && href !== 'tel:110',
        ),
        id,
      ).toEqual([])
    }
  },
)

test('the emergency line can be tapped on the web, all four numbers of it', () => {
  const [line] = namedLines(['emergency'], 'vi', noon)
  for (const locale of ['vi', 'ja'] as const) {
    const text = line ? speak(locale, line) : ''
    expect(hrefs(text)).toEqual(['tel:110', 'tel:119', 'tel:113', 'tel:115'])
  }
})

const cardOf = (ids: readonly string[]) =>
  callCard([{ text: '', calls: callsIn(namedLines(ids, 'vi', noon)) }])
const uris = (ids: readonly string[]) =>
  [...JSON.stringify(cardOf(ids) ?? {}).matchAll(/"uri":"([^"]*)"/g)].map(([, uri]) => uri)

test('on LINE numbers are buttons that open the telephone, Japan’s alone of the emergency ones', () => {
  expect(uris(['emergency', 'otit-sos', 'yorisoi-foreign'])).toEqual([
    'tel:110',
    'tel:119',
    'tel:0120250168',
    'tel:0120279338',
  ])
  expect(uris(['vn-mofa-hotline'])).toEqual(['tel:+84981848484'])
  expect(cardOf(['nv-tomoiki'])).toBeUndefined()
  expect(cardOf(['police-consult-9110'])).toBeUndefined()
})

test('LINE takes the card, whatever lines it is made of', () => {
  for (const id of lineIds) {
    const card = cardOf(['emergency', id, 'fresc', 'amda'])
    const body = { replyToken: 'a', messages: [card] } as unknown as Json
    expect(faultsOf('reply', body), id).toEqual([])
  }
})

test('whoever asks for a person can call from one card, whose numbers stand in the words as well', () => {
  for (const locale of ['vi', 'ja'] as const) {
    const said = helpLineMessages('safety', locale, noon).map(({ say }) => say)
    const words = said
      .flat()
      .map((phrase) => speak(locale, phrase))
      .join('\n')
    const calls = said.map(callsIn)
    const card = callCard(calls.map((numbers) => ({ text: '', calls: numbers })))
    const callable = new Set(calls.flat().filter((number) => !number.startsWith('#')))
    expect(calls.flat().slice(0, 2)).toEqual(['110', '119'])
    for (const number of calls.flat()) expect(words).toContain(number)
    expect(card?.altText.split('\n')).toHaveLength(Math.min(6, callable.size))
  }
})

test('the card comes before the words that end the turn, which keep the buttons of the talk', () => {
  const to = { address: 'U1' } as Conversation
  const spoken = { text: 'Gọi 110', calls: ['110'], choices: [{ label: 'Menu', data: '1.0' }] }
  const [call] = renderLine(to, [{ text: 'Mình nghe bạn.' }, spoken])
  expect(call?.body).toMatchObject({
    messages: [
      { type: 'text', text: 'Mình nghe bạn.' },
      { type: 'flex', altText: '☎ 110' },
      { type: 'text', text: 'Gọi 110', quickReply: { items: [{ action: { label: 'Menu' } }] } },
    ],
  })
})
