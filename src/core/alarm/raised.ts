import type { Conversation, Instant, Raised } from '../conversation.ts'

/** What danger it is, and whom it is about; `other` where nothing can be read. */
export type Danger = Pick<Raised, 'kind' | 'about'>

/** How long an answered danger does not interrupt again, in milliseconds: the person was asked. */
const QUIET = 12 * 3_600_000

const GRAVITY: { readonly [K in Raised['kind']]: number } = {
  life: 5,
  harm: 4,
  confined: 4,
  sexual: 4,
  return: 3,
  injury: 2,
  broker: 1,
  other: 0,
}

/** Whether the first is graver: life before harm, then being sent home, injury, and brokers. */
export const graver = (one: Danger, other: Danger): boolean =>
  GRAVITY[one.kind] > GRAVITY[other.kind]

/** Answers by which a danger is now: absconding-risk §2, Q1a, Q1c, Q2a, Q3a. */
export const NOW: ReadonlySet<string> = new Set(['now', 'locked', 'alone', 'together'])

/** Whether it is so now, by what was answered. */
export const isNow = ({ answer }: Raised): boolean => answer !== undefined && NOW.has(answer)

/**
 * Keeps that a danger was seen, with what was answered of it before; `anew`, without, because it
 * is asked about again.
 */
export function raise(
  conversation: Conversation,
  danger: Danger,
  at: Instant,
  more: Pick<Raised, 'answer' | 'settled'> | 'anew' = {},
): { readonly conversation: Conversation; readonly alarm: Raised } {
  const { raised = [] } = conversation
  const known = raised.find((one) => same(one, danger))
  const alarm = more === 'anew' ? { ...danger, at } : { ...known, ...danger, at, ...more }
  const others = raised.filter((one) => !same(one, danger))
  return { conversation: { ...conversation, raised: [...others, alarm] }, alarm }
}

/**
 * Whether a danger need not interrupt: in the last 12 hours the same kind was answered, or one no
 * less grave, of which the person said that it is so now.
 */
export function quiet({ raised = [] }: Conversation, danger: Danger, at: Instant): boolean {
  return raised.some((one) => {
    if (one.settled === undefined || at - one.settled > QUIET) return false
    if (one.about !== danger.about) return false
    return one.kind === danger.kind || (NOW.has(one.answer ?? '') && !graver(danger, one))
  })
}

const same = (one: Danger, other: Danger) => one.kind === other.kind && one.about === other.about
