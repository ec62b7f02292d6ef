import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createSeal } from '../../src/seal.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { createStore } from '../../src/store/store.ts'
import { ids } from './talk.ts'
import { temporaryFolder } from './temporary-folder.ts'

interface Told {
  readonly address: string
  readonly seq: number
  readonly event: string
  readonly parcel: string
}

const child = fileURLToPath(new URL('acknowledge.ts', import.meta.url))

test('what was acknowledged is there after kill -9', async () => {
  const path = `${temporaryFolder()}/tonari.db`
  const key = randomBytes(32)
  const told = await killedAfter(200, [path, key.toString('base64')])
  expect(told.length).toBeGreaterThanOrEqual(200)

  const sql = openSqlite(path)
  expect(await sql.all('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
  const store = createStore(sql, createSeal(key))
  const owed = new Set<string>()
  for (const { lane } of await store.waiting(Date.now() + 60_000))
    for (const id of ids(await store.claim(lane, Date.now() + 60_000, Date.now() + 90_000)))
      owed.add(id)
  for (const { address, seq, event, parcel } of told) {
    const { before, seen } = await store.load({ channel: 'line', address }, event)
    expect(seen).toBe(true)
    expect(before?.seq).toBeGreaterThanOrEqual(seq)
    expect(await store.transcript(before?.id ?? '', seq - 1, 1)).toMatchObject([{ seq }])
    expect(owed).toContain(parcel)
  }
  sql.close()
})

/** Everything that the child said before it died. */
async function killedAfter(lines: number, args: readonly string[]): Promise<readonly Told[]> {
  const process_ = spawn(process.execPath, [child, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const told: Told[] = []
  for await (const line of createInterface({ input: process_.stdout })) {
    told.push(JSON.parse(line) as Told)
    if (told.length === lines) process_.kill('SIGKILL')
  }
  if (process_.exitCode === null && process_.signalCode === null) await once(process_, 'exit')
  expect(process_.signalCode).toBe('SIGKILL')
  return told
}
