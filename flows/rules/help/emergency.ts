import type { Phrase } from '../../../src/core/message.ts'
import { type HelpLine, helpLines } from './table.ts'

/** The emergency numbers, said in one line of their own before all others. */
const ids = {
  phone1: 'police-110',
  phone2: 'fire-ambulance-119',
  police: 'vn-police-113',
  ambulance: 'vn-ambulance-115',
} as const

/** Whether a line is one of a country's emergency numbers. */
export const isEmergency = ({ id }: HelpLine): boolean =>
  Object.values(ids).some((one) => one === id)

/**
 * A phrase that names the emergency numbers of Japan and of Viet Nam, as nobody asks where a person
 * is. Only Japan's are numbers to call from a button: on it, nothing says which country's they are.
 */
export const bothCountries = (key: 'helplines:bothCountries' | 'helplines:emergency'): Phrase => ({
  key,
  params: numbers,
})

const numbers = Object.fromEntries(
  Object.entries(ids).map(([name, id]) => [name, numberOf(id)] as const),
)

function numberOf(id: string): string {
  const phone = helpLines.find((line) => line.id === id)?.phone
  if (!phone) throw new Error(`no number for ${id}`)
  return phone
}
