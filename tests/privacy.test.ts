import { expect, test } from 'vitest'
import { texts } from '../locales/index.ts'
import { privacyRoutes, sections } from '../src/privacy/page.ts'

const app = privacyRoutes({
  org: '<Hội & Bạn>',
  contact: 'ban@example.org',
  privacyUrl: 'https://example.org/privacy',
})

test('the whole notice stands on one page, in both languages', async () => {
  const response = await app.request('/privacy')
  const page = await response.text()
  expect(response.status).toBe(200)
  expect(page.indexOf('<article id="vi" lang="vi">')).toBeGreaterThan(0)
  expect(page.indexOf('<article id="vi"')).toBeLessThan(page.indexOf('<article id="ja" lang="ja">'))
  for (const name of sections) {
    expect(page).toContain(`>${texts.vi.privacy[name].heading}</h2>`)
    expect(page).toContain(`>${texts.ja.privacy[name].heading}</h2>`)
  }
  expect(page).toContain('ban@example.org')
  expect(page).not.toMatch(/\{\{|undefined|\[object/)
})

test('no section of the words is left out of the page', () => {
  const { title: _title, summary: _summary, ...told } = texts.vi.privacy
  expect(Object.keys(told)).toEqual([...sections])
})

test('a name with a bracket in it is shown, not run', async () => {
  const page = await (await app.request('/privacy')).text()
  expect(page).toContain('&lt;Hội &amp; Bạn&gt;')
  expect(page).not.toContain('<Hội')
})

test('it runs no script, has no style of its own, and loads nothing from elsewhere', async () => {
  const response = await app.request('/privacy')
  const page = await response.text()
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page).not.toMatch(/<script|<style|style=|\son\w+=|src=/)
  expect([...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    '/privacy.css',
    '/',
    '#vi',
    '#ja',
  ])
})

test('its style sheet is there', async () => {
  const response = await app.request('/privacy.css')
  expect(response.headers.get('content-type')).toContain('text/css')
  expect(await response.text()).toContain('font')
})
