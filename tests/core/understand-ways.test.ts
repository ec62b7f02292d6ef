import { expect, test } from 'vitest'
import { ways } from '../../flows/intents.ts'
import { texts } from '../../locales/index.ts'
import { type Intent, intents } from '../../src/core/understand/intents.ts'
import { wayOf } from '../../src/core/understand/ways.ts'
import { script } from '../transcript.ts'

const LEADS_NOWHERE: readonly Intent[] = ['thanks', 'greeting', 'none']
const topics = intents.filter((intent) => !LEADS_NOWHERE.includes(intent))

test.each(topics)('%s leads somewhere, and has a name in both languages', (intent) => {
  expect(wayOf(script, intent)).toEqual(ways[intent][0])
  expect(ways[intent]).toHaveLength(1)
  for (const locale of ['vi', 'ja'] as const) {
    const named: { readonly [name: string]: string } = texts[locale].understanding.topics
    const label = named[intent] ?? ''
    expect(label).not.toBe('')
    expect([...new Intl.Segmenter(locale).segment(label)].length).toBeLessThanOrEqual(20)
  }
})

test('what is no topic leads nowhere', () => {
  expect(LEADS_NOWHERE.map((intent) => wayOf(script, intent))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('a way whose flow or answer is not there is passed over', () => {
  const person = { person: 'transfer' }
  const missing = [{ flow: 'nowhere' }, { flow: 'rights', answers: { about: 'nothing' } }, person]
  const odd = { ...script, ways: { ...ways, transfer: missing } }
  expect(wayOf(odd, 'transfer')).toBe(person)
})
