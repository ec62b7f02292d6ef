import { truncateSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { signInWords } from '../../src/console/sign-in-words.ts'
import { wordsIn } from '../../src/console/words.ts'
import { openWhole } from '../console/whole.ts'
import { shownAt } from '../contracts/staff.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { barriers } from './axe.ts'
import { inChromium } from './in-chromium.ts'

/** Where to leave pictures of the pages, for somebody to look at. */
const pictures = process.env['PICTURES']
const LETTER = 'Chị đọc rồi, em đợi chị nhé </textarea><b>&\nMai 9 giờ chị gọi.'

const visits = [
  { language: 'vi', width: 390, name: 'Trần Thị Lan' },
  { language: 'ja', width: 1280, name: '佐藤 花子' },
] as const

inChromium('what is written in the console', 120_000, (the) => {
  /** A console in a browser. Its language is the other one, so that a member's own is seen. */
  async function open(
    { language, width }: (typeof visits)[number],
    more: BrowserContextOptions = {},
  ) {
    const whole = openWhole('http://localhost')
    const server = serve({ fetch: whole.app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    const context = await the.browser.newContext({
      ...{ locale: language === 'ja' ? 'vi' : 'ja', viewport: { width, height: 844 }, ...more },
    })
    onTestFinished(async () => {
      await context.close()
      await new Promise((resolve) => server.close(resolve))
    })
    const url = `http://localhost:${(server.address() as AddressInfo).port}`
    return { ...whole, context, url, page: await context.newPage() }
  }

  /** The page of a case, which whoever is signed in here has taken. */
  async function held(visit: (typeof visits)[number], more: BrowserContextOptions = {}) {
    const opened = await open(visit, more)
    const { stage, context, url, page } = opened
    const number = await stage.person('lan')
    const { browser: known, secret } = await opened.signedIn(visit.name, visit)
    const cookies = [...known.jar].map(([name, value]) => ({ name, value, url }))
    await context.addCookies(cookies)
    const words = wordsIn(visit.language)
    await page.goto(`${url}/console/case/${number}`)
    await page.getByRole('button', { name: words('case.claim') }).click()
    await page.locator('#reply').waitFor()
    return { ...opened, number, secret, words, doorWords: signInWords(visit.language) }
  }

  /** A file that is too large, and one that is not. */
  function files() {
    const folder = temporaryFolder()
    const [large, small] = [join(folder, 'large.mp4'), join(folder, 'small.mp4')] as const
    writeFileSync(small, 'x')
    writeFileSync(large, '')
    truncateSync(large, 20_100_000)
    return [large, small] as const
  }

  async function look(page: Page, what: string, { language, width }: (typeof visits)[number]) {
    expect(await barriers(page), what).toEqual([])
    const path = `${pictures}/${what}-${language}-${width}.png`
    if (pictures) await page.screenshot({ path, fullPage: true })
  }

  test.for(visits)('is not lost with the session: $language', async (visit) => {
    const { page, context, stage, url, number, secret, words, doorWords } = await held(visit)
    const asked: string[] = []
    context.on('request', (request) => asked.push(request.url()))
    await page.locator('#reply').fill(LETTER)
    const other = await context.newPage()
    await other.goto(`${url}/console`)
    await other.getByRole('button', { name: words('signOut') }).click()
    await other.getByRole('heading', { name: doorWords('code.heading'), exact: true }).waitFor()
    await other.close()

    await page.locator('button[value="reply"]').click()
    await page.getByRole('heading', { name: doorWords('ended.heading') }).waitFor()
    const kept = page.getByLabel(doorWords('written.label'))
    expect(await kept.inputValue()).toBe(LETTER)
    expect(await page.locator('main b').count()).toBe(0)
    await look(page, 'ended', visit)

    const opening = context.waitForEvent('page')
    await page.getByRole('link', { name: doorWords('back') }).click()
    const beside = await opening
    stage.clock.pass(60_000)
    await beside.locator('#code').fill(shownAt(secret, stage.clock.now()))
    await beside.locator('button.main').click()
    await beside.waitForURL(`${url}/console/case/${number}`)
    await beside.locator('#reply').fill(await kept.inputValue())
    expect(await kept.inputValue()).toBe(LETTER)
    expect(decodeURIComponent(asked.join())).not.toContain('Chị')
  })

  test.for(visits.slice(0, 1))(
    'is not lost with a form of an earlier session: $language',
    async (visit) => {
      const { page, context, stage, url, secret, words, doorWords } = await held(visit)
      await page.getByText(words('send.place'), { exact: true }).click()
      await page.locator('[name="title"]').fill('OTIT')
      await page.locator('[name="latitude"]').fill('35.6, 139.7')
      const other = await context.newPage()
      await other.goto(`${url}/console/sign-in`)
      stage.clock.pass(60_000)
      await other.locator('#code').fill(shownAt(secret, stage.clock.now()))
      await other.locator('button.main').click()
      await other.waitForURL(`${url}/console`)
      await page.locator('button[value="place"]').click()
      await page.getByRole('heading', { name: doorWords('refused.heading') }).waitFor()
      const kept = page.getByLabel(doorWords('written.label'))
      expect(await kept.inputValue()).toBe('OTIT\n35.6, 139.7')
      await look(page, 'refused', visit)
    },
  )

  test.for(visits.slice(1))(
    'is not lost with a file that is too large: $language',
    async (visit) => {
      const { page, words } = await held(visit)
      await page.getByText(words('send.file'), { exact: true }).click()
      await page.locator('#caption').fill(LETTER)
      const [large, small] = files()
      await page.locator('#file').setInputFiles(large)
      let sent = 0
      page.on('request', (request) => {
        if (request.method() === 'POST') sent++
      })
      const problem = () =>
        page.locator('#file').evaluate((it: HTMLInputElement) => it.validationMessage)
      expect(await problem()).toBe(words('refused.fileTooLarge'))
      await page.locator('button[value="send"]').click()
      expect(sent).toBe(0)
      expect(await page.locator('#caption').inputValue()).toBe(LETTER)
      await page.locator('#file').setInputFiles(small)
      expect(await problem()).toBe('')
    },
  )

  test.for(visits.slice(0, 1))('nor where no script runs: $language', async (visit) => {
    const { page, words, doorWords } = await held(visit, { javaScriptEnabled: false })
    await page.getByText(words('send.file'), { exact: true }).click()
    await page.locator('#caption').fill(LETTER)
    const [large] = files()
    await page.locator('#file').setInputFiles(large)
    await page.locator('button[value="send"]').click()
    await page.getByRole('heading', { name: doorWords('tooLarge.heading') }).waitFor()
    expect(await page.locator('#unsent').inputValue()).toBe(LETTER)
  })

  test.for(visits)('and another link opens in the tab of a void one: $language', async (visit) => {
    const { page, url, book, stage } = await open(visit)
    const doorWords = signInWords(visit.language === 'ja' ? 'vi' : 'ja')
    const enter = `${url}/console/enter`
    const filled = () => expect.poll(() => page.locator('#link').inputValue(), { timeout: 20_000 })
    await page.goto(`${enter}#void`)
    await filled().toBe('void')
    await page.goto(`${enter}#another`)
    await filled().toBe('another')
    expect(page.url()).toBe(enter)
    await page.locator('button.main').click()
    await page.getByText(doorWords('enter.void')).waitFor()
    const newcomer = { ...visit, role: 'caseworker', place: 1 } as const
    const { link } = await book.add(newcomer, stage.clock.now())
    await page.goto(`${enter}#${link}`)
    await filled().toBe(link)

    // Too many were tried: that is said where the link led, and still the next one is taken.
    for (let tries = 0; tries < 30; tries++)
      await page.request.post(enter, { form: { link: 'x' }, maxRedirects: 0 })
    await page.locator('button.main').click()
    await page.getByText(doorWords('code.limited')).waitFor()
    await page.evaluate((token) => {
      location.hash = token
    }, link)
    await filled().toBe(link)
    expect(page.url()).not.toContain(link)
  })
})
