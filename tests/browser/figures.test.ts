import { afterAll, beforeAll, expect, test } from 'vitest'
import { texts } from '../../locales/index.ts'
import { barriers } from './axe.ts'
import { inChromium } from './in-chromium.ts'
import { openReader } from './reader.ts'
import { startTonari } from './start-tonari.ts'

inChromium('a result’s figures', 120_000, (the) => {
  let tonari: Awaited<ReturnType<typeof startTonari>>

  beforeAll(async () => {
    tonari = await startTonari()
  })
  afterAll(async () => {
    await tonari?.end()
  })

  /** 1,000 yen an hour in Aichi, where 1,140 is the least; 160 hours. */
  async function check(locale: 'vi' | 'ja', more = {}) {
    const reader = await openReader(the.browser, `${tonari.url}/?lang=${locale}`, more)
    const words = texts[locale]
    await reader.tap(words.welcome.language.options[locale])
    await reader.tap(words.welcome.about.options.agree)
    await reader.tap(words['wage-check'].menu)
    await reader.tap(words['wage-check'].basis.options.hour)
    await reader.type('1000')
    await reader.tap(words['wage-check'].allowances.kind.options.none)
    await reader.type('Aichi')
    await reader.type('2026/3')
    await reader.type('160')
    return { ...reader, words }
  }

  test('are a table with a caption and named rows, and a picture told in words', async () => {
    const { page, context, words } = await check('vi')
    const table = page.getByRole('table', { name: words.web.figures })
    const rows = await table.getByRole('row').allInnerTexts()
    expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual([
      'Lương một giờ 1.000 yên',
      'Tối thiểu ở Aichi 1.140 yên',
      `Chênh lệch ▼ ${words.web.low} −140 yên`,
      `Có vẻ thiếu tất cả ▼ ${words.web.low} 22.400 yên`,
    ])
    expect(await table.getByRole('rowheader').count()).toBe(4)
    expect(await table.locator('th[scope=row]').count()).toBe(4)
    const picture = page.getByRole('img', { name: words.web.compared })
    expect(await picture.getAttribute('aria-label')).toMatch(/1\.000 yên, thiếu 140 yên.*1\.140/)
    const widths = (kind: string) =>
      picture
        .locator(kind)
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width))
    const [pay = 0, least = 0] = await widths('.bar')
    const [lack = 0] = await widths('.lack')
    expect(pay / least).toBeCloseTo(1_000 / 1_140, 2)
    expect((pay + lack) / least).toBeCloseTo(1, 1)
    await context.close()
  })

  test('have the reckoning in words on demand, and are there again after a reload', async () => {
    const { page, context, words, troubles } = await check('ja')
    const line = page.locator('.reckoning .point').first()
    expect(await line.isVisible()).toBe(false)
    expect(await page.locator('.result .sum').innerText()).toContain('22,400円')
    await page.getByText(words.web.reckoning).click()
    expect(await line.isVisible()).toBe(true)
    await page.reload()
    await page.getByRole('table').waitFor()
    await page.locator('#tongue').click()
    await page.getByRole('table', { name: texts.vi.web.figures }).first().waitFor()
    expect(troubles).toEqual([])
    await context.close()
  })

  test('are drawn whatever the sizes are', async () => {
    const { page, context, troubles } = await check('vi')
    const drawn: readonly number[] = await page.evaluate(drawing)
    expect(drawn.length).toBeGreaterThan(30)
    expect(drawn.every((width) => width >= 0 && width <= 100)).toBe(true)
    expect(await barriers(page)).toEqual([])
    expect(troubles).toEqual([])
    await context.close()
  })

  const views = (['vi', 'ja'] as const).flatMap((locale) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ locale, colorScheme })),
  )
  test.for(views)('bar nobody ($locale, $colorScheme)', async ({ locale, colorScheme }) => {
    const { page, context, sideways } = await check(locale, { colorScheme })
    expect(await barriers(page)).toEqual([])
    expect(await sideways()).toBe(0)
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    expect(await sideways()).toBe(0)
    expect(await page.locator('.figure').evaluateAll(linesOfNumbers)).toEqual([1, 1, 1, 1, 1, 1])
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#composer').isVisible()).toBe(false)
    expect(await page.locator('.reckoning .point').first().isVisible()).toBe(true)
    await context.close()
  })

  test.each(['vi', 'ja'] as const)('the way on hides no row half-way, in %s', async (locale) => {
    const { page, context } = await check(locale, { viewport: { width: 360, height: 520 } })
    const more = page.locator('#more')
    await more.waitFor()
    const [way, box] = [await more.boundingBox(), await page.locator('#composer').boundingBox()]
    expect(way).toMatchObject({ x: 0, width: 360 })
    expect(Math.abs((way?.y ?? 0) + (way?.height ?? 0) - (box?.y ?? 0))).toBeLessThanOrEqual(1)
    await context.close()
  })
})

/** Draws worse cards than any rule makes, with the page's own script; says how wide the bars are. */
const drawing = `(async () => {
  const scripts = [...document.querySelectorAll('link[rel=modulepreload]')]
  const { figuresOf } = await import(scripts.find(({ href }) => href.endsWith('/figures.js')).href)
  const bars = (...sizes) =>
    sizes.map((size) => ({ label: 'Khoản '.repeat(9), value: String(size), size, gap: 'thiếu' }))
  const cards = [
    { rows: [], bars: bars(0, 0), parts: bars(0, 0) },
    { rows: [], bars: bars(Number.MAX_SAFE_INTEGER, 1, -5, NaN), parts: bars(1e15, 1) },
    { rows: [], parts: bars(...Array.from({ length: 30 }, (_, at) => at)) },
  ]
  for (const card of cards) document.querySelector('.result').append(...figuresOf(card, 'vi'))
  return [...document.querySelectorAll('.picture rect')].map((one) =>
    Number(one.getAttribute('width').replace('%', '')),
  )
})()`

/** In how many lines each figure's number stands. */
function linesOfNumbers(figures: readonly Element[]): readonly number[] {
  return figures.map((figure) => {
    const [words] = figure.childNodes
    if (!words) return 0
    const range = document.createRange()
    range.setStart(words, 0)
    range.setEnd(words, words.textContent?.search(/ |円|$/) ?? 0)
    return range.getClientRects().length
  })
}
