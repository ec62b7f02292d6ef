import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guardConsole } from '../../src/console/security.ts'
import { wordsIn } from '../../src/console/words.ts'
import { barriers } from './axe.ts'
import { setQueue } from './console-queue.ts'
import { inChromium } from './in-chromium.ts'

/** Where to leave pictures of the pages, for somebody to look at. */
const pictures = process.env['PICTURES']

const visits = [
  { me: '佐藤', language: 'ja', width: 390 },
  { me: 'グエン', language: 'vi', width: 1280 },
] as const

inChromium('the console', 240_000, (the) => {
  let set: Awaited<ReturnType<typeof setQueue>>
  let server: ServerType
  let url = ''
  beforeAll(async () => {
    set = await setQueue()
    const app = new Hono()
    app.use('*', guardConsole)
    app.route('/', set.stage.app)
    url = await new Promise((resolve) => {
      server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
        resolve(`http://127.0.0.1:${port}`),
      )
    })
  }, 120_000)
  afterAll(async () => {
    server?.close()
    set?.stage.close()
  })

  async function opened(width: number) {
    const page = await the.browser.newPage({ viewport: { width, height: 844 } })
    const troubles: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text())
    })
    page.on('pageerror', (error) => troubles.push(error.message))
    return { page, troubles }
  }

  test.for(visits)('bars nobody in any state: $language, $width px', async (visit) => {
    const { me, language, width } = visit
    const { stage, numbers } = set
    const { page, troubles } = await opened(width)
    stage.as(me)
    const words = wordsIn(language)
    // By day on a phone in Japanese, by night on a laptop in Vietnamese.
    const axe = width === (language === 'ja' ? 390 : 1280)
    if (language === 'vi') await page.emulateMedia({ colorScheme: 'dark' })
    const look = async (what: string) => {
      expect(await sideways(page), what).toBe(0)
      expect(await tooSmall(page), what).toEqual([])
      if (axe) expect(await barriers(page), what).toEqual([])
      const path = `${pictures}/${what}-${language}-${width}.png`
      if (pictures) await page.screenshot({ path, fullPage: true })
    }
    for (const show of ['open', 'mine', 'closed']) {
      await page.goto(`${url}/console?show=${show}`)
      await look(`queue-${show}`)
    }
    for (const [name, number] of Object.entries(numbers)) {
      await page.goto(`${url}/console/case/${number}`)
      await look(`case-${name}`)
    }
    const held = me === '佐藤' ? numbers.mine : numbers.other
    await page.goto(`${url}/console/case/${held}?did=reply`)
    for (const key of ['case.phrase', 'send.file', 'send.place'])
      await page.locator('summary', { hasText: words(key) }).click()
    await page.locator('.phrase summary').nth(12).click()
    await look('held-open')
    await page.goto(`${url}/console/case/000000`)
    await look('not-found')
    expect(troubles.filter((trouble) => !trouble.includes('404'))).toEqual([])
    await page.close()
  })

  test('loses nothing of what somebody wrote and could not send', async () => {
    const { stage, numbers } = set
    const { page } = await opened(390)
    stage.as('佐藤')
    const words = wordsIn('ja')
    await page.goto(`${url}/console/case/${numbers.mine}`)
    await page.locator('#reply').fill('待っていてください')
    stage.as('グエン')
    await page
      .getByRole('button', { name: words('case.send'), exact: true })
      .first()
      .click()
    const alert = page.getByRole('alert').filter({ visible: true })
    expect(await alert.innerText()).toBe(wordsIn('vi')('refused.not-holder'))
    const kept = page.getByLabel(wordsIn('vi')('case.unsent'))
    expect(await kept.inputValue()).toBe('待っていてください')
    expect(await barriers(page)).toEqual([])
    if (pictures) await page.screenshot({ path: `${pictures}/refused-vi-390.png`, fullPage: true })
    await page.close()
  })

  test('by keyboard alone: the first case is opened, taken, answered', async () => {
    const { stage, numbers } = set
    const { page } = await opened(1280)
    stage.as('佐藤')
    await page.goto(`${url}/console`)
    const tabTo = async (selector: string) => {
      for (let tabs = 0; tabs < 40; tabs++) {
        await page.keyboard.press('Tab')
        const focus = await page.evaluate(
          (wanted) => [
            document.activeElement?.matches(wanted),
            getComputedStyle(document.activeElement ?? document.body).outlineStyle,
          ],
          selector,
        )
        expect(focus[1]).not.toBe('none')
        if (focus[0]) return tabs
      }
      throw new Error(`${selector} cannot be reached`)
    }
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await tabTo('.case')).toBeLessThan(5)
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/case/${numbers.now}`)
    expect(await tabTo('button[value=claim]')).toBeLessThan(8)
    await page.keyboard.press('Enter')
    await page.waitForURL('**?did=claim#take')
    expect(await tabTo('#reply')).toBeLessThan(6)
    await page.keyboard.insertText('Chị đây')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL('**?did=reply#take')
    await stage.post(numbers.now, { act: 'handBack' })
    await page.close()
  })

  test('tells what is new, and leaves the focus where it is', async () => {
    const { stage, numbers, enters, asks } = set
    const { page } = await opened(1280)
    stage.as('佐藤')
    await page.goto(`${url}/console`)
    const row = page.locator(`.case[href$="${numbers.shared}"]`)
    await row.focus()
    const before = await page.title()
    await enters('late')
    const late = await asks('late', 'today', 'yes')
    stage.clock.pass(120_000)
    await page.locator(`.case[href$="${late}"]`).waitFor()
    expect(await page.locator('#news').innerText()).toContain('新しい相談：今日中')
    expect(await page.title()).not.toBe(before)
    expect(await row.evaluate((one) => one === document.activeElement)).toBe(true)

    await page.route('**/console?show=open', (route) => route.abort())
    await page.locator('#lost').waitFor()
    await page.unroute('**/console?show=open')
    await page.locator('#lost').waitFor({ state: 'hidden' })
    stage.as('nobody')
    await page.locator('#ended').waitFor()
    expect(await barriers(page)).toEqual([])
    if (pictures) await page.screenshot({ path: `${pictures}/ended-ja-1280.png` })
    await page.close()
  })

  test.for(['queue', 'case'])(
    'shows on the %s, by itself, that Telegram cannot be told',
    async (at) => {
      const { stage, numbers } = set
      const { page } = await opened(390)
      stage.as('グエン')
      await page.goto(`${url}/console${at === 'case' ? `/case/${numbers.mine}` : ''}`)
      const line = page.locator('#room')
      expect(await line.isVisible()).toBe(false)
      stage.unreached({ why: 'rights', since: stage.clock.now() })
      await line.filter({ hasText: 'bot thiếu quyền' }).waitFor()
      expect(await sideways(page)).toBe(0)
      expect(await barriers(page)).toEqual([])
      if (pictures) await page.screenshot({ path: `${pictures}/unreached-${at}-vi-390.png` })
      stage.unreached(undefined)
      await line.waitFor({ state: 'hidden' })
      await page.close()
    },
  )

  test('shows who took a case meanwhile, but not over what is being written', async () => {
    const { stage, numbers } = set
    const { page } = await opened(390)
    stage.as('佐藤')
    const words = wordsIn('ja')
    await page.goto(`${url}/console/case/${numbers.shared}`)
    await page.locator('#note').fill('書きかけ')
    stage.as('グエン')
    await stage.post(numbers.shared, { act: 'claim' })
    stage.as('佐藤')
    await page
      .getByText(words('case.claimed', { name: 'グエン' }))
      .first()
      .waitFor()
    expect(await page.getByRole('button', { name: words('case.claim') }).count()).toBe(0)
    expect(await page.locator('#note').inputValue()).toBe('書きかけ')
    expect(await page.locator('#news').innerText()).toContain('グエン')
    await page.close()
  })
})

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** What can be pressed and is lower than a thumb, links within a sentence aside. */
const tooSmall = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, summary, select, textarea, a, input')]
      .filter((one) => !one.matches('[type=hidden], .skip, p:not(.back, .updated) a, dd a'))
      .filter((one) => one.checkVisibility())
      .filter((one) => one.getBoundingClientRect().height < 43.5)
      .map((one) => one.outerHTML.slice(0, 120)),
  )
