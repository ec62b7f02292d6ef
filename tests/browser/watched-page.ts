import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'

/** Fields of a form. */
export type Fields = { readonly [name: string]: string }

/** A page where everything is seen, and nothing held back: our own policy does not count. */
export async function watch(browser: Browser, url: string) {
  const context = await browser.newContext({ bypassCSP: true, locale: 'ja' })
  onTestFinished(() => context.close())
  const troubles: string[] = []
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== url && !request.url().startsWith('data:'))
      troubles.push(`asked for ${request.url()}`)
  })
  context.on('dialog', (dialog) => {
    troubles.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  const page = await context.newPage()
  /** What of the payloads works here, and what should stand here to be read and does not. */
  const look = async (what: string, ...said: readonly string[]) => {
    const { works, text } = await page.evaluate(seen)
    expect([...works, ...troubles], what).toEqual([])
    expect(
      said.filter((one) => !text.includes(one)),
      what,
    ).toEqual([])
  }
  return { context, page, look }
}

/** Puts the way into a talk where the chat's page looks for it. */
export const keepTalk = (context: BrowserContext, token: string) =>
  context.addInitScript((way) => {
    sessionStorage.setItem('tonari', JSON.stringify({ token: way, language: 'vi', pending: [] }))
  }, token)

/** Sends a form from the page that is open, and waits for what answers it. */
export async function post(page: Page, path: string, fields: Fields) {
  const answered = page.waitForEvent('load')
  await page.evaluate(
    ([action, filled]) => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', action })
      for (const [name, value] of Object.entries(filled)) {
        const field = document.createElement('textarea')
        Object.assign(field, { name, value })
        form.append(field)
      }
      document.body.append(form)
      form.submit()
    },
    [path, fields] as const,
  )
  await answered
}

/** In the browser: everything on the page that is none of ours, and everything that can be read. */
function seen() {
  const ours = (address: string) => new URL(address, location.href).origin === location.origin
  const strange = 'iframe, object, embed, base, math, style, [evil], [srcdoc], meta[http-equiv]'
  const works = [...document.querySelectorAll('*')].filter((one) => {
    if (one.matches(strange)) return true
    if (one.closest('.picture')) return false
    if ([...one.attributes].some(({ name }) => name.startsWith('on'))) return true
    if (one instanceof HTMLScriptElement)
      return one.type !== 'application/json' && (!one.src || !ours(one.src))
    if (one instanceof HTMLFormElement) return !ours(one.action)
    if (one instanceof HTMLImageElement || one instanceof HTMLLinkElement)
      return (
        !/^data:/.test(one.getAttribute('href') ?? '') &&
        !ours(one instanceof HTMLLinkElement ? one.href : one.src)
      )
    if (one instanceof HTMLAnchorElement) return !/^(?:https?|geo|otpauth|tel):/.test(one.protocol)
    return false
  })
  const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[]
  const text = [document.body.textContent, ...fields.map(({ value }) => value)].join('\n')
  const ran = 'zz' in window ? ['a script ran'] : []
  const told = new Set(works.map(({ outerHTML }) => outerHTML.slice(0, 200)))
  return { works: [...told, ...ran], text }
}
