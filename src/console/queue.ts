import { type Case, type StaffId, sooner } from '../core/case.ts'
import type { Locale } from '../core/conversation.ts'
import type { Desk } from '../desk/ports.ts'
import type { Store } from '../store/ports.ts'
import { findOpened } from '../store/unopened.ts'
import { type Unreached, unreachedOf } from './unreached.ts'

export const filters = ['open', 'mine', 'closed'] as const
export type Filter = (typeof filters)[number]

/** A case as the queue shows it. */
export interface Waiting {
  readonly case: Case
  readonly speaks: Locale
  /** Who has taken it. */
  readonly holder?: string
  /** Why what the holder has said has not come to the person. */
  readonly unreached?: Unreached
}

/** So many cases stand on one page. */
const SHOWN = 200

/** The first cases that a filter lets through, and how many every filter would. */
export interface Queue {
  readonly cases: readonly Waiting[]
  readonly counts: { readonly [F in Filter]: number }
}

/** Puts the most urgent first, then whoever has waited longest; held ones come after. */
export async function queueOf(
  store: Pick<Store, 'find'> & { readonly desk: Pick<Desk, 'queue'> },
  now: number,
  filter: Filter,
  me: StaffId,
  nameOf: (staff: StaffId) => string,
): Promise<Queue> {
  const all = await store.desk.queue(now)
  const through = (one: Filter) => all.filter(({ case: its }) => lets[one](its, me))
  const counts = filters.map((one) => [one, through(one).length] as const)
  const first = through(filter)
    .toSorted((one, other) => order(one.case, other.case))
    .slice(0, SHOWN)
  const cases = await Promise.all(
    first.map(async ({ conversation, case: its }) => {
      const it = await findOpened(store, conversation)
      const unreached = it && unreachedOf(it)
      return {
        case: its,
        speaks: it?.locale ?? 'vi',
        ...(its.holder !== undefined && { holder: nameOf(its.holder) }),
        ...(unreached && { unreached }),
      }
    }),
  )
  return {
    cases,
    counts: Object.fromEntries(counts) as Queue['counts'],
  }
}

const lets: { readonly [F in Filter]: (its: Case, me: StaffId) => boolean } = {
  open: ({ status }) => status !== 'closed',
  mine: ({ status, holder }, me) => status !== 'closed' && holder === me,
  closed: ({ status }) => status === 'closed',
}

function order(one: Case, other: Case): number {
  if (one.status !== other.status) return one.status === 'waiting' ? -1 : 1
  if (one.status === 'closed') return (other.closedAt ?? 0) - (one.closedAt ?? 0)
  if (sooner(one.urgency, other.urgency)) return -1
  if (sooner(other.urgency, one.urgency)) return 1
  return waitsSince(one) - waitsSince(other)
}

/** Since when the person has waited: for somebody, or for an answer; never, where neither. */
export function waitsSince(its: Case): number {
  if (its.status === 'waiting') return its.waitsFrom
  const { unansweredFrom: owed, waitsSince: since = Number.POSITIVE_INFINITY } = its
  return owed === undefined ? Number.POSITIVE_INFINITY : Math.min(owed, since)
}
