import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { MediaFile } from '../../src/media/ports.ts'
import { PLACE, phoneJpeg } from '../media/pictures.ts'
import { type Client, type DeskStage, setDeskStage } from './desk-stage.ts'
import { settles, telegramPhone, words } from './phone.ts'
import { until } from './process.ts'

// Several starts of the real process, on a machine that may do much else.
vi.setConfig({ testTimeout: 120_000 })

let stage: DeskStage
/** Each test has a group of its own, since a group may be sent twenty things a minute. */
beforeEach(async () => {
  stage = await setDeskStage()
})
afterEach(() => stage.strike())

const photo = phoneJpeg(6)
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const letters = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1')
const vault = () => readdirSync(join(stage.folder, 'data', 'media'))
const inVault = () =>
  vault()
    .map((name) => readFileSync(join(stage.folder, 'data', 'media', name)).toString('latin1'))
    .join()

const filesIn = ({ room }: Client) => room().flatMap(({ file }) => file ?? [])
const textsIn = ({ room }: Client) => room().map(({ text }) => text)

/** What is known of somebody's files, as it is stored. */
const files = ({ user }: Client): Promise<readonly MediaFile[]> =>
  stage.look(async (store) => {
    const { before } = await store.load({ channel: 'line', address: user.id }, '')
    return before ? store.media.of(before.id) : []
  })

/** Somebody on LINE sends a photo; gives the message's id. */
async function sendsPhoto({ user }: Client, bytes: Uint8Array | 'preparing' = photo) {
  const id = `m${Math.random().toString().slice(2)}`
  stage.line.contents.set(id, bytes)
  await user.sends({ id, type: 'image', contentProvider: { type: 'line' } })
  return id
}

test('a photo stands in the topic without its place, and its original is kept whole and sealed', async () => {
  await stage.start(stage.deskEnv)
  const client = await stage.client(true)
  await sendsPhoto(client)
  await until('it stands there', () => filesIn(client).length === 1)
  const [shown] = filesIn(client)
  expect(shown?.as).toBe('sendPhoto')
  expect(shown?.type).toBe('image/jpeg')
  expect(letters(shown?.bytes).startsWith('\xff\xd8\xff')).toBe(true)
  expect(letters(shown?.bytes)).not.toContain('Lan')
  const [kept] = await files(client)
  expect(kept).toMatchObject({
    ...{ kind: 'image', side: 'person', state: 'kept', type: 'image/jpeg' },
    ...{ bytes: photo.length, hash: hash(photo) },
  })
  expect(vault()).toEqual([`${kept?.id}.sealed`])
  expect(inVault()).not.toContain(PLACE)
  expect(stage.bytes()).not.toContain(PLACE)
  const original = await stage.look(async (store) => {
    const sealed = readFileSync(join(stage.folder, 'data', 'media', `${kept?.id}.sealed`))
    return store.media.open(kept?.conversation ?? '', kept?.id ?? '', sealed)
  })
  expect(hash(original ?? new Uint8Array())).toBe(hash(photo))
})

test('voice and files come as what they are', async () => {
  await stage.start(stage.deskEnv)
  const client = await stage.client(true)
  const { user } = client
  const voice = Buffer.concat([Buffer.from('\0\0\0\x18ftypM4A \0\0\0\0mp42isom'), Buffer.alloc(99)])
  stage.line.contents.set('v1', voice)
  await user.sends({ id: 'v1', type: 'audio', duration: 4_000, contentProvider: { type: 'line' } })
  await until('the voice is there', () => filesIn(client).length === 1)
  const pdf = Buffer.from('%PDF-1.7 hợp đồng')
  stage.line.contents.set('f1', pdf)
  await user.sends({ id: 'f1', type: 'file', fileName: 'hợp đồng.pdf', fileSize: pdf.length })
  await until('the file is there', () => filesIn(client).length === 2)
  expect(filesIn(client).map(({ as, name }) => [as, name])).toEqual([
    ['sendAudio', expect.stringMatching(/\.m4a$/)],
    ['sendDocument', 'hợp đồng.pdf'],
  ])
  expect(vault()).toHaveLength(2)
})

test('what cannot be had is said to be missing, and no foreign address is asked', async () => {
  await stage.start(stage.deskEnv)
  const client = await stage.client(true)
  const { user } = client
  await user.sends({ id: 'gone', type: 'image', contentProvider: { type: 'line' } })
  await until('it is missed', () => textsIn(client).some((text) => text.includes('消えていました')))
  const elsewhere = { type: 'external', originalContentUrl: `${stage.line.url}/trap` }
  await user.sends({ id: 'x1', type: 'image', contentProvider: elsewhere })
  await until('it is said', () => textsIn(client).some((text) => text.includes('外部の場所')))
  stage.line.contents.set('big', new Uint8Array(20_000_001))
  await user.sends({ id: 'big', type: 'video', contentProvider: { type: 'line' } })
  await until('it is too large', () => textsIn(client).some((text) => text.includes('20MB')))
  expect(stage.line.calls.some(({ path }) => path.includes('trap'))).toBe(false)
  expect(filesIn(client)).toEqual([])
})

