import { describe, expect, test } from 'vitest'
import { inside, sato, setUp, signingIn } from './signing-in.ts'

describe('a forged form', () => {
  const forged: readonly (readonly [string, { [name: string]: string }, boolean])[] = [
    ['without a token', {}, false],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, true],
    ['from a neighbour', { 'sec-fetch-site': 'same-site' }, true],
    [
      'of another origin',
      { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
      true,
    ],
  ]
  test.for(forged)('%s is refused', async ([, headers, knows]) => {
    const { browser, written } = await inside()
    const csrf = knows ? await browser.csrf('/console/page') : 'x'
    const answer = await browser.post('/console/page', { csrf, words: 'x' }, headers)
    expect(answer.status).toBe(403)
    expect(written).toEqual([])
    const out = await browser.post('/console/sign-out', { csrf }, headers)
    expect(out.status).toBe(403)
    expect((await browser.ask('/console')).status).toBe(200)
  })

  test('with the token of another session is refused, and an honest one is taken', async () => {
    const { browser, written, book, clock, ...all } = await inside()
    const other = all.newBrowser()
    await setUp(other, (await book.add(sato, clock.at)).link, clock.at)
    const theirs = await other.csrf('/console/page')
    expect((await browser.post('/console/page', { csrf: theirs, words: 'x' })).status).toBe(403)
    const csrf = await browser.csrf('/console/page')
    const origin = 'https://tonari.example'
    const honest = await browser.post('/console/page', { csrf, words: 'y' }, { origin })
    expect(honest.status).toBe(303)
    expect(written).toEqual(['y'])
  })

  test('signs nobody in', async () => {
    const { book, clock, newBrowser } = signingIn()
    const { link } = await book.add(sato, clock.at)
    const one = newBrowser()
    const cross = { 'sec-fetch-site': 'cross-site' }
    expect((await one.post('/console/enter', { link }, cross)).status).toBe(403)
    expect(one.jar.size).toBe(0)
    await one.post('/console/enter', { link })
    expect((await one.post('/console/sign-in', { code: '123456' })).status).toBe(403)
  })
})

test('every answer under /console runs nothing but our own files', async () => {
  const { browser, ...all } = await inside()
  const stranger = all.newBrowser()
  const csrf = await browser.csrf('/console')
  const answers = await Promise.all([
    browser.ask('/console'),
    browser.ask('/console/sign-in'),
    stranger.ask('/console'),
    stranger.ask('/console/sign-in'),
    stranger.ask('/console/enter'),
    stranger.ask('/console/enter.js'),
    stranger.ask('/console/sign-in.css'),
    stranger.ask('/console/nowhere'),
    stranger.post('/console/enter', { link: 'x' }),
    stranger.post('/console/enter', { link: 'x'.repeat(10_000) }),
    browser.post('/console/page', { words: 'x' }),
    browser.post('/console/page', { csrf, words: 'x' }),
    stranger.ask('/console/page', { headers: { 'sec-fetch-site': 'cross-site' } }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([
    ...[200, 200, 303, 200, 200, 200, 200, 404, 303, 413, 403, 303, 200],
  ])
  for (const { headers, url } of answers) {
    expect(headers.get('content-security-policy'), url).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toMatch(/^no-/)
  }
  for (const answer of answers) {
    const page = await answer.text()
    expect(page).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/)
  }
})
