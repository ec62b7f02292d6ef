/** An exact number: `digits` with the point `scale` places from the right. */
export interface Decimal {
  readonly digits: number
  readonly scale: number
}

/**
 * Everything a written number can mean. A point or a comma before exactly three digits groups
 * thousands in one country and begins a fraction in another, so `1.050` has two readings, the
 * grouped one first; `7,5` and `180.000,50` have one; `1.80.00` and `007` have none.
 */
export function decimals(written: string): readonly Decimal[] {
  if (written.length > 16) return []
  const plain = written.replaceAll(' ', ',')
  const readings: Decimal[] = []
  if (WHOLE.test(plain) || grouped(plain)) readings.push(exact(plain.replace(/[.,]/g, ''), ''))
  const point = FRACTION.exec(plain)
  if (point?.[1] !== undefined && point[3] !== undefined && !written.includes(' '))
    if (WHOLE.test(point[1]) || (grouped(point[1]) && !point[1].includes(point[2] ?? '')))
      readings.push(exact(point[1].replace(/[.,]/g, ''), point[3]))
  return readings
}

/** The number times `size`, or undefined where that is not whole. */
export function whole({ digits, scale }: Decimal, size: number): number | undefined {
  const total = (digits * size) / 10 ** scale
  return Number.isSafeInteger(digits * size) && Number.isInteger(total) ? total : undefined
}

/** The nearest number to it, as an answer keeps it. */
export const value = ({ digits, scale }: Decimal): number => digits / 10 ** scale

function exact(whole: string, fraction: string): Decimal {
  const kept = fraction.replace(/0+$/, '')
  return { digits: Number(whole + kept), scale: kept.length }
}

const grouped = (written: string) => /^[1-9]\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3})+)$/.test(written)

const WHOLE = /^(?:0|[1-9]\d*)$/
const FRACTION = /^(.+)([.,])(\d{1,3})$/
