import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { MediaFile } from '../../src/media/ports.ts'
import { serveCopy } from '../../src/media/serve.ts'

const bytes = new Uint8Array(1_000).map((_, at) => at % 251)

const file = (type: string, name?: string): MediaFile => ({
  ...{ id: 'f', conversation: 'c', kind: 'audio', side: 'caseworker', state: 'kept' },
  ...{ seq: 0, at: 0, tries: 0, told: true, type, ...(name !== undefined && { name }) },
})

const ask = async (
  headers: { readonly [name: string]: string } = {},
  served: MediaFile = file('audio/mp4'),
  how: { readonly method?: string; readonly stripped?: boolean } = {},
) => {
  const app = new Hono()
  app.get('/', (c) => serveCopy(c, { file: served, bytes, stripped: how.stripped ?? true }))
  const answer = await app.request('/', { headers, method: how.method ?? 'GET' })
  const body = new Uint8Array(await answer.arrayBuffer())
  return { status: answer.status, headers: answer.headers, body }
}

test('a whole file comes with its length and may be asked for in parts', async () => {
  const { status, headers, body } = await ask()
  expect([status, body.length]).toEqual([200, 1_000])
  expect(headers.get('content-length')).toBe('1000')
  expect(headers.get('accept-ranges')).toBe('bytes')
  expect(headers.get('content-type')).toBe('audio/mp4')
})

test.each([
  ['bytes=0-0', 0, 0],
  ['bytes=0-1', 0, 1],
  ['bytes=500-', 500, 999],
  ['bytes=-10', 990, 999],
  ['bytes=990-2000', 990, 999],
  ['bytes=-5000', 0, 999],
])('%s brings that part', async (range, from, to) => {
  const { status, headers, body } = await ask({ range })
  expect(status).toBe(206)
  expect(headers.get('content-range')).toBe(`bytes ${from}-${to}/1000`)
  expect(body).toEqual(bytes.slice(from, to + 1))
})

test('a part that is not there is refused with the true length', async () => {
  const { status, headers } = await ask({ range: 'bytes=1000-' })
  expect(status).toBe(416)
  expect(headers.get('content-range')).toBe('bytes */1000')
})

test.each(['bytes=', 'lines=1-2', 'bytes=1-2,4-5', 'bytes=a-b'])(
  '%s is no part, and the whole comes',
  async (range) => {
    expect((await ask({ range })).body).toHaveLength(1_000)
  },
)

test('a head has the length and no body', async () => {
  const { status, headers, body } = await ask({}, file('audio/mp4'), { method: 'HEAD' })
  expect([status, headers.get('content-length'), body.length]).toEqual([200, '1000', 0])
})

test.each(['text/html', 'image/svg+xml', 'application/pdf', 'application/octet-stream'])(
  '%s is only to be saved, as nothing that runs',
  async (type) => {
    const { headers } = await ask({}, file(type, 'Phiếu lương “3”.html'))
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Phi%E1%BA%BFu%20l%C6%B0%C6%A1ng%20%E2%80%9C3%E2%80%9D.html",
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  },
)

test('a picture that may say where it was taken is only to be saved', async () => {
  const shown = await ask({}, file('image/gif'), { stripped: true })
  expect(shown.headers.get('content-disposition')).toBe('inline')
  const saved = await ask({}, file('image/gif'), { stripped: false })
  expect(saved.headers.get('content-disposition')).toMatch(/^attachment/)
})

test('nothing is kept by a cache, and nothing runs', async () => {
  const { headers } = await ask()
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('content-security-policy')).toContain('sandbox')
})
