import type { Call, Outcome, Parcel, Receipt } from '../parcel.ts'
import type { Seal } from '../seal.ts'
import type { Keys } from './keys.ts'
import type { Sql, Statement, Store } from './ports.ts'
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
  | 'unsent'
  | 'ownReceipt'
  | 'receipt'
  | 'receiptsLike'
  | 'unsentLike'
  | 'relearn'
  | 'deskReceipts'
  | 'fetched'
> {
  return {
    async claim(lane, now, until) {
      const rows = await sql.all<ParcelRow>(statements.claim, lane, now, until)
      const owed = rows.filter((row): row is OwedRow => row.call !== null)
      const parcels = await Promise.all(owed.toSorted((a, b) => a.n - b.n).map(toParcel))
      return parcels.sort(urgentFirst)
    },

    async renew(lane, until) {
      await sql.all(statements.renew, lane, until)
    },

    async release(lane) {
      await sql.all(statements.release, lane)
    },

    async settle(parcel, outcome) {
      const { ended, lane } = await write(parcel, outcome)
      if (outcome.end === 'sent' && !ended) {
        const whose = await sql.all<Whose>(statements.whoseNow, parcel.lane, parcel.id)
        const [now] = whose.filter(({ conversation }) => conversation !== parcel.conversation)
        if (now) return (await write({ ...parcel, ...now }, outcome)).lane
      }
      return lane
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

    async unsent(conversation) {
      const rows = await sql.all<Pick<Parcel, 'id'>>(statements.unsent, conversation)
      return rows.map(({ id }) => id)
    },

    async ownReceipt(conversation, parcel) {
      const [row] = await sql.all<EndedRow>(statements.ownReceipt, conversation, parcel)
      if (row?.state === 'unsent') return 'unsent'
      const { id, receipt } = row ?? {}
      return id && receipt ? (await opened(conversation, [{ id, receipt }]))[0] : undefined
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

    async unsentLike(conversation, begins) {
      const rows = await sql.all(statements.unsentLike, conversation, begins, `${begins}~`)
      return rows.length > 0
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

  async function write(parcel: Parcel, outcome: Outcome) {
    const ended = await ending(parcel, outcome)
    const written = await sql.batch([...ended, [statements.more, parcel.lane]], true)
    const left = written.at(-1)?.[0]
    const lane = {
      more: left?.['more'] === 1,
      ...(left?.['kept_back'] === 1 && { keptBack: true as const }),
    }
    return { ended: written.length > 1 && written[0]?.length === 1, lane }
  }

  async function ending({ id, lane, conversation }: Parcel, outcome: Outcome) {
    const ended: Statement[] = []
    switch (outcome.end) {
      case 'sent': {
        const key = await keys.seek(conversation)
        if (!key) break // Whoever it was for is forgotten.
        const receipt = seal.seal(key, receiptAt(id), JSON.stringify(outcome.receipt))
        ended.push([statements.sent, lane, id, outcome.at, receipt, conversation])
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

  async function toParcel(row: OwedRow): Promise<Parcel> {
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
  /** None where it was kept back. */
  readonly call: Uint8Array | null
  readonly urgent: number
  readonly created_at: number
  readonly first_tried_at: number | null
  readonly doubted: number
}

type OwedRow = ParcelRow & { readonly call: Uint8Array }

type Whose = Pick<Parcel, 'conversation'>

interface EndedRow extends Pick<Parcel, 'id'> {
  readonly state: string
  readonly receipt: Uint8Array | null
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
