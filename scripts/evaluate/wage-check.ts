import { minimumWage, type Reckoning } from '../../flows/rules/minimum-wage.ts'
import { known, type Range } from '../../flows/rules/range.ts'
import { specifiedWage } from '../../flows/rules/specified-wage.ts'
import type { WageInput } from '../../flows/rules/wage.ts'
import { readWageCase } from '../../flows/rules/wage-case.ts'
import { ceil, compare, type Fraction, round, written } from '../../src/core/fraction.ts'

/**
 * What `evaluate wage-check` prints for the input of a wage case. Throws Impossible, with a
 * sentence, on a value that cannot be.
 */
export function evaluateWage(json: unknown): object {
  const input = readWageCase(json)
  return printed(input, minimumWage(input))
}

/** Amounts an hour to four decimals beside the exact fraction; a shortfall in whole yen, upwards. */
function printed(input: WageInput, found: Reckoning) {
  const { verdict, hourly, stretches, shortfall } = found
  const specified = specifiedWage(input, found)
  const hour = known(hourly)
  const gap = stretches.map((stretch) => stretch.gap).reduce(higher, undefined)
  return {
    verdict,
    rate: stretches.at(-1)?.figure?.value ?? null,
    segments: stretches.map((stretch) => ({
      rate: stretch.figure?.value ?? null,
      from: stretch.from,
      to: stretch.to,
      verdict: stretch.verdict,
      ...both('hours', stretch.hours, four),
      ...both('shortfall', stretch.shortfall, four),
      dateBasis: stretch.figure?.dateBasis ?? null,
      dateSources: stretch.figure?.dateSources ?? null,
    })),
    ...both('shortfall', shortfall, ceil),
    ...both('hourlyEquivalent', hourly, four),
    hourlyEquivalentExact: hour ? written(hour) : null,
    ...(gap ? both('shortfallPerHour', gap, four) : { shortfallPerHour: null }),
    notes: stretches.some(({ dateUnsure }) => dateUnsure) ? ['dateUnsure'] : [],
    ...(specified && {
      specified: {
        rate: specified.rate,
        ...both('possibleShortfall', specified.possibleShortfall, ceil),
      },
    }),
    because: found.because,
  }
}

const four = (value: Fraction) => round(value, 4)

/** A figure where it is known; null where not, with its range where anything bounds it. */
function both(name: string, range: Range, show: (value: Fraction) => number) {
  const value = known(range)
  if (value) return { [name]: show(value) }
  const { low, high } = range
  return { [name]: null, ...(high && { [`${name}Range`]: [show(low), show(high)] }) }
}

const higher = (a: Range | undefined, b: Range) => (a && compare(a.low, b.low) >= 0 ? a : b)
