import { expect, test } from 'vitest'
import ja from '../../locales/ja/sign-in.json' with { type: 'json' }
import vi from '../../locales/vi/sign-in.json' with { type: 'json' }
import { openWhole } from './whole.ts'

const LETTER = 'Chị đọc rồi </textarea><b>&"\ndòng hai'
const ESCAPED = 'Chị đọc rồi &lt;/textarea&gt;&lt;b&gt;&amp;&quot;\ndòng hai'

/** What a page hands back, as it is written in it. */
const handedBack = (page: string) =>
  /<textarea id="unsent"[^>]*readonly>\n([\s\S]*?)<\/textarea>/.exec(page)?.[1]

/** A case that グエン, whose console speaks Vietnamese, has open. */
async function opened() {
  const whole = openWhole()
  const number = await whole.stage.person('lan')
  const nguyen = await whole.signedIn('グエン', { language: 'vi' })
  const path = `/console/case/${number}`
  const page = await (await nguyen.browser.ask(path)).text()
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const form = /name="form" value="([^"]+)"/.exec(page)?.[1] ?? ''
  return { ...whole, ...nguyen, number, path, csrf, form }
}

test('what was written when the session had ended is handed back, in its writer’s language', async () => {
  const { browser, stage, path, csrf, form } = await opened()
  stage.clock.pass(12 * 3_600_000)
  const fields = { csrf, form, act: 'reply', words: LETTER }
  const answer = await browser.post(path, fields, { 'accept-language': 'ja' })
  expect(answer.status).toBe(401)
  const page = await answer.text()
  for (const said of [vi.ended.explain, vi.written.explain, vi.written.label])
    expect(page).toContain(said)
  expect(handedBack(page)).toBe(ESCAPED)
  expect(page).not.toContain('<b>')
  const to = `/console/sign-in?to=${encodeURIComponent(path)}`
  expect(page).toContain(`<a href="${to}" target="_blank" rel="noopener">${vi.back}</a>`)
  expect(page).not.toContain(csrf)
})

test('so is everything that was filled in, and nothing else', async () => {
  const { browser, stage, path, csrf, form } = await opened()
  await browser.post('/console/sign-out', { csrf })
  const place = { act: 'place', title: 'OTIT', address: 'Minato', latitude: '35', longitude: '139' }
  const of = async (fields: { readonly [name: string]: string }) =>
    handedBack(await (await browser.post(path, { csrf, form, ...fields })).text())
  expect(await of(place)).toBe('OTIT\nMinato\n35\n139')
  const phrase = { act: 'phrase', phrase: 'bring', 'slot.papers': 'hộ chiếu', 'slot.place': 'ga' }
  expect(await of(phrase)).toBe('hộ chiếu\nga')
  expect(await of({ act: 'claim' })).toBeUndefined()
  expect((await stage.last('lan')).case?.status).toBe('waiting')
})

test('whom nothing knows gets back what is short, and more is not even read', async () => {
  const { browser, path, csrf, form } = await opened()
  browser.jar.clear()
  const fields = { csrf, form, act: 'reply', words: LETTER }
  const sent = (length: number) =>
    browser.post(path, fields, { 'content-length': `${length}`, 'accept-language': 'ja' })
  const short = await (await sent(400)).text()
  expect(short).toContain(ja.ended.explain)
  expect(handedBack(short)).toBe(ESCAPED)
  const long = await sent(100_000)
  expect(long.status).toBe(401)
  expect(handedBack(await long.text())).toBeUndefined()
})

test('what came with the token of an earlier session is handed back; what another site sent is not', async () => {
  const { browser, path, form } = await opened()
  const fields = { csrf: 'x', form, act: 'reply', words: LETTER }
  const stale = await browser.post(path, fields)
  expect(stale.status).toBe(403)
  const page = await stale.text()
  expect(page).toContain(vi.refused.explain)
  expect(handedBack(page)).toBe(ESCAPED)
  expect(page).toContain(`<a href="${path}" target="_blank"`)
  const sites = ['cross-site', 'same-site']
  for (const status of [403, 401]) {
    for (const site of sites) {
      const forged = await browser.post(path, fields, { 'sec-fetch-site': site })
      expect(forged.status).toBe(status)
      expect(handedBack(await forged.text())).toBeUndefined()
    }
    browser.jar.delete('__Host-tonari-session')
  }
})

