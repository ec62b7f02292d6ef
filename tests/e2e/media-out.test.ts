import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { GroupMember } from '../fakes/telegram-group-seen.ts'
import { PLACE, phoneJpeg, plainPng } from '../media/pictures.ts'
import { type Client, type DeskStage, setDeskStage } from './desk-stage.ts'
import { words } from './phone.ts'
import { type Running, until } from './process.ts'

let stage: DeskStage
let tonari: Running
let holder: GroupMember
let client: Client
/** Each test has a group of its own, since a group may be sent twenty things a minute. */
beforeEach(async () => {
  stage = await setDeskStage()
  tonari = await stage.start({ ...stage.deskEnv, ...PUBLIC })
  holder = await stage.worker('佐藤', 1)
  client = await stage.client(true)
  await holder.taps('対応します', { thread: client.topic().thread })
  await until('it is theirs', () => holder.answers.length === 1)
})
afterEach(() => stage.strike())

const PUBLIC = {
  PUBLIC_URL: 'https://tonari.example',
  ORG_NAME: 'Tonari',
  ORG_CONTACT: 'tonari@example.org',
}
const human = (words: string) => `👤 Tư vấn viên (người thật):\n${words}`
const letters = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1')
const sends = (message: { readonly [field: string]: unknown }) =>
  holder.sends(message, { thread: client.topic().thread })
const texts = () => client.user.shown.map(({ text }) => text)
const toldInRoom = (part: string) => client.room().some(({ text }) => text.includes(part))
const reactions = () => client.room().flatMap((message) => message.reactions)
/** Asks our own server for what a phone would fetch from the public address. */
const fetchFrom = (address: unknown, headers = {}) =>
  fetch(`${stage.url}${new URL(String(address)).pathname}`, { headers })
const fetchesOf = (type: string) =>
  client.user.shown.flatMap(({ fetches }) => (fetches?.['type'] === type ? [fetches] : []))

