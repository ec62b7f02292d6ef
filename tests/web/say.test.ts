import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { webTexts } from '../../src/web/texts.ts'
import { createCaller, startWeb } from './start-web.ts'

test('a first visit is greeted once, in the language it came with', async () => {
  const { url } = await startWeb()
  const { say } = createCaller(url)
  const { status, body, headers } = await say({ joined: true, language: 'ja' })
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(body).toMatchObject({ seq: 1, locale: 'ja', turns: [{ seq: 1, heard: null }] })
  expect(body.turns[0]?.said.at(-1)?.choices?.map(({ data }) => data)).toEqual(['1.0', '1.1'])
})

test('the same message again is one turn and the same answer', async () => {
  const { url } = await startWeb()
  const { say } = createCaller(url)
  const id = randomUUID()
  const [first, ...others] = await Promise.all(
    Array.from({ length: 10 }, () => say({ id, joined: true })),
  )
  expect(first?.body.turns).toHaveLength(1)
  for (const other of others) expect(other.body).toEqual(first?.body)
  expect((await say({ id, joined: true })).body).toEqual(first?.body)
})

test('a tap is shown as what its button said, words before agreement are not', async () => {
  const { url } = await startWeb()
  const { say, since } = createCaller(url)
  const { turns } = (await say({ joined: true })).body
  const [choice] = turns[0]?.said.at(-1)?.choices ?? []
  await say({ tap: choice?.data })
  await say({ text: 'bí mật của tôi' })
  const whole = (await since(0)).body
  expect(whole.turns.map(({ heard }) => heard)).toEqual([null, choice?.label, null])
  const last = (await say({ command: 'menu' }, 2)).body
  expect(last.turns.map(({ seq }) => seq)).toEqual([3, 4])
})

test('two tokens are two talks', async () => {
  const { url } = await startWeb()
  const [one, other] = [createCaller(url), createCaller(url)]
  await one.say({ joined: true })
  expect((await other.since(0)).status).toBe(404)
  await other.say({ joined: true })
  expect((await other.since(0)).body.turns).toHaveLength(1)
})

describe('what cannot be read is refused in a sentence', () => {
  const id = '123e4567-e89b-42d3-a456-426614174000'
  const bodies: readonly string[] = [
    '',
    'x',
    'null',
    '[]',
    '{}',
    JSON.stringify({ id, since: 0 }),
    JSON.stringify({ id: 'x', since: 0, text: 'a' }),
    JSON.stringify({ id, since: -1, text: 'a' }),
    JSON.stringify({ id, since: '0', text: 'a' }),
    JSON.stringify({ id, since: 0, text: 'a', tap: '1.0' }),
    JSON.stringify({ id, since: 0, text: '  ' }),
    JSON.stringify({ id, since: 0, text: 7 }),
    JSON.stringify({ id, since: 0, tap: '1' }),
    JSON.stringify({ id, since: 0, tap: '1.0.0' }),
    JSON.stringify({ id, since: 0, tap: ['1.0'] }),
    JSON.stringify({ id, since: 0, command: 'erase' }),
    JSON.stringify({ id, since: 0, command: ['menu'] }),
    JSON.stringify({ id, since: 0, joined: 1 }),
    `{"id":"${id}","since":1e999,"text":"a"}`,
  ]
  test.for(bodies)('%s', async (body) => {
    const { url, faults } = await startWeb()
    const answer = await createCaller(url).post(body, { 'accept-language': 'ja' })
    expect(answer.status).toBe(400)
    expect(answer.body).toEqual({ error: 'unreadable', message: webTexts.ja.unreadable })
    expect(faults).toEqual([])
  })
})

test('a text may have 2,000 characters, and half a character does no harm', async () => {
  const { url } = await startWeb()
  const { say } = createCaller(url)
  expect((await say({ text: 'あ'.repeat(2000) })).status).toBe(200)
  expect((await say({ text: 'a\ud800\u0000b' })).status).toBe(200)
  const long = await say({ text: 'a'.repeat(2001) })
  expect(long.status).toBe(400)
  expect(long.body.message).toBe(webTexts.vi.tooLong)
})

test('a body over 16 kB is 413, however it says how long it is', async () => {
  const { url } = await startWeb()
  const { post, token } = createCaller(url)
  expect((await post('x'.repeat(20_000))).status).toBe(413)
  const stream = new Blob(['x'.repeat(20_000)]).stream()
  const answer = await fetch(`${url}/web/say`, {
    method: 'POST',
    body: stream,
    duplex: 'half',
    headers: { authorization: `Bearer ${token}` },
  } as RequestInit)
  expect(answer.status).toBe(413)
})

test('a token that is none is 401, and its words are not looked at', async () => {
  const { url } = await startWeb()
  const good = createCaller(url).token
  const wrong = ['', 'Bearer', `Basic ${good}`, `Bearer ${good}x`, `Bearer ${good.slice(1)}`]
  wrong.push(`Bearer ${good.slice(0, 42)}B`, `Bearer ${good.slice(0, 40)}==`)
  for (const authorization of wrong) {
    const headers = { authorization }
    const said = await fetch(`${url}/web/say`, { method: 'POST', body: '{}', headers })
    expect(said.status, authorization).toBe(401)
    expect((await fetch(`${url}/web/since/0`, { headers })).status, authorization).toBe(401)
  }
})

test('a store that fails is 503 without a word about why', async () => {
  const { url, sql, faults } = await startWeb()
  const { say } = createCaller(url)
  await say({ joined: true })
  sql.close()
  const { status, headers, body } = await say({ text: 'xin chào' })
  expect(status).toBe(503)
  expect(headers.get('retry-after')).toBe('5')
  expect(body).toEqual({ error: 'unavailable', message: webTexts.vi.unavailable })
  expect(faults).toHaveLength(1)
})
