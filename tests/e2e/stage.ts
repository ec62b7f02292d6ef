import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createSeal } from '../../src/seal.ts'
import { openSqlite, type SqliteFile } from '../../src/store/sqlite.ts'
import { createStore } from '../../src/store/store.ts'
import type { PastTurn } from '../../src/turn.ts'
import { type FakeLine, startFakeLine } from '../fakes/line.ts'
import { type FakeTelegram, startFakeTelegram } from '../fakes/telegram.ts'
import { type Environment, endAll, freePort, type Running, start } from './process.ts'

/** Both platforms, a folder, and the settings that bring Tonari between them. */
export interface Stage {
  readonly folder: string
  readonly url: string
  readonly env: Environment
  readonly line: FakeLine
  readonly telegram: FakeTelegram
  /** Starts Tonari on the database of this stage, after a crash as well. */
  start(more?: Environment): Promise<Running>
  /** Looks into the database, also while Tonari runs. */
  look<T>(at: (store: ReturnType<typeof createStore>, sql: SqliteFile) => Promise<T>): Promise<T>
  /** Nothing is owed to anybody any more, but what a page has still to fetch. */
  settled(): boolean
  /** What was said between somebody and us, as it is stored. */
  turnsOf(channel: 'line' | 'telegram', address: string | number): Promise<readonly PastTurn[]>
  /** Every byte of the database, its journal included. */
  bytes(): string
  /** Ends what was started here, and leaves nothing. */
  strike(): Promise<void>
}

/**
 * Sets up a stage. Nothing runs on it but the fakes, by this clock, until `start`. `limited`: Telegram
 * keeps to what it lets a bot send.
 */
export async function setStage(now: () => number = Date.now, limited = false): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'tonari-e2e-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const secret = 'a_secret-of-the-webhook'
  const line = await startFakeLine({ webhook: `${url}/webhooks/line`, now })
  const telegram = await startFakeTelegram({
    ...{ webhook: `${url}/webhooks/telegram`, secret, now, limited },
  })
  const key = randomBytes(32)
  const data = join(folder, 'data')
  const path = join(data, 'tonari.db')
  const env = {
    PORT: String(port),
    DATABASE_PATH: path,
    DATA_KEY: key.toString('base64'),
    LINE_CHANNEL_SECRET: line.channelSecret,
    LINE_CHANNEL_ACCESS_TOKEN: line.accessToken,
    LINE_API_BASE: line.url,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_WEBHOOK_SECRET: secret,
    TELEGRAM_API_ROOT: telegram.url,
  }
  const look: Stage['look'] = async (at) => {
    const sql = openSqlite(path)
    try {
      return await at(createStore(sql, createSeal(key)), sql)
    } finally {
      sql.close()
    }
  }
  return {
    folder,
    url,
    env,
    line,
    telegram,
    look,
    start: (more = {}) => start(folder, { ...env, ...more }),
    settled() {
      const db = new Database(path, { readonly: true })
      const owed = db
        .prepare("select 1 from parcel where state = 'unsent' and channel <> 'web'")
        .all()
      db.close()
      return owed.length === 0
    },
    turnsOf: (channel, address) =>
      look(async (store) => {
        const { before } = await store.load({ channel, address: String(address) }, '')
        return before ? store.transcript(before.id, 0, 100_000) : []
      }),
    bytes: () =>
      readdirSync(data, { withFileTypes: true })
        // An empty mark, which comes and goes.
        .filter((one) => one.isFile() && !one.name.endsWith('-unscrubbed'))
        .map(({ name }) => readFileSync(join(data, name)).toString('latin1'))
        .join(),
    async strike() {
      await endAll()
      await Promise.all([line.close(), telegram.close()])
      rmSync(folder, { recursive: true })
    },
  }
}

/** The texts of what somebody said, in the order in which it was stored. */
export const textsIn = (turns: readonly PastTurn[]): readonly string[] =>
  turns.flatMap(({ heard: { input } }) => (input.kind === 'text' ? [input.text] : []))
