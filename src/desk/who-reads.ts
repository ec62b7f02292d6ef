import type { Log } from '../ports.ts'
import type { Member, Staff } from '../staff/staff.ts'
import type { Reading } from './plan.ts'
import type { Unreached } from './telegram/group.ts'

/** Who reads cases, and whether they hear of one, as last counted. */
export interface WhoReads {
  readonly now: () => Reading
  /** The staff, who are counted anew by it. */
  readonly list: Staff['list']
  /** Counts the staff anew. Throws where the database cannot be read. */
  readonly refresh: () => Promise<void>
}

/** The caseworkers' group on a platform. */
export interface ReadingRoom {
  /** How many people are in it, as last counted. */
  readonly people: () => number | undefined
  /** What keeps it from being told, if anything does. */
  readonly trouble: () => Unreached | undefined
}

/**
 * Counts the people who read cases, who come and go while the program runs: everybody in the group,
 * of the staff or not, and whoever of the staff reads elsewhere. Nobody reads where none of the staff
 * can sign in to the console or is tied to an account in the group: the operator is warned of that.
 */
export async function createWhoReads(given: {
  readonly staff: Pick<Staff, 'list'>
  /** The caseworkers' group; undefined where they have none. */
  readonly room: () => ReadingRoom | undefined
  readonly log: Log
}): Promise<WhoReads> {
  const { staff, room, log } = given
  let members = await staff.list()
  let warned = false
  const now = () => reading(members, room())
  const list = async () => {
    members = await staff.list()
    if (now().anybody === warned) {
      warned = !warned
      log(warned ? 'warn' : 'info', 'desk-staff', { why: warned ? NOBODY : 'Somebody reads.' })
    }
    return members
  }
  return { now, list, refresh: async () => void (await list()) }
}

/** What an operator reads whose desk has nobody. */
export const NOBODY =
  'Nobody of the staff can read yet, so people are told that no caseworker is here: see npm run staff.'

function reading(members: readonly Member[], room: ReadingRoom | undefined): Reading {
  const tied = members.filter(({ telegram }) => telegram).length
  const inGroup = room && Math.max(room.people() ?? 0, tied)
  const trouble = room?.trouble()
  // Where rights lack, it is told outside any topic.
  const alerts = room !== undefined && (trouble === undefined || trouble.why === 'rights')
  return {
    readers: inGroup === undefined ? members.length : inGroup + members.length - tied,
    anybody: members.some(({ telegram, codes }) => codes || (room !== undefined && telegram)),
    inGroup,
    alerts,
    reaches: members.some(({ telegram, codes }) => codes || (alerts && telegram)),
  }
}
