import { afterEach, beforeEach, expect, test } from 'vitest'
import ja from '../../locales/ja/console.json' with { type: 'json' }
import vi from '../../locales/vi/console.json' with { type: 'json' }
import { PLACE, phoneJpeg } from '../media/pictures.ts'
import { createStage } from './stage.ts'

let stage: ReturnType<typeof createStage>
let number: string
beforeEach(async () => {
  stage = createStage()
  number = await stage.person('lan')
  await stage.post(number, { act: 'claim' })
})
afterEach(() => stage.close())

const photo = (name = 'bản đồ.jpg') =>
  new File([new Uint8Array(phoneJpeg())], name, { type: 'image/jpeg' })

/** Everything that was said to the person, as it was shown. */
async function shown() {
  const { id } = await stage.last('lan')
  return (await stage.store.transcript(id, 0, 1_000)).flatMap((turn) => turn.shown)
}
const filesOf = async () => (await shown()).flatMap(({ file }) => (file ? [file] : []))
const pathOf = (url: string) => new URL(url).pathname

test('a picture reaches the person with its words, and a copy without its place can be read', async () => {
  const answer = await stage.upload(number, photo(), { words: 'Chỗ hẹn ở đây' })
  expect(answer.status).toBe(303)
  const said = (await shown()).at(-1)
  expect(said?.text).toBe('👤 Tư vấn viên (người thật):\nChỗ hẹn ở đây')
  expect(said?.file).toMatchObject({ media: 'image', type: 'image/jpeg', name: 'bản đồ.jpg' })
  const { id, url = '' } = said?.file ?? {}
  const read = await stage.app.request(pathOf(url))
  expect(read.status).toBe(200)
  expect(read.headers.get('content-type')).toBe('image/jpeg')
  expect(Buffer.from(await read.arrayBuffer()).toString('latin1')).not.toContain(PLACE)
  const original = await stage.safe.open(id ?? '')
  expect(Buffer.from(original?.bytes ?? [])).toEqual(Buffer.from(phoneJpeg()))
})

test('without words the person reads what it is', async () => {
  await stage.upload(number, photo())
  expect((await shown()).at(-1)?.text).toBe('👤 Tư vấn viên (người thật):\n📷 Ảnh')
})

