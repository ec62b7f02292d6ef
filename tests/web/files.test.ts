import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Conversation } from '../../src/core/conversation.ts'
import { usualLimits } from '../../src/web/limits.ts'
import { webTexts } from '../../src/web/texts.ts'
import { addressOf } from '../../src/web/token.ts'
import { PLACE, phoneJpeg } from '../media/pictures.ts'
import { createCaller, startWeb } from './start-web.ts'

const photo = phoneJpeg()

/** A page whose person has asked for somebody; `shares`: and lets them read. */
async function client(shares: boolean, more: Parameters<typeof startWeb>[0] = {}) {
  const web = await startWeb({ desk: true, ...more })
  const caller = createCaller(web.url)
  const address = addressOf(`Bearer ${caller.token}`)
  const now = async (): Promise<Conversation> => {
    const { before } = await web.store.load({ channel: 'web', address }, '')
    if (!before) throw new Error('there is no talk')
    return before
  }
  const tap = async (name: string) => {
    const { asked, seq } = await now()
    const option = asked?.options.indexOf(name) ?? -1
    if (option < 0) throw new Error(`no button ${name} among ${asked?.options.join(' ')}`)
    return caller.say({ tap: `${asked?.seq}.${option}` }, seq)
  }
  await caller.say({ joined: true })
  for (const name of ['vi', 'agree']) await tap(name)
  await caller.say({ command: 'person' })
  for (const name of ['yes', 'today', 'wages', shares ? 'yes' : 'no']) await tap(name)
  if (shares) await caller.say({ text: 'Zalo 090' })

  const upload = (body: Uint8Array = photo, headers: { readonly [name: string]: string } = {}) =>
    fetch(`${web.url}/web/media`, {
      ...{ method: 'POST', body: new Uint8Array(body) },
      headers: {
        ...{ authorization: `Bearer ${caller.token}`, 'content-type': 'image/jpeg' },
        ...{ 'x-id': randomUUID(), 'x-name': encodeURIComponent('phiếu lương.jpg'), ...headers },
      },
    })
  const files = async () => web.store.media.of((await now()).id)
  const act = async (act: object) => {
    const { address: to } = await now()
    return web.handle({
      id: randomUUID(),
      from: { channel: 'web', address: to },
      at: Date.now(),
      input: { kind: 'caseworker', by: 'sato', act } as never,
    })
  }
  return { ...web, caller, now, upload, files, act }
}

test('a photo is kept whole, and the talk says so', async () => {
  const { upload, files, caller, now, safe } = await client(true)
  const { seq } = await now()
  expect((await upload()).status).toBe(200)
  const [kept] = await files()
  expect(kept).toMatchObject({ kind: 'image', side: 'person', name: 'phiếu lương.jpg' })
  expect(Buffer.from((await safe.open(kept?.id ?? ''))?.bytes ?? [])).toEqual(Buffer.from(photo))
  const { body } = await caller.since(seq)
  expect(body.turns[0]?.heard).toBe('📷 Ảnh phiếu lương.jpg')
  expect(JSON.stringify(body)).not.toContain(kept?.id)
})

test('the page is told when files may be sent, and none is taken before', async () => {
  const { upload, files, caller, now } = await client(false)
  const told = await caller.say({ text: 'xin chào' }, (await now()).seq)
  expect(told.body).not.toHaveProperty('files')
  const answer = await upload()
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({ message: webTexts.vi.filesLater })
  expect(await files()).toEqual([])
  const reading = await client(true)
  const asked = await reading.caller.say({ text: 'xin chào' }, (await reading.now()).seq)
  expect(asked.body).toHaveProperty('files', true)
})

test('the same file sent again is kept once', async () => {
  const { upload, files, now } = await client(true)
  const id = randomUUID()
  await upload(photo, { 'x-id': id })
  const { seq } = await now()
  expect((await upload(photo, { 'x-id': id })).status).toBe(200)
  expect(await files()).toHaveLength(1)
  expect((await now()).seq).toBe(seq)
})

test('a sending that was cut off before its turn, and made again, is one file', async () => {
  const { upload, files, now, outgoing, safe, caller } = await client(true)
  const id = randomUUID()
  const { id: conversation, address } = await now()
  const once = `web:${address.slice(0, 16)}:${id}|${address}`
  await outgoing.keep(conversation, 'person', { bytes: photo, kind: 'image', once })
  const { seq } = await now()
  expect((await upload(photo, { 'x-id': id })).status).toBe(200)
  const [file, ...others] = await files()
  expect(others).toEqual([])
  expect(Buffer.from((await safe.open(file?.id ?? ''))?.bytes ?? [])).toEqual(Buffer.from(photo))
  expect((await caller.since(seq)).body.turns[0]?.heard).toContain('📷')
})

test('what is too large, empty, nameless or of a stranger is refused', async () => {
  const { upload, files } = await client(true)
  const large = await upload(new Uint8Array(10_000_001), { 'accept-language': 'ja' })
  expect(large.status).toBe(413)
  expect(await large.json()).toMatchObject({ message: webTexts.ja.fileTooBig })
  expect((await upload(new Uint8Array(0))).status).toBe(400)
  expect((await upload(photo, { 'x-id': 'no uuid' })).status).toBe(400)
  expect((await upload(photo, { authorization: 'Bearer nobody' })).status).toBe(401)
  expect(await files()).toEqual([])
})

test('so many in an hour and no more', async () => {
  const files = { most: 2, per: 3_600_000 }
  const { upload } = await client(true, { limits: { ...usualLimits, files } })
  const statuses = [await upload(), await upload(), await upload()].map(({ status }) => status)
  expect(statuses).toEqual([200, 200, 429])
})

test('what a caseworker sends is shown from our own server, without its place', async () => {
  const { caller, now, act, outgoing, url } = await client(true)
  await act({ kind: 'claim' })
  const { id, seq } = await now()
  const file = await outgoing.enclose(id, { bytes: photo, kind: 'image', name: 'a.jpg' })
  await act({ kind: 'send', file, caption: 'Bạn xem nhé' })
  await act({ kind: 'place', place: { latitude: 35.5, longitude: 139.5, title: 'OTIT' } })
  const { body } = await caller.since(seq)
  const said = body.turns.flatMap((turn) => turn.said) as readonly {
    readonly text: string
    readonly file?: { readonly path: string }
    readonly place?: object
  }[]
  const shown = said.find((one) => one.file)
  expect(shown).toEqual({
    text: '👤 Tư vấn viên (người thật):\nBạn xem nhé',
    file: { media: 'image', name: 'a.jpg', path: expect.stringMatching(/^\/media\/[\w-]{43}$/) },
  })
  expect(said.find((one) => one.place)?.place).toMatchObject({ latitude: 35.5, longitude: 139.5 })
  const read = await fetch(url + shown?.file?.path)
  expect(Buffer.from(await read.arrayBuffer()).toString('latin1')).not.toContain(PLACE)
})
