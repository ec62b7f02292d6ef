/**
 * Baseline (a): bare Hono, LINE's signature check, and one `synchronous = FULL` transaction of
 * three writes per request. It says nothing and seals nothing: the least a durable webhook can do.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { serve } from '@hono/node-server'
import Database from 'better-sqlite3'
import { Hono } from 'hono'
import { setting, stopOnSignal } from './baseline.ts'

const db = new Database(setting('DATABASE_PATH'))
db.pragma('journal_mode = wal')
db.pragma('synchronous = full')
db.exec(`
  create table turn (user text, seq integer, event text unique, body text, primary key (user, seq));
  create table conversation (user text primary key, seq integer, state text) without rowid;
  create table parcel (id integer primary key, user text, body text);
`)
const seqOf = db.prepare<[string], { seq: number }>('select seq from conversation where user = ?')
const addTurn = db.prepare('insert into turn values (?, ?, ?, ?)')
const putState = db.prepare('insert or replace into conversation values (?, ?, ?)')
const addParcel = db.prepare('insert into parcel (user, body) values (?, ?)')
const write = db.transaction((user: string, event: string, body: string) => {
  const seq = (seqOf.get(user)?.seq ?? 0) + 1
  addTurn.run(user, seq, event, body)
  putState.run(user, seq, body)
  addParcel.run(user, body)
})

const app = new Hono()
app.post('/webhooks/line', async (c) => {
  const body = Buffer.from(await c.req.arrayBuffer())
  const given = Buffer.from(c.req.header('x-line-signature') ?? '', 'base64')
  const due = createHmac('sha256', setting('LINE_CHANNEL_SECRET')).update(body).digest()
  if (given.length !== due.length || !timingSafeEqual(given, due)) return c.text('', 401)
  for (const event of JSON.parse(body.toString()).events) {
    write.immediate(event.source.userId, event.webhookEventId, JSON.stringify(event))
  }
  return c.text('', 200)
})

const server = serve({ fetch: app.fetch, port: Number(setting('PORT')), hostname: '127.0.0.1' })
stopOnSignal(() => {
  server.close()
  db.close()
})
