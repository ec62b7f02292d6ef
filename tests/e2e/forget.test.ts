import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bubble } from '../fakes/platform.ts'
import { linePhone, settles, telegramPhone, words } from './phone.ts'
import { type Running, until } from './process.ts'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
let running: Running
beforeAll(async () => {
  stage = await setStage()
  running = await stage.start()
})
afterAll(() => stage.strike())

const database = () => join(stage.folder, 'data', 'tonari.db')
const erase = words('vi', 'common:buttons.erase')
/** A machine that does much else takes long over a thread and a file. */
const PATIENCE = 60_000
const RECEIPT = /Số biên nhận: \d{4}-\d{4} \(ngày \d+\/\d+\/\d+\)/

/** What the database holds of somebody: each row's sealed bytes, and the hash of their address. */
async function traces(channel: 'line' | 'telegram', address: string | number) {
  return stage.look(async (store, sql) => {
    const { before } = await store.load({ channel, address: String(address) }, '')
    if (!before) throw new Error('nobody is there')
    const { id, person } = before
    const rows = await sql.all<{ bytes: Uint8Array | null }>(
      `select key as bytes from person where id = ?1
       union all select state from conversation where id = ?2
       union all select body from turn where conversation = ?2
       union all select body from result where conversation = ?2
       union all select receipt from parcel where conversation = ?2
       union all select call from parcel where conversation = ?2`,
      person,
      id,
    )
    const sealed = rows.flatMap(({ bytes }) => {
      const whole = Buffer.from(bytes ?? []).toString('latin1')
      // The nonce and what follows it; a row may be cut into pages behind that.
      return whole.length > 0 ? [whole.slice(0, 40)] : []
    })
    const [named] = await sql.all<{ address: string }>(
      'select address from conversation where id = ?1',
      id,
    )
    return { sealed, address: named?.address ?? '', id }
  })
}

/** Everything in the database's folder but the ledger, which has hashes only. */
const found = (sealed: readonly string[]) => {
  const all = stage.bytes()
  return sealed.filter((one) => all.includes(one)).length
}
const people = () => {
  const db = new Database(database(), { readonly: true })
  const rows = db.prepare('select count(*) as n from conversation').get() as { n: number }
  db.close()
  return rows.n
}
const last = (shown: readonly Bubble[]) => shown.at(-1)?.text ?? ''

test('on LINE: asked once, told the truth, gone from the file; a late webhook brings nobody back', async () => {
  const user = stage.line.user()
  const phone = linePhone(user, 'vi')
  await settles(phone, 'vi')
  await phone.taps('wage-check:menu')
  for (const said of ['1', '900', '1', 'Tokyo', '2025-11', '160']) await phone.says(said)
  const { event } = await user.says('công ty trả em 900 yên')
  await until('everything is sent', stage.settled)
  const copy = join(stage.folder, 'copy.db')
  const db = new Database(database())
  await db.backup(copy)
  db.close()
  const before = await traces('line', user.id)
  expect(before.sealed.length).toBeGreaterThan(20)
  expect(found(before.sealed)).toBe(before.sealed.length)

  const asked = await phone.says('xóa dữ liệu')
  expect(asked.text).toContain('LINE')
  const { sealed, address } = await traces('line', user.id)
  const tap = await user.taps(erase)
  await until('a receipt', () => RECEIPT.test(last(user.shown)))
  await until(
    'a file without them',
    () => found([...before.sealed, ...sealed, user.id]) === 0,
    PATIENCE,
  )
  const db2 = new Database(database(), { readonly: true })
  expect(db2.prepare('select 1 from conversation where address = ?').get(address)).toBeUndefined()
  db2.close()
  expect(running.output()).not.toContain(user.id)

  const count = people()
  const shown = user.shown.length
  for (const old of [event, tap.event]) {
    const statuses = await stage.line.hook.deliver([old])
    expect(statuses).toEqual([200])
  }
  expect(people()).toBe(count)
  expect(user.shown).toHaveLength(shown)

  // An old copy of the database is put back, and the ledger is where it was.
  const other = linePhone(stage.line.user(), 'vi')
  await settles(other, 'vi')
  await until('everything is sent', stage.settled)
  await running.stop()
  for (const end of ['-wal', '-shm']) rmSync(`${database()}${end}`, { force: true })
  copyFileSync(copy, database())
  rmSync(copy)
  expect(found(before.sealed)).toBeGreaterThan(20)
  running = await stage.start()
  await until('a file without them', () => found(before.sealed) === 0, PATIENCE)

  await user.says('chào bạn')
  await until('a stranger is greeted', () => user.shown.length > shown)
  expect(last(user.shown)).toContain(words('vi', 'welcome:language.ask').slice(0, 20))
})

test('on Telegram the messages of both sides are gone from the phone as well', async () => {
  const user = stage.telegram.user()
  const phone = telegramPhone(user, 'vi')
  await settles(phone, 'vi')
  await phone.taps('wage-check:menu')
  await phone.says('quên tôi')
  await until('everything is sent', stage.settled)
  const { sealed } = await traces('telegram', user.id)
  await user.taps(erase)
  await until('only the receipt', () => user.shown.length === 1 && RECEIPT.test(last(user.shown)))
  await until('a file without them', () => found([...sealed, String(user.id)]) === 0, PATIENCE)
  const deleted = stage.telegram.calls.flatMap(({ path, body }) =>
    path.endsWith('/deleteMessages') ? (body?.['message_ids'] as number[]) : [],
  )
  expect(deleted.filter((id) => id < 9_000).length).toBeGreaterThan(1) // the person's own
})

test('what is unsent on LINE is gone from the file within seconds', async () => {
  const user = stage.line.user()
  const phone = linePhone(user, 'vi')
  await settles(phone, 'vi')
  await user.says('em muốn rút lại lời này')
  const { event } = await user.says('em lỡ viết tên công ty')
  await until('everything is sent', stage.settled)
  const rows = () =>
    stage.look(async (store, sql) => {
      const { before } = await store.load({ channel: 'line', address: user.id }, '')
      return sql.all<{ seq: number; body: Uint8Array }>(
        'select seq, body from turn where conversation = ?1 order by seq',
        before?.id ?? '',
      )
    })
  const start = (one: { body: Uint8Array } | undefined) =>
    Buffer.from(one?.body ?? [])
      .toString('latin1')
      .slice(0, 40)
  const [kept, unsent] = (await rows()).slice(-2).map(start)
  await user.unsends(String((event as { message?: { id?: string } }).message?.id))
  await until('a file without it', () => found([unsent ?? '']) === 0, PATIENCE)
  expect(found([kept ?? ''])).toBe(1)
})
