import { afterAll, beforeAll, expect, test } from 'vitest'
import { texts } from '../../locales/index.ts'
import { barriers } from './axe.ts'
import { inChromium } from './in-chromium.ts'
import { openReader, type Reader } from './reader.ts'
import { startTonari } from './start-tonari.ts'

const { vi, ja } = texts

/** What will be true soon, however slow the machine is. */
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 60_000 })

inChromium('the page in a browser', 120_000, (the) => {
  let tonari: Awaited<ReturnType<typeof startTonari>>

  beforeAll(async () => {
    tonari = await startTonari()
  })
  afterAll(async () => {
    await tonari?.end()
  })

  const open = (path = '/', more = {}) => openReader(the.browser, tonari.url + path, more)

  /** From the first bubble to the menu, by tapping. */
  async function enter({ tap }: Reader, words: typeof vi | typeof ja, locale: 'vi' | 'ja') {
    await tap(words.welcome.language.options[locale])
    await tap(words.welcome.about.options.agree)
  }

  test('the wage check by tapping, in Vietnamese, kept over a reload', async () => {
    const reader = await open()
    const { page, tap, type, turns, newest, talk, sideways, troubles } = reader
    await enter(reader, vi, 'vi')
    await tap(vi['wage-check'].menu)
    await tap(vi['wage-check'].basis.options.hour)
    await type('1.000')
    await tap(vi['wage-check'].allowances.kind.options.none)
    await tap(vi.common.regions.chubu)
    await tap('Aichi')
    await type('tháng 3/2026')
    await type('160')
    const result = page.locator('.result').last()
    expect(await result.locator('.head').innerText()).toContain(vi['wage-check'].below.say)
    expect(await result.innerText()).toMatch(/1\.000.*1\.140.*22\.400/s)
    expect(await sideways()).toBe(0)

    const [before, last] = [await turns(), await newest()]
    await page.reload()
    await page.waitForFunction(
      (count) => document.querySelectorAll('.turn').length === count,
      before,
    )
    expect(await newest()).toBe(last)
    expect(await talk()).toContain('Aichi')
    await tap(vi.common.buttons.menu)
    expect(troubles).toEqual([])
    await reader.context.close()
  })

  test('the wage check by keyboard alone, in Japanese', async () => {
    const reader = await open('/?lang=ja')
    const { page, key, afterNext, troubles } = reader
    const focused = () => page.evaluate(() => document.activeElement?.id)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await focused()).toBe('text')
    expect(await page.locator('html').getAttribute('lang')).toBe('ja')

    await key(ja.welcome.language.options.ja)
    await key(ja.welcome.about.options.agree)
    const label = () => page.evaluate(() => document.activeElement?.textContent)
    for (let tab = 0; tab < 9 && (await label()) !== ja['wage-check'].menu; tab++)
      await page.keyboard.press('Shift+Tab')
    await afterNext(() => page.keyboard.press('Enter'))
    const first = page.locator('.choices button').first()
    await soon(() => first.evaluate((e) => e === document.activeElement)).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await afterNext(() => page.keyboard.press('Space'))
    for (let tab = 0; tab < 4 && (await focused()) !== 'text'; tab++)
      await page.keyboard.press('Tab')
    expect(await focused()).toBe('text')

    await key('１８万')
    await key(ja['wage-check'].allowances.kind.options.none)
    await key('8')
    await key(ja['wage-check'].calendar.options.workdays)
    await key('260')
    await key('東京')
    await key('2026年3月')
    const ended = () => page.locator('.result').count()
    if ((await ended()) === 0) await key('173')
    expect(await ended()).toBe(1)
    expect(await page.locator('.result').innerText()).toMatch(/1,226/)
    expect(await focused()).toBe('text')
    expect(troubles).toEqual([])
    await reader.context.close()
  })

  test('Enter chooses a word while one is being composed, and sends afterwards', async () => {
    const reader = await open('/?lang=ja')
    const { page, turns } = reader
    const keyboard = await reader.context.newCDPSession(page)
    await page.locator('#text').focus()
    await keyboard.send('Input.imeSetComposition', {
      text: 'にほんご',
      selectionStart: 4,
      selectionEnd: 4,
    })
    const composing = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 }
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...composing })
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...composing })
    await page.keyboard.press('Enter')
    expect(await page.locator('#text').inputValue()).toContain('にほんご')
    expect(await page.locator('#pending .bubble').count()).toBe(0)
    expect(await turns()).toBe(1)
    await page.locator('#text').fill('')
    await page.locator('#text').fill('日本語')
    await page.keyboard.press('Shift+Enter')
    expect(await page.locator('#text').inputValue()).toBe('日本語\n')
    await reader.afterNext(() => page.keyboard.press('Enter'))
    expect(await page.locator('#text').inputValue()).toBe('')
    await reader.context.close()
  })

  test('without a network the page says so, keeps what is written and sends it once', async () => {
    const reader = await open()
    const { page, context, banner, turns, afterNext } = reader
    await enter(reader, vi, 'vi')
    await context.setOffline(true)
    await soon(banner).toBe(vi.web.offline)
    const before = await turns()
    await page.locator('#text').fill('người thật')
    await page.locator('#text').press('Enter')
    await soon(() => page.locator('#pending').innerText()).toContain('người thật')
    await soon(() => page.locator('#pending').innerText()).toContain(vi.web.waiting)
    await afterNext(() => context.setOffline(false))
    await soon(banner).toBe('')
    expect(await page.locator('#pending .bubble').count()).toBe(0)
    await page.reload()
    await soon(turns).toBe(before + 1)
    await context.close()
  })

  test('a server that dies and comes back goes on where it was', async () => {
    const reader = await open()
    const { page, banner, afterNext, newest, tap, turns } = reader
    await enter(reader, vi, 'vi')
    await tap(vi['wage-check'].menu)
    await tonari.kill()
    await page.locator('.choices').getByRole('button').first().click()
    await soon(banner).toBe(vi.web.noAnswer)
    await afterNext(() => tonari.start())
    expect(await newest()).toContain(vi['wage-check'].hourlyPay.ask)
    await soon(banner).toBe('')

    await tonari.kill()
    await page.locator('#text').fill('1.200')
    await page.locator('#text').press('Enter')
    await soon(banner).toBe(vi.web.noAnswer)
    const before = await turns()
    await page.goto('about:blank')
    await tonari.start()
    await page.goto(tonari.url)
    await soon(turns).toBe(before + 1)
    expect(await newest()).toContain(vi['wage-check'].allowances.kind.ask)
    await reader.context.close()
  })

  test('a talk that is there no longer is said to be gone, and a new one can begin', async () => {
    const { page, context, banner } = await open()
    await tonari.kill()
    tonari.lose()
    await tonari.start()
    await soon(() => page.locator('#ended').innerText()).toContain(vi.web.lost)
    expect(await banner()).toBe('')
    await page.locator('#ended button').click()
    await soon(() => page.locator('.turn').count()).toBe(1)
    await context.close()
  })

  test('what is too long is said to be so, and stays in the box', async () => {
    const { page, context, banner } = await open('/?lang=ja')
    await page.locator('#text').fill('あ'.repeat(2001))
    await page.locator('#text').press('Enter')
    await soon(banner).toBe(ja.web.tooLong)
    expect((await page.locator('#text').inputValue()).length).toBe(2001)
    await context.close()
  })

  test('the language changes with one tap, in the page and in the talk', async () => {
    const reader = await open()
    const { page, afterNext, newest, troubles } = reader
    await enter(reader, vi, 'vi')
    await afterNext(() => page.locator('#tongue').click())
    expect(await page.locator('html').getAttribute('lang')).toBe('ja')
    expect(await page.locator('#tongue').innerText()).toBe('Tiếng Việt')
    expect(await page.locator('[data-command=help]').innerText()).toBe(ja.web.help)
    expect(await newest()).toContain(ja['wage-check'].menu)
    await page.reload()
    await soon(() => page.locator('html').getAttribute('lang')).toBe('ja')
    expect(troubles).toEqual([])
    await reader.context.close()
  })

  test('the menu row works, and a number can be called', async () => {
    const reader = await open()
    const { page, afterNext, newest } = reader
    await enter(reader, vi, 'vi')
    await afterNext(() => page.locator('[data-command=person]').click())
    expect(await page.locator('.turn').last().locator('a[href^="tel:"]').count()).toBeGreaterThan(0)
    await afterNext(() => page.locator('[data-command=help]').click())
    expect(await newest()).toContain('menu')
    await afterNext(() => page.locator('[data-command=menu]').click())
    expect(await newest()).toContain(vi.welcome.home.say)
    await reader.context.close()
  })

  test('another tab knows the talk only once it is kept, and hears what is new', async () => {
    const reader = await open()
    const { page, context, turns, tap } = reader
    await enter(reader, vi, 'vi')
    const stranger = await context.newPage()
    await stranger.goto(tonari.url)
    await soon(() => stranger.locator('.turn').count()).toBe(1)
    await stranger.close()

    await page.locator('#open').click()
    await page.locator('#keep').click()
    expect(await page.locator('#keep-state').innerText()).toMatch(/\d{4}/)
    await page.locator('#close').click()
    const known = await context.newPage()
    await known.goto(tonari.url)
    await soon(() => known.locator('.turn').count()).toBe(await turns())
    await tap(vi['wage-check'].menu)
    await soon(() => known.locator('.turn').count()).toBe(await turns())
    await context.close()
  })

  test('nothing is left on the phone when it is wiped, and the token was never in an address', async () => {
    const reader = await open()
    const { page, context, requests } = reader
    await enter(reader, vi, 'vi')
    await page.locator('#open').click()
    await page.locator('#keep').click()
    const token: string = await page.evaluate(() => JSON.parse(localStorage['tonari']).token)
    expect(token).toHaveLength(43)
    await page.locator('#wipe').click()
    expect(await page.locator('#ended').innerText()).toContain(vi.web.wiped)
    expect(await page.locator('.bubble').count()).toBe(0)
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
    expect(await context.cookies()).toEqual([])
    expect(requests.join(' ')).not.toContain(token)
    await page.locator('#ended button').click()
    await soon(() => page.locator('.turn').count()).toBe(1)
    expect(await page.locator('#composer').isVisible()).toBe(true)
    await context.close()
  })

  test('the quick exit leaves at once, and back does not lead to the talk', async () => {
    const reader = await open()
    const { page, context } = reader
    await context.route('https://www.google.com/**', (route) =>
      route.fulfill({ body: 'elsewhere' }),
    )
    await page.locator('#exit').click()
    await page.waitForURL('https://www.google.com/')
    await page.goBack().catch(() => undefined)
    expect(page.url()).not.toContain(tonari.url)
    await context.close()
  })

  test('a talk that is hidden leaves the browser, and another page is there', async () => {
    const reader = await open()
    const { page, context, type } = reader
    await context.route('https://www.google.com/**', (route) =>
      route.fulfill({ body: 'elsewhere' }),
    )
    await enter(reader, vi, 'vi')
    await type('ẩn')
    await page.locator('.choices').getByRole('button', { name: vi.common.buttons.hide }).click()
    await page.waitForURL('https://www.google.com/')
    await page.goto(tonari.url)
    await page.locator('.turn').first().waitFor()
    expect(await page.locator('#log').innerText()).toContain('Xin chào')
    expect(await page.locator('.turn').count()).toBe(1)
    await context.close()
  })

  test('everything is deleted from the settings, and the receipt is read', async () => {
    const reader = await open()
    const { page, context, afterNext } = reader
    await enter(reader, vi, 'vi')
    const token = await page.evaluate(() => JSON.parse(sessionStorage['tonari']).token)
    await page.locator('#open').click()
    await afterNext(() => page.locator('#forget').click())
    await page.locator('.choices').getByRole('button', { name: vi.common.buttons.erase }).click()
    await page.locator('#ended').waitFor()
    expect(await page.locator('#ended').innerText()).toContain(vi.web.forgotten)
    expect(await page.locator('#log').innerText()).toMatch(
      /^\S*\s*Đã xóa. Số biên nhận: \d{4}-\d{4}/,
    )
    expect(await page.locator('.turn').count()).toBe(1)
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
    const headers = { authorization: `Bearer ${token}` }
    expect((await fetch(`${tonari.url}/web/since/0`, { headers })).status).toBe(404)
    await page.locator('#ended button').click()
    await soon(() => page.locator('#log').innerText()).toContain('Xin chào')
    expect(await page.locator('.turn').count()).toBe(1)
    await context.close()
  })

  test('the first load is under 50 kB, from here alone', async () => {
    const context = await the.browser.newContext()
    const page = await context.newPage()
    const network = await context.newCDPSession(page)
    let bytes = 0
    const elsewhere: string[] = []
    await network.send('Network.enable')
    network.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    page.on('request', (request) => {
      if (!/^(?:data:|http:\/\/127\.0\.0\.1)/.test(request.url())) elsewhere.push(request.url())
    })
    await page.goto(tonari.url)
    await page.locator('.turn').first().waitFor()
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(50_000)
    expect(elsewhere).toEqual([])
    await context.close()
  })

  const views = (['vi', 'ja'] as const).flatMap((locale) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ locale, colorScheme })),
  )
  test.for(views)(
    'nothing bars anybody ($locale, $colorScheme)',
    async ({ locale, colorScheme }) => {
      const reader = await open(`/?lang=${locale}`, { colorScheme })
      const { page, sideways, type, tap } = reader
      const words = texts[locale]
      await enter(reader, words, locale)
      await tap(words['wage-check'].menu)
      await type('???')
      expect(await barriers(page)).toEqual([])
      await page.locator('#open').click()
      expect(await barriers(page)).toEqual([])
      await page.locator('#close').click()
      expect(await sideways()).toBe(0)
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%'
      })
      expect(await sideways()).toBe(0)
      await reader.context.close()
    },
  )
})
