/** Reading what people type as answers. Nothing here guesses, throws, or knows what was asked. */

export { readChoice, readChoices, readLabel } from './read/choice.ts'
export type { Limits, Span } from './read/limits.ts'
export { readMoney, readMoneyLoosely, saysTakeHome } from './read/money.ts'
export { readNumber, readNumberLoosely } from './read/number.ts'
export { isFuture, longestPeriod, readPeriod, readPeriodLoosely } from './read/period.ts'
export {
  isAll,
  isNo,
  isStop,
  isUnknown,
  isUnsaid,
  isYes,
} from './read/plain-words.ts'
export { readPrefecture, readRegion } from './read/prefecture.ts'
export { prefectures, type RegionId, regions } from './read/prefectures.ts'
export { fold, normalise } from './read/text.ts'
