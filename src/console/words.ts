import jaConsole from '../../locales/ja/console.json' with { type: 'json' }
import jaPhrasebook from '../../locales/ja/phrasebook.json' with { type: 'json' }
import viConsole from '../../locales/vi/console.json' with { type: 'json' }
import viPhrasebook from '../../locales/vi/phrasebook.json' with { type: 'json' }
import type { Case } from '../core/case.ts'
import type { Locale } from '../core/conversation.ts'
import { triggersOf, whoseOf } from '../core/triggers.ts'
import { createSpeak } from '../speak.ts'
import type { Words } from './talk.ts'

const texts = {
  vi: { console: viConsole, phrasebook: viPhrasebook },
  ja: { console: jaConsole, phrasebook: jaPhrasebook },
}
const { speak } = createSpeak(texts, { org: '', contact: '', privacyUrl: '' })

/** The words of the console in a language. Throws where there are none. */
export const wordsIn =
  (reader: Locale): Words =>
  (key, params) =>
    speak(reader, { key: `console:${key}`, ...(params && { params }) })

/** Whether the console has words for a command: anything may be typed after a `/`. */
export const isNamed = (command: string): boolean => Object.hasOwn(jaConsole.said.commands, command)

/** A sentence of the phrasebook as it is chosen: its label, and what must be filled in. */
export interface Sentence {
  readonly name: string
  readonly label: string
  /** The whole of it in the reader's language and as the person gets it; blanks by their labels. */
  readonly says: string
  readonly arrives: string
  readonly slots: readonly { readonly name: string; readonly label: string }[]
}

/** The phrasebook, as it is chosen from in a language and said in the person's. */
export const sentencesIn = (reader: Locale, person: Locale): readonly Sentence[] =>
  Object.entries(texts[reader].phrasebook).map(([name, { choose, ...more }]) => {
    const labels: readonly (readonly [string, string])[] = Object.entries(
      'slots' in more ? more.slots : {},
    )
    const blanks = Object.fromEntries(
      labels.map(([slot, label]) => [slot, reader === 'ja' ? `［${label}］` : `[${label}]`]),
    )
    const whole = (locale: Locale) =>
      speak(locale, { key: `phrasebook:${name}.say`, params: blanks })
    return {
      ...{ name, label: choose, says: whole(reader), arrives: whole(person) },
      slots: labels.map(([slot, label]) => ({ name: slot, label })),
    }
  })

const TOKYO = 9 * 3_600_000

/** A moment in Tokyo as it is said in the reader's language: day, month and time. */
export function clockOf(words: Words, at: number): string {
  const [, month = '', day = '', clock = ''] =
    /-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(new Date(at + TOKYO).toISOString()) ?? []
  return words('moment', { month: Number(month), day: Number(day), clock })
}

/** How long something has lasted, in the largest unit that fits. */
export function lasted(words: Words, milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000))
  if (minutes < 120) return words('minutes', { count: minutes })
  const hours = Math.floor(minutes / 60)
  return hours < 48
    ? words('hours', { count: hours })
    : words('days', { count: Math.floor(hours / 24) })
}

/** Everything that a case is about, in words. */
export const triggersIn = (words: Words, its: Case): string =>
  triggersOf(its)
    .map((one) => {
      const [trigger, whose] = [words(`trigger.${one}`), whoseOf(its, one)]
      return whose ? words(`whose.${whose}`, { trigger }) : trigger
    })
    .join(' · ')
