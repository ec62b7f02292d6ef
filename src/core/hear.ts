import { unknownLabel } from './ask.ts'
import type { Answer, Locale, PlainDate } from './conversation.ts'
import { isPeriod } from './flow.ts'
import type { Phrase } from './message.ts'
import type { Question } from './node.ts'
import { within } from './read/limits.ts'
import {
  isAll,
  isFuture,
  isStop,
  isUnknown,
  isUnsaid,
  readChoice,
  readChoices,
  readLabel,
  readMoney,
  readMoneyLoosely,
  readNumber,
  readNumberLoosely,
  readPeriod,
  readPrefecture,
  readRegion,
  saysTakeHome,
} from './read.ts'
import type { Script } from './script.ts'
import { DONE, isAlone } from './several.ts'
import { LONGEST_TEXT } from './walk.ts'

/** What something typed comes to, as an answer to a question. */
export type Heard =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** A region was named: show its prefectures. */
  | { readonly kind: 'region'; readonly region: string }
  /** A button's name, chosen by number or by its label. */
  | { readonly kind: 'option'; readonly name: string }
  /** Not an answer; the phrase says what would be. */
  | { readonly kind: 'no'; readonly why: Phrase }

/** A button as it stands before the person. */
export interface Standing {
  readonly name: string
  readonly label: Phrase
}

/**
 * Reads what someone typed as an answer to a question, in any of the ways people write it.
 * `today` is Tokyo's. Never guesses: what can be read two ways is not read.
 */
export function hearAnswer(
  script: Script,
  locale: Locale,
  question: Question,
  standing: () => readonly Standing[],
  text: string,
  today: PlainDate,
): Heard {
  const limits = question.limits
  if (question.unknown !== undefined && isUnknown(text))
    return { kind: 'answer', answer: 'unknown' }
  switch (question.kind) {
    case 'choice':
      return (
        hearOption(script, locale, standing(), text) ??
        hearPlainly(question, text) ??
        (question.asksSafe ? hearSafe(script, text) : undefined) ??
        no('common:notUnderstoodChoice')
      )
    case 'choices':
      return hearSeveral(script, locale, question, standing(), text)
    case 'money': {
      const yen = readMoney(text, limits)
      if (yen !== undefined) return { kind: 'answer', answer: yen }
      if (limits?.per !== undefined && saysTakeHome(text)) return no('common:takeHome')
      const loosely = readMoneyLoosely(text)
      if (loosely !== undefined && limits && !within(loosely, limits)) {
        return no('common:outOfRangeMoney', { value: loosely, from: limits.from, to: limits.to })
      }
      return no('common:notUnderstoodMoney')
    }
    case 'number': {
      const count = readNumber(text, limits)
      if (count !== undefined) return { kind: 'answer', answer: count }
      const loosely = readNumberLoosely(text)
      if (loosely !== undefined && limits && !within(loosely, limits)) {
        return no('common:outOfRange', { value: loosely, from: limits.from, to: limits.to })
      }
      return no('common:notUnderstoodNumber')
    }
    case 'period': {
      const period = readPeriod(text, today, locale)
      if (period) return { kind: 'answer', answer: period }
      if (isFuture(text, today, locale)) return no('common:future')
      return hearOption(script, locale, standing(), text) ?? no('common:notUnderstoodPeriod')
    }
    case 'prefecture':
      return hearPrefecture(script, locale, standing, text)
    case 'text': {
      const option = hearOption(script, locale, standing(), text)
      if (option) return option
      if (text.length > LONGEST_TEXT) return no('common:tooLong', { most: LONGEST_TEXT })
      return { kind: 'answer', answer: text.trim() }
    }
  }
}

/** An option chosen by its number in the standing list, or by its label in either language. */
export function hearOption(
  script: Script,
  locale: Locale,
  standing: readonly Standing[],
  text: string,
): Heard | undefined {
  for (const language of [locale, otherThan(locale)]) {
    const place = readChoice(
      text,
      standing.map(({ label }) => script.say(language, label)),
    )
    const chosen = place === undefined ? undefined : standing[place]
    if (chosen) return { kind: 'option', name: chosen.name }
  }
  return undefined
}

