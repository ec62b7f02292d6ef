import { describe, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { type Channel, Malformed, Unauthorised } from '../src/channels/ports.ts'
import type { Inbound } from '../src/core/inbound.ts'
import { keptLog, virtualClock } from './owed.ts'

const event = (address: string, id: string): Inbound => ({
  id,
  from: { channel: 'line', address },
  at: 0,
  input: { kind: 'joined' },
})

function service(more: {
  readonly receive?: Channel['receive']
  readonly take?: (inbound: Inbound) => Promise<boolean>
  readonly check?: () => Promise<void>
}) {
  const { log, lines } = keptLog()
  const channel: Channel = {
    id: 'line',
    receive: more.receive ?? (async () => ({ inbounds: [], refused: 0 })),
    render: () => [],
    send: async () => ({}),
  }
  const app = createApp({
    channels: [channel],
    take: more.take ?? (async () => true),
    store: { check: more.check ?? (async () => {}) },
    clock: virtualClock(),
    log,
    pages: [],
  })
  const post = (body: BodyInit, init: RequestInit = {}) =>
    app.request('/webhooks/line', { method: 'POST', body, ...init })
  return { app, post, lines }
}

describe('a webhook', () => {
  test('is answered 200 once everything in it is stored', async () => {
    const stored: string[] = []
    const { post } = service({
      receive: async () => ({ inbounds: [event('a', '1'), event('b', '2')], refused: 0 }),
      take: async ({ id }) => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        stored.push(id)
        return true
      },
    })
    expect((await post('{}')).status).toBe(200)
    expect(stored.toSorted()).toEqual(['1', '2'])
  })

  test('without events is fine: LINE asks so whether the address is right', async () => {
    expect((await service({}).post('{}')).status).toBe(200)
  })

  test("takes one sender's events in their order, and different senders side by side", async () => {
    const order: string[] = []
    const first = Promise.withResolvers<void>()
    const { post } = service({
      receive: async () => ({
        inbounds: [event('a', 'a1'), event('b', 'b1'), event('a', 'a2'), event('b', 'b2')],
        refused: 0,
      }),
      take: async ({ id }) => {
        if (id === 'a1') await first.promise
        order.push(id)
        if (id === 'b2') first.resolve()
        return true
      },
    })
    expect((await post('{}')).status).toBe(200)
    expect(order).toEqual(['b1', 'b2', 'a1', 'a2'])
  })

  test('of which something could not be stored comes again, and the rest is taken', async () => {
    const taken: string[] = []
    const { post } = service({
      receive: async () => ({ inbounds: ['1', '2', '3'].map((id) => event('a', id)), refused: 0 }),
      take: async ({ id }) => {
        taken.push(id)
        return id !== '2'
      },
    })
    const answer = await post('{}')
    expect(answer.status).toBe(503)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(taken).toEqual(['1', '2', '3'])
  })

  test.each([
    [new Unauthorised('x'), 401],
    [new Malformed('x'), 400],
    [new TypeError('secret at line 3'), 503],
  ])('that throws %s is answered %d without saying more', async (error, status) => {
    const { post, lines } = service({ receive: () => Promise.reject(error) })
    const answer = await post('{}')
    expect(answer.status).toBe(status)
    expect(await answer.text()).not.toMatch(/secret|at .*:\d/)
    expect(lines.join()).not.toContain('secret')
  })

  test('over a megabyte is refused unread', async () => {
    let read = 0
    const { post } = service({
      receive: async () => {
        read++
        return { inbounds: [], refused: 0 }
      },
    })
    const large = new Uint8Array(1024 * 1024 + 1)
    expect((await post(large)).status).toBe(413)
    expect(
      (await post(large, { headers: { 'content-length': String(large.length) } })).status,
    ).toBe(413)
    expect(read).toBe(0)
    expect((await post(large.slice(1))).status).toBe(200)
  })

  test('without an end is not read to its end', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (to) => {
        if (++pulled > 1_000) throw new Error('it goes on reading')
        to.enqueue(new Uint8Array(64 * 1024))
      },
    })
    const { post } = service({})
    expect((await post(endless, { duplex: 'half' } as RequestInit)).status).toBe(413)
    expect(pulled).toBeLessThan(40)
  })

  test('that breaks off is answered, not thrown', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull: (to) => to.error(new Error('secret: the connection broke')),
    })
    const { post, lines } = service({})
    const answer = await post(broken, { duplex: 'half' } as RequestInit)
    expect([400, 503]).toContain(answer.status)
    expect((await answer.text()) + lines.join()).not.toContain('secret')
  })

  test('of a channel that is off is not there', async () => {
    const { app } = service({})
    expect((await app.request('/webhooks/telegram', { method: 'POST', body: '{}' })).status).toBe(
      404,
    )
    expect((await app.request('/webhooks/line')).status).toBe(404)
  })

  test('says how many events could not be read, not what was in them', async () => {
    const { post, lines } = service({ receive: async () => ({ inbounds: [], refused: 3 }) })
    expect((await post('{}')).status).toBe(200)
    expect(lines).toEqual(['warn events-refused {"channel":"line","refused":3}'])
  })
})

describe('health', () => {
  test('is alive without a database, and ready only with one', async () => {
    const well = service({}).app
    expect((await well.request('/healthz')).status).toBe(200)
    expect((await well.request('/readyz')).status).toBe(200)
    const ill = service({ check: () => Promise.reject(new Error('secret disk')) }).app
    expect((await ill.request('/healthz')).status).toBe(200)
    const answer = await ill.request('/readyz')
    expect(answer.status).toBe(503)
    expect(await answer.text()).not.toContain('secret')
  })
})
