import { type ServerType, serve } from '@hono/node-server'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import ja from '../../locales/ja/sign-in.json' with { type: 'json' }
import vi from '../../locales/vi/sign-in.json' with { type: 'json' }
import { signingIn } from '../console/signing-in.ts'
import { shownAt } from '../contracts/staff.ts'
import { barriers } from './axe.ts'
import { inChromium } from './in-chromium.ts'

/** Where to leave pictures of the pages, for somebody to look at. */
const pictures = process.env['PICTURES']

const visits = [
  { language: 'vi', words: vi, width: 390, name: 'Trần Thị Lan' },
  { language: 'ja', words: ja, width: 390, name: '佐藤 花子' },
  { language: 'vi', words: vi, width: 1280, name: 'Trần Thị Lan' },
  { language: 'ja', words: ja, width: 1280, name: '佐藤 花子' },
] as const

inChromium('the sign-in in a browser', 120_000, (the) => {
  test.for(visits)('by link, codes, out and in again: $language, $width px', async (visit) => {
    const { language, words, width, name } = visit
    const { app, book, clock } = signingIn('http://localhost')
    const { server, port } = await new Promise<{ server: ServerType; port: number }>((resolve) => {
      const options = { fetch: app.fetch, port: 0, hostname: '127.0.0.1' }
      const server = serve(options, (info) => resolve({ server, port: info.port }))
    })
    const context = await the.browser.newContext({
      locale: language,
      viewport: { width, height: width === 390 ? 844 : 800 },
    })
    const page = await context.newPage()
    const troubles: string[] = []
    const requested: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(`${message.text()} ${message.location().url}`)
    })
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('request', (request) => requested.push(request.url()))
    const look = async (what: string) => {
      expect(await barriers(page), what).toEqual([])
      expect(await sideways(page), what).toBe(0)
      if (pictures)
        await page.screenshot({
          path: `${pictures}/${what}-${language}-${width}.png`,
          fullPage: true,
        })
    }

    const { link } = await book.add({ name, role: 'caseworker', language, place: 1 }, clock.at)
    await page.goto(`http://localhost:${port}/console/enter#${link}`)
    await expect.poll(() => page.locator('#link').inputValue(), { timeout: 20_000 }).toBe(link)
    expect(page.url()).not.toContain(link)
    expect(await page.locator('h1').innerText()).toBe(words.enter.heading)
    await look('enter')
    await page.getByRole('button', { name: words.enter.button }).click()

    await page.getByRole('heading', { name: words.setUp.heading }).waitFor()
    const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '')
    expect(await page.locator('.picture svg').boundingBox()).toMatchObject({
      width: expect.closeTo(256, 0),
    })
    await look('set-up')
    await page.locator('#code').fill('000 000')
    await page.locator('button.main').click()
    expect(await page.getByRole('alert').innerText()).toBe(words.code.wrong)
    await look('wrong')
    await page.locator('#code').fill(shownAt(secret, clock.at))
    await page.locator('button.main').click()
    await page.getByText(name).waitFor()
    expect(new URL(page.url()).pathname).toBe('/console')

    await page.evaluate(() => {
      const form = document.createElement('form')
      form.method = 'post'
      form.action = '/console/sign-out'
      form.append(document.querySelector('[name=csrf]')?.cloneNode() ?? '')
      document.body.append(form)
      form.submit()
    })
    await page.getByRole('heading', { name: words.code.heading, exact: true }).waitFor()
    expect(await page.locator('svg').count()).toBe(0)
    await look('again')
    await page.goto(`http://localhost:${port}/console/page`)
    clock.at += 60_000
    await page.locator('#code').fill(shownAt(secret, clock.at))
    await page.locator('button.main').click()
    await page.getByText(name).waitFor()
    expect(new URL(page.url()).pathname).toBe('/console/page')

    // A wrong code, and what Chromium asks of the bare page behind the sign-in.
    const known = /status of 403|favicon\.ico/
    expect(troubles.filter((trouble) => !known.test(trouble))).toEqual([])
    expect(requested.filter((url) => url.includes(secret) || url.includes(link))).toEqual([])
    const stranger = await the.browser.newContext({
      locale: language,
      viewport: { width, height: 700 },
    })
    const other = await stranger.newPage()
    await other.goto(`http://localhost:${port}/console`)
    expect(await other.locator('h1').innerText()).toBe(words.unknown.heading)
    if (pictures) await other.screenshot({ path: `${pictures}/unknown-${language}-${width}.png` })
    await stranger.close()
    await context.close()
    server.close()
  })
})

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
