import type { StaffId } from '../core/case.ts'
import type { Desk } from '../desk/ports.ts'
import type { Store } from '../store/ports.ts'
import type { Past } from './pages/past.ts'

/** Reads a closed case whose person has another since; undefined where there is none. */
export async function pastCase(
  store: Pick<Store, 'find'> & { readonly desk: Pick<Desk, 'caseOf'> },
  number: string,
  nameOf: (staff: StaffId) => string,
): Promise<Past | undefined> {
  const kept = await store.desk.caseOf(number)
  if (!kept) return undefined
  const { case: its, conversation } = kept
  const now = (await store.find(conversation))?.case
  return {
    its,
    ...(its.holder !== undefined && { holder: nameOf(its.holder) }),
    ...(now && now.id !== its.id && { newer: now.number }),
  }
}
