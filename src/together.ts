import type { Parcel } from './parcel.ts'

/** So much fits one message wherever texts are joined, in UTF-16 units. */
const ROOM = 4_000

/**
 * Parcels in the order in which they are sent, those together that may go as one message: texts of a
 * call that `joins`, to the same room, with nothing else about the same person in between.
 */
export function together(parcels: readonly Parcel[]): readonly (readonly [Parcel, ...Parcel[]])[] {
  const all: [Parcel, ...Parcel[]][] = []
  const open = new Map<Parcel['conversation'], [Parcel, ...Parcel[]]>()
  for (const parcel of parcels) {
    const last = open.get(parcel.conversation)
    if (last && parcel.call.joins && sameRoom(last[0], parcel) && fits([...last, parcel])) {
      last.push(parcel)
      continue
    }
    const alone: [Parcel, ...Parcel[]] = [parcel]
    all.push(alone)
    if (parcel.call.joins) open.set(parcel.conversation, alone)
    else open.delete(parcel.conversation)
  }
  return all
}

/** The call that says all of them. */
export function asOne([first, ...more]: readonly [Parcel, ...Parcel[]]): Parcel {
  if (more.length === 0) return first
  const text = [first, ...more].map(textOf).join('\n\n')
  return { ...first, call: { ...first.call, body: { ...first.call.body, text } } }
}

const textOf = ({ call }: Parcel): string => String(call.body['text'])

const fits = (parcels: readonly Parcel[]): boolean =>
  parcels.reduce((sum, parcel) => sum + textOf(parcel).length + 2, 0) <= ROOM

function sameRoom(one: Parcel, other: Parcel): boolean {
  const room = ({ call: { method, body } }: Parcel) => JSON.stringify({ method, ...body, text: '' })
  return room(one) === room(other)
}
