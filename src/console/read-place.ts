import { type Place, placeAt } from '../core/enclosure.ts'

/** Characters that a place's name may have, and its address: LINE's longest. */
export const LONGEST_NAME = 100

/** Both degrees together, as maps copy them: `35.6586, 139.7454`. */
const BOTH = /^(-?\d{1,3}\.\d+)°?\s*[,、;\s]\s*(-?\d{1,3}\.\d+)°?$/

/** Degrees, after a point or, as is written in Vietnam, a comma. */
const ONE = /^(-?\d{1,3})(?:[.,](\d+))?°?$/

/**
 * The place of a form: degrees as they are copied from a map, both in the first field as well, with
 * whatever names were filled in, or why it is none: there is none such on the earth, or a name is longer
 * than is shown. Nothing of it is cut.
 */
export function readPlace(form: ReadonlyMap<string, string>): Place | 'noPlace' | 'longPlace' {
  const field = (name: string) => (form.get(name) ?? '').trim()
  const written = (name: string) => field(name).normalize('NFKC').replace('−', '-')
  const [, north, east] = written('longitude') === '' ? (BOTH.exec(written('latitude')) ?? []) : []
  const latitude = degreesIn(north ?? written('latitude'))
  const longitude = degreesIn(east ?? written('longitude'))
  const named = { title: field('title'), address: field('address') }
  if (Object.values(named).some(({ length }) => length > LONGEST_NAME)) return 'longPlace'
  return placeAt(latitude, longitude, named) ?? 'noPlace'
}

function degreesIn(text: string): number | undefined {
  const [, whole, part = '0'] = ONE.exec(text) ?? []
  return whole === undefined ? undefined : Number(`${whole}.${part}`)
}
