import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import ja from '../../locales/ja/console.json' with { type: 'json' }
import vi from '../../locales/vi/console.json' with { type: 'json' }
import { createStage } from '../console/stage.ts'
import { plainPng } from '../media/pictures.ts'
import { barriers } from './axe.ts'
import { inChromium } from './in-chromium.ts'

const shots = process.env['SCREENSHOTS']

inChromium('sending from the console', 120_000, (the) => {
  /** The page of a case that whoever looks has taken. */
  async function open(who: string, width: number) {
    const stage = createStage()
    const number = await stage.person('lan')
    stage.as(who)
    await stage.post(number, { act: 'claim' })
    const server = serve({ fetch: stage.app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    const context = await the.browser.newContext({ viewport: { width, height: 900 } })
    onTestFinished(async () => {
      await context.close()
      await new Promise((resolve) => server.close(resolve))
      stage.close()
    })
    const page = await context.newPage()
    const { port } = server.address() as AddressInfo
    await page.goto(`http://127.0.0.1:${port}/console/case/${number}`)
    const said = async () => {
      const { id } = await stage.last('lan')
      return (await stage.store.transcript(id, 0, 1_000)).flatMap((turn) => turn.shown)
    }
    return { page, said }
  }

  const sideways = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

  test.each([
    ['佐藤', 'ja', ja, 1_280],
    ['佐藤', 'ja', ja, 390],
    ['グエン', 'vi', vi, 1_280],
    ['グエン', 'vi', vi, 390],
  ] as const)('%s sends a file and a place, in %s', async (who, language, words, width) => {
    const { page, said } = await open(who, width)
    await page.getByText(words.send.file, { exact: true }).click()
    await page.getByText(words.send.place, { exact: true }).click()
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    expect(await barriers(page)).toEqual([])
    if (shots)
      await page.screenshot({ path: `${shots}/send-${language}-${width}.png`, fullPage: true })

    const picture = { name: 'bản đồ.png', mimeType: 'image/png', buffer: Buffer.from(plainPng) }
    await page.locator('#file').setInputFiles(picture)
    await page.locator('#caption').fill('Gặp ở đây nhé')
    await page.locator('button[value="send"]').click()
    await page.waitForLoadState()
    expect((await said()).at(-1)).toMatchObject({
      text: '👤 Tư vấn viên (người thật):\nGặp ở đây nhé',
      file: { media: 'image', type: 'image/png', name: 'bản đồ.png' },
    })
    await page.getByText(words.send.place, { exact: true }).click()
    await page.locator('[name="title"]').fill('OTIT')
    await page.locator('[name="latitude"]').fill('35.6586')
    await page.locator('[name="longitude"]').fill('139.7454')
    await page.locator('button[value="place"]').click()
    await page.waitForLoadState()
    expect((await said()).at(-1)?.place).toMatchObject({ latitude: 35.6586, longitude: 139.7454 })
    if (shots)
      await page.screenshot({ path: `${shots}/sent-${language}-${width}.png`, fullPage: true })
    expect(await page.locator('body').innerText()).toContain('35.6586, 139.7454')
  })
})
