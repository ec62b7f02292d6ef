import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import ja from '../../locales/ja/console.json' with { type: 'json' }
import vi from '../../locales/vi/console.json' with { type: 'json' }
import { createStage } from '../console/stage.ts'
import { barriers } from './axe.ts'
import { inChromium } from './in-chromium.ts'

const shots = process.env['SCREENSHOTS']

const LAST = '終わりの大切な一文です。電話は090-1111-2222。'
const LONG = 'あ'.repeat(5_020 - LAST.length) + LAST

inChromium('what is pasted into the console', 120_000, (the) => {
  /** The page of a case that whoever looks has taken. */
  async function open(who: string, width: number, javaScriptEnabled = true) {
    const stage = createStage()
    const number = await stage.person('lan')
    stage.as(who)
    await stage.post(number, { act: 'claim' })
    const server = serve({ fetch: stage.app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    const viewport = { width, height: 900 }
    const context = await the.browser.newContext({ viewport, javaScriptEnabled })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
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
      return (await stage.store.transcript(id, 0, 1_000)).flatMap(({ heard: { input } }) =>
        input.kind === 'caseworker' && 'words' in input.act ? [input.act.words] : [],
      )
    }
    const paste = async (field: string, text: string) => {
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
      await page.locator(field).focus()
      await page.keyboard.press('Control+V')
    }
    return { page, said, paste }
  }

  test.each([
    ['佐藤', ja, '5,020／5,000文字', 1_280],
    ['グエン', vi, '5.020/5.000 ký tự', 390],
  ] as const)(
    'stays whole, is counted, and is not sent before it fits: %s',
    async (who, words, counted, width) => {
      const { page, said, paste } = await open(who, width)
      const before = page.url()
      await paste('#reply', LONG)
      const reply = page.locator('#reply')
      expect(await reply.inputValue()).toBe(LONG)
      expect(await page.locator('#reply-count').innerText()).toBe(counted)
      expect(await page.getByRole('alert').filter({ visible: true }).innerText()).toBe(
        words.refused.tooLong,
      )
      expect(await reply.getAttribute('aria-invalid')).toBe('true')
      expect(await reply.getAttribute('aria-describedby')).toBe('reply-help reply-count')
      expect(await barriers(page)).toEqual([])
      if (shots) await page.screenshot({ path: `${shots}/long-${width}.png`, fullPage: true })

      await page.keyboard.press('Control+Enter')
      await page.locator('button[value="reply"]').click()
      expect(page.url()).toBe(before)
      expect(await said()).toEqual([])
      expect(await reply.inputValue()).toBe(LONG)

      await reply.fill(LONG.slice(20))
      expect(await page.locator('#reply-long').isVisible()).toBe(false)
      expect(await reply.getAttribute('aria-invalid')).toBe(null)
      await reply.press('Control+Enter')
      await page.waitForURL('**?did=reply#take')
      expect(await said()).toEqual([LONG.slice(20)])
    },
  )

  test('no other field cuts it either', async () => {
    const { page, paste } = await open('佐藤', 1_280)
    await page.getByText(ja.case.phrase, { exact: true }).click()
    await page
      .locator('.phrase', { has: page.locator('[name="slot.place"]') })
      .first()
      .click()
    await page.getByText(ja.send.file, { exact: true }).click()
    await page.getByText(ja.send.place, { exact: true }).click()
    const slot = page.locator('[name="slot.place"]').filter({ visible: true })
    const fields = [`#${await slot.getAttribute('id')}`, '#note', '#caption', '#title', '#address']
    for (const field of fields) {
      await paste(field, LONG)
      expect(await page.locator(field).inputValue()).toBe(LONG)
      expect(await page.locator(`${field}-long`).isVisible()).toBe(true)
    }
    await paste('[name="latitude"]', '3'.repeat(90))
    expect(await page.locator('[name="latitude"]').inputValue()).toHaveLength(90)
  })

  test('is refused and handed back whole without a script', async () => {
    const { page, said } = await open('佐藤', 1_280, false)
    await page.locator('#reply').fill(LONG)
    await page.locator('button[value="reply"]').click()
    expect(await page.getByRole('alert').filter({ visible: true }).innerText()).toBe(
      ja.refused.tooLong,
    )
    expect(await page.locator('#reply').inputValue()).toBe(LONG)
    expect(await said()).toEqual([])
  })
})
