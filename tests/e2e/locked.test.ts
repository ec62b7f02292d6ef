import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linePhone, settles, webPhone } from './phone.ts'
import { until } from './process.ts'
import { type Stage, setStage, textsIn } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.start()
})
afterAll(() => stage.strike())

/** Holds the database's write lock, as a backup or a curious person with a shell may. */
async function lock(): Promise<() => void> {
  await until('everything is sent', stage.settled)
  const db = new Database(stage.env['DATABASE_PATH'] ?? '')
  db.exec('begin immediate')
  return () => {
    db.exec('rollback')
    db.close()
  }
}

test('while the database is locked for a moment a message waits, and is answered', async () => {
  const user = stage.line.user()
  await settles(linePhone(user, 'vi'), 'vi')
  const unlock = await lock()
  const said = user.says('menu')
  setTimeout(unlock, 400)
  expect((await said).statuses).toEqual([200])
  await until('an answer', () => user.shown.length === 4)
  expect(await stage.look((_, sql) => sql.all('select event from aside'))).toEqual([])
})

test('while it stays locked the answer is 503, and the same again later is taken once', async () => {
  const user = stage.line.user()
  await settles(linePhone(user, 'vi'), 'vi')
  const page = webPhone(stage.url, 'vi')
  const unlock = await lock()
  const { event, statuses } = await user.says('menu')
  expect(statuses).toEqual([503])
  expect((await fetch(`${stage.url}/readyz`)).status).toBe(503)
  expect((await fetch(`${stage.url}/healthz`)).status).toBe(200)
  await expect(page.begins()).rejects.toThrow('503')
  unlock()
  expect((await fetch(`${stage.url}/readyz`)).status).toBe(200)
  expect(await stage.line.hook.deliver([event], { redelivered: true })).toEqual([200])
  expect(await stage.line.hook.deliver([event], { redelivered: true })).toEqual([200])
  await until('an answer', () => user.shown.length === 4)
  expect(textsIn(await stage.turnsOf('line', user.id))).toEqual(['menu'])
  await page.begins()
})
