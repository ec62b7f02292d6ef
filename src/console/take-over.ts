import { type Case, isOpenToAll, type StaffId } from '../core/case.ts'
import type { CaseworkerAct } from '../core/inbound.ts'
import type { Member, Staff } from '../staff/staff.ts'

/**
 * From whom somebody may take a case that is held: a coordinator always, and everybody where a danger
 * is not answered or the holder is of the staff no more. Undefined where they may not.
 */
export async function holderToRelieve(
  staff: Pick<Staff, 'list'>,
  me: Member,
  its: Case,
): Promise<StaffId | undefined> {
  const { status, holder } = its
  if (status !== 'claimed' || holder === me.id) return undefined
  if (me.role === 'coordinator' || isOpenToAll(its)) return holder
  const here = (await staff.list()).some(({ id }) => id === holder)
  return here ? undefined : holder
}

/** A claim as it was asked for: from whom the page showed as the holder, where that may be. */
export async function claimOf(
  staff: Pick<Staff, 'list'>,
  me: Member,
  its: Case,
  asked: string | undefined,
): Promise<Extract<CaseworkerAct, { kind: 'claim' }>> {
  const from = asked === undefined ? undefined : await holderToRelieve(staff, me, its)
  return from !== undefined && from === asked ? { kind: 'claim', from } : { kind: 'claim' }
}
