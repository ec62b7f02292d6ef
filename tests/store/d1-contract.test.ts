import type { D1Database } from '@cloudflare/workers-types'
import { afterAll, beforeAll, describe } from 'vitest'
import { createTestHarness } from 'wrangler'
import { d1 } from '../../src/store/d1.ts'
import { storeContract } from '../contracts/store.ts'

const server = createTestHarness({ workers: [{ configPath: './tests/wrangler.toml' }] })
let db: D1Database

beforeAll(async () => {
  await server.listen()
  const worker = server.getWorker<{ DB: D1Database }>()
  await worker.applyD1Migrations('DB')
  db = (await worker.getEnv()).DB
})
afterAll(() => server.close())

const tables = [
  'meta',
  'person',
  'conversation',
  'turn',
  'parcel',
  'aside',
  'result',
  'forgotten',
  'desk_case',
  'case_before',
  'timer',
  'reading',
  'topic',
  'return_code',
  'guess',
  'media',
]

describe('the store on D1', () => {
  storeContract(async () => {
    await db.batch(tables.map((table) => db.prepare(`delete from ${table}`)))
    return { sql: d1(db), reopen: async () => d1(db) }
  })
})
