import { describe, expect, test } from 'vitest'
import ja from '../../locales/ja/sign-in.json' with { type: 'json' }
import vi from '../../locales/vi/sign-in.json' with { type: 'json' }
import { shownAt } from '../contracts/staff.ts'
import { inside, sato, setUp, signingIn } from './signing-in.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe('a one-time link', () => {
  test('lets in once', async () => {
    const { browser, link, book, ...all } = await inside()
    expect(await (await browser.ask('/console')).text()).toContain('Lan &lt;b&gt;&amp;&quot;')
    const other = all.newBrowser()
    const again = await other.post('/console/enter', { link, lang: 'vi' })
    // Not at the link's own address: there another link would change nothing but what follows `#`.
    expect([again.status, again.headers.get('location')]).toEqual([303, '/console/void?lang=vi'])
    const told = await other.ask('/console/void?lang=vi')
    expect(told.status).toBe(403)
    expect(await told.text()).toContain(vi.enter.void)
    expect(other.jar.size).toBe(0)
  })

  test('is void after a day', async () => {
    const { book, clock, newBrowser } = signingIn()
    const { link } = await book.add(sato, clock.at)
    clock.at += DAY
    const answer = await newBrowser().post('/console/enter', { link, lang: 'ja' })
    expect(answer.headers.get('location')).toBe('/console/void?lang=ja')
    expect(await (await newBrowser().ask('/console/void?lang=ja')).text()).toContain(ja.enter.void)
  })

  test('may be pasted whole, and is in no address', async () => {
    const { book, clock, newBrowser } = signingIn()
    const { link } = await book.add(sato, clock.at)
    const whole = ` https://tonari.example/console/enter#${link} `
    const answer = await newBrowser().post('/console/enter', { link: whole })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/console/sign-in')
  })

  test('opens no page without a code', async () => {
    const { book, clock, newBrowser } = signingIn()
    const { link } = await book.add(sato, clock.at)
    const hers = newBrowser()
    await hers.post('/console/enter', { link })
    const answer = await hers.ask('/console/page')
    expect(answer.headers.get('location')).toBe('/console/sign-in?to=%2Fconsole%2Fpage')
  })
})

describe('codes', () => {
  test('five wrong ones, and no more are looked at for a quarter of an hour', async () => {
    const { browser, clock, secret } = await inside()
    clock.at += MINUTE
    const right = shownAt(secret, clock.at)
    const wrong = right === '111111' ? '222222' : '111111'
    const csrf = await browser.csrf('/console/sign-in')
    for (let n = 0; n < 5; n++) {
      const answer = await browser.post('/console/sign-in', { csrf, code: wrong })
      expect(answer.status).toBe(403)
      expect(await answer.text()).toContain(vi.code.wrong)
    }
    const limited = await browser.post('/console/sign-in', { csrf, code: right })
    expect(limited.status).toBe(429)
    expect(limited.headers.get('retry-after')).toBe('900')
    expect(await limited.text()).toContain(vi.code.limited)
  })

  test('one that was taken is not taken again', async () => {
    const { browser, clock, secret } = await inside()
    const csrf = await browser.csrf('/console/sign-in')
    const answer = await browser.post('/console/sign-in', { csrf, code: shownAt(secret, clock.at) })
    expect(answer.status).toBe(403)
  })

  test('from one address thirty tries in a quarter of an hour, whoever they are for', async () => {
    const { newBrowser, clock } = signingIn()
    const one = newBrowser()
    for (let n = 0; n < 30; n++)
      expect((await one.post('/console/enter', { link: `x${n}` })).status).toBe(303)
    const answer = await one.post('/console/enter', { link: 'y' })
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    const elsewhere = { 'x-test-address': '198.51.100.7' }
    expect((await one.post('/console/enter', { link: 'y' }, elsewhere)).status).toBe(303)
    clock.at += 15 * MINUTE
    expect((await one.post('/console/enter', { link: 'y' })).status).toBe(303)
  })

  test('a device that is known asks for a code alone, and leads back to the page', async () => {
    const { browser, clock, secret } = await inside()
    await browser.post('/console/sign-out', { csrf: await browser.csrf('/console') })
    const away = await browser.ask('/console/page')
    expect(away.status).toBe(303)
    const path = away.headers.get('location') ?? ''
    const page = await (await browser.ask(path)).text()
    expect(page).toContain(vi.code.leave)
    expect(page).not.toContain('<svg')
    clock.at += MINUTE
    const csrf = await browser.csrf(path)
    const to = /name="to" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const code = shownAt(secret, clock.at)
    const answer = await browser.post('/console/sign-in', { csrf, to, code })
    expect(answer.headers.get('location')).toBe('/console/page')
    expect((await browser.ask('/console/page')).status).toBe(200)
  })

  test.for([
    'https://evil.example/',
    '//evil.example',
    '/console//evil',
    '/\\evil',
    '/console/../x',
  ])('never leads to %s', async (to) => {
    const { browser, clock, secret } = await inside()
    clock.at += MINUTE
    const csrf = await browser.csrf('/console/sign-in')
    const code = shownAt(secret, clock.at)
    const answer = await browser.post('/console/sign-in', { csrf, to, code })
    const led = new URL(answer.headers.get('location') ?? '', 'https://tonari.example')
    expect(led.origin).toBe('https://tonari.example')
    expect(led.pathname).toMatch(/^\/console/)
  })

  test('a device can be forgotten', async () => {
    const { browser } = await inside()
    const csrf = await browser.csrf('/console/sign-in')
    await browser.post('/console/leave-device', { csrf })
    expect(await (await browser.ask('/console/sign-in')).text()).toContain(ja.unknown.explain)
  })
})

