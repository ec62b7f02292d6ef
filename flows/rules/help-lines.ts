import type { Instant, Locale, Message, Phrase } from '../../src/core/conversation.ts'
import table from '../law/help-lines.json' with { type: 'json' }
import { type Hours, openAt } from './open-hours.ts'

/** A line as the table has it. `free` is null where that is not known. */
export interface HelpLine {
  readonly id: string
  readonly country: string
  readonly phone: string | null
  readonly alt: string | null
  readonly pressAfter: string | null
  readonly free: boolean | null
  readonly languages: readonly string[]
  readonly hours: Hours
  readonly url: string | null
  readonly whatFor: readonly string[]
  readonly noStatusCaution: boolean
  readonly lastVerified: string | null
}

/** A line with whether it answers at the moment asked about. */
export interface OpenLine extends HelpLine {
  readonly open: 'now' | 'closed' | 'unknown'
}

/** The help lines that may be shown. */
export const helpLines: readonly HelpLine[] = table.lines

/** Said in one line of their own, before all others. */
const emergency: { readonly [country: string]: readonly string[] } = {
  JP: ['police-110', 'fire-ambulance-119'],
  VN: ['vn-police-113', 'vn-ambulance-115'],
}

/**
 * The help lines that fit a topic (a `whatFor` of the table; `general` is read as `wages`), the
 * best first: those that speak the language or Vietnamese, which most readers do, then those that cost nothing, then those with a
 * number. At most `upTo` of them, and always the emergency numbers of the country at the end.
 */
export function helpLinesFor(asked: {
  readonly topic: string
  readonly locale: Locale
  readonly at: Instant
  readonly country?: 'JP' | 'VN'
  readonly upTo: number
}): readonly OpenLine[] {
  const { locale, at, upTo, country = 'JP' } = asked
  const topic = asked.topic === 'general' ? 'wages' : asked.topic
  const urgent = emergency[country] ?? []
  const phones = new Set<string>()
  const fitting = helpLines
    .filter((line) => line.country === country && !urgent.includes(line.id))
    .filter((line) => line.whatFor.includes(topic))
    .sort((a, b) => rank(a, locale) - rank(b, locale))
    .filter(({ phone }) => phone === null || (!phones.has(phone) && phones.add(phone)))
  const last = helpLines.filter(({ id }) => urgent.includes(id))
  return [...fitting.slice(0, upTo), ...last].map((line) => ({
    ...line,
    open: openAt(line.hours, locale, at),
  }))
}

/**
 * What somebody reads who asks for a person: first that no caseworker is connected yet and what
 * to call in danger, then the lines that fit. Two bubbles, ready to say.
 */
export function helpLineMessages(topic: string, locale: Locale, at: Instant): readonly Message[] {
  const fitting = helpLinesFor({ topic, locale, at, upTo: 5 }).filter(
    ({ id }) => !emergency['JP']?.includes(id),
  )
  const [first, ...others] = fitting
  const truth = { key: 'helplines:noCaseworker' }
  const danger = { key: 'helplines:emergency' }
  if (!first) return [{ say: [truth, danger] }]
  const caution = fitting.some(({ noStatusCaution }) => noStatusCaution)
    ? [{ key: 'helplines:caution' }]
    : []
  const best = [truth, danger, { key: 'helplines:fitting' }, describe(first)]
  if (others.length === 0) return [{ say: [...best, ...caution] }]
  return [
    { say: best },
    { say: [{ key: 'helplines:others' }, ...others.map(describe), ...caution] },
  ]
}

/** One line's bubble part. Nothing is said about now where it is not known, or goes without saying. */
function describe(line: OpenLine): Phrase {
  const words = `helplines:lines.${line.id}`
  const params = {
    name: { key: `${words}.name` },
    reach: reach(line),
    hours: { key: `${words}.hours` },
    what: { key: `${words}.what` },
    checked: checked(line),
  }
  if (line.open === 'unknown' || line.hours.always) return { key: 'helplines:line', params }
  return {
    key: 'helplines:lineNow',
    params: { ...params, open: { key: `helplines:open.${line.open}` } },
  }
}

function rank(line: HelpLine, locale: Locale): number {
  const tongue = [locale, 'vi'].some((one) => line.languages.includes(one)) ? 0 : 100
  const price = line.free === true ? 0 : line.free === null ? 10 : 20
  return tongue + price + (line.phone === null ? 1 : 0)
}

/** The number or, where there is none, the address to look at; what is not known is not said. */
export function reach({ phone, url, free }: HelpLine): Phrase {
  if (phone === null) {
    return url === null
      ? { key: 'helplines:reach.nowhere' }
      : { key: 'helplines:reach.url', params: { url } }
  }
  const price = free === true ? 'free' : free === false ? 'paid' : 'phone'
  return { key: `helplines:reach.${price}`, params: { phone } }
}

const checked = ({ lastVerified }: HelpLine): Phrase =>
  lastVerified === null
    ? { key: 'helplines:checked.undated' }
    : { key: 'helplines:checked.on', params: { day: lastVerified } }
