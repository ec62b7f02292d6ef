import { type Decimal, decimals } from './decimal.ts'
import type { Token } from './tokens.ts'
import { type Unit, unitOf } from './units.ts'
import { inWords } from './vietnamese.ts'

/** A number with the unit that follows it, and where it stands among the tokens. */
export interface Term {
  readonly written: string
  readonly readings: readonly Decimal[]
  readonly unit: Unit | undefined
  /** Yen is said besides: `18 man yên`, `¥18万`. */
  readonly yen: boolean
  /** `rưỡi`, `半`: and half a unit more. */
  readonly half: boolean
  readonly from: number
  readonly to: number
}

/** Every number in a message with its unit, in order; undefined where one cannot be read. */
export function terms(cut: readonly Token[]): readonly Term[] | undefined {
  const found: Term[] = []
  let at = 0
  while (at < cut.length) {
    const number = numberAt(cut, at, at > 0 && found.at(-1)?.to === at)
    if (number === undefined) at++
    else {
      if (number.readings.length === 0 || NEGATIVE.test(cut[at - 1]?.text ?? '')) return undefined
      const term = withUnit(cut, at, number)
      found.push(term)
      at = term.to
    }
  }
  return found
}

interface Numeral {
  readonly written: string
  readonly readings: readonly Decimal[]
  readonly taken: number
}

function numberAt(cut: readonly Token[], at: number, follows: boolean): Numeral | undefined {
  const token = cut[at]
  if (token?.kind === 'number')
    return { written: token.text, readings: decimals(minutes(cut, at) ?? token.text), taken: 1 }
  const words = inWords(cut, at)
  if (words === undefined) return undefined
  const end = at + words.taken
  const clear = unitOf(cut[end]) !== undefined || ((at === 0 || follows) && end === cut.length)
  if (!clear && !follows) return undefined
  const readings = clear && words.value !== 'unsafe' ? [{ digits: words.value, scale: 0 }] : []
  return { written: '', readings, taken: words.taken }
}

/** The `05` of `8h05`, without its nought. */
const minutes = (cut: readonly Token[], at: number): string | undefined =>
  unitOf(cut[at - 1]) === 'hour' ? /^0(\d)$/.exec(cut[at]?.text ?? '')?.[1] : undefined

function withUnit(cut: readonly Token[], at: number, number: Numeral): Term {
  let to = at + number.taken
  let unit = unitOf(cut[to])
  let yen = YEN_BEFORE.has(cut[at - 1]?.text ?? '')
  let half = unit === 'half'
  if (unit !== undefined) to++
  if (half) unit = undefined
  if (unit === 'foreign' && DONG.has(cut[to - 1]?.text ?? '') && unitOf(cut[to]) === 'yen') {
    unit = 'yen'
    to++
  }
  if ((unit === 'man' || unit === 'thousand') && unitOf(cut[to]) === 'foreign') unit = 'foreign'
  if (!half && unitOf(cut[to]) === 'half') {
    half = true
    to++
  }
  if ((unit === 'man' || unit === 'thousand' || half) && unitOf(cut[to]) === 'yen') {
    yen = true
    to++
  }
  return { ...number, unit, yen: yen || unit === 'yen', half, from: at, to }
}

const NEGATIVE = /^[-−–—▲△ー]$/
const YEN_BEFORE = new Set(['¥', '\\', 'jpy'])
const DONG = new Set(['đồng', 'dong'])
