import type { Call, Parcel, Receipt, Store } from './ports.ts'

/**
 * What an earlier parcel of the same conversation learnt, in the body of a later one. An `optional`
 * one in a list is left out where the earlier parcel was never sent.
 */
export interface Of {
  readonly $of: Parcel['id']
  readonly field: string
  readonly optional?: true
}

/**
 * A parcel's call with every `Of` in its body replaced; undefined where one cannot be, since the
 * earlier parcel failed, and `nothing` where a list of optional ones comes to nothing. Only lanes of
 * the desk's name earlier parcels.
 */
export async function resolve(
  store: Pick<Store, 'receipt'>,
  { call, conversation, lane }: Parcel,
): Promise<Call | 'nothing' | undefined> {
  if (lane === conversation) return call
  const receipts = new Map<string, Receipt | undefined>()
  for (const { $of } of named(call.body)) {
    if (!receipts.has($of)) receipts.set($of, await store.receipt(conversation, $of))
  }
  const learnt = ({ $of, field }: Of) => receipts.get($of)?.[field]
  const all = named(call.body)
  if (all.some((of) => !of.optional && learnt(of) === undefined)) return undefined
  if (all.length > 0 && all.every((of) => learnt(of) === undefined)) return 'nothing'
  const filled = (value: unknown): unknown => {
    if (isOf(value)) return learnt(value)
    if (Array.isArray(value)) return value.map(filled).filter((item) => item !== undefined)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner)]))
  }
  return { ...call, body: filled(call.body) as Call['body'] }
}

/**
 * What is urgent first, as it came, but of one conversation nothing before what was promised
 * earlier: an alert brings the card with it that it needs, and no older card comes after a newer.
 */
export function earlierFirst(parcels: readonly Parcel[]): readonly Parcel[] {
  if (parcels.every(({ lane, conversation }) => lane === conversation)) return parcels
  const byPerson = Map.groupBy(parcels, ({ conversation }) => conversation)
  for (const [person, theirs] of byPerson)
    byPerson.set(
      person,
      theirs.toSorted((a, b) => a.createdAt - b.createdAt),
    )
  const ordered = new Set<Parcel>()
  for (const parcel of parcels) {
    if (ordered.has(parcel)) continue
    for (const earlier of byPerson.get(parcel.conversation) ?? []) {
      ordered.add(earlier)
      if (earlier === parcel) break
    }
  }
  return [...ordered]
}

function named(value: unknown): readonly Of[] {
  if (isOf(value)) return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(named) : []
}

const isOf = (value: unknown): value is Of =>
  typeof value === 'object' && value !== null && typeof (value as Of).$of === 'string'
