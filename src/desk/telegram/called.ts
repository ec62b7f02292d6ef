import type { Case, StaffId } from '../../core/case.ts'
import type { Rung } from '../../core/ladder.ts'
import type { Member } from '../../staff/staff.ts'

/**
 * Who is called at a rung: whoever holds it or is first on call again, the next, a coordinator.
 * Undefined where there is nobody to name.
 */
export function calledAt(
  members: readonly Member[],
  rung: Rung,
  { status, holder }: Case,
): StaffId | undefined {
  const held = status === 'claimed'
  if (held && rung === 'again') return holder
  const all = members.filter(({ id }) => !held || id !== holder)
  const workers = all.filter(({ role }) => role === 'caseworker')
  const called = {
    again: workers[0],
    next: held ? workers[0] : (workers[1] ?? workers[0]),
    coordinator: all.find(({ role }) => role === 'coordinator'),
    person: undefined,
  }[rung]
  return called?.id
}
