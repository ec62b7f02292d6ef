import { type DeskHours, readDeskHours } from './plan.ts'

/** The caseworkers' desk as it is set up. */
export interface DeskSettings {
  readonly hours: DeskHours
  /** Urgent alerts wake somebody outside those hours too. */
  readonly onCall: boolean
  /** The caseworkers' Telegram group. */
  readonly telegramChat?: number
}

type Get = (name: string) => string | undefined

/** Reads the desk's settings; adds a sentence for each that is wrong. Undefined where there is no desk. */
export function readDesk(get: Get, problems: string[]): DeskSettings | undefined {
  const text = get('DESK_HOURS')
  const onCall = get('DESK_ON_CALL') ?? '0'
  if (onCall !== '0' && onCall !== '1') {
    problems.push(`DESK_ON_CALL is "${onCall}": it must be 1 or 0.`)
  }
  const chat = readDeskChat(get, problems)
  if (text === undefined) return undefined
  const hours = readDeskHours(text)
  if (!hours) {
    problems.push(`DESK_HOURS is "${text}": it must be days and hours such as mon-fri 09:00-18:00.`)
    return undefined
  }
  return { hours, onCall: onCall === '1', ...(chat !== undefined && { telegramChat: chat }) }
}

/** The id of a group is a whole number below zero. https://core.telegram.org/bots/api#chat */
function readDeskChat(get: Get, problems: string[]): number | undefined {
  const text = get('DESK_TELEGRAM_CHAT')
  if (text === undefined) return undefined
  if (!/^-\d{1,15}$/.test(text)) {
    problems.push(
      `DESK_TELEGRAM_CHAT is "${text}": it must be the id of a group, such as -1001234567890.`,
    )
  }
  if (!get('TELEGRAM_BOT_TOKEN')) {
    problems.push('DESK_TELEGRAM_CHAT needs TELEGRAM_BOT_TOKEN: the bot writes to that group.')
  }
  if (!get('DESK_HOURS')) {
    problems.push('DESK_TELEGRAM_CHAT needs DESK_HOURS: people are told when somebody reads.')
  }
  return Number(text)
}
