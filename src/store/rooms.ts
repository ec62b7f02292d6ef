import type { Mark, RoomsKept } from '../desk/ports.ts'
import type { Seal } from '../seal.ts'
import type { Sql } from './ports.ts'
import { statements } from './statements.ts'

/** What is kept of the desk's rooms. An event is kept as the keyed hash that its turn has. */
export function roomsIn(sql: Sql, seal: Seal): RoomsKept {
  const hashOf = (event: string) => seal.hash(`event|${event}`)
  const nameOf = (name: string) => `desk ${name}`
  return {
    async mark({ event, conversation, message, thread }) {
      await sql.batch([[statements.mark, hashOf(event), conversation, message, thread]])
    },

    async unmark(event) {
      await sql.batch([[statements.unmark, hashOf(event)]])
    },

    async settle(event) {
      await sql.batch([[statements.settle, event]])
    },

    async wentOut({ conversation, message, thread }) {
      const where = [conversation, message, thread] as const
      const [row] = await sql.all<{ seq: number | null }>(statements.wentOut, ...where)
      return row && { seq: row.seq ?? 0 }
    },

    async waits(event) {
      await sql.batch([[statements.waits, hashOf(event)]])
    },

    async arrived() {
      const rows = await sql.all<Mark & { failed: number; uncertain: number }>(statements.arrived)
      return rows.map(({ failed, uncertain, ...mark }) => ({
        ...mark,
        end: failed ? 'failed' : uncertain ? 'uncertain' : 'sent',
      }))
    },

    async fact(name) {
      const [row] = await sql.all<{ value: string }>(statements.fact, nameOf(name))
      return row?.value
    },

    async setFact(name, value) {
      await sql.batch([
        value === undefined
          ? [statements.dropFact, nameOf(name)]
          : [statements.setFact, nameOf(name), value],
      ])
    },
  }
}
