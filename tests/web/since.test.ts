import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createCaller, startWeb } from './start-web.ts'

const addressOf = (token: string) => createHash('sha256').update(token).digest('base64url')

test('news that are there are given at once, news to come are waited for', async () => {
  const { url, handle } = await startWeb({ holdFor: 60_000 })
  const { say, since, token } = createCaller(url)
  await say({ joined: true })
  expect((await since(0)).body.seq).toBe(1)

  const news = since(1)
  await sleep(300) // Whoever does not wait has answered by now.
  await handle({
    id: randomUUID(),
    from: { channel: 'web', address: addressOf(token) },
    at: Date.now(),
    input: { kind: 'command', command: 'menu' },
  })
  expect((await news).body.turns.map(({ seq }) => seq)).toEqual([2])
})

test('where nothing comes the answer is empty, and says how far the page is', async () => {
  const { url } = await startWeb({ holdFor: 30 })
  const { say, since } = createCaller(url)
  await say({ joined: true })
  expect((await since(1)).body).toMatchObject({ seq: 1, turns: [] })
})

test('a page that is ahead of us learns where the talk is', async () => {
  const { url } = await startWeb({ holdFor: 20_000 })
  const { say, since } = createCaller(url)
  await say({ joined: true })
  expect((await since(7)).body).toMatchObject({ seq: 1, turns: [] })
})

test('what a page has is settled, what it has not is kept', async () => {
  const { url, sql } = await startWeb({ holdFor: 30 })
  const { say, since } = createCaller(url)
  const waiting = () => sql.all("select id from parcel where state = 'unsent'")
  await say({ joined: true })
  await say({ command: 'menu' }, 1)
  const before = (await waiting()).length
  await since(1)
  expect((await waiting()).length).toBe(before - 1)
  await since(2)
  expect(await waiting()).toEqual([])
})

test('a talk that is not there is 404, and a number that is none too', async () => {
  const { url } = await startWeb()
  const { since, token } = createCaller(url)
  expect((await since(0)).body.error).toBe('notFound')
  const headers = { authorization: `Bearer ${token}` }
  for (const seq of ['-1', 'x', '1.5', ''])
    expect((await fetch(`${url}/web/since/${seq}`, { headers })).status, seq).toBe(404)
})

test('a talk longer than one answer comes whole, in order', async () => {
  const { url, handle } = await startWeb({ holdFor: 30 })
  const { since, token } = createCaller(url)
  for (let turn = 0; turn < 205; turn++)
    await handle({
      id: randomUUID(),
      from: { channel: 'web', address: addressOf(token) },
      at: Date.now(),
      input: { kind: 'command', command: 'menu' },
    })
  const first = (await since(0)).body
  const rest = (await since(first.seq)).body
  const seqs = [...first.turns, ...rest.turns].map(({ seq }) => seq)
  expect(seqs).toEqual(Array.from({ length: 205 }, (_, place) => place + 1))
})
