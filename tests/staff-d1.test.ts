import type { D1Database } from '@cloudflare/workers-types'
import { afterAll, beforeAll, describe } from 'vitest'
import { createTestHarness } from 'wrangler'
import { d1 } from '../src/store/d1.ts'
import { staffContract } from './contracts/staff.ts'

const server = createTestHarness({ workers: [{ configPath: './tests/wrangler.toml' }] })
let db: D1Database

beforeAll(async () => {
  await server.listen()
  const worker = server.getWorker<{ DB: D1Database }>()
  await worker.applyD1Migrations('DB')
  db = (await worker.getEnv()).DB
})
afterAll(() => server.close())

const tables = ['staff', 'staff_session', 'staff_guess']

describe('the staff on D1', () => {
  staffContract(async () => {
    await db.batch(tables.map((table) => db.prepare(`delete from ${table}`)))
    return d1(db)
  })
})
