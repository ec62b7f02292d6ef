import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { texts } from '../../locales/index.ts'
import type { CaseworkerAct } from '../../src/core/inbound.ts'
import { plainJpeg, plainPng } from '../media/pictures.ts'
import { startWeb } from '../web/start-web.ts'
import { barriers } from './axe.ts'
import { inChromium } from './in-chromium.ts'
import { openReader } from './reader.ts'

const { vi, ja } = texts
const shots = process.env['SCREENSHOTS']

/** What will be true soon, however slow the machine is. */
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 60_000 })

inChromium('files on the page', 120_000, (the) => {
  /** Somebody who asked for a person, who has taken the case. */
  async function client(locale: 'vi' | 'ja') {
    const words = locale === 'vi' ? vi : ja
    const web = await startWeb({ desk: true, holdFor: 2_000 })
    const reader = await openReader(the.browser, `${web.url}/?lang=${locale}`)
    onTestFinished(() => reader.context.close())
    const { tap, type, page } = reader
    await tap(words.welcome.language.options[locale])
    await tap(words.welcome.about.options.agree)
    expect(await page.locator('#attach').isHidden()).toBe(true)
    await reader.afterNext(() => page.locator('[data-command="person"]').click())
    const { safe, urgency, about, share } = words.escalation
    await tap(safe.options.yes)
    await tap(urgency.options.today)
    await tap(about.options.wages)
    await tap(share.options.yes)
    await type('Zalo 090')
    const [open] = await web.store.desk.queue(Date.now())
    const to = await web.store.find(open?.conversation ?? '')
    if (!to) throw new Error('there is no case')
    const act = (does: CaseworkerAct) =>
      web.handle({
        id: randomUUID(),
        from: { channel: 'web', address: to.address },
        at: Date.now(),
        input: { kind: 'caseworker', by: 'sato', act: does },
      })
    const send = async (bytes: Uint8Array, kind: 'image' | 'audio' | 'file', name: string) => {
      const file = await web.outgoing.enclose(to.id, { bytes, kind, name })
      if (!file || file === 'unclean') throw new Error('it was not kept')
      return act({ kind: 'send', file, ...(kind === 'image' && { caption: 'Chào bạn' }) })
    }
    await act({ kind: 'claim' })
    await soon(() => page.locator('#attach').isVisible()).toBe(true)
    return { ...web, ...reader, to, act, send }
  }

  const picture = { name: 'phiếu lương.png', mimeType: 'image/png', buffer: Buffer.from(plainPng) }

  test.each(['vi', 'ja'] as const)(
    'a picture goes out and one comes back, in %s',
    async (locale) => {
      const { page, send, act, store, to, troubles, sideways } = await client(locale)
      await page.locator('#file').setInputFiles(picture)
      await soon(() => page.locator('#file-state').innerText()).toBe('phiếu lương.png')
      if (shots) await page.screenshot({ path: `${shots}/chosen-${locale}.png` })
      await page.locator('#file-send').click()
      await soon(() => page.locator('.mine').last().innerText()).toContain('phiếu lương.png')
      expect(await page.locator('#chosen').isHidden()).toBe(true)
      expect(await store.media.of(to.id)).toHaveLength(1)

      await send(plainJpeg, 'image', 'a.jpg')
      await send(new Uint8Array(Buffer.from('ID3 sound')), 'audio', 'a.mp3')
      await send(new Uint8Array(Buffer.from('%PDF-1.7')), 'file', 'Đơn.pdf')
      await act({ kind: 'place', place: { latitude: 35.5, longitude: 139.5, title: 'OTIT' } })
      const image = page.locator('.bubble img')
      await soon(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(24)
      await soon(() => page.locator('.bubble .file').last().innerText()).toBe('Đơn.pdf')
      await soon(() => page.locator('.place').innerText()).toContain('35.5, 139.5')
      if (shots) await page.screenshot({ path: `${shots}/shown-${locale}.png`, fullPage: true })
      expect(await sideways()).toBe(0)
      expect(await barriers(page)).toEqual([])
      expect(troubles).toEqual([])
    },
  )

  test('without a connection it stays in the box, and goes out by itself later', async () => {
    const { page, context, store, to } = await client('vi')
    await context.setOffline(true)
    await page.locator('#file').setInputFiles(picture)
    await page.locator('#file-send').click()
    await soon(() => page.locator('#file-state').innerText()).toBe(vi.web.fileWaits)
    expect(await store.media.of(to.id)).toEqual([])
    await context.setOffline(false)
    await soon(() => page.locator('#chosen').isHidden()).toBe(true)
    await soon(() => page.locator('.mine').last().innerText()).toContain('phiếu lương.png')
    expect(await store.media.of(to.id)).toHaveLength(1)
  })

  test('what is too large is said before anything is sent, and what was chosen can be left', async () => {
    const { page, requests } = await client('vi')
    const large = { ...picture, buffer: Buffer.alloc(10_000_001) }
    await page.locator('#file').setInputFiles(large)
    await soon(() => page.locator('#banner').innerText()).toBe(vi.web.fileTooBig)
    expect(await page.locator('#chosen').isHidden()).toBe(true)
    await page.locator('#file').setInputFiles(picture)
    await page.locator('#file-remove').click()
    expect(await page.locator('#chosen').isHidden()).toBe(true)
    expect(requests.filter((url) => url.includes('/web/media'))).toEqual([])
  })

  test('when the case is over, nothing can be chosen any more', async () => {
    const { page, act } = await client('vi')
    await act({ kind: 'close', outcome: 'solved' })
    await soon(() => page.locator('#attach').isHidden()).toBe(true)
  })
})