/** The button that stands whose label a text is, as it is written there: it is as if tapped. */
export function labelled(
  script: Script,
  locale: Locale,
  standing: readonly Standing[],
  text: string,
): Standing | undefined {
  for (const language of [locale, otherThan(locale)]) {
    const labels = standing.map(({ label }) => script.say(language, label))
    const place = readLabel(text, labels)
    if (place !== undefined) return standing[place]
  }
  return undefined
}

/** Several options named at once, as `1 3` or by their labels; or one button, as it is tapped. */
function hearSeveral(
  script: Script,
  locale: Locale,
  question: Question,
  standing: readonly Standing[],
  text: string,
): Heard {
  const one = hearOption(script, locale, standing, text)
  if (one) return one
  if (isAll(text) && standing.some(({ name }) => name === DONE))
    return { kind: 'option', name: DONE }
  const options = standing.filter(
    ({ name }) => question.options?.includes(name) && !isAlone(question, name),
  )
  for (const language of [locale, otherThan(locale)]) {
    const labels = standing.map(({ label }) => script.say(language, label))
    const chosen = readChoices(text, labels)?.map((place) => standing[place])
    if (chosen?.every((one) => one && options.includes(one))) {
      return { kind: 'answer', answer: chosen.flatMap((one) => (one ? [one.name] : [])) }
    }
  }
  return hearPlainly(question, text) ?? no('common:notUnderstoodChoices')
}

/** "I would rather not say" and "let us stop", in whatever words, where that is an answer. */
const hearPlainly = ({ options = [] }: Question, text: string): Heard | undefined =>
  PLAINLY.filter(([name, means]) => options.includes(name) && means(text)).map(
    ([name]) => ({ kind: 'option', name }) as const,
  )[0]

/** Whether it is safe to write: a bare yes or no would answer either of the two things that are asked. */
function hearSafe({ readSafety }: Script, text: string): Heard | undefined {
  if (readSafety(text, ['watched'])) return { kind: 'option', name: 'no' }
  return readSafety(text, ['unwatched']) ? { kind: 'option', name: 'yes' } : undefined
}

const PLAINLY = [
  ['unsaid', isUnsaid],
  ['stop', isStop],
] as const

/** What is shown back of a typed answer, so that a misreading is seen at once. */
export function echo(answer: Answer, question: Question, label?: Phrase): Phrase {
  if (answer === 'unknown' && question.kind !== 'choice') {
    return { key: 'common:understood', params: { value: unknownLabel(question) } }
  }
  switch (question.kind) {
    case 'money':
      return { key: 'common:understoodMoney', params: { value: Number(answer) } }
    case 'number':
      return { key: understoodCount(question), params: { value: Number(answer) } }
    case 'prefecture':
      return { key: 'common:understoodPrefecture', params: { value: String(answer) } }
    case 'period':
      return echoPeriod(answer)
    case 'choice':
    case 'choices':
    case 'text':
      return { key: 'common:understood', params: { value: label ?? String(answer) } }
  }
}

const understoodCount = ({ limits }: Question) =>
  limits?.of === 'day' ? 'common:understoodDays' : 'common:understoodHours'

function echoPeriod(answer: Answer): Phrase {
  if (!isPeriod(answer)) throw new Error('a period was expected')
  const month = answer.from.slice(0, 7)
  const next = answer.to.slice(0, 8) === answer.from.slice(0, 8) && isMonth(answer.from, answer.to)
  return next
    ? { key: 'common:understoodMonth', params: { value: month } }
    : { key: 'common:understoodPeriod', params: { from: answer.from, to: answer.to } }
}

function isMonth(from: PlainDate, to: PlainDate): boolean {
  if (!from.endsWith('-01')) return false
  const [year = 0, month = 0] = from.split('-').map(Number)
  return Number(to.slice(8)) === new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function hearPrefecture(
  script: Script,
  locale: Locale,
  standing: () => readonly Standing[],
  text: string,
): Heard {
  const code = readPrefecture(text)
  if (code !== undefined) return { kind: 'answer', answer: code }
  const region = readRegion(text)
  if (region !== undefined) return { kind: 'region', region }
  return hearOption(script, locale, standing(), text) ?? no('common:notUnderstoodPrefecture')
}

const otherThan = (locale: Locale): Locale => (locale === 'vi' ? 'ja' : 'vi')

const no = (key: string, params?: NonNullable<Phrase['params']>): Heard => ({
  kind: 'no',
  why: params ? { key, params } : { key },
})
