import type { Member, Staff } from '../../staff/staff.ts'

/** What the desk's rooms ask of the staff. */
export type DeskStaff = Pick<Staff, 'list' | 'byTelegram' | 'redeem'>

/** The staff as last read, for what must not wait: naming somebody in a card. */
export interface Roster {
  readonly members: () => readonly Member[]
  refresh(): Promise<void>
}

/** Nobody is known before the first `refresh`. */
export function createRoster(staff: Pick<Staff, 'list'>): Roster {
  let members: readonly Member[] = []
  return {
    members: () => members,
    async refresh() {
      members = await staff.list()
    },
  }
}
