import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guardConsole } from '../../src/console/security.ts'
import type { FileKind } from '../../src/core/enclosure.ts'
import { hashOf } from '../../src/media/safe.ts'
import { sniff } from '../../src/media/sniff.ts'
import { createStage } from '../console/stage.ts'
import {
  phoneJpeg,
  progressiveJpeg,
  tellingPng,
  tellingWebp,
  twoSeconds,
} from '../media/pictures.ts'
import { barriers } from './axe.ts'
import { inChromium } from './in-chromium.ts'

inChromium('what somebody sent, in the console', 60_000, (the) => {
  const stage = createStage()
  let server: ServerType
  let address: string
  beforeAll(async () => {
    const number = await stage.person('lan')
    for (const photo of [phoneJpeg(6), phoneJpeg(1, progressiveJpeg), tellingWebp, tellingPng()])
      await sends('image', photo)
    await sends('audio', twoSeconds)
    await sends('image', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'))
    const app = new Hono()
    app.use('*', guardConsole)
    app.route('/', stage.app)
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/console/case/${number}`
  })
  afterAll(async () => {
    server?.close()
    stage.close()
  })

  async function sends(media: FileKind, bytes: Uint8Array) {
    const { id: conversation } = await stage.last('lan')
    const id = randomUUID()
    await stage.safe.keep(conversation, id, bytes)
    const about = { type: sniff(bytes, media), hash: hashOf(bytes), bytes: bytes.length }
    const whose = { id, kind: media, side: 'person', at: stage.clock.now() } as const
    await stage.store.media.add(conversation, { ...whose, ...about })
    await stage.says('lan', { kind: 'media', media, ref: id })
  }

  /** Every picture's size, once it is there. */
  async function sizes(page: Page): Promise<readonly (readonly number[])[]> {
    const all = await page.locator('.file img').all()
    const found: (readonly number[])[] = []
    for (const one of all) {
      await one.scrollIntoViewIfNeeded()
      found.push(
        await one.evaluate(async (it: HTMLImageElement) => {
          await it.decode()
          return [it.naturalWidth, it.naturalHeight]
        }),
      )
    }
    return found
  }

  test.each([
    ['佐藤', 1_280],
    ['佐藤', 390],
    ['グエン', 1_280],
    ['グエン', 390],
  ])('is shown to %s at %i points, upright, and is played', async (who, width) => {
    stage.as(who)
    const page = await the.browser.newPage({ viewport: { width, height: 900 } })
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(address)
    const upright = [16, 24]
    expect(await sizes(page)).toEqual([upright, [24, 16], [24, 16], [1, 1]])
    const seconds = await page.locator('audio').evaluate(
      (it: HTMLAudioElement) =>
        new Promise((resolve) => {
          it.onloadedmetadata = () => resolve(it.duration)
          it.onerror = () => resolve(it.error?.message)
          it.preload = 'auto'
          it.load()
        }),
    )
    expect(seconds).toBe(2)
    expect(await page.locator('.file.warning').count()).toBe(1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expect(await barriers(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.close()
  })
})
