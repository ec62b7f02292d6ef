import { randomBytes } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import type { Conversation } from '../../src/core/conversation.ts'
import { openLedger } from '../../src/erasures.ts'
import { createScrub } from '../../src/scrub.ts'
import { createSeal, type Seal } from '../../src/seal.ts'
import type { Store } from '../../src/store/ports.ts'
import { openSqlite, type SqliteFile } from '../../src/store/sqlite.ts'
import { createStore, forgetAgain } from '../../src/store/store.ts'
import { goodbye } from '../contracts/forget.ts'
import { kept, result } from '../contracts/results.ts'
import { keptLog } from '../owed.ts'
import { begun, event, leasedOf, next, now, parcel, sent, soon, turn } from './talk.ts'
import { temporaryFolder } from './temporary-folder.ts'

const PEOPLE = 400
const TURNS = 4
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const pace = { quiet: 5, longest: 1_000, share: 1 }

let sql: SqliteFile | undefined
afterEach(() => sql?.close())

/** Words lie open in the file, so that a scan can find each of them; keys and names are as ever. */
const open = (real: Seal): Seal => ({
  ...real,
  seal: (_key, _at, words) => Buffer.from(words),
  open: (_key, _at, sealed) => Buffer.from(sealed).toString(),
})

/** A store with four hundred people in it, who talked at the same time. */
async function peopled(seal: Seal) {
  const folder = temporaryFolder()
  const path = join(folder, 'tonari.db')
  const file = openSqlite(path)
  sql = file
  const ledger = openLedger(join(folder, 'erasures.log'))
  const scrub = createScrub({ path, sql: file, clock: { now: Date.now }, log: keptLog().log }, pace)
  const store = createStore(file, seal, { ledger, emptied: scrub.soon })
  const people = Array.from({ length: PEOPLE }, (_, who) =>
    begun({ channel: 'line', address: `U-${who}-canary-address` }),
  )
  for (let round = 0; round < TURNS; round++)
    await Promise.all(people.map((one, who) => say(store, one, who, round)))
  const last = people.map((one) => ({ ...one, seq: TURNS }))
  return { folder, path, file, ledger, scrub, store, people: last }
}

const word = (who: number, what: string | number) => `canary-${who}-${what}.`

async function say(store: Store, first: Conversation, who: number, round: number): Promise<void> {
  // What is kept of a talk grows and shrinks, so that the pages are balanced again and again.
  const answers = { a: word(who, 's').repeat(1 + ((who * 31 + round * 17) % 23)) }
  const session = { flow: 'f', asOf: '2026-11-23', answers, touched: now }
  const after = { ...first, seq: round + 1, session }
  const text = `${word(who, round)} ${'lương tháng này thấp quá '.repeat(1 + ((who * 7 + round) % 9))}`
  const committed = await store.commit(
    turn(after, {
      heard: { input: { kind: 'text', text }, message: `m-${who}-${round}` },
      shown: [{ text: `${word(who, `shown-${round}`)} xin chào` }],
      parcels: [parcel(after, { call: { method: 'push', body: { text: word(who, 'call') } } })],
      results: round === 2 ? [kept({ result: result({ flow: word(who, 'result') }) })] : [],
    }),
    soon,
  )
  for (const one of leasedOf(committed))
    if (round < TURNS - 1) await store.settle(one, sent({ id: word(who, 'receipt') }))
}

/** Everything in the folder: database, journal, its index, the ledger and what else there may be. */
const bytes = (folder: string) =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))

/** How many of these people have a word in any file. */
function foundIn(folder: string, who: readonly number[]): readonly number[] {
  const all = bytes(folder).toString('latin1')
  const seen = new Set([...all.matchAll(/canary-(\d+)-/g)].map(([, number]) => Number(number)))
  return who.filter((one) => seen.has(one) || all.includes(`U-${one}-canary`))
}