test('what stood before a file that is too large is handed back', async () => {
  const { browser, path, csrf, form } = await opened()
  const body = new FormData()
  for (const [name, value] of Object.entries({ csrf, form, words: LETTER })) body.set(name, value)
  body.set('file', new File([new Uint8Array(20_100_000)], 'a.bin'))
  const whole = new Response(body)
  const type = whole.headers.get('content-type') ?? ''
  const bytes = await whole.arrayBuffer()
  const answer = await browser.ask(path, {
    method: 'POST',
    headers: { 'content-type': type, 'content-length': `${bytes.byteLength}` },
    body: bytes,
  })
  expect(answer.status).toBe(413)
  const page = await answer.text()
  expect(page).toContain(vi.tooLarge.explain)
  expect(handedBack(page)).toBe(ESCAPED.replace('\n', '\r\n'))
})

test('what was written when we failed is handed back, and only the kind of the fault is told', async () => {
  const { browser, faults, breakDown, path, csrf, form } = await opened()
  breakDown()
  const answer = await browser.post(path, { csrf, form, act: 'note', words: LETTER })
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('5')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  const page = await answer.text()
  expect(page).toContain(vi.failed.explain)
  expect(handedBack(page)).toBe(ESCAPED)
  expect(faults).toHaveLength(1)
  const look = await browser.ask(path)
  expect(look.status).toBe(503)
  expect(await look.text()).toContain(`<a href="${path}">${vi.toCase}</a>`)
})

test('what came too late for a case, or for nobody, is handed back', async () => {
  const { browser, stage, path, number, csrf, form } = await opened()
  const late = { csrf, form, act: 'reply', words: LETTER }
  expect(handedBack(await (await browser.post(path, late)).text())).toBe(ESCAPED)
  const place = { csrf, form, act: 'place', title: 'OTIT', latitude: '35', longitude: '139' }
  expect(handedBack(await (await browser.post(path, place)).text())).toBe('OTIT\n35\n139')
  await stage.post(number, { act: 'claim' })
  await stage.post(number, { act: 'close', outcome: 'solved' })
  expect(handedBack(await (await browser.post(path, late)).text())).toBe(ESCAPED)
  await stage.says('lan', { kind: 'command', command: 'person' })
  const past = await browser.post(path, late)
  expect(past.status).toBe(409)
  expect(handedBack(await past.text())).toBe(ESCAPED)
  const nobody = await browser.post('/console/case/000000', late)
  expect(handedBack(await nobody.text())).toBe(ESCAPED)
})

test('a slash at the end leads where it is missing, and elsewhere is a way back', async () => {
  const { browser, path } = await opened()
  for (const [asked, led] of [
    ['/console/', '/console'],
    ['/console/?show=mine', '/console?show=mine'],
    [`${path}/`, path],
    ['/console//', '/console'],
  ] as const) {
    const answer = await browser.ask(asked)
    expect([answer.status, answer.headers.get('location')]).toEqual([308, led])
  }
  const nowhere = await browser.ask('/console/nowhere')
  expect(nowhere.status).toBe(404)
  const page = await nowhere.text()
  expect(page).toContain(vi.nowhere.explain)
  expect(page).toContain(`<a href="/console">${vi.toQueue}</a>`)
})

test('what is typed too long before the sign-in is answered by a page', async () => {
  const { browser } = await opened()
  const answer = await browser.post(
    '/console/enter',
    { link: 'x'.repeat(10_000) },
    { 'content-length': '10000', 'accept-language': 'vi' },
  )
  expect(answer.status).toBe(413)
  expect(await answer.text()).toContain(vi.tooLong)
})
