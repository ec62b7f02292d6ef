import type { Call, Outcome, Parcel, Receipt, Sql, Statement, Store } from '../ports.ts'
import type { Seal } from '../seal.ts'
import type { Keys } from './keys.ts'
import { statements } from './statements.ts'

/** What is owed to people: leasing it, and writing how it ended. */
export function parcelsIn(
  sql: Sql,
  seal: Seal,
  keys: Keys,
): Pick<
  Store,
  | 'claim'
  | 'renew'
  | 'settle'
  | 'release'
  | 'waiting'
  | 'receipts'
  | 'receipt'
  | 'receiptsLike'
  | 'relearn'
  | 'deskReceipts'
  | 'fetched'
> {
  return {
    async claim(lane, now, until) {
      const rows = await sql.all<ParcelRow>(statements.claim, lane, now, until)
      const parcels = await Promise.all(rows.toSorted((a, b) => a.n - b.n).map(toParcel))
      return parcels.sort(urgentFirst)
    },

    async renew(lane, until) {
      await sql.all(statements.renew, lane, until)
    },

    async release(lane) {
      await sql.all(statements.release, lane)
    },

    async settle(parcel, outcome) {
      const ended = await ending(parcel, outcome)
      const written = await sql.batch([...ended, [statements.more, parcel.lane]], true)
      return { more: written.at(-1)?.[0]?.['more'] === 1 }
    },

    waiting: (now) => sql.all(statements.waiting, now),

    async fetched(conversation, upTo, at) {
      await sql.all(statements.fetched, conversation, upTo, at)
    },

    async receipts(conversation, since = 0) {
      return opened(
        conversation,
        await sql.all<ReceiptRow>(statements.receipts, conversation, since),
      )
    },

    async receipt(conversation, parcel) {
      const rows = await sql.all<ReceiptRow>(statements.receipt, conversation, parcel)
      return (await opened(conversation, rows))[0]
    },

    async receiptsLike(conversation, begins) {
      const rows = await sql.all<ReceiptRow>(
        statements.receiptsLike,
        conversation,
        begins,
        `${begins}~`,
      )
      return opened(conversation, rows)
    },

    async relearn(conversation, parcel, receipt) {
      const key = await keys.seek(conversation)
      if (!key) return
      const sealed = seal.seal(key, receiptAt(parcel), JSON.stringify(receipt))
      await sql.batch([[statements.relearn, conversation, parcel, sealed]])
    },

    async deskReceipts(conversation) {
      return opened(conversation, await sql.all<ReceiptRow>(statements.deskReceipts, conversation))
    },
  }

  async function opened(conversation: Parcel['conversation'], rows: readonly ReceiptRow[]) {
    if (rows.length === 0) return []
    const key = await keys.find(conversation)
    return rows.map(
      ({ id, receipt }) => JSON.parse(seal.open(key, receiptAt(id), receipt)) as Receipt,
    )
  }

  async function ending({ id, lane, conversation }: Parcel, outcome: Outcome) {
    const ended: Statement[] = []
    switch (outcome.end) {
      case 'sent': {
        const key = await keys.seek(conversation)
        if (!key) break // Whoever it was for is forgotten, and it with them.
        const receipt = seal.seal(key, receiptAt(id), JSON.stringify(outcome.receipt))
        ended.push([statements.sent, lane, id, outcome.at, receipt])
        break
      }
      case 'later': {
        const { triedAt, dueAt, doubted } = outcome
        ended.push([statements.later, lane, id, triedAt, dueAt, doubted ? 1 : 0])
        ended.push([statements.release, lane])
        break
      }
      case 'failed':
      case 'uncertain':
        ended.push([statements.unsendable, lane, id, outcome.at, outcome.end, outcome.why])
    }
    return ended
  }

  async function toParcel(row: ParcelRow): Promise<Parcel> {
    const { id, channel, lane, conversation, tries } = row
    return {
      id,
      channel,
      lane,
      conversation,
      call: JSON.parse(seal.open(await keys.find(conversation), callAt(id), row.call)) as Call,
      urgent: row.urgent === 1,
      createdAt: row.created_at,
      tries,
      ...(row.first_tried_at === null ? {} : { firstTriedAt: row.first_tried_at }),
      doubted: row.doubted === 1,
    }
  }
}

interface ParcelRow extends Pick<Parcel, 'id' | 'channel' | 'lane' | 'conversation' | 'tries'> {
  readonly n: number
  readonly call: Uint8Array
  readonly urgent: number
  readonly created_at: number
  readonly first_tried_at: number | null
  readonly doubted: number
}

interface ReceiptRow extends Pick<Parcel, 'id'> {
  readonly receipt: Uint8Array
}

const receiptAt = (id: Parcel['id']) => `receipt|${id}`

/** The row that a parcel's call is sealed to. */
export const callAt = (id: Parcel['id']) => `parcel|${id}`

/** What is urgent first; else as it was promised. */
export const urgentFirst = (a: Pick<Parcel, 'urgent'>, b: Pick<Parcel, 'urgent'>) =>
  Number(b.urgent) - Number(a.urgent)
