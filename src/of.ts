import type { ConversationId } from './core/conversation.ts'
import type { Call, Parcel, Receipt } from './parcel.ts'
import type { Store } from './store/ports.ts'

/**
 * What an earlier parcel of the same conversation learnt, in the body of a later one. An `optional`
 * one need not be: where the earlier parcel was never sent, it is left out.
 */
export interface Of {
  readonly $of: Parcel['id']
  readonly field: string
  readonly optional?: true
}

/**
 * In a list: what all earlier parcels learnt whose ids begin like this, however many they are.
 * `ended`: as soon as it is known of each how it ended, for a parcel that goes in another lane.
 */
export interface AllOf {
  readonly $all: string
  readonly field: string
  readonly ended?: true
  /** Whose they were, where that is another conversation: of somebody who came back by a code. */
  readonly of?: ConversationId
}

/**
 * In a list: what a parcel of the person's own lane learnt, as soon as it is known how that ended;
 * left out where it was not sent.
 */
export interface OwnOf {
  readonly $own: Parcel['id']
  readonly field: string
}

type Named = Of | AllOf | OwnOf

/**
 * A parcel's call with every `Of` in its body replaced; undefined where one cannot be, since the
 * earlier parcel failed, and `nothing` where all that it names need not be and is not, or where what
 * it stands in for was sent; `not yet` while one that it
 * waits for may still be sent. A person's own lane
 * names no parcels.
 */
export async function resolve(
  store: Pick<Store, 'receipt' | 'receiptsLike' | 'unsentLike' | 'ownReceipt'>,
  { call, conversation, lane }: Parcel,
): Promise<Call | 'nothing' | 'not yet' | undefined> {
  if (lane === conversation) return call
  if (call.unless !== undefined && (await store.receipt(conversation, call.unless)))
    return 'nothing'
  const receipts = new Map<string, readonly (Receipt | undefined)[]>()
  const all = named(call.body)
  for (const one of all) {
    const found = await find(store, conversation, one)
    if (found === 'not yet') return found
    receipts.set(nameOf(one), found)
  }
  const learnt = (one: Named) =>
    (receipts.get(nameOf(one)) ?? []).flatMap((receipt) => receipt?.[one.field] ?? [])
  const must = (one: Named) => '$of' in one && !one.optional
  if (all.some((one) => must(one) && learnt(one).length === 0)) return undefined
  if (all.length > 0 && all.every((one) => learnt(one).length === 0)) return 'nothing'
  const filled = (value: unknown): unknown => {
    if (isOf(value)) return learnt(value)[0]
    if (Array.isArray(value))
      return value.flatMap((item) => (isOf(item) ? learnt(item) : [filled(item)]))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner)]))
  }
  return { ...call, body: filled(call.body) as Call['body'] }
}

/**
 * What is urgent first, as it came, but of one conversation nothing before what it rests on, or what
 * changes what is there: an alert brings the card with it that it needs, which is as urgent then, and
 * no older card comes after a newer. Messages that it does not name, and copies of files, wait behind
 * it.
 */
export function earlierFirst(parcels: readonly Parcel[]): readonly Parcel[] {
  if (parcels.every(({ lane, conversation }) => lane === conversation)) return parcels
  const byPerson = Map.groupBy(parcels, ({ conversation }) => conversation)
  for (const [person, theirs] of byPerson)
    byPerson.set(
      person,
      theirs.toSorted((a, b) => a.createdAt - b.createdAt),
    )
  const ordered = new Map<Parcel, Parcel>()
  for (const parcel of parcels) {
    if (ordered.has(parcel)) continue
    for (const earlier of byPerson.get(parcel.conversation) ?? []) {
      const waits = parcel.urgent && earlier !== parcel && mayWait(earlier, parcel)
      if (!waits && !ordered.has(earlier))
        ordered.set(earlier, parcel.urgent ? { ...earlier, urgent: true } : earlier)
      if (earlier === parcel) break
    }
  }
  return [...ordered.values()]
}

const mayWait = (earlier: Parcel, alert: Parcel): boolean =>
  bringsFile(earlier.call) ||
  (!earlier.urgent && earlier.call.method === MESSAGE && !rests(alert, earlier.id))

const rests = ({ call }: Parcel, id: Parcel['id']): boolean =>
  call.unless === id ||
  named(call.body).some((one) =>
    '$all' in one ? id.startsWith(one.$all) : id === ('$of' in one ? one.$of : one.$own),
  )

/** What says something new, and changes nothing that stands there. */
const MESSAGE = 'sendMessage'

/** Whether a call's body names a file of ours, whose bytes take their time. */
export const bringsFile = ({ body }: Pick<Call, 'body'>): boolean =>
  Object.values(body).some(
    (value) => typeof value === 'object' && value !== null && '$media' in value,
  )

async function find(
  store: Parameters<typeof resolve>[0],
  conversation: Parcel['conversation'],
  one: Named,
): Promise<readonly (Receipt | undefined)[] | 'not yet'> {
  if ('$all' in one) {
    const whose = one.of ?? conversation
    if (one.ended && (await store.unsentLike(whose, one.$all))) return 'not yet'
    return store.receiptsLike(whose, one.$all)
  }
  if ('$of' in one) return [await store.receipt(conversation, one.$of)]
  const own = await store.ownReceipt(conversation, one.$own)
  return own === 'unsent' ? 'not yet' : [own]
}

const nameOf = (one: Named): string =>
  '$all' in one ? `${one.$all}*` : '$of' in one ? one.$of : one.$own

function named(value: unknown): readonly Named[] {
  if (isOf(value)) return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(named) : []
}

const isOf = (value: unknown): value is Named =>
  typeof value === 'object' &&
  value !== null &&
  ('$of' in value || '$all' in value || '$own' in value)
