import { expect, test } from 'vitest'
import { createPage } from '../../src/web/page.ts'
import { readPage } from '../../src/web/read-page.ts'
import { webTexts } from '../../src/web/texts.ts'
import { startWeb } from './start-web.ts'

test('the page is in Vietnamese, and in Japanese where the address says so', async () => {
  const { url } = await startWeb()
  const vi = await (await fetch(url)).text()
  const ja = await (await fetch(`${url}/?lang=ja`)).text()
  expect(vi).toContain('<html lang="vi">')
  expect(vi).toContain(`>${webTexts.vi.person}<`)
  expect(ja).toContain('<html lang="ja">')
  expect(ja).toContain(`>${webTexts.ja.person}<`)
  for (const page of [vi, ja]) {
    expect(page).not.toContain('{{base}}')
    expect(page).toMatch(/<noscript>.*lang="vi".*lang="ja".*<\/noscript>/s)
    expect(page).toContain('href="/privacy"')
  }
})

test('the page asks for nothing from elsewhere and allows nothing inline', async () => {
  const { url } = await startWeb()
  const answer = await fetch(url)
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toContain('unsafe')
  expect(policy).toContain("frame-ancestors 'none'")
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('permissions-policy')).toContain('geolocation=()')
  const page = await answer.text()
  expect(page).not.toMatch(/(?:src|<link[^>]+href)="(?:https?:)?\/\//)
  expect(page).not.toMatch(/ style="| on\w+="/)
})

test('a file is kept by the browser for ever, the page is asked for again', async () => {
  const { url } = await startWeb()
  const page = await fetch(url)
  expect(page.headers.get('cache-control')).toBe('no-cache')
  const again = await fetch(url, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
  expect(again.headers.get('content-security-policy')).toContain("default-src 'none'")

  const body = await page.text()
  const files = [...new Set(body.match(/\/web\/[\w-]+\/[a-z]+\.(?:js|css)/g))]
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) {
    const answer = await fetch(url + file)
    expect(answer.status, file).toBe(200)
    expect(answer.headers.get('cache-control')).toContain('immutable')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-type')).toContain(
      file.endsWith('css') ? 'css' : 'javascript',
    )
  }
})

test('everything together is small, packed as it is sent', () => {
  const { html, assets } = createPage(readPage())
  const all = [html.vi, ...Object.values(assets)].map(({ gzipped }) => gzipped.byteLength)
  const size = all.reduce((sum, bytes) => sum + bytes, 0)
  expect(size).toBeGreaterThan(10_000)
  expect(size).toBeLessThan(30_000)
})

test('what is sent is packed for whoever can unpack it', async () => {
  const { url } = await startWeb()
  const packed = await fetch(url, { headers: { 'accept-encoding': 'br, gzip' } })
  const plain = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(plain.headers.get('content-encoding')).toBe(null)
  expect(await packed.text()).toBe(await plain.text())
})

test('a file that is not there, or of another release, is 404', async () => {
  const { url } = await startWeb()
  for (const path of [
    '/web/old/app.js',
    '/web/old/index.html',
    '/web/x/..%2f..%2fapp.js',
    '/web/a',
  ])
    expect((await fetch(url + path)).status, path).toBe(404)
})
