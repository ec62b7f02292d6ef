import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FileKind } from '../../src/core/enclosure.ts'
import type { MediaFile } from '../../src/media/ports.ts'
import { hashOf } from '../../src/media/safe.ts'
import { sniff } from '../../src/media/sniff.ts'
import { PLACE, phoneJpeg, phoneVideo } from '../media/pictures.ts'
import { createStage } from './stage.ts'

let stage: ReturnType<typeof createStage>
let number: string
beforeEach(async () => {
  stage = createStage()
  number = await stage.person('lan')
})
afterEach(() => stage.close())

/** Somebody sends a file; gives its id. */
async function sends(
  who: string,
  media: FileKind,
  given: Uint8Array | string,
  more: Partial<MediaFile> = {},
): Promise<string> {
  const bytes = typeof given === 'string' ? Buffer.from(given, 'latin1') : given
  const { id: conversation } = await stage.last(who)
  const id = randomUUID()
  await stage.safe.keep(conversation, id, bytes)
  const about = { bytes: bytes.length, type: sniff(bytes, media), hash: hashOf(bytes), ...more }
  const whose = { id, kind: media, side: 'person', at: stage.clock.now() } as const
  await stage.store.media.add(conversation, { ...whose, ...about })
  await stage.says(who, { kind: 'media', media, ref: id })
  return id
}

const fetch = (id: string, of = number, headers: { readonly [name: string]: string } = {}) =>
  stage.app.request(`/console/case/${of}/media/${id}`, { headers })
const page = () => stage.get(`/console/case/${number}`)

test('a picture is shown where it was sent, without the place it was taken at', async () => {
  const id = await sends('lan', 'image', phoneJpeg())
  expect(await page()).toContain(`<img src="/console/case/${number}/media/${id}" alt="［写真］"`)
  const read = await fetch(id)
  expect(read.status).toBe(200)
  expect(read.headers.get('content-type')).toBe('image/jpeg')
  expect(read.headers.get('cache-control')).toBe('no-store')
  expect(read.headers.get('x-content-type-options')).toBe('nosniff')
  expect(Buffer.from(await read.arrayBuffer()).toString('latin1')).not.toContain(PLACE)
})

test('sound and moving pictures are played, a part at a time where a player asks', async () => {
  const film = await sends('lan', 'video', phoneVideo())
  const voice = await sends('lan', 'audio', 'OggS and so on')
  const shown = await page()
  expect(shown).toContain(
    `<video controls preload="none" src="/console/case/${number}/media/${film}"`,
  )
  expect(shown).toContain(
    `<audio controls preload="none" src="/console/case/${number}/media/${voice}"`,
  )
  const part = await fetch(voice, number, { range: 'bytes=0-3' })
  expect([part.status, await part.text()]).toEqual([206, 'OggS'])
})

test('anything else is a file to save, whatever it says that it is', async () => {
  const id = await sends('lan', 'file', '<script>alert(1)</script>', {
    name: '"><img src=x onerror=alert(1)>.html',
    type: 'application/octet-stream',
  })
  const shown = await page()
  expect(shown).not.toContain('<img src=x')
  expect(shown).toContain('25 B')
  const read = await fetch(id)
  expect(read.headers.get('content-type')).toBe('application/octet-stream')
  expect(read.headers.get('content-disposition')).toMatch(/^attachment/)
})

test('a picture that may tell a place is only to be saved, with a warning', async () => {
  const id = await sends('lan', 'image', '\0\0\0\x18ftypheic\0\0\0\0')
  const shown = await page()
  expect(shown).toContain('場所の記録が残っている場合があります')
  expect(shown).not.toContain('<img src="/console/case')
  expect((await fetch(id)).headers.get('content-disposition')).toMatch(/^attachment/)
  stage.as('グエン')
  expect(await page()).toContain('có thể còn ghi nơi chụp')
})

test('without consent nothing is shown, and no address gives it away', async () => {
  const silent = await stage.person('hoa', 'no')
  const id = await sends('hoa', 'image', phoneJpeg())
  expect(await stage.get(`/console/case/${silent}`)).not.toContain(id)
  expect((await fetch(id, silent)).status).toBe(404)
  const other = await sends('lan', 'image', phoneJpeg())
  expect((await fetch(other, silent)).status).toBe(404)
  expect((await fetch(id, number)).status).toBe(404)
  expect((await fetch(randomUUID())).status).toBe(404)
  expect((await fetch(other, '000000')).status).toBe(404)
})

test('whoever is not signed in sees no file', async () => {
  const id = await sends('lan', 'image', phoneJpeg())
  stage.as('nobody')
  const read = await fetch(id)
  expect([read.status, read.headers.get('location')]).toEqual([302, '/console/enter'])
})

test('who looks at a file is in the log of readers, once with the page', async () => {
  const id = await sends('lan', 'image', phoneJpeg())
  const { id: conversation } = await stage.last('lan')
  const looks = async () => (await stage.store.desk.readings(conversation)).length
  await fetch(id)
  expect(await looks()).toBe(1)
  await fetch(id)
  expect(await looks()).toBe(1)
  stage.as('グエン')
  await fetch(id)
  expect(await looks()).toBe(2)
  stage.clock.pass(11 * 60_000)
  await fetch(id)
  expect(await looks()).toBe(3)
})

test('what was not fetched yet, or will not be, is said', async () => {
  const after = await stage.last('lan')
  const put = (id: string, more: { readonly ref?: string }) =>
    stage.store.commit(
      {
        ...{ fresh: false, event: randomUUID(), at: stage.clock.now(), said: [], shown: [] },
        after: { ...after, seq: after.seq + (more.ref ? 1 : 2) },
        heard: { input: { kind: 'media', media: 'image', ...more } },
        media: { id, kind: 'image', ...more },
        parcels: [],
      },
      0,
    )
  await put('wanted', { ref: 'r' })
  await put('elsewhere', {})
  const shown = await page()
  expect(shown).toContain('取得しています')
  expect(shown).toContain('安全のため取得しません')
})

test('what the person took back is gone from the page', async () => {
  const id = await sends('lan', 'image', phoneJpeg())
  await stage.store.media.drop(id)
  expect(await page()).not.toContain(id)
  expect((await fetch(id)).status).toBe(404)
})
