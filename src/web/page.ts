import { gzipSync } from 'node:zlib'
import type { Locale } from '../core/conversation.ts'
import { type WebTexts, webTexts } from './texts.ts'
import { digest } from './token.ts'

/** The page's files as they are kept, by name: `index.html`, `app.css` and the scripts. */
export type PageFiles = { readonly [name: string]: string }

/** One file as it is served. `etag` is quoted, as the header has it. */
export interface Served {
  readonly body: string
  readonly gzipped: Uint8Array<ArrayBuffer>
  readonly type: string
  readonly etag: string
}

/** Everything a browser is given: the page in each language, and its files by their path. */
export interface Page {
  readonly html: { readonly [L in Locale]: Served }
  /** By `/web/<release>/<name>`: the release is a hash, so a new one is taken at once. */
  readonly assets: { readonly [path: string]: Served }
}

/**
 * Puts words and the release's name into the page. The styles become one file; the scripts stay
 * apart, each of them named at once, so that none has to be found in another.
 */
export function createPage({ 'index.html': frame = '', ...files }: PageFiles): Page {
  const release = digest(JSON.stringify(files)).slice(0, 12)
  const base = `/web/${release}/`
  const named = (end: string) => Object.entries(files).filter(([name]) => name.endsWith(end))
  const scripts = named('.js')
  const preload = scripts.map(([name]) => `<link rel="modulepreload" href="${base}${name}">`)
  const whole = frame.replaceAll('{{base}}', base).replace('{{preload}}', preload.join('\n'))

  const styles = named('.css').map(([, body]) => body)
  const assets: [string, Served][] = scripts.map(([name, body]) => [
    base + name,
    served(body, 'text/javascript'),
  ])
  assets.push([`${base}app.css`, served(styles.join('\n'), 'text/css')])
  const html = (locale: Locale) => served(worded(whole, locale), 'text/html')
  return { html: { vi: html('vi'), ja: html('ja') }, assets: Object.fromEntries(assets) }
}

/** `data-t="name"` fills an element with a text, `data-t-label="name"` names it for readers. */
function worded(html: string, locale: Locale): string {
  const texts = webTexts[locale]
  const text = (name: string) => escaped(texts[name as keyof WebTexts] ?? fail(name))
  return html
    .replaceAll('{{locale}}', locale)
    .replace('{{texts}}', JSON.stringify(webTexts).replaceAll('<', '\\u003c'))
    .replace(/data-t-label="(\w+)"/g, (all, name) => `${all} aria-label="${text(name)}"`)
    .replace(/data-t-content="(\w+)"/g, (_, name) => `content="${text(name)}"`)
    .replace(/data-t="(\w+)"([^>]*)>/g, (all, name) => all + text(name))
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const fail = (name: string): never => {
  throw new Error(`no text for web:${name}`)
}

const served = (body: string, type: string): Served => ({
  body,
  gzipped: new Uint8Array(gzipSync(body, { level: 9 })),
  type: `${type}; charset=utf-8`,
  etag: `"${digest(body).slice(0, 20)}"`,
})
