import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { guardConsole } from '../../src/console/security.ts'
import { wordsIn } from '../../src/console/words.ts'
import { createStage } from '../console/stage.ts'
import { barriers } from './axe.ts'
import { inChromium } from './in-chromium.ts'

const SECRET = 'đây là bí mật của em'
const DRAFT = 'Chị đang viết cho em'

const visits = [
  { language: 'ja', me: '佐藤', width: 1280 },
  { language: 'vi', me: 'グエン', width: 390 },
] as const

inChromium('a page that stays open shows what may be seen now', 60_000, (the) => {
  async function open({ me, language, width }: (typeof visits)[number]) {
    const stage = createStage()
    stage.as(me)
    const app = new Hono().use('*', guardConsole).route('/', stage.app)
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    const context = await the.browser.newContext({ viewport: { width, height: 844 } })
    onTestFinished(async () => {
      await context.close()
      await new Promise((resolve) => server.close(resolve))
      stage.close()
    })
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    return { stage, url, page: await context.newPage(), words: wordsIn(language) }
  }

  /** Without what tells thousands apart, which is another sign in each language. */
  const shown = async (page: Page) =>
    (await page.locator('main').innerText()).replaceAll('1.100', '1,100')

  /** What whoever looks at the page sees of a case, after the page has looked itself. */
  async function seen(page: Page, until: (text: string) => boolean) {
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect.poll(async () => until(await shown(page)), { timeout: 20_000 }).toBe(true)
    return shown(page)
  }

  const theirs = ['Zalo 090-1111-2222', '1,100', SECRET] as const

  test.for(visits)('what may not be read any more goes: $language', async (visit) => {
    const { stage, url, page, words } = await open(visit)
    const number = await stage.person('lan')
    await stage.says('lan', { kind: 'text', text: SECRET })
    await stage.post(number, { act: 'claim' })
    await page.goto(`${url}/console/case/${number}`)
    const before = await shown(page)
    for (const one of theirs) expect(before).toContain(one)
    await page.locator('#reply').fill(DRAFT)
    await page.locator('#reply').focus()

    await stage.says('lan', { kind: 'command', command: 'unshare' })
    const after = await seen(page, (text) => text.includes(words('case.consent.no')))
    for (const one of [
      ...theirs,
      words('case.answers'),
      words('case.results'),
      words('case.apart'),
    ])
      expect(after).not.toContain(one)
    expect(after).toContain(words('case.ourTalk'))
    expect(await page.locator('#reply').inputValue()).toBe(DRAFT)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('reply')
    expect(await barriers(page)).toEqual([])

    await stage.says('lan', { kind: 'command', command: 'share' })
    const again = await seen(page, (text) => text.includes(words('case.results')))
    for (const one of theirs) expect(again).toContain(one)
    expect(again).not.toContain(words('case.ourTalk'))
    const order = ['case.results', 'case.answers', 'case.readers'].map((key) =>
      again.lastIndexOf(words(key)),
    )
    expect(order).toEqual(order.toSorted((one, other) => one - other))
    expect(await page.locator('#reply').inputValue()).toBe(DRAFT)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('reply')
  })

  test.for(visits)('nobody is in sight who is forgotten: $language', async (visit) => {
    const { stage, url, page, words } = await open(visit)
    const number = await stage.person('lan')
    await stage.says('lan', { kind: 'text', text: SECRET })
    await stage.post(number, { act: 'claim' })
    await page.goto(`${url}/console/case/${number}`)
    await page.locator('#reply').fill(DRAFT)
    await stage.says('lan', { kind: 'command', command: 'forget' })
    await stage.tap('lan', '!erase')
    const after = await seen(page, (text) => text.includes(words('live.gone')))
    for (const one of [...theirs, number]) expect(after).not.toContain(one)
    expect(await page.locator('#lost').isVisible()).toBe(false)
    expect(await page.locator('#news').textContent()).toContain(words('live.gone'))
    expect(await page.getByLabel(words('case.unsent')).inputValue()).toBe(DRAFT)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    expect(await barriers(page)).toEqual([])
  })

  test.for(visits)('nor anybody for whoever is not signed in: $language', async (visit) => {
    const { stage, url, page } = await open(visit)
    const number = await stage.person('lan')
    await stage.says('lan', { kind: 'text', text: SECRET })
    await stage.post(number, { act: 'claim' })
    await page.goto(`${url}/console/case/${number}`)
    await page.locator('#reply').fill(DRAFT)
    stage.as('somebody else')
    const after = await seen(page, (text) => !text.includes(SECRET))
    for (const one of theirs) expect(after).not.toContain(one)
    expect(await page.locator('#ended').isVisible()).toBe(true)
    expect(await page.locator('#lost').isVisible()).toBe(false)
    expect(await page.locator('#reply').inputValue()).toBe(DRAFT)
    stage.as(visit.me)
    await seen(page, (text) => text.includes(SECRET))
    expect(await page.locator('#ended').isVisible()).toBe(false)
  })

  test.for(visits.slice(0, 1))('nor whose case has become a past one', async (visit) => {
    const { stage, url, page, words } = await open(visit)
    const number = await stage.person('lan')
    await stage.says('lan', { kind: 'text', text: SECRET })
    await stage.post(number, { act: 'claim' })
    await stage.post(number, { act: 'close', outcome: 'solved' })
    await page.goto(`${url}/console/case/${number}`)
    await stage.says('lan', { kind: 'command', command: 'person' })
    for (const name of ['yes', 'now', 'wages', 'no']) await stage.tap('lan', name)
    const { case: newer } = await stage.last('lan')
    const leads = words('case.newer', { number: newer?.number ?? '' })
    const after = await seen(page, (text) => text.includes(leads))
    expect(after).not.toContain(SECRET)
  })
})
