/**
 * Whether a kind of pay counts towards the minimum wage (Minimum Wage Act art. 4(3), Enforcement
 * Regulations art. 1): overtime, rest-day and night pay, bonuses, one-off pay, perfect-attendance,
 * commuting and family allowances do not; all other regular pay does, housing allowance included.
 *
 * Undefined for a kind that is not listed. Names do not decide, substance does, so such pay is
 * reckoned both ways.
 */
export function countsForMinimumWage(kind: string): boolean | undefined {
  return Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
}

const kinds: { readonly [kind: string]: boolean } = {
  base: true,
  job: true,
  skill: true,
  sales: true,
  qualification: true,
  commission: true,
  meal_cash: true,
  housing_flat: true,
  housing_by_cost: true,
  separation: true,
  child_education: true,
  perfect_attendance: false,
  commute: false,
  family: false,
  bonus: false,
  temporary: false,
  fixed_overtime: false,
  overtime_paid: false,
}
