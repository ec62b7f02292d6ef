import { isStale } from '../../flows/rules/help/verified.ts'
import { daysBetween } from '../../src/core/day.ts'

/** What of the table of help lines grows old: when each was verified, and bodies that change. */
export interface LinesFile {
  readonly successions: readonly Succession[]
  readonly lines: readonly Line[]
}

/** From this day, `by` stands in for the lines `of` a body that is no more. */
interface Succession {
  readonly from: string
  readonly of: readonly string[]
  readonly by: string
}

interface Line {
  readonly id: string
  readonly phone: string | null
  readonly url: string | null
  readonly lastVerified: string | null
}

/** So many days before it happens, a succession must be filled. */
const AHEAD_DAYS = 30

/** A sentence for each line that nobody has verified for a year. */
export const staleLines = ({ lines }: LinesFile, today: string): readonly string[] =>
  lines
    .filter(({ lastVerified }) => isStale(lastVerified, today))
    .map(({ id, lastVerified }) =>
      lastVerified === null
        ? `${id}: nobody knows when it was last verified`
        : `${id}: last verified ${lastVerified}`,
    )

/**
 * A sentence for each body that changes within thirty days, or has changed, while nobody can reach
 * the one that follows: its entry is to stand among the lines, with a number or a page, verified
 * within the year before the change.
 */
export const unfilledSuccessions = (file: LinesFile, today: string): readonly string[] =>
  file.successions
    .filter(({ from }) => daysBetween(today, from) <= AHEAD_DAYS)
    .filter((succession) => !isFilled(file.lines, succession))
    .map(({ from, of, by }) => {
      const happens = today < from ? 'stands in' : 'has stood in'
      return `From ${from} ${by} ${happens} for ${of.join(', ')}, and its entry is not filled: verify its number, hours and page, move it from awaiting to lines, and give it words in both languages.`
    })

const isFilled = (lines: readonly Line[], { from, by }: Succession) =>
  lines.some(
    ({ id, phone, url, lastVerified }) =>
      id === by && (phone ?? url) !== null && !isStale(lastVerified, from),
  )
