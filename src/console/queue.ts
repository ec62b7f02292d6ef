import { type Case, type StaffId, sooner } from '../core/case.ts'
import type { Locale } from '../core/conversation.ts'
import type { Desk } from '../desk/ports.ts'
import type { Store } from '../ports.ts'
import type { Filter } from './pages/queue.ts'

/** A case as the queue shows it. */
export interface Waiting {
  readonly case: Case
  readonly speaks: Locale
  /** Who has taken it. */
  readonly holder?: string
}

/** Puts the most urgent first, then whoever has waited longest; held ones come after. */
export async function queueOf(
  store: Pick<Store, 'find'> & { readonly desk: Pick<Desk, 'queue'> },
  now: number,
  filter: Filter,
  me: StaffId,
  nameOf: (staff: StaffId) => string,
): Promise<readonly Waiting[]> {
  const all = await store.desk.queue(now)
  const shown = all.filter(({ case: its }) =>
    filter === 'closed'
      ? its.status === 'closed'
      : its.status !== 'closed' && (filter === 'open' || its.holder === me),
  )
  const found = await Promise.all(
    shown.map(async ({ conversation, case: its }) => ({
      case: its,
      speaks: (await store.find(conversation))?.locale ?? 'vi',
      ...(its.holder !== undefined && { holder: nameOf(its.holder) }),
    })),
  )
  return found.toSorted((one, other) => order(one.case, other.case))
}

function order(one: Case, other: Case): number {
  if (one.status !== other.status) return one.status === 'waiting' ? -1 : 1
  if (sooner(one.urgency, other.urgency)) return -1
  if (sooner(other.urgency, one.urgency)) return 1
  return one.waitsFrom - other.waitsFrom
}
