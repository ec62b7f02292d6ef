import { randomBytes } from 'node:crypto'
import type { Instant } from '../core/conversation.ts'
import type { Seal } from '../seal.ts'
import type { Sql, Statement } from '../store/ports.ts'
import { membersOf, type StaffRow } from './members.ts'
import { newCode, newToken, plainCode } from './secrets.ts'
import type { Invitation, Member, StaffBook } from './staff.ts'
import { statements } from './statements.ts'

const HOUR = 3_600_000
/** How long an invitation waits: it may be given in the evening and used in the morning. */
const INVITED = 24 * HOUR
/** Codes that one Telegram account, and all of them together, may try in an hour. */
const TRIES = { one: 10, all: 100 }

/** The people at the desk, in any database that can do what `Sql` says. */
export function createStaffBook(sql: Sql, seal: Seal): StaffBook {
  const members = membersOf(seal)
  const linkOf = (link: string) => seal.hash(`staff link|${link}`)
  const codeOf = (code: string) => seal.hash(`staff code|${plainCode(code)}`)
  const accountOf = (user: string) => seal.hash(`staff telegram|${user}`)

  const rows = (statement: string, ...params: readonly (string | number)[]) =>
    sql.all<StaffRow>(statement, ...params)
  const one = async (statement: string, param: string): Promise<Member | undefined> => {
    const [row] = await rows(statement, param)
    return row && members.of(row)
  }

  const keys = (now: Instant) => ({ link: newToken(), code: newCode(), until: now + INVITED })
  const invitation = (
    member: Member,
    { link, code, until }: ReturnType<typeof keys>,
  ): Invitation => ({ member, link, code, until })

  return {
    list: async () => (await rows(statements.list)).map(members.of),
    byId: (id) => one(statements.byId, id),
    byTelegram: (user) => one(statements.byTelegram, accountOf(user)),

    async redeem(code, user, now) {
      const account = accountOf(user)
      const who = `code|${account}`
      const [, counted = []] = await sql.batch([
        [statements.dropOldGuesses, now - HOUR],
        [statements.guessAmongAll, who, now, now - HOUR, TRIES.one, TRIES.all],
      ])
      if (counted.length === 0) return { kind: 'limited' }
      const given = [codeOf(code), now, account] as const
      const [, tied = []] = await sql.batch([
        [statements.untie, ...given],
        [statements.tie, ...given],
      ])
      const row = tied[0] as StaffRow | undefined
      if (!row) return { kind: 'unknown' }
      await sql.batch([[statements.dropGuesses, who]])
      return { kind: 'tied', member: members.of(row) }
    },

    async speak(id, language) {
      const [row] = await rows(statements.byId, id)
      if (!row) return
      const body = members.seal(id, { ...members.open(row), language })
      await sql.batch([[statements.rewrite, id, body, row.body]])
    },

    async add({ name, role, language, place }, now) {
      const id = randomBytes(6).toString('hex')
      const fresh = keys(now)
      const { link, code, until } = fresh
      const body = members.seal(id, { name, language })
      await sql.batch([[statements.add, id, role, place, body, linkOf(link), codeOf(code), until]])
      const member = { id, name, role, language, place, telegram: false, codes: false }
      return invitation(member, fresh)
    },

    async invite(id, now, afresh = false) {
      const fresh = keys(now)
      const { link, code, until } = fresh
      const ends: readonly Statement[] = [
        [statements.forgetCodes, id],
        [statements.closeAll, id],
      ]
      const results = await sql.batch([
        ...(afresh ? ends : []),
        [statements.invite, id, linkOf(link), codeOf(code), until],
      ])
      const row = results.at(-1)?.[0] as StaffRow | undefined
      return row && invitation(members.of(row), fresh)
    },

    async remove(id, now) {
      const [row] = await rows(statements.byId, id)
      if (!row) return false
      const { name, language } = members.open(row)
      const [removed = []] = await sql.batch([
        [statements.remove, id, now, members.seal(id, { name, language })],
        [statements.closeAll, id],
      ])
      return removed.length > 0
    },
  }
}
