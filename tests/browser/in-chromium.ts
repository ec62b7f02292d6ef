import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { findChromium, quiet } from './find-chromium.ts'

const executablePath = findChromium()
const required = process.env['REQUIRE_BROWSER'] === '1'

/**
 * Tests that share one Chromium. Without one they are left out, and that is said; or they fail, where
 * `REQUIRE_BROWSER=1` asks for it. `timeout`, in milliseconds, is each test's.
 */
export function inChromium(what: string, timeout: number, tests: (the: Running) => void): void {
  if (!executablePath && !required)
    console.warn(`No Chromium here (set CHROMIUM_PATH): "${what}" was left out.`)
  describe.skipIf(!executablePath && !required)(what, { timeout }, () => {
    let browser: Browser | undefined
    beforeAll(async () => {
      if (!executablePath) throw new Error('No Chromium: install it, or set CHROMIUM_PATH.')
      browser = await chromium.launch({ executablePath, args: quiet })
    })
    afterAll(() => browser?.close())
    tests({
      get browser() {
        if (!browser) throw new Error('Chromium runs in tests only')
        return browser
      },
    })
  })
}

/** The Chromium of such tests, once they run. */
export interface Running {
  readonly browser: Browser
}