describe('a session', () => {
  test('has cookies that scripts and other sites cannot have', async () => {
    const { book, clock, newBrowser } = signingIn()
    const { link } = await book.add(sato, clock.at)
    const one = newBrowser()
    const lines = (await one.post('/console/enter', { link })).headers.getSetCookie()
    const page = await (await one.ask('/console/sign-in')).text()
    const secret = /<code>([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', '') ?? ''
    const csrf = await one.csrf('/console/sign-in')
    const code = shownAt(secret, clock.at)
    const answer = await one.post('/console/sign-in', { csrf, code })
    lines.push(...answer.headers.getSetCookie())
    expect(lines).toHaveLength(4)
    for (const line of lines) {
      expect(line).toMatch(/^__Host-tonari-(?:session|entering|device)=/)
      expect(line).toMatch(/; HttpOnly/)
      expect(line).toMatch(/; Secure/)
      expect(line).toMatch(/; SameSite=Strict/)
    }
    expect(one.jar.get('__Host-tonari-session')).toMatch(/^[\w-]{43}$/)
    expect([...one.jar.keys()].toSorted()).toEqual([
      '__Host-tonari-device',
      '__Host-tonari-session',
    ])
  })

  test('on this machine alone needs no https', async () => {
    const { book, clock, newBrowser } = signingIn('http://localhost:3000')
    const { link } = await book.add(sato, clock.at)
    const [line = ''] = (await newBrowser().post('/console/enter', { link })).headers.getSetCookie()
    expect(line).toMatch(/^tonari-entering=/)
    expect(line).toMatch(/; HttpOnly/)
    expect(line).not.toMatch(/Secure/)
  })

  test('is a new one at each sign-in, whatever the browser brought', async () => {
    const { browser, clock, secret, ...all } = await inside()
    const before = browser.jar.get('__Host-tonari-session') ?? ''
    clock.at += MINUTE
    const csrf = await browser.csrf('/console/sign-in')
    await browser.post('/console/sign-in', { csrf, code: shownAt(secret, clock.at) })
    expect(browser.jar.get('__Host-tonari-session')).not.toBe(before)
    const thief = all.newBrowser()
    thief.jar.set('__Host-tonari-session', before)
    expect((await thief.ask('/console')).status).toBe(303)
  })

  test('that somebody planted is not the one that opens', async () => {
    const { book, clock, newBrowser } = signingIn()
    const { link } = await book.add(sato, clock.at)
    const planted = 'A'.repeat(43)
    const victim = newBrowser()
    victim.jar.set('__Host-tonari-session', planted)
    victim.jar.set('__Host-tonari-entering', planted)
    await setUp(victim, link, clock.at)
    const thief = newBrowser()
    thief.jar.set('__Host-tonari-session', planted)
    expect((await thief.ask('/console')).status).toBe(303)
    expect(victim.jar.get('__Host-tonari-session')).not.toBe(planted)
  })

  test('ends with the sign-out, also for whoever copied it', async () => {
    const { browser, ...all } = await inside()
    const thief = all.newBrowser()
    thief.jar.set('__Host-tonari-session', browser.jar.get('__Host-tonari-session') ?? '')
    expect((await thief.ask('/console')).status).toBe(200)
    await browser.post('/console/sign-out', { csrf: await browser.csrf('/console') })
    expect(browser.jar.has('__Host-tonari-session')).toBe(false)
    expect((await thief.ask('/console')).status).toBe(303)
  })

  test('is not kept up by a page that renews itself', async () => {
    const { browser, clock } = await inside()
    const live = { headers: { 'x-live': '1', accept: '*/*' } }
    for (let hours = 1; hours < 12; hours++) {
      clock.at += 60 * MINUTE
      expect((await browser.ask('/console', live)).status).toBe(200)
    }
    clock.at += 60 * MINUTE
    expect((await browser.ask('/console', live)).status).toBe(401)
  })

  test('ends at once when its holder is removed', async () => {
    const { browser, book, member, clock, written } = await inside()
    const csrf = await browser.csrf('/console/page')
    await book.remove(member.id, clock.at)
    expect((await browser.ask('/console')).status).toBe(303)
    const late = await browser.post(
      '/console/page',
      { csrf, words: 'x' },
      { 'accept-language': 'vi' },
    )
    expect(late.status).toBe(401)
    expect(await late.text()).toContain(vi.ended.explain)
    expect(written).toEqual([])
  })

  test('is asked for once more where a link of another site led here', async () => {
    const { browser, ...all } = await inside()
    const cross = { 'sec-fetch-site': 'cross-site' }
    const strict = await all.newBrowser().ask('/console/page', { headers: cross })
    expect(strict.status).toBe(200)
    expect(await strict.text()).toContain('content="0;url=/console/page"')
    expect((await browser.ask('/console/page')).status).toBe(200)
  })
})