test('nothing is shown before the person agrees to it, and then what came before follows', async () => {
  await stage.start(stage.deskEnv)
  const client = await stage.client(false)
  await sendsPhoto(client)
  await until('nothing is owed', stage.settled)
  expect(filesIn(client)).toEqual([])
  await until('it is kept', async () => (await files(client))[0]?.state === 'kept')
  await until('nothing is owed', stage.settled)
  expect(filesIn(client)).toEqual([])
  await client.phone.says('quay lại')
  await client.phone.taps('escalation:share.options.yes')
  await until('it follows', () => filesIn(client).length === 1)
  expect(letters(filesIn(client)[0]?.bytes)).not.toContain('Lan')
})

test('what is taken back goes from the topic, the vault and the books', async () => {
  await stage.start(stage.deskEnv)
  const client = await stage.client(true)
  const first = await sendsPhoto(client)
  await until('it stands there', () => filesIn(client).length === 1)
  await sendsPhoto(client, phoneJpeg(1))
  await until('both stand there', () => filesIn(client).length === 2)
  await client.user.unsends(first)
  await until('one stands there', () => filesIn(client).length === 1)
  await until('one is kept', () => vault().length === 1)
  expect((await files(client)).map(({ message }) => message)).not.toContain(first)
})

test('whoever is forgotten leaves no file, and no byte of one', async () => {
  await stage.start(stage.deskEnv)
  const client = await stage.client(true)
  await sendsPhoto(client)
  await until('it stands there', () => filesIn(client).length === 1)
  const held = readFileSync(join(stage.folder, 'data', 'media', vault()[0] ?? ''))
  expect(held.length).toBeGreaterThan(photo.length)
  await client.phone.says('xóa dữ liệu')
  await client.user.taps(words('vi', 'common:buttons.erase'))
  await until('the vault is empty', () => vault().length === 0)
  const rows = () => stage.look((_, sql) => sql.all('select 1 from media'))
  await until('the books are empty', async () => (await rows()).length === 0)
})

test('an old copy of the folder, put back, does not bring back a file of who was forgotten', async () => {
  const tonari = await stage.start(stage.deskEnv)
  const client = await stage.client(true)
  await sendsPhoto(client)
  await until('it stands there', () => filesIn(client).length === 1)
  const [data, old] = [join(stage.folder, 'data'), join(stage.folder, 'old')]
  await tonari.stop()
  cpSync(data, old, { recursive: true })
  const again = await stage.start(stage.deskEnv)
  await client.phone.says('xóa dữ liệu')
  await client.user.taps(words('vi', 'common:buttons.erase'))
  await until('the vault is empty', () => vault().length === 0)
  await again.stop()
  for (const name of readdirSync(old))
    if (name !== 'erasures.log') cpSync(join(old, name), join(data, name), { recursive: true })
  expect(vault()).toHaveLength(1)
  await stage.start(stage.deskEnv)
  await until('the vault is empty again', () => vault().length === 0)
})

test('what was not fetched before a crash is fetched after it, and is told of once', async () => {
  const tonari = await stage.start(stage.deskEnv)
  const client = await stage.client(true)
  const id = await sendsPhoto(client, 'preparing')
  const asked = () => stage.line.calls.filter(({ path }) => path.includes(`${id}/content`)).length
  await until('it was asked for', () => asked() > 0)
  await tonari.kill()
  stage.line.contents.set(id, photo)
  await stage.start(stage.deskEnv)
  await until('it stands there', () => filesIn(client).length === 1)
  await until('nothing is owed', stage.settled)
  expect(filesIn(client)).toHaveLength(1)
  expect(await files(client)).toHaveLength(1)
})

test('a photo on Telegram is fetched by its largest size, and no address is in the log', async () => {
  const tonari = await stage.start({ ...stage.deskEnv, LOG_LEVEL: 'info' })
  const lan = stage.telegram.user()
  await settles(telegramPhone(lan, 'vi'), 'vi')
  stage.telegram.contents.set('large', photo)
  await lan.sends({ photo: [{ file_id: 'small' }, { file_id: 'large' }] })
  const kept = () =>
    stage.look(async (store) => {
      const from = { channel: 'telegram', address: String(lan.id) } as const
      const { before } = await store.load(from, '')
      return before ? store.media.of(before.id) : []
    })
  await until('it is kept', async () => (await kept())[0]?.state === 'kept')
  expect(await kept()).toMatchObject([{ hash: hash(photo), kind: 'image', side: 'person' }])
  await until('it is in the log', () => tonari.output().includes('file-fetched'))
  expect(tonari.output()).not.toContain(stage.telegram.token.split(':')[1])
})

test('before anybody has agreed nothing is fetched', async () => {
  await stage.start(stage.deskEnv)
  const user = stage.line.user()
  stage.line.contents.set('early', photo)
  await user.sends({ id: 'early', type: 'image', contentProvider: { type: 'line' } })
  await until('nothing is owed', stage.settled)
  expect(await stage.look((_, sql) => sql.all('select 1 from media'))).toEqual([])
  expect(stage.line.calls.some(({ path }) => path.endsWith('/content'))).toBe(false)
})
