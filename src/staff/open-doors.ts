import type { Instant } from '../core/conversation.ts'
import type { Seal } from '../seal.ts'
import type { Sql, Statement } from '../store/ports.ts'
import type { Doors } from './doors.ts'
import { membersOf, type StaffRow } from './members.ts'
import { newSecret, newToken, stepOf } from './secrets.ts'
import { statements } from './statements.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long each thing in a browser is good for, in milliseconds. */
export const GOOD_FOR = { entering: 15 * MINUTE, device: 90 * DAY, 'signed in': 7 * DAY } as const
/** How long somebody may do nothing and still be signed in. */
const IDLE = 12 * HOUR
/** Codes that may be tried for one person in a while: a guess is right once in 333,333. */
const TRIES = { most: 5, within: 15 * MINUTE }

type Kind = keyof typeof GOOD_FOR
interface SessionRow extends StaffRow {
  readonly kind: Kind
  readonly at: number
  readonly sealed: Uint8Array | null
}

/** The console's doors, in any database that can do what `Sql` says. */
export function createDoors(sql: Sql, seal: Seal): Doors {
  const members = membersOf(seal)
  const hashOf = (token: string) => seal.hash(`staff session|${token}`)
  const find = async (token: string, now: Instant): Promise<SessionRow | undefined> =>
    (await sql.all<SessionRow>(statements.session, hashOf(token), now))[0]

  const placeOf = (hash: string) => `staff session|${hash}`
  const opening = (token: string, kind: Kind, staff: string, now: Instant, secret?: string) => {
    const hash = hashOf(token)
    const body = secret === undefined ? null : seal.seal(seal.ours, placeOf(hash), secret)
    const until = now + GOOD_FOR[kind]
    return [statements.openSession, hash, staff, kind, now, until, body] satisfies Statement
  }

  /** What codes are made from: what is set up counts before what is about to be. */
  const secretOf = (row: SessionRow, token: string): string | undefined => {
    if (row.step !== null) return members.open(row).secret
    return row.sealed ? seal.open(seal.ours, placeOf(hashOf(token)), row.sealed) : undefined
  }

  return {
    async enter(link, now) {
      const given = seal.hash(`staff link|${link}`)
      const [row] = await sql.all<StaffRow>(statements.enter, given, now)
      if (!row) return undefined
      const token = newToken()
      const secret = row.step === null ? newSecret() : undefined
      await sql.batch([[statements.closeOld, now], opening(token, 'entering', row.id, now, secret)])
      return token
    },

    async knocking(token, now) {
      const row = await find(token, now)
      if (!row || row.kind === 'signed in') return undefined
      const secret = secretOf(row, token)
      if (secret === undefined) return undefined
      return { member: members.of(row), ...(row.step === null && { secret }) }
    },

    async prove(token, code, now) {
      const row = await find(token, now)
      const secret = row && row.kind !== 'signed in' ? secretOf(row, token) : undefined
      if (!row || secret === undefined) return { kind: 'gone' }
      const who = `sign in|${row.id}`
      const from = now - TRIES.within
      const [counted = []] = await sql.batch([[statements.guess, who, now, from, TRIES.most]])
      if (counted.length === 0) return { kind: 'limited' }

      const step = stepOf(secret, code, now)
      if (step === undefined) return { kind: 'wrong' }
      const body = members.seal(row.id, { ...members.open(row), secret })
      const [taken = []] = await sql.batch([
        row.step === null
          ? [statements.setUp, row.id, body, step]
          : [statements.step, row.id, step],
      ])
      if (taken.length === 0) return { kind: 'wrong' }

      const session = newToken()
      const device = newToken()
      await sql.batch([
        [statements.dropGuesses, who],
        [statements.closeSession, hashOf(token)],
        opening(session, 'signed in', row.id, now),
        opening(device, 'device', row.id, now),
      ])
      return { kind: 'in', session, device }
    },

    async signedIn(token, now, alone = false) {
      const row = await find(token, now)
      if (row?.kind !== 'signed in' || row.at <= now - IDLE) return undefined
      if (!alone && row.at < now - MINUTE) await sql.batch([[statements.touch, hashOf(token), now]])
      return members.of(row)
    },

    async close(token) {
      await sql.batch([[statements.closeSession, hashOf(token)]])
    },

    csrf: (token) => seal.hash(`staff form|${token}`),
  }
}
