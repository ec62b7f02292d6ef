/**
 * Farming and the keeping of animals: out of the Act's rules on hours and rest days (Labour
 * Standards Act art. 41(1)), yet trainees' contracts are to follow them (MAFF notices of 2000 and
 * 2013, W21), so that premiums for overtime and rest days rest on the contract and the trainee rules.
 */
export const isFarm = (industry: string | undefined): boolean => farms.has(industry ?? '')

/** Fishing and fish farming: out of the same rules; what trainees' contracts say is not confirmed. */
export const isFishery = (industry: string | undefined): boolean => fisheries.has(industry ?? '')

const farms: ReadonlySet<string> = new Set(['agriculture', 'farming', 'livestock'])
const fisheries: ReadonlySet<string> = new Set(['fisheries', 'fishery', 'fishing', 'aquaculture'])
