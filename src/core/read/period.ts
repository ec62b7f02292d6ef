import type { Locale, Period, PlainDate } from '../conversation.ts'
import { daysIn } from '../day.ts'
import { daysInMonth, parts, plainDate } from './calendar.ts'
import { type Order, type Said, saidAt } from './day-words.ts'
import { arabic } from './numerals.ts'
import { spelt } from './telex.ts'
import { longest, normalise, unmarked } from './text.ts'

/** The most days one pay period may have. */
export const longestPeriod = 62

/**
 * What someone typed as a month, a pay period of at most 62 days, or one day: `tháng 3`,
 * `2026年3月`, `R8.3`, `tháng trước`, `21/9 - 20/10/2024`, `2026-03`. A month or day without a
 * year is the most recent one. `4/3` is 4 March, but 3 April in Japanese; where that cannot be, the
 * other way round. Undefined for days that do not exist, an end before its start, or the future.
 */
export function readPeriod(
  text: string,
  today: PlainDate,
  locale: Locale = 'vi',
): Period | undefined {
  const period = readPeriodLoosely(text, today, locale)
  if (period === undefined || period.from > today) return undefined
  return daysIn(period) > longestPeriod ? undefined : period
}

/** The same, but the future and any length too, so that an answer can say what is wrong. */
export function readPeriodLoosely(
  text: string,
  today: PlainDate,
  locale: Locale = 'vi',
): Period | undefined {
  if (text.length > longest) return undefined
  const normal = months(arabic(normalise(text)))
  const folded = unmarked(normal).replace(WORD, (word) => spelt(word, KNOWN))
  const canonical = CANONICAL.exec(folded)
  if (canonical?.[1] !== undefined && canonical[2] !== undefined)
    return ordered(day(canonical[1]), day(canonical[2]))
  const japanese = locale === 'ja' || /[\u3040-\u30ff\u4e00-\u9fff]/.test(normal)
  const orders: readonly Order[] = japanese
    ? ['month-first', 'day-first']
    : ['day-first', 'month-first']
  for (const order of orders) {
    const { found, rest } = split(folded, today, order)
    if (found.every(possible)) return settle(found, rest, today)
  }
  return undefined
}

/** Whether what was typed is a period of which nothing has happened yet. */
export function isFuture(text: string, today: PlainDate, locale: Locale = 'vi'): boolean {
  const period = readPeriodLoosely(text, today, locale)
  return period !== undefined && period.from > today
}

/** One day or month alone, or two with "to" between them; whatever else is said changes nothing. */
function settle(found: readonly Said[], rest: string, today: PlainDate): Period | undefined {
  const [first, second, ...more] = found
  if (first === undefined || more.length > 0 || /\d/.test(rest) || rest.length > 60)
    return undefined
  if (DOUBTFUL.test(rest)) return undefined
  if (second === undefined) return OPEN.test(rest) ? undefined : span(first, first, today)
  if (!TO.test(rest) || (first.day === undefined) !== (second.day === undefined)) return undefined
  return span(filled(first, second), filled(second, first), today)
}

/** `21 - 30/9`, `3月1日〜31日`: a day alone is in the other's month. */
const filled = (said: Said, other: Said): Said =>
  said.month === undefined ? { ...other, ...said } : said

const possible = ({ year, month = 1, day = 1 }: Said): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year ?? 2000, month)

/** Puts in the years that were not said: the latest that begin no later than today. */
function span(first: Said, last: Said, today: PlainDate): Period | undefined {
  const turns = place(first) > place(last) ? 1 : 0
  if (first.year !== undefined)
    return ordered(start(first, first.year), end(last, last.year ?? first.year + turns))
  if (last.year !== undefined) return ordered(start(first, last.year - turns), end(last, last.year))
  const [now] = parts(today)
  for (const year of [now, now - 1]) {
    const period = ordered(start(first, year), end(last, year + turns))
    if (period !== undefined && period.from <= today) return period
  }
  return undefined
}

const place = ({ month = 0, day = 0 }: Said) => month * 100 + day

const start = ({ month, day }: Said, year: number) =>
  month === undefined ? undefined : plainDate(year, month, day ?? 1)

const end = ({ month, day }: Said, year: number) =>
  month === undefined ? undefined : plainDate(year, month, day ?? daysInMonth(year, month))

const ordered = (from: PlainDate | undefined, to: PlainDate | undefined): Period | undefined =>
  from !== undefined && to !== undefined && from <= to ? { from, to } : undefined

function day(written: string): PlainDate | undefined {
  return plainDate(...parts(written))
}

/** `tháng ba` as `tháng 3`. `tháng sau` is next month, but `thang sau` may be June: it stays. */
const months = (normal: string): string =>
  normal
    .replace(MONTH, (_, word: string) => `thang ${MONTHS.get(unmarked(word)) ?? word}`)
    .replace(/tháng sau(?!\p{L})/u, 'thang toi')

/** Finds the days and months, and leaves `X` in their place, which lower-case text has not. */
function split(text: string, today: PlainDate, order: Order) {
  const found: Said[] = []
  let rest = ''
  for (let at = 0; at < text.length; ) {
    const next = saidAt(text, at, today, order)
    if (next !== undefined) found.push(next.said)
    rest += next === undefined ? text.charAt(at) : MARK
    at = next?.end ?? at + 1
  }
  return { found, rest }
}

const MARK = 'X'
const CANONICAL = /^(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/
const MONTH =
  /th[aá]ng (m[uư][oờ]i m[oộ]t|m[uư][oờ]i hai|m[uư][oờ]i|m[oộ]t|hai|ba|t[uư]|b[oố]n|n[aă]m|sáu|b[aả]y|bẩy|t[aá]m|ch[ií]n)(?!\p{L}| (?:nay|này|ngoái|ngoai|tr[uư][oớ]c|rồi|roi))/gu
const MONTHS: ReadonlyMap<string, number> = new Map([
  ['mot', 1],
  ['hai', 2],
  ['ba', 3],
  ['tu', 4],
  ['bon', 4],
  ['nam', 5],
  ['sau', 6],
  ['bay', 7],
  ['tam', 8],
  ['chin', 9],
  ['muoi', 10],
  ['muoi mot', 11],
  ['muoi hai', 12],
])
const WORD = /[a-z]+/g
const KNOWN = new Set(
  'thang nay truoc roi vua qua ngay hom kia mai nam ngoai den toi tu bua nua sap'.split(' '),
)
const TO = /X ?(?:の|\(.\))? ?(?:-|~|〜|–|—|->|→|から|den|toi)+ ?(?:het|ngay|cuoi)? ?X/
const OPEN = /X.*(?:\b(?:den|toi|sau|truoc)\b|から|まで|以降|[-~〜])|(?:\btu|[-~〜]) ?X/
const DOUBTFUL = /\b(?:khong|ko|hong|hok|sinh)\b|ない|ません|生まれ/
