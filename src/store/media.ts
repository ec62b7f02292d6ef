import type { FileMeta, MediaFile, MediaKept } from '../media/ports.ts'
import type { Key, Seal } from '../seal.ts'
import type { Heard, Turn } from '../turn.ts'
import type { Keys } from './keys.ts'
import type { Sql, Statement } from './ports.ts'
import { statements } from './statements.ts'

/** Whoever takes a file in tells of it at once; cut off before, it is told after so long, in milliseconds. */
const PATIENCE = 60_000

/**
 * The file that a turn brought, to be fetched; what cannot be fetched has failed already. A file that
 * the turn only names is kept no longer than the turn is.
 */
export function mediaOf(turn: Turn, seal: Seal, key: Key): readonly Statement[] {
  const { after, at, media, fleeting } = turn
  const named = fleeting ? fileIn(turn.heard) : undefined
  if (!media) return named === undefined ? [] : [[statements.markMedia, named, after.id]]
  const { id, kind, ...meta } = media
  const fetchable = meta.ref !== undefined
  const body = sealed(seal, key, id, fetchable ? meta : { ...meta, why: 'elsewhere' })
  const whose = [id, after.id, after.seq, kind, 'person'] as const
  const state = fetchable ? 'wanted' : 'failed'
  return [[statements.insertMedia, ...whose, state, at, at, null, body, fleeting ? 1 : 0]]
}

/** What a page handed in, what has arrived, and what a caseworker sends lies there already. */
function fileIn({ input }: Heard): string | undefined {
  if (input.kind === 'media') return input.ref
  if (input.kind === 'due') return input.timer === 'media' ? input.guard : undefined
  if (input.kind !== 'caseworker') return undefined
  return input.act.kind === 'send' ? input.act.file.id : undefined
}

/** What the store keeps of files. */
export function mediaIn(sql: Sql, seal: Seal, keys: Keys): MediaKept {
  return {
    async wanted(now, leaseUntil, limit) {
      // Looked at first, since it is asked every other second and a write is a write.
      if ((await sql.all(statements.anyWanted, now)).length === 0) return []
      const [rows = []] = await sql.batch([[statements.wantedMedia, now, leaseUntil, limit]])
      return opened(rows as unknown as readonly MediaRow[])
    },

    kept: (id, { bytes, type, hash, name }) =>
      settle(id, 'kept', bytes, { type, hash, ...(name !== undefined && { name }) }),

    async failed(id, why) {
      await settle(id, 'failed', null, { why })
    },

    async later(id, dueAt) {
      await sql.batch([[statements.laterMedia, id, dueAt]])
    },

    untold: async (now, limit) =>
      opened(await sql.all<MediaRow>(statements.untoldMedia, now, limit)),

    async told(id) {
      await sql.batch([[statements.toldMedia, id]])
    },

    of: async (conversation) => opened(await sql.all<MediaRow>(statements.mediaOf, conversation)),

    one,

    async add(conversation, { id, kind, side, at, bytes, ...meta }) {
      const key = await keys.seek(conversation)
      if (!key) return false
      const body = sealed(seal, key, id, meta)
      const tellAt = side === 'person' ? at + PATIENCE : null
      const row = [id, conversation, kind, side, at, bytes, body, tellAt] as const
      const [written = []] = await sql.batch([[statements.addMedia, ...row]])
      return written.length > 0
    },

    async publish(id, name, until) {
      await sql.batch([[statements.publishMedia, id, hashOf(name), until]])
    },

    async published(name, now) {
      const rows = await sql.all<MediaRow>(statements.publishedMedia, hashOf(name), now)
      return (await opened(rows))[0]
    },

    async drop(id) {
      await sql.batch([[statements.dropOneMedia, id]])
    },

    async dropped(limit) {
      const rows = await sql.all<{ id: string }>(statements.droppedMedia, limit)
      return rows.map(({ id }) => id)
    },

    async gone(id) {
      await sql.batch([[statements.goneMedia, id]])
    },

    async known(ids) {
      const rows = await sql.all<{ id: string }>(statements.knownMedia, JSON.stringify(ids))
      return new Set(rows.map(({ id }) => id))
    },

    async seal(conversation, id, bytes) {
      const key = await keys.seek(conversation)
      return key && seal.sealBytes(key, fileAt(id), bytes)
    },

    async open(conversation, id, bytes) {
      const key = await keys.seek(conversation)
      return key && seal.openBytes(key, fileAt(id), bytes)
    },
  }

  async function one(id: string): Promise<MediaFile | undefined> {
    return (await opened(await sql.all<MediaRow>(statements.oneMedia, id)))[0]
  }

  /** False where it was dropped since, or is settled already. */
  async function settle(
    id: string,
    state: 'kept' | 'failed',
    bytes: number | null,
    more: FileMeta,
  ): Promise<boolean> {
    const file = await one(id)
    const key = file && (await keys.seek(file.conversation))
    if (!file || !key) return false
    const { ref, name, message } = file
    const meta: FileMeta = {
      ...(ref !== undefined && { ref }),
      ...(name !== undefined && { name }),
      ...(message !== undefined && { message }),
      ...more,
    }
    const body = sealed(seal, key, id, meta)
    const [written = []] = await sql.batch([[statements.settleMedia, id, state, bytes, body, 0]])
    return written.length > 0
  }

  async function opened(rows: readonly MediaRow[]): Promise<readonly MediaFile[]> {
    const files: MediaFile[] = []
    for (const { body, bytes, told, ...row } of rows) {
      const key = await keys.seek(row.conversation)
      if (!key) continue
      const meta = JSON.parse(seal.open(key, metaAt(row.id), body)) as FileMeta
      files.push({ ...row, ...meta, told: told === 1, ...(bytes !== null && { bytes }) })
    }
    return files
  }

  function hashOf(name: string): string {
    return seal.hash(`media|${name}`)
  }
}

type MediaRow = Omit<MediaFile, keyof FileMeta | 'bytes' | 'told'> & {
  readonly bytes: number | null
  readonly told: 0 | 1
  readonly body: Uint8Array
}

const sealed = (seal: Seal, key: Key, id: string, meta: FileMeta): Uint8Array =>
  seal.seal(key, metaAt(id), JSON.stringify(meta))

/** What is known of a file and its bytes are sealed apart, to different places. */
const metaAt = (id: string) => `media|${id}|meta`
const fileAt = (id: string) => `media|${id}`
