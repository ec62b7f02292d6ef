import { Hono } from 'hono'
import { html } from 'hono/html'
import { texts } from '../../locales/index.ts'
import type { Locale } from '../core/conversation.ts'
import { createSpeak, type Everywhere, type Speak } from '../speak.ts'
import { style } from './style.ts'

/** The points of the notice, in the order they are read. */
export const sections = [
  'who',
  'before',
  'kept',
  'why',
  'how',
  'howLong',
  'readers',
  'companies',
  'phone',
  'choices',
  'notYet',
] as const

/**
 * `GET /privacy`: the whole notice on one page, Vietnamese first, then Japanese. It runs no
 * script, loads nothing from elsewhere and needs no agreement to read.
 */
export function privacyRoutes(everywhere: Everywhere): Hono {
  const { speak } = createSpeak(texts, everywhere)
  const page = String(notice(speak))
  const app = new Hono()
  app.get('/privacy', (c) => c.html(page, 200, headers))
  app.get('/privacy.css', (c) =>
    c.body(style, 200, { ...headers, 'content-type': 'text/css; charset=utf-8' }),
  )
  return app
}

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
}

const notice = (speak: Speak) => html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${speak('vi', { key: 'privacy:title' })} · ${speak('ja', { key: 'privacy:title' })}</title>
<link rel="stylesheet" href="/privacy.css">
</head>
<body>
<main>
<nav aria-label="Ngôn ngữ / 言語"><a href="/">Tonari</a><a href="#vi" lang="vi">Tiếng Việt</a><a href="#ja" lang="ja">日本語</a></nav>
${article(speak, 'vi')}
${article(speak, 'ja')}
</main>
</body>
</html>`

const article = (speak: Speak, locale: Locale) => html`<article id="${locale}" lang="${locale}">
<h1>${speak(locale, { key: 'privacy:title' })}</h1>
<p class="summary">${speak(locale, { key: 'privacy:summary' })}</p>
${sections.map(
  (name) => html`<section aria-labelledby="${locale}-${name}">
<h2 id="${locale}-${name}">${speak(locale, { key: `privacy:${name}.heading` })}</h2>
${speak(locale, { key: `privacy:${name}.text` })
  .split('\n')
  .map((line) => html`<p>${line}</p>`)}
</section>`,
)}
</article>`
