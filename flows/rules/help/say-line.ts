import type { Instant, Locale } from '../../../src/core/conversation.ts'
import { addDays, daysBetween, tokyoDay } from '../../../src/core/day.ts'
import type { Phrase } from '../../../src/core/message.ts'
import { closesAt, nextOpening, type Opening, openAt, weekday } from '../open-hours.ts'
import type { HelpLine } from './table.ts'
import { isStale } from './verified.ts'

/** In one or two lines: name, number or page, and whether it answers now or else its hours. */
export function brief(line: HelpLine, locale: Locale, at: Instant): Phrase {
  const words = wordsOf(line)
  const open = opening(line, locale, at)
  const hours = { key: `${words}.hours` }
  const when =
    open?.key === 'helplines:open.closed'
      ? { key: 'helplines:closedHours', params: { open, hours } }
      : (open ?? hours)
  const params = { name: { key: `${words}.name` }, reach: reach(line), when }
  return isStale(line.lastVerified, tokyoDay(at))
    ? { key: 'helplines:briefOld', params: { ...params, checked: checked(line) } }
    : { key: 'helplines:brief', params }
}

/** With its hours in words, what it is for and how old that is. */
export function inFull(line: HelpLine, locale: Locale, at: Instant): Phrase {
  const words = wordsOf(line)
  const params = {
    name: { key: `${words}.name` },
    reach: reach(line),
    hours: { key: `${words}.hours` },
    what: { key: `${words}.what` },
    checked: checked(line),
  }
  const open = line.hours.always ? undefined : opening(line, locale, at)
  return open
    ? { key: 'helplines:lineNow', params: { ...params, open } }
    : { key: 'helplines:line', params }
}

/** The number or, where there is none, the address to look at; what is not known is not said. */
function reach(line: HelpLine): Phrase {
  const { phone, url, free, pressAfter } = line
  if (phone === null) {
    return url === null
      ? { key: 'helplines:reach.nowhere' }
      : { key: 'helplines:reach.url', params: { url } }
  }
  const price = free === true ? 'free' : free === false ? 'paid' : 'phone'
  const number: Phrase = { key: `helplines:reach.${price}`, params: { phone } }
  const pressed: Phrase =
    pressAfter !== null && line.pressConfirmed
      ? { key: 'helplines:reach.press', params: { number, press: pressAfter } }
      : number
  return line.altFor
    ? { key: `helplines:altFor.${line.id}`, params: { number: pressed, alt: line.alt ?? '' } }
    : pressed
}

/** Whether it answers now; undefined where that is not known. */
function opening(line: HelpLine, locale: Locale, at: Instant): Phrase | undefined {
  const { hours } = line
  const today = tokyoDay(at)
  if (hours.through !== undefined && today > hours.through) {
    return { key: 'helplines:open.outdated', params: { day: addDays(hours.through, 1) } }
  }
  switch (openAt(hours, locale, at)) {
    case 'unknown':
      return undefined
    case 'now': {
      const until = closesAt(hours, locale, at)
      return until === undefined
        ? { key: 'helplines:open.always' }
        : { key: 'helplines:open.now', params: { until: short(until) } }
    }
    case 'closed': {
      const next = nextOpening(hours, locale, at)
      return next
        ? {
            key: 'helplines:open.opens',
            params: { day: dayIn(today, next), time: short(next.time) },
          }
        : { key: 'helplines:open.closed' }
    }
  }
}

function dayIn(today: string, { day }: Opening): Phrase {
  const ahead = daysBetween(today, day)
  if (ahead === 0) return { key: 'helplines:day.today' }
  if (ahead === 1) return { key: 'helplines:day.tomorrow' }
  if (ahead < 7) return { key: `helplines:weekday.${weekday(day)}` }
  return { key: 'helplines:day.on', params: { day } }
}

const checked = ({ lastVerified }: HelpLine): Phrase =>
  lastVerified === null
    ? { key: 'helplines:checked.undated' }
    : { key: 'helplines:checked.on', params: { day: lastVerified } }

const wordsOf = ({ id }: HelpLine) => `helplines:lines.${id}`

/** `9:00` for `09:00`, as people write it. */
const short = (time: string) => time.replace(/^0/, '')
