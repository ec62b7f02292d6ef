import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

const PHONE = { width: 360, height: 740 }

/** A person with a phone: what they see, tap and type, and everything that went wrong. */
export async function openReader(browser: Browser, url: string, more: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce', ...more })
  const page = await context.newPage()
  const troubles: string[] = []
  const requests: string[] = []
  watch(page, troubles, requests)
  await page.goto(url)
  await page.locator('.turn').first().waitFor()

  const turns = () => page.locator('.turn').count()
  const afterNext = async (act: () => Promise<void>) => {
    const before = await turns()
    await act()
    await page
      .waitForFunction((count) => document.querySelectorAll('.turn').length > count, before)
      .catch(async () => {
        const seen = await page.locator('body').innerText()
        throw new Error(`Nothing came after turn ${before}. Troubles: ${troubles}. Seen:\n${seen}`)
      })
  }

  return {
    page,
    context,
    troubles,
    requests,
    turns,
    afterNext,
    /** Taps the button of the standing question that says this. */
    tap: (label: string) =>
      afterNext(() =>
        page.locator('.choices').getByRole('button', { name: label, exact: true }).click(),
      ),
    /** Writes into the box, and sends with Enter. */
    type: (text: string) =>
      afterNext(async () => {
        await page.locator('#text').fill(text)
        await page.locator('#text').press('Enter')
      }),
    /** Types on the keyboard, wherever it is; what has no keys is put in as a keyboard app does. */
    key: (text: string) =>
      afterNext(async () => {
        await page.keyboard.insertText(text)
        await page.keyboard.press('Enter')
      }),
    newest: () => page.locator('.turn').last().innerText(),
    talk: () => page.locator('#log').innerText(),
    banner: () => page.locator('#banner').innerText(),
    /** How far the page could be pushed sideways, in pixels. */
    sideways: () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
  }
}

function watch(page: Page, troubles: string[], requests: string[]) {
  page.on('pageerror', (error) => troubles.push(`${error}`))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text())
  })
  page.on('request', (request) => requests.push(request.url()))
}

export type Reader = Awaited<ReturnType<typeof openReader>>