test('under load, nothing of whoever is forgotten is left in any file', async () => {
  const { folder, path, file, scrub, store, people } = await peopled(
    open(createSeal(randomBytes(32))),
  )
  const everyone = people.map((_, who) => who)
  expect(foundIn(folder, everyone)).toEqual(everyone)
  const keys = await file.all<{ id: string; key: Uint8Array }>('select id, key from person')
  const names = await file.all<{ id: string; address: string }>(
    'select id, address from conversation',
  )

  const leaving = everyone.filter((who) => who % 3 === 0)
  const staying = everyone.filter((who) => who % 3 > 0)
  await Promise.all([
    ...leaving.map(async (who) => {
      const one = people[who] as Conversation
      const input = { kind: 'text', text: word(who, 'aside') } as const
      await store.setAside(event(), now, { id: 'x', from: one, at: now, input }, 'it throws')
      const farewell = goodbye(one, { shown: [{ text: word(who, 'goodbye') }] })
      for (const owed of leasedOf(await store.commit(farewell, soon)))
        await store.settle(owed, sent({ id: word(who, 'goodbye') }))
    }),
    ...staying.map((who) => say(store, people[who] as Conversation, who, TURNS)),
  ])
  expect(await store.bury(now + MINUTE)).toBe(leaving.length)
  await scrub.done()

  expect(foundIn(folder, leaving)).toEqual([])
  expect(foundIn(folder, staying)).toEqual(staying)
  const gone = new Set(leaving.map((who) => people[who]?.person))
  const lost = new Set(leaving.map((who) => people[who]?.id))
  const all = bytes(folder)
  const inFile = readFileSync(path)
  const left = keys.filter(({ key }) => all.includes(Buffer.from(key.subarray(1, 17))))
  expect(left.filter(({ id }) => gone.has(id))).toEqual([])
  expect(left).toHaveLength(staying.length)
  const hashes = names.filter(({ id, address }) => lost.has(id) && inFile.includes(address))
  expect(hashes).toEqual([])
  const [check] = await file.all('pragma integrity_check')
  expect(check).toEqual({ integrity_check: 'ok' })
})

test('an unsent message is gone from every file, and the rest of the talk is there', async () => {
  const { folder, scrub, store, people } = await peopled(open(createSeal(randomBytes(32))))
  await scrub.done()
  const who = people.map((_, one) => one).filter((one) => one % 3 === 0)
  await Promise.all(
    who.map((one) => {
      const after = next(people[one] as Conversation)
      const heard = { input: { kind: 'unsent', of: `m-${one}-1` } } as const
      return store.commit(turn(after, { heard, unsay: `m-${one}-1`, parcels: [] }), soon)
    }),
  )
  await scrub.done()
  const all = bytes(folder).toString('latin1')
  for (const one of who) {
    expect(all).not.toContain(word(one, 1))
    expect(all).toContain(word(one, 2))
  }
})

test('what was said of safety is gone from every file after its days, and nothing else', async () => {
  const { folder, scrub, store, people } = await peopled(open(createSeal(randomBytes(32))))
  const who = people.map((_, one) => one).filter((one) => one % 3 === 0)
  await Promise.all(
    who.map(async (one) => {
      const text = `${word(one, 'safety')} ${'nó đánh em '.repeat(1 + (one % 9))}`
      const committed = await store.commit(
        turn(next(people[one] as Conversation), {
          fleeting: true,
          heard: { input: { kind: 'text', text } },
          said: [{ say: [{ key: 'k', params: { was: word(one, 'safety-said') } }] }],
          shown: [{ text: word(one, 'safety-shown') }],
        }),
        soon,
      )
      for (const parcel of leasedOf(committed)) await store.settle(parcel, sent())
    }),
  )
  const left = () => bytes(folder).toString('latin1')
  const keeping = { words: 180, safety: 30, sent: 30 }
  await store.expire(now + 30 * DAY, keeping)
  await scrub.done()
  for (const one of who) expect(left()).toContain(word(one, 'safety-shown'))
  await store.expire(now + 31 * DAY, keeping)
  await scrub.done()
  const all = left()
  expect(all).not.toMatch(/canary-\d+-safety/)
  for (const one of who) expect(all).toContain(word(one, 1))
})

