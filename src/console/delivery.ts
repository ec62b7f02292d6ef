import type { Delivered } from '../desk/ports.ts'

/** How what was said in a turn has fared on its way. */
export type Delivery = Delivered['state']

const WORST: readonly Delivery[] = ['sent', 'unsent', 'uncertain', 'failed']

/** The worst that befell a turn's parcels, by the turn's number. */
export function deliveriesOf(parcels: readonly Delivered[]): ReadonlyMap<number, Delivery> {
  const worst = new Map<number, Delivery>()
  for (const { seq, state } of parcels) {
    const known = worst.get(seq)
    if (!known || WORST.indexOf(state) > WORST.indexOf(known)) worst.set(seq, state)
  }
  return worst
}
