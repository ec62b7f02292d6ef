import { writeSync } from 'node:fs'
import { createSeal } from '../../src/seal.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { createStore } from '../../src/store/store.ts'
import { begun, next, someone, turn } from './talk.ts'

// Talks in eight conversations until it is killed, and says each turn that was acknowledged.
const [path = '', key = ''] = process.argv.slice(2)
const store = createStore(openSqlite(path), createSeal(Buffer.from(key, 'base64')))

for (let i = 0; i < 8; i++) void talk()

async function talk(): Promise<never> {
  for (let after = begun(someone()); ; after = next(after)) {
    const { event, parcels } = await commit(turn(after, { at: Date.now() }))
    const [parcel] = parcels
    const told = { address: after.address, seq: after.seq, event, parcel: parcel?.id }
    writeSync(1, `${JSON.stringify(told)}\n`)
  }
}

async function commit(one: ReturnType<typeof turn>) {
  await store.commit(one, Date.now())
  return one
}
