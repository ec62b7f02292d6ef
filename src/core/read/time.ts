import { value } from './decimal.ts'
import type { Term } from './terms.ts'
import type { Token } from './tokens.ts'

/**
 * Whether a number only says of what time another is told: `1 tháng`, `1日`, `tháng 3`, `3月`.
 */
export function idle(term: Term, cut: readonly Token[]): boolean {
  const [reading] = term.readings
  if (reading === undefined || term.half || term.yen) return false
  const count = value(reading)
  const month = Number.isInteger(count) && count >= 1 && count <= 12
  if (term.unit === undefined) return month && MONTH.has(cut[term.from - 1]?.fold ?? '')
  if (term.unit === 'monthName') return month
  return count === 1 && PER.has(term.unit)
}

const MONTH = new Set(['thang', 'thangs'])
const PER = new Set(['hour', 'day', 'week', 'month', 'year'])