test('writes wait while the file is written anew, and none is refused', async () => {
  const { file, scrub, store, people } = await peopled(createSeal(randomBytes(32)))
  const before = file.commits()
  scrub.soon()
  let over = false
  const done = scrub.done().then(() => {
    over = true
  })
  let written = 0
  while (!over && written < 2_000) {
    const one = people[written % PEOPLE] as Conversation
    people[written % PEOPLE] = next(one)
    const { end } = await store.commit(turn(next(one), { parcels: [] }), soon)
    expect(end).toBe('committed')
    written += 1
  }
  await done
  expect(file.commits()).toBeGreaterThan(before)
})

test('what was due when a process ended is done by the next', async () => {
  const { folder, path, file, scrub, store, people } = await peopled(
    open(createSeal(randomBytes(32))),
  )
  await scrub.done()
  await scrub.stop()
  await store.commit(goodbye(people[3] as Conversation), soon)
  expect(await store.bury(now + 60 * MINUTE)).toBe(1)
  expect(foundIn(folder, [3])).toEqual([3])
  const given = { path, sql: file, clock: { now: Date.now }, log: keptLog().log }
  await createScrub(given, pace).done()
  expect(foundIn(folder, [3])).toEqual([])
  const again = createScrub(given, pace)
  expect(readdirSync(folder).filter((name) => name.endsWith('unscrubbed'))).toEqual([])
  await again.stop()
})

test('an old copy, put back, forgets again and is scrubbed', async () => {
  const dataKey = randomBytes(32)
  const seal = open(createSeal(dataKey))
  const { folder, path, file, ledger, scrub, store, people } = await peopled(seal)
  await scrub.done()
  await file.all('select 1')
  scrub.soon()
  await scrub.done()
  copyFileSync(path, join(folder, 'copy'))
  const one = people[7] as Conversation
  await store.commit(goodbye(one), soon)
  await scrub.done()
  file.close()
  copyFileSync(join(folder, 'copy'), path)
  writeFileSync(join(folder, 'copy'), '')

  const again = openSqlite(path)
  sql = again
  expect(foundIn(folder, [7])).toEqual([7])
  expect(await forgetAgain(again, seal, ledger)).toBe(1)
  const more = createScrub({ path, sql: again, clock: { now: Date.now }, log: keptLog().log }, pace)
  more.soon()
  await more.done()
  expect(foundIn(folder, [7, 8])).toEqual([8])
  expect((await createStore(again, seal).load(one, event())).before).toBeUndefined()
})

test('copies that SQLite leaves in the gaps of its pages are gone too', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'gaps.db')
  const db = new Database(path)
  db.pragma('journal_mode = wal')
  db.pragma('secure_delete = on')
  db.exec('create table t (who text, n int, body text, primary key (who, n)) without rowid')
  const insert = db.prepare('insert into t values (?, ?, ?)')
  const [people, rows] = [1_200, 12]
  const name = (who: number) => `p${(who * 7_919) % people}`
  for (let row = 0; row < rows; row++)
    db.transaction(() => {
      for (let who = 0; who < people; who++)
        insert.run(name(who), row, word(who, row).repeat(1 + ((who * 7 + row * 13) % 37)))
    })()
  const leaving = Array.from({ length: people / 3 }, (_, who) => who * 3)
  for (const who of leaving) db.prepare('delete from t where who = ?').run(name(who))
  db.pragma('wal_checkpoint(truncate)')
  expect(foundIn(folder, leaving).length).toBeGreaterThan(0)

  const still = { hold: () => () => {}, commits: () => 0 }
  const given = { path, sql: still, clock: { now: Date.now }, log: keptLog().log }
  const scrub = createScrub(given, pace)
  scrub.soon()
  await scrub.done()
  expect(foundIn(folder, leaving)).toEqual([])
  expect(foundIn(folder, [1, 2])).toEqual([1, 2])
  db.close()
})
