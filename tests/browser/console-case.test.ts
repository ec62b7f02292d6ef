import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import phrasebook from '../../locales/ja/phrasebook.json' with { type: 'json' }
import { signInWords } from '../../src/console/sign-in-words.ts'
import { wordsIn } from '../../src/console/words.ts'
import { shownAt } from '../contracts/staff.ts'
import { linePhone, settles, words } from '../e2e/phone.ts'
import { until } from '../e2e/process.ts'
import { type Stage, setStage } from '../e2e/stage.ts'
import { barriers } from './axe.ts'
import { inChromium } from './in-chromium.ts'

const says = wordsIn('ja')
const door = signInWords('ja')
const desk = { DESK_HOURS: 'mon-sun 00:00-24:00', PUBLIC_URL: '' }

inChromium('a case from the first word to its end, the caseworker in a browser', 120_000, (the) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await setStage()
    await stage.start({ ...desk, PUBLIC_URL: stage.url })
  })
  afterAll(async () => {
    await stage?.strike()
  })

  /** A one-time link, as `npm run staff add` prints it. */
  async function linkFor(name: string): Promise<string> {
    const program = join(import.meta.dirname, '../../scripts/staff.ts')
    const asked = ['add', '--name', name, '--role', 'caseworker', '--language', 'ja']
    const env = { ...process.env, ...stage.env, ...desk, PUBLIC_URL: stage.url }
    const run = promisify(execFile)
    const { stdout } = await run(process.execPath, [program, ...asked], {
      cwd: stage.folder,
      env,
    })
    const link = /https?:\S+\/console\/enter#\S+/.exec(stdout)?.[0]
    if (!link) throw new Error(`no link in:\n${stdout}`)
    return link
  }

  async function signsIn(page: Page, link: string) {
    await page.goto(link)
    await page.getByRole('button', { name: door('enter.button') }).click()
    await page.getByRole('heading', { name: door('setUp.heading') }).waitFor()
    const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '')
    await page.getByLabel(door('code.label')).fill(shownAt(secret, Date.now()))
    await page.getByRole('button', { name: door('setUp.button') }).click()
    await page.getByRole('heading', { level: 1, name: says('queue.title') }).waitFor()
  }

  test('the whole way, on LINE and in the console', async () => {
    const context = await the.browser.newContext({
      locale: 'ja',
      viewport: { width: 1280, height: 800 },
    })
    const page = await context.newPage()
    const troubles: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text())
    })
    page.on('pageerror', (error) => troubles.push(error.message))
    const button = (key: string) => page.getByRole('button', { name: says(key), exact: true })
    const talk = page.getByRole('log')

    await signsIn(page, await linkFor('佐藤 花子'))
    expect(await page.locator('main').innerText()).toContain(says('queue.empty'))
    let loads = 0
    page.on('load', () => loads++)

    const user = stage.line.user()
    const phone = linePhone(user, 'vi')
    const shown = () => user.shown.map(({ text }) => text)
    await settles(phone, 'vi')
    await phone.taps('wage-check:menu')
    await phone.taps('wage-check:basis.options.hour')
    await phone.says('1000')
    await phone.taps('wage-check:allowances.kind.options.none')
    await phone.says('Aichi')
    await phone.says('tháng 3/2026')
    await phone.says('160')
    await phone.says('gặp người thật')
    await phone.taps('escalation:safe.options.yes')
    await phone.taps('escalation:urgency.options.today')
    await phone.taps('escalation:about.options.wages')
    await phone.taps('escalation:share.options.yes')
    await phone.says('Zalo 090-1111-2222')

    // Nobody reloads: the case comes by itself.
    const row = page.getByRole('link', { name: new RegExp(says('trigger.person')) })
    await row.waitFor({ timeout: 20_000 })
    await expect.poll(() => row.innerText(), { timeout: 20_000 }).toContain(says('urgency.today'))
    expect(loads).toBe(0)
    await row.click()
    const number = /case\/(\d{6})/.exec(page.url())?.[1] ?? ''
    await page.getByRole('heading', { name: says('case.title', { number }) }).waitFor()
    expect(shown().join()).toContain(number)
    expect(await page.locator('main').innerText()).toMatch(/最低賃金法[\s\S]*1,140/)
    expect(await page.locator('main').innerText()).not.toMatch(/\d{4} \d{4} \d{4} \d{4}/)
    expect(await barriers(page)).toEqual([])

    await button('case.claim').click()
    await until('the person is told', () => shown().includes(words('vi', 'desk:told.claim')))
    await page.getByText(says('case.phrase')).click()
    await page.getByText(phrasebook.bring.choose).click()
    const form = page.locator('details.phrase', { hasText: phrasebook.bring.choose })
    const { papers, place, time } = phrasebook.bring.slots
    await form.getByLabel(papers).fill('在留カード')
    await form.getByLabel(place).fill('ga Nagoya')
    await form.getByLabel(time).fill('10:00 ngày 28/11')
    await form.getByRole('button', { name: says('case.send') }).click()
    const vietnamese =
      '👤 Tư vấn viên (người thật):\nBạn mang 在留カード đến ga Nagoya lúc 10:00 ngày 28/11 nhé. Không đến được thì viết cho mình, mình đổi giờ khác.'
    await until('it is on the phone, in Vietnamese', () => shown().includes(vietnamese))
    await talk.getByText('ga Nagoyaへ 来てください').waitFor()
    await expect
      .poll(() => talk.innerText(), { timeout: 20_000 })
      .toMatch(new RegExp(`${says('delivery.sent')}\\s*在留カードを 持って`))

    loads = 0
    await page.getByLabel(says('case.reply')).fill('Chào em')
    await user.says('Dạ em đến được, cảm ơn chị')
    await talk.getByText('Dạ em đến được').waitFor({ timeout: 20_000 })
    // What was being written is still there.
    expect(await page.getByLabel(says('case.reply')).inputValue()).toBe('Chào em')
    expect(loads).toBe(0)
    await page.getByLabel(says('case.reply')).press('Control+Enter')
    await until('the words came', () => shown().at(-1)?.endsWith('Chào em') === true)

    const before = shown().length
    await page.getByLabel(says('case.note')).fill('土曜の朝だけ来られる')
    await button('case.save').click()
    await talk.getByText('土曜の朝だけ来られる').waitFor()
    expect(shown()).toHaveLength(before)

    await button('case.handBack').click()
    await until('the person is told', () => shown().includes(words('vi', 'desk:told.handBack')))
    await button('case.claim').click()
    await page.getByLabel(says('case.closeAs')).selectOption({ label: says('outcome.solved') })
    await button('case.close').click()
    await until('the person is told', () => shown().includes(words('vi', 'desk:told.close')))
    await page.getByText(says('outcome.solved')).first().waitFor()
    expect(await page.getByLabel(says('case.reply')).count()).toBe(0)

    await user.says('ai đã đọc')
    await until('who read it is told', () =>
      shown().some((text) => text.includes(words('vi', 'desk:readers.some'))),
    )
    expect(shown().at(-1)).toContain('tư vấn viên số 1')
    expect(shown().join()).not.toContain('佐藤')
    expect(troubles).toEqual([])
    await context.close()
  })
})
