import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLine } from '../../src/channels/line.ts'
import type { Channel } from '../../src/channels/ports.ts'
import { createTelegram } from '../../src/channels/telegram.ts'
import type { Inbound } from '../../src/core/inbound.ts'
import { get } from '../../src/get.ts'
import { dropStray, type Fetching, fetchWanted, tidyUp } from '../../src/media/fetch.ts'
import { keepFetching } from '../../src/media/keep-fetching.ts'
import { createSafe } from '../../src/media/safe.ts'
import { createPost } from '../../src/post.ts'
import { createSeal } from '../../src/seal.ts'
import { openSqlite, type SqliteFile } from '../../src/store/sqlite.ts'
import { createStore } from '../../src/store/store.ts'
import type { Turn } from '../../src/turn.ts'
import { openVault } from '../../src/vault/files.ts'
import { opened } from '../contracts/desk.ts'
import { goodbye } from '../contracts/forget.ts'
import { until } from '../e2e/process.ts'
import { type FakeLine, startFakeLine } from '../fakes/line.ts'
import { type FakeTelegram, startFakeTelegram } from '../fakes/telegram.ts'
import { begun, next, now, someone, soon, turn } from '../store/talk.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { phoneJpeg } from './pictures.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE
const photo = phoneJpeg()
const later = Date.now() + DAY

let line: FakeLine
let telegram: FakeTelegram
let sql: SqliteFile
const post = createPost()

beforeEach(async () => {
  line = await startFakeLine()
  telegram = await startFakeTelegram()
})
afterEach(async () => {
  sql.close()
  await Promise.all([line.close(), telegram.close()])
})

/** Everything that there is to do, once. */
const fetchAll = async (fetching: Fetching) =>
  (await fetchWanted(fetching, 4)) + (await tidyUp(fetching))

/** A store, a vault and both platforms, at a time that a test chooses. */
function set() {
  const folder = join(temporaryFolder(), 'media')
  const seal = createSeal(randomBytes(32))
  sql = openSqlite(`${temporaryFolder()}/tonari.db`)
  const store = createStore(sql, seal)
  const vault = openVault(folder)
  const { media } = store
  const heard: Inbound[] = []
  const clock = { at: now, now: () => clock.at }
  const channels: { readonly [id in Channel['id']]?: Channel } = {
    line: createLine({ ...line, apiBase: line.url, post, files: { base: line.url, get } }),
    telegram: createTelegram({
      ...{ token: telegram.token, secret: 's', apiRoot: telegram.url, post, get },
    }),
  }
  let refuses = false
  const around = {
    ...{ store, media, vault, channels, clock, log: () => {} },
    safe: createSafe({ media, vault }),
    async take(inbound: Inbound) {
      if (refuses) return false
      heard.push(inbound)
      return true
    },
  }
  /** Somebody who has an open case sends a file. */
  async function sends(
    ref: string,
    channel: 'line' | 'telegram' = 'line',
    more: Partial<Turn> = {},
  ) {
    const its = opened(String(Math.random()).slice(2, 8))
    const after = begun({ ...someone(), channel }, { case: its })
    const file = { id: `id-${ref}`, kind: 'image', ref } as const
    await store.commit(turn(after, { case: its, media: file, parcels: [], ...more }), soon)
    return { after, id: file.id }
  }
  return {
    ...{ store, media, vault, folder, heard, clock, around, sends },
    fetch: () => fetchAll(around),
    refuse: (is: boolean) => {
      refuses = is
    },
  }
}

test('a file is fetched once, and its conversation hears of it once', async () => {
  const { media, heard, sends, fetch } = set()
  line.contents.set('m1', photo)
  const { id } = await sends('m1')
  while ((await fetch()) > 0);
  expect(await media.one(id)).toMatchObject({ state: 'kept', type: 'image/jpeg' })
  expect(heard.map((one) => [one.id, one.input])).toEqual([
    [`media|${id}`, { kind: 'due', timer: 'media', guard: id }],
  ])
  expect(line.calls.filter(({ path }) => path.endsWith('/content'))).toHaveLength(1)
})

test('LINE away for ten minutes costs no file, and a minute at most once it is back', async () => {
  const { media, clock, sends, fetch } = set()
  line.contents.set('m1', photo)
  const { id } = await sends('m1')
  await line.down()
  let asked = 0
  for (; clock.at < now + 10 * MINUTE; clock.at += SECOND) asked += await fetch()
  expect((await media.one(id))?.state).toBe('wanted')
  expect(asked).toBeGreaterThan(5)
  expect(asked).toBeLessThan(20)
  await line.up()
  const back = clock.at
  while ((await media.one(id))?.state === 'wanted' && clock.at < back + DAY) {
    clock.at += SECOND
    await fetch()
  }
  expect(clock.at - back).toBeLessThanOrEqual(MINUTE)
})

test('what LINE is still preparing is asked for again', async () => {
  const { media, clock, sends, fetch } = set()
  line.contents.set('m1', 'preparing')
  const { id } = await sends('m1')
  await fetch()
  line.contents.set('m1', photo)
  await fetch()
  expect((await media.one(id))?.state).toBe('wanted')
  clock.at += 3 * SECOND
  await fetch()
  expect((await media.one(id))?.state).toBe('kept')
})

