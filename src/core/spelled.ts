import type { Locale } from './conversation.ts'
import type { Input } from './inbound.ts'

/**
 * What was written, as it is meant in that language where letters alone could be either: in a talk in
 * Japanese `hai` is はい, and not the Vietnamese two, which would be a button's number.
 */
export const spelled = (locale: Locale, input: Input): Input =>
  locale === 'ja' && input.kind === 'text' && HAI.test(input.text)
    ? { ...input, text: 'はい' }
    : input

const HAI = /^\s*ha+i+(?: ?(?:hai|desu|sou desu|so desu))?[\s.!]*$/i
