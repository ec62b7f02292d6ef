import type { PlainDate } from '../conversation.ts'
import { addDays } from '../day.ts'
import { monthAfter, parts } from './calendar.ts'

/** What a message says of a day or a month: as much of it as is there. */
export interface Said {
  readonly year?: number
  readonly month?: number
  readonly day?: number
}

/** `day-first` as in Việt Nam, `month-first` as in Japan, for `4/3` and its like. */
export type Order = 'day-first' | 'month-first'

interface Form {
  readonly pattern: RegExp
  read(found: RegExpExecArray, today: PlainDate, order: Order): Said
}

/** Reads the one form that begins at `at`, longest and clearest first. */
export function saidAt(
  text: string,
  at: number,
  today: PlainDate,
  order: Order,
): { readonly said: Said; readonly end: number } | undefined {
  for (const { pattern, read } of FORMS) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found !== null) return { said: read(found, today, order), end: pattern.lastIndex }
  }
  return undefined
}

const part = (found: RegExpExecArray, at: number) => Number(found[at])
const century = (year: string | undefined) => Number(year) + (year?.length === 2 ? 2000 : 0)
const relativeYear = (words: string | undefined, today: PlainDate): Said => {
  if (words === undefined) return {}
  if (/\d/.test(words)) return { year: Number(words.match(/\d+/)?.[0]) }
  return { year: parts(today)[0] - (/nay|今年|ことし/.test(words) ? 0 : 1) }
}

const dayIn = (day: string | undefined): Said => (day === undefined ? {} : { day: Number(day) })

const form = (pattern: RegExp, read: Form['read']): Form => ({ pattern, read })
const shiftMonth = (pattern: RegExp, months: number) =>
  form(pattern, (_, today) => monthAfter(today, months))
const shiftDay = (pattern: RegExp, days: number) =>
  form(pattern, (_, today) => {
    const [year, month, day] = parts(addDays(today, days))
    return { year, month, day }
  })
/** A day in a month told by its relation to today: `21 tháng trước`, `先月21日`. */
const dayOfMonth = (pattern: RegExp, months: number) =>
  form(pattern, (found, today) => ({ ...monthAfter(today, months), day: part(found, 1) }))

const FORMS: readonly Form[] = [
  form(/(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[/.]\d|(?=-)\2\d)/y, (found) => ({
    year: part(found, 1),
    month: part(found, 3),
    day: part(found, 4),
  })),
  form(/(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)/y, (found) => ({
    year: part(found, 1),
    month: part(found, 2),
    day: part(found, 3),
  })),
  form(/(?<!\d)(\d{4})([-/.])(\d{1,2})(?!\d|[/.]\d|(?=-)\2\d)/y, (found) => ({
    year: part(found, 1),
    month: part(found, 3),
  })),
  form(/(?<!\d)(20\d\d)(0[1-9]|1[0-2])(?!\d)/y, (found) => ({
    year: part(found, 1),
    month: part(found, 2),
  })),
  form(
    /(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d|[/.]\d|(?=-)\2\d)/y,
    (found, _, order) => {
      if (order === 'month-first' && found[4]?.length === 2)
        return { year: century(found[1]), month: part(found, 3), day: part(found, 4) }
      const [day, month] = order === 'day-first' ? [1, 3] : [3, 1]
      return { year: century(found[4]), month: part(found, month), day: part(found, day) }
    },
  ),
  form(/(?<!\d)(\d{1,2})([-/.])(\d{4})(?!\d|[/.]\d|(?=-)\2\d)/y, (found) => ({
    year: part(found, 3),
    month: part(found, 1),
  })),
  form(/(?<!\d|thang )(\d{1,2})([-/])(\d{1,2})(?!\d|[/.]\d|(?=-)\2\d)/y, (found, _, order) =>
    order === 'day-first'
      ? { day: part(found, 1), month: part(found, 3) }
      : { day: part(found, 3), month: part(found, 1) },
  ),
  form(/\br ?(\d{1,2})[./-](\d{1,2})(?:[./-](\d{1,2}))?(?![-/.]?\d)/y, (found) => ({
    year: 2018 + part(found, 1),
    month: part(found, 2),
    ...dayIn(found[3]),
  })),
  form(
    /(?:(?:令和|れいわ) ?(元|\d{1,2}) ?年 ?の? ?|(\d{4}) ?年 ?の? ?|(今年|ことし|去年|きょねん|昨年|さくねん) ?の? ?)?(?<![\d.])(\d{1,2}) ?(?:月|がつ)(?: ?(\d{1,2}) ?(?:日|にち))?/y,
    (found, today) => ({
      ...japaneseYear(found[1], found[2] ?? found[3], today),
      month: part(found, 4),
      ...dayIn(found[5]),
    }),
  ),
  dayOfMonth(/(?:先月|せんげつ) ?の? ?(\d{1,2}) ?(?:日|にち)/y, -1),
  dayOfMonth(/(?:今月|こんげつ) ?の? ?(\d{1,2}) ?(?:日|にち)/y, 0),
  dayOfMonth(
    /(?:\bngay (?=\d)|(?=1[3-9]|[23]\d))(?<!\d)(\d{1,2}) thang (?:truoc|roi|vua roi|vua qua)\b/y,
    -1,
  ),
  dayOfMonth(/(?:\bngay (?=\d)|(?=1[3-9]|[23]\d))(?<!\d)(\d{1,2}) thang nay\b/y, 0),
  form(
    /(?:ngay )?(?<!\d)(\d{1,2}) thang (\d{1,2})(?: ?[/-] ?(\d{4})| (?:nam )?(\d{4})| (nam (?:nay|ngoai|truoc|roi))\b)?(?![-/.]?\d)/y,
    (found, today) => ({
      day: part(found, 1),
      month: part(found, 2),
      ...relativeYear(found[3] ?? found[4] ?? found[5], today),
    }),
  ),
  form(
    /\b(?:thang|t) ?(\d{1,2})(?: ?[/-] ?(\d{4})| (?:nam )?(\d{4})| (nam (?:nay|ngoai|truoc|roi))\b)?(?![-/.]?\d)/y,
    (found, today) => ({
      month: part(found, 1),
      ...relativeYear(found[2] ?? found[3] ?? found[4], today),
    }),
  ),
  shiftMonth(/\bthang (?:truoc nua|kia)\b|先々月|せんせんげつ/y, -2),
  shiftMonth(/\bthang (?:truoc|roi|vua roi|vua qua|qua)\b|先月|せんげつ|前月|\bsengetsu\b/y, -1),
  shiftMonth(/\bthang nay\b|今月|こんげつ|\bkongetsu\b/y, 0),
  shiftMonth(/\bthang (?:toi|sau nay|sap toi|next)\b|来月|らいげつ|\braigetsu\b/y, 1),
  shiftDay(/\bhom kia\b|一昨日|おととい/y, -2),
  shiftDay(/\bhom qua\b|昨日|きのう|さくじつ|\bkinou\b/y, -1),
  shiftDay(/\b(?:hom|ngay|bua) nay\b|今日|きょう|本日|\bkyou\b/y, 0),
  shiftDay(/\bngay mai\b|明日|あした|\bashita\b/y, 1),
  form(/(?<!\d)(\d{1,2})(?: ?(?:日|にち)|(?!\d))/y, (found) => ({ day: part(found, 1) })),
]

function japaneseYear(nth: string | undefined, words: string | undefined, today: PlainDate): Said {
  if (nth !== undefined) return { year: 2018 + (nth === '元' ? 1 : Number(nth)) }
  return relativeYear(words, today)
}
