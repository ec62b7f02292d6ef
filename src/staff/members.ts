import type { Locale } from '../core/conversation.ts'
import type { Seal } from '../seal.ts'
import type { Member, Role } from './staff.ts'

/** What of a member is sealed. */
export interface Sealed {
  readonly name: string
  readonly language: Locale
  /** What their codes are made from, in base32; not there, or of no use, before `step`. */
  readonly secret?: string
}

/** A row of `staff`. */
export interface StaffRow {
  readonly id: string
  readonly role: Role
  readonly place: number
  readonly body: Uint8Array
  readonly telegram: string | null
  readonly step: number | null
  readonly removed_at: number | null
}

/** Seals and opens what is kept of a member. */
export interface Members {
  seal(id: string, sealed: Sealed): Uint8Array
  open(row: StaffRow): Sealed
  of(row: StaffRow): Member
}

/** Names are sealed under the key that is nobody's in particular, each to its own row. */
export function membersOf(seal: Seal): Members {
  const at = (id: string) => `staff|${id}`
  const open = (row: StaffRow): Sealed => JSON.parse(seal.open(seal.ours, at(row.id), row.body))
  return {
    seal: (id, sealed) => seal.seal(seal.ours, at(id), JSON.stringify(sealed)),
    open,
    of(row) {
      const { name, language } = open(row)
      return {
        ...{ id: row.id, name, role: row.role, language, place: row.place },
        telegram: row.telegram !== null,
        codes: row.step !== null,
        ...(row.removed_at !== null && { removedAt: row.removed_at }),
      }
    },
  }
}