test('what says that it is a picture and is a page is a file to save', async () => {
  const page = new File(['<script>alert(1)</script>'], 'a.jpg', { type: 'image/jpeg' })
  await stage.upload(number, page)
  const [file] = await filesOf()
  expect(file).toMatchObject({ media: 'file', type: 'application/octet-stream' })
  const read = await stage.app.request(pathOf(file?.url ?? ''))
  expect(read.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(read.headers.get('content-security-policy')).toContain('sandbox')
})

test('a picture that would say where it was taken is not sent', async () => {
  const heic = new File(['\0\0\0\x18ftypheic and a place'], 'a.heic', { type: 'image/heic' })
  const answer = await stage.upload(number, heic)
  expect(await answer.text()).toContain(ja.refused.fileUnclean)
  expect(await filesOf()).toEqual([])
  const { id } = await stage.last('lan')
  expect(await stage.store.media.of(id)).toEqual([])
})

test('a double click sends it once', async () => {
  const form = stage.formOf(await stage.get(`/console/case/${number}`))
  await stage.upload(number, photo(), { form })
  expect((await stage.upload(number, photo(), { form })).status).toBe(303)
  expect(await filesOf()).toHaveLength(1)
  const { id } = await stage.last('lan')
  expect(await stage.store.media.of(id)).toHaveLength(1)
})

test('only the holder sends, and nothing is kept of what was refused', async () => {
  stage.as('グエン')
  const answer = await stage.upload(number, photo())
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain(vi.refused['not-holder'])
  const { id } = await stage.last('lan')
  expect(await stage.store.media.of(id)).toEqual([])
  expect(await filesOf()).toEqual([])
})

test('an empty file and one that is too large are refused in a sentence', async () => {
  const empty = await stage.upload(number, new File([], 'a.jpg'))
  expect(await empty.text()).toContain(ja.refused.noFile)
  const large = await stage.upload(number, new File([new Uint8Array(20_000_001)], 'a.bin'))
  expect(await large.text()).toContain(ja.refused.fileTooLarge)
  expect(await filesOf()).toEqual([])
})

test('a place reaches the person with its names', async () => {
  const fields = { act: 'place', title: 'OTIT 東京', address: '港区1-1' }
  await stage.post(number, { ...fields, latitude: '35.6586', longitude: '139.7454' })
  const said = (await shown()).at(-1)
  expect(said?.text).toBe('👤 Tư vấn viên (người thật):\nOTIT 東京\n港区1-1')
  expect(said?.place).toMatchObject({ latitude: 35.6586, longitude: 139.7454, title: 'OTIT 東京' })
})

test.each([
  ['', '139'],
  ['35', ''],
  ['95', '139'],
  ['35', '東'],
  ['1e1', '139'],
  ['0x10', '139'],
  ['35,139', ''],
  ['35.6586, 139.7454', '139'],
])('a place at %s, %s is refused, and nothing of it is lost', async (latitude, longitude) => {
  const before = (await shown()).length
  const fields = { act: 'place', title: 'OTIT "東京"', address: '港区1-1', latitude, longitude }
  const answer = await stage.post(number, fields)
  expect(answer.status).toBe(409)
  const page = await answer.text()
  expect(page).toContain(ja.refused.noPlace)
  expect(page).toMatch(new RegExp(`<details open><summary>${ja.send.place}<`))
  const kept = (name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(page)?.[1]
  expect(['title', 'address', 'latitude', 'longitude'].map(kept)).toEqual([
    ...['OTIT &quot;東京&quot;', '港区1-1', latitude, longitude],
  ])
  expect(await shown()).toHaveLength(before)
})

test.each([
  ['35,6586', '139,7454'],
  ['３５．６５８６', '１３９．７４５４'],
  ['35.6586°', ' 139.7454 '],
  ['35.6586, 139.7454', ''],
  ['35.6586,139.7454', ''],
  ['35.6586、139.7454', ''],
])('a place at %s, %s is read as it is written', async (latitude, longitude) => {
  await stage.post(number, { act: 'place', latitude, longitude })
  expect((await shown()).at(-1)?.place).toMatchObject({ latitude: 35.6586, longitude: 139.7454 })
})

test('what is too long is refused and handed back whole, not cut', async () => {
  const before = (await shown()).length
  const title = '栄'.repeat(101)
  const there = { latitude: '35.6586', longitude: '139.7454' }
  const place = await (await stage.post(number, { act: 'place', title, ...there })).text()
  expect(place).toContain(ja.refused.longPlace)
  expect(place).toContain(`value="${title}"`)
  for (const act of ['reply', 'note', 'phrase']) {
    const words = '栄'.repeat(5_001)
    const filled = act === 'phrase' ? { phrase: 'answerBy', 'slot.time': words } : { words }
    const page = await (await stage.post(number, { act, ...filled })).text()
    expect(page).toContain(ja.refused.tooLong)
    expect(page).toContain(words)
  }
  expect(await shown()).toHaveLength(before)
})

test('words with a file that cannot be sent are not lost', async () => {
  const heic = new File(['\0\0\0\x18ftypheic and a place'], 'a.heic', { type: 'image/heic' })
  const page = await (await stage.upload(number, heic, { words: 'Chỗ hẹn <b>' })).text()
  expect(page).toContain(ja.refused.fileUnclean)
  expect(page).toMatch(new RegExp(`<details open><summary>${ja.send.file}<`))
  expect(page).toMatch(/<textarea id="caption"[^>]*>\nChỗ hẹn &lt;b&gt;<\/textarea>/)
})

test('a name that is over, unknown or of somebody forgotten is answered alike', async () => {
  await stage.upload(number, photo())
  const [file] = await filesOf()
  const path = pathOf(file?.url ?? '')
  const unknown = await stage.app.request(`/media/${'A'.repeat(43)}`)
  expect(unknown.status).toBe(404)
  stage.clock.pass(7 * 24 * 3_600_000 - 1_000)
  expect((await stage.app.request(path)).status).toBe(200)
  stage.clock.pass(2_000)
  const over = await stage.app.request(path)
  expect([over.status, await over.text()]).toEqual([404, await unknown.text()])
})