test('what is not had in a day is given up, with a reason', async () => {
  const { media, clock, heard, sends, fetch } = set()
  line.contents.set('m1', 'preparing')
  const { id } = await sends('m1')
  for (; clock.at < now + 2 * DAY; clock.at += 60 * MINUTE) await fetch()
  expect(await media.one(id)).toMatchObject({ state: 'failed', why: 'late' })
  expect(heard).toHaveLength(1)
})

test('Telegram gives what it has, and what is too large or gone is said to be', async () => {
  const { media, sends, fetch } = set()
  telegram.contents.set('t1', photo)
  telegram.contents.set('t2', new Uint8Array(21 * 1_024 * 1_024))
  const here = await sends('t1', 'telegram')
  const large = await sends('t2', 'telegram')
  const gone = await sends('t3', 'telegram')
  while ((await fetch()) > 0);
  expect(await media.one(here.id)).toMatchObject({ state: 'kept', bytes: photo.length })
  expect(await media.one(large.id)).toMatchObject({ state: 'failed', why: 'large' })
  expect(await media.one(gone.id)).toMatchObject({ state: 'failed', why: 'gone' })
})

test('a file that a second try has kept meanwhile stays where it is', async () => {
  const { media, vault, sends, around, clock } = set()
  const { id } = await sends('m1')
  let tries = 0
  const fetch = async () => {
    tries += 1
    if (tries === 1) {
      clock.at += 100_000 // The first try's claim runs out.
      await fetchAll(slowly)
    }
    return { end: 'brought', bytes: photo } as const
  }
  const slowly = { ...around, channels: { line: { fetch } } }
  await fetchAll(slowly)
  expect(tries).toBe(2)
  expect(await media.one(id)).toMatchObject({ state: 'kept' })
  expect(await vault.open(id)).toBeDefined()
})

test('no more than 20 MB are read of what LINE sends', async () => {
  const { media, vault, sends, fetch } = set()
  line.contents.set('m1', new Uint8Array(20_000_001))
  const { id } = await sends('m1')
  await fetch()
  expect(await media.one(id)).toMatchObject({ state: 'failed', why: 'large' })
  expect(await vault.names(later)).toEqual([])
})

test('where nothing could be stored, it is told of later', async () => {
  const { heard, sends, fetch, refuse } = set()
  line.contents.set('m1', photo)
  await sends('m1')
  refuse(true)
  expect(await fetch()).toBe(1)
  expect(await fetch()).toBe(0)
  refuse(false)
  expect(await fetch()).toBe(1)
  expect(heard).toHaveLength(1)
})

test('whoever is forgotten while it is on its way leaves nothing in the vault', async () => {
  const { store, folder, around, heard, sends } = set()
  line.contents.set('m1', photo)
  const { after } = await sends('m1')
  const fetch = around.channels.line?.fetch
  const line2 = {
    async fetch(ref: string) {
      const brought = await fetch?.(ref)
      await store.commit(goodbye(after), soon)
      return brought ?? ({ end: 'later' } as const)
    },
  }
  await fetchAll({ ...around, channels: { line: line2 } })
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
  expect(heard).toEqual([])
  expect(await sql.all('select 1 from media')).toEqual([])
})

test('files that nothing is known of are swept out at the start, and no others', async () => {
  const { media, vault, sends, fetch } = set()
  line.contents.set('m1', photo)
  const { id } = await sends('m1')
  await fetch()
  await vault.put('stray', photo)
  await dropStray({ media, vault }, later)
  expect(await vault.names(later)).toEqual([id])
})

test('a vault of which nothing is known is another database’s, and is left as it is', async () => {
  const { media, vault } = set()
  await vault.put('theirs', photo)
  await dropStray({ media, vault }, later)
  expect(await vault.names(later)).toEqual(['theirs'])
})

test('who has no open case hears nothing of a file', async () => {
  const { media, store, heard, sends, fetch } = set()
  line.contents.set('m1', photo)
  const { after, id } = await sends('m1')
  const closed = { ...after, case: { ...opened('1'), status: 'closed' as const, closedAt: now } }
  await store.commit(turn(next(closed)), soon)
  while ((await fetch()) > 0);
  expect(heard).toEqual([])
  expect(await media.untold(now, 9)).toEqual([])
  expect((await media.one(id))?.state).toBe('kept')
})

test('a slow file keeps no other waiting, and the end waits for none', async () => {
  const { media, around, sends } = set()
  for (const ref of ['m1', 'm2']) line.contents.set(ref, photo)
  const slow = await sends('m1')
  const fetch = around.channels.line?.fetch
  const never = {
    fetch: (ref: string) =>
      ref === 'm1'
        ? new Promise<never>(() => {})
        : (fetch?.(ref) ?? Promise.reject(new Error(ref))),
  }
  const clock = { now: () => Date.now() }
  const fetcher = keepFetching({ ...around, clock, channels: { line: never } })
  const quick = await sends('m2')
  fetcher.soon()
  await until('the other is kept', async () => (await media.one(quick.id))?.state === 'kept')
  expect((await media.one(slow.id))?.state).toBe('wanted')
  await fetcher.stop()
})