test('a photo from the topic is a picture on LINE, whose address serves it without its place', async () => {
  stage.telegram.contents.set('photo-1', phoneJpeg())
  const photo = [{ file_id: 'small' }, { file_id: 'photo-1' }]
  await sends({ photo, caption: 'Chỗ hẹn ở đây' })
  await until('it is on the phone', () => fetchesOf('image').length === 1)
  expect(texts()).toContain(human('Chỗ hẹn ở đây'))
  const [{ originalContentUrl, previewImageUrl } = {}] = fetchesOf('image')
  expect(String(originalContentUrl)).toMatch(/^https:\/\/tonari\.example\/media\/[\w-]{43}$/)
  expect(previewImageUrl).toBe(originalContentUrl)
  const read = await fetchFrom(originalContentUrl)
  expect([read.status, read.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  const copy = letters(new Uint8Array(await read.arrayBuffer()))
  expect(copy.startsWith('\xff\xd8\xff')).toBe(true)
  expect(copy).not.toContain(PLACE)
  await until('it is marked', () => reactions().includes('👍'))
  expect(tonari.output()).not.toContain(String(originalContentUrl).slice(-43))
})

test('sound of a known length plays on LINE, and in parts', async () => {
  const sound = new Uint8Array(Buffer.from('ID3\x04 and much sound'.repeat(50), 'latin1'))
  stage.telegram.contents.set('mp3', sound)
  await sends({ audio: { file_id: 'mp3', duration: 7, mime_type: 'audio/mpeg' } })
  await until('it is on the phone', () => fetchesOf('audio').length === 1)
  const [{ originalContentUrl, duration } = {}] = fetchesOf('audio')
  expect(duration).toBe(7_000)
  expect(texts()).toContain(human('🔊 Ghi âm'))
  const part = await fetchFrom(originalContentUrl, { range: 'bytes=0-2' })
  expect([part.status, await part.text()]).toEqual([206, 'ID3'])
})

test('a file and a voice that LINE cannot show are an address with words', async () => {
  stage.telegram.contents.set('pdf', new Uint8Array(Buffer.from('%PDF-1.7 …')))
  stage.telegram.contents.set('ogg', new Uint8Array(Buffer.from('OggS voice')))
  await sends({ document: { file_id: 'pdf', file_name: 'Đơn xin.pdf' } })
  await sends({ voice: { file_id: 'ogg', duration: 3, mime_type: 'audio/ogg' } })
  await until('both came', () => texts().filter((text) => text.includes('/media/')).length === 2)
  const [file, voice] = texts().filter((text) => text.includes('/media/'))
  expect(file).toContain(human('📎 Tệp Đơn xin.pdf\nBấm vào đây để mở'))
  expect(voice).toContain(human('🔊 Ghi âm\nBấm vào đây để mở'))
  const address = /https:\S+/.exec(file ?? '')?.[0]
  const read = await fetchFrom(address)
  expect(read.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''%C4%90/)
  expect(await read.text()).toBe('%PDF-1.7 …')
})

test('places go both ways', async () => {
  await sends({ location: { latitude: 35.6586, longitude: 139.7454 } })
  await until('it is on the phone', () => client.user.shown.some(({ place }) => place))
  expect(client.user.shown.find(({ place }) => place)?.place).toMatchObject({
    ...{ type: 'location', title: '📍 Địa điểm', address: '35.658600, 139.745400' },
    ...{ latitude: 35.6586, longitude: 139.7454 },
  })
  const named = { title: 'Ký túc xá', address: '岐阜県', latitude: 35.4, longitude: 136.7 }
  await client.user.sends({ type: 'location', ...named })
  await until('it stands in the topic', () => client.room().some(({ place }) => place))
  expect(client.room().find(({ place }) => place)?.place).toEqual(named)
})

test('what is for colleagues stays in the topic, and so does all of an album', async () => {
  for (const id of ['a1', 'a2', 'a3']) stage.telegram.contents.set(id, plainPng)
  const before = client.user.shown.length
  await sends({ photo: [{ file_id: 'a1' }], media_group_id: '9', caption: '//言わないで' })
  await sends({ photo: [{ file_id: 'a2' }], media_group_id: '9' })
  const other = await stage.worker('鈴木', 2)
  await other.sends({ photo: [{ file_id: 'a3' }] }, { thread: client.topic().thread })
  await until('all are notes', () => reactions().filter((one) => one === '✍').length === 3)
  await until('all is sent', stage.settled)
  expect(client.user.shown).toHaveLength(before)
  const kept = await stage.look(async (store) => {
    const { before: her } = await store.load({ channel: 'line', address: client.user.id }, '')
    return her ? store.media.of(her.id) : []
  })
  expect(kept).toEqual([])
})

test('a file that cannot be had is said in the topic, and nothing is sent', async () => {
  await sends({ photo: [{ file_id: 'unknown' }] })
  await until('it is said', () => toldInRoom('Telegramから受け取れませんでした'))
  stage.telegram.contents.set('large', new Uint8Array(21 * 1_024 * 1_024))
  await sends({ document: { file_id: 'large' } })
  await until('it is said', () => toldInRoom('20MBを超えるものは送れません'))
  expect(fetchesOf('image')).toEqual([])
  expect(texts().join()).not.toContain('/media/')
})

test('whoever is forgotten leaves nothing to be read', async () => {
  stage.telegram.contents.set('photo-1', phoneJpeg())
  await sends({ photo: [{ file_id: 'photo-1' }] })
  await until('it is on the phone', () => fetchesOf('image').length === 1)
  const [{ originalContentUrl } = {}] = fetchesOf('image')
  const folder = join(stage.folder, 'data', 'media')
  expect(readdirSync(folder)).toHaveLength(1)
  const [name = ''] = readdirSync(folder)
  expect(readFileSync(join(folder, name)).toString('latin1')).not.toContain(PLACE)
  await client.user.says('/forget')
  await until('it is asked', () => texts().at(-1)?.includes('xóa') === true)
  await client.user.taps(words('vi', 'common:buttons.erase'))
  await until('the file is gone', () => readdirSync(folder).length === 0)
  const gone = await fetchFrom(originalContentUrl)
  const never = await fetchFrom(`https://tonari.example/media/${'A'.repeat(43)}`)
  expect([gone.status, await gone.text()]).toEqual([404, await never.text()])
})

test('without a public https address a file for LINE is refused in the topic, and words go on', async () => {
  await tonari.stop()
  tonari = await stage.start(stage.deskEnv)
  stage.telegram.contents.set('photo-1', phoneJpeg())
  await sends({ photo: [{ file_id: 'photo-1' }], caption: 'không tới' })
  await until('it is said', () => toldInRoom('PUBLIC_URL'))
  await holder.says('Chào bạn', { thread: client.topic().thread })
  await until('words came', () => texts().includes(human('Chào bạn')))
  expect(texts().join()).not.toContain('không tới')
  expect(fetchesOf('image')).toEqual([])
})

test('a file that waits while the platform is away arrives once, after a restart too', async () => {
  stage.telegram.contents.set('photo-1', phoneJpeg())
  stage.line.faults.add(client.user.id, { kind: 'answer', status: 500 }, 3)
  await sends({ photo: [{ file_id: 'photo-1' }], caption: 'một lần' })
  await tonari.kill()
  tonari = await stage.start({ ...stage.deskEnv, ...PUBLIC })
  await until('it is on the phone', () => fetchesOf('image').length > 0)
  await until('all is sent', stage.settled)
  expect(fetchesOf('image')).toHaveLength(1)
  expect(texts().filter((text) => text === human('một lần'))).toHaveLength(1)
  const [{ originalContentUrl } = {}] = fetchesOf('image')
  expect((await fetchFrom(originalContentUrl)).status).toBe(200)
})
