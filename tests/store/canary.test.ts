import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createSeal } from '../../src/seal.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { checkKey, createStore } from '../../src/store/store.ts'
import { openVault } from '../../src/vault/files.ts'
import type { Vault } from '../../src/vault/ports.ts'
import { kept as keptResult } from '../contracts/results.ts'
import { begun, event, leasedOf, next, now, parcel, sent, soon, turn } from './talk.ts'
import { temporaryFolder } from './temporary-folder.ts'

const canaries = {
  address: 'Ucanary0address4711',
  event: 'line:canary-bot:canary-event-99',
  said: 'chim hoàng yến bị đánh ở xưởng',
  japanese: '金糸雀は寮から出られません',
  answer: 'canary-answer-aichi',
  shown: 'Chim hoàng yến của bạn có thể bị trả thiếu',
  call: 'canary-reply-token-nHuyWiB7yP5Zw52FIkcQobQuGDXCTA',
  receipt: 'canary-message-461230966842064897',
  aside: 'canary-poison-độc',
  media: 'canary-file-reference',
  fileName: 'canary-file-hợp-đồng.pdf',
  file: 'canary-bytes-of-a-photo',
  publicName: 'canary-public-name-0123456789abcdefghij',
  result: 'canary-result-flow-and-answer',
}

test('nothing that anybody said or is called is on the disk in any reading', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'tonari.db')
  const sql = openSqlite(path)
  const seal = createSeal(randomBytes(32))
  await checkKey(sql, seal)
  const store = createStore(sql, seal)
  await talk(store)
  await file(store, openVault(folder))
  expect(found(folder)).toEqual([])
  const other = new Database(path)
  expect(other.pragma('wal_checkpoint(truncate)')).toMatchObject([{ busy: 0 }])
  other.close()
  expect(found(folder)).toEqual([])
  sql.close()
  expect(found(folder)).toEqual([])
})

test('a canary that is not sealed is found, however it is written', () => {
  const folder = temporaryFolder()
  const db = new Database(join(folder, 'plain.db'))
  db.exec('create table t (words)')
  const write = db.prepare('insert into t values (?)')
  const texts = Object.values(canaries)
  for (const text of texts) write.run(`"${text}"`)
  db.close()
  expect(found(folder)).toEqual(texts)
  for (const text of texts)
    for (const form of [Buffer.from(`.${text}.`).toString('base64'), utf16(`.${text}.`)])
      expect(forms(text).some((one) => Buffer.from(form).includes(one))).toBe(true)
})

async function talk(store: ReturnType<typeof createStore>): Promise<void> {
  const from = { channel: 'line', address: canaries.address } as const
  await store.load(from, canaries.event)
  const session = { flow: 'f', asOf: '2026-11-23', answers: { a: canaries.answer }, touched: now }
  let after = begun(from, { session })
  const body = { to: canaries.address, replyToken: canaries.call, text: canaries.shown }
  for (const text of [canaries.said, canaries.japanese, canaries.said]) {
    const parcels = [
      parcel(after, { call: { method: 'reply', body } }),
      parcel(after, { call: { method: 'push', body } }),
    ]
    const leased = leasedOf(
      await store.commit(
        turn(after, {
          event: after.seq === 1 ? canaries.event : event(),
          heard: { input: { kind: 'text', text }, message: canaries.receipt },
          said: [{ say: [{ key: 'k', params: { was: text } }] }],
          shown: [{ text: canaries.shown }],
          parcels,
        }),
        soon,
      ),
    )
    const [first, second] = leased
    if (first) await store.settle(first, sent({ id: canaries.receipt }))
    if (second) await store.settle(second, { end: 'failed', at: now, why: '400' })
    after = next(after)
  }
  const media = { kind: 'media', media: 'image', ref: canaries.media } as const
  const heard = { input: media }
  const result = {
    ...keptResult().result,
    flow: canaries.result,
    answers: { a: canaries.result },
    found: { at: canaries.result, route: canaries.result, facts: { f: canaries.result } },
  }
  const results = [keptResult({ result })]
  await store.commit(turn(after, { heard, unsay: canaries.receipt, results }), soon)
  expect(await store.results(now, 0, 9)).toMatchObject(results)
  const input = { kind: 'text', text: canaries.aside } as const
  const inbound = { id: canaries.event, from, at: now, input }
  await store.setAside(canaries.event, now, inbound, canaries.aside)
  await store.load(from, canaries.event)
  expect(await store.claim(after.id, soon, soon + 1)).toHaveLength(1)
}

async function file(store: ReturnType<typeof createStore>, vault: Vault): Promise<void> {
  const after = begun({ channel: 'line', address: `${canaries.address}-2` })
  const media = { id: 'f', kind: 'file', ref: canaries.media, name: canaries.fileName } as const
  await store.commit(turn(after, { media, parcels: [] }), soon)
  const sealed = await store.media.seal(after.id, 'f', Buffer.from(canaries.file))
  await vault.put('f', sealed as Uint8Array)
  const about = { bytes: 9, type: 'text/plain', hash: canaries.file }
  expect(await store.media.kept('f', about)).toBe(true)
  await store.media.publish('f', canaries.publicName, soon)
  expect((await store.media.published(canaries.publicName, now))?.name).toBe(canaries.fileName)
}

/** The canaries that can be read in any file of the folder. */
function found(folder: string): readonly string[] {
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
  return Object.values(canaries).filter((text) =>
    forms(text).some((form) => files.some((file) => file.includes(form))),
  )
}

/** A text as it may stand in a file: as bytes, as hex, and in base64 at each of its three places. */
function forms(text: string): readonly Buffer[] {
  const bytes = Buffer.from(text)
  const base64 = [0, 1, 2].flatMap((place) => {
    const inside = bytes.subarray((3 - place) % 3)
    const whole = inside.subarray(0, inside.length - (inside.length % 3))
    return [whole.toString('base64'), whole.toString('base64url')]
  })
  const texts = [bytes.toString('hex'), bytes.toString('hex').toUpperCase(), ...base64]
  const little = utf16(text)
  return [bytes, little, Buffer.from(little).swap16(), ...texts.map((one) => Buffer.from(one))]
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le')
