import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Locale } from '../../core/conversation.ts'
import type { Words } from '../talk.ts'

/** A piece of a page. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** What every page of the console is put into. */
export interface Framed {
  readonly reader: Locale
  readonly words: Words
  readonly title: string
  /** The hidden field that proves that a form is from a page of ours. */
  readonly csrf: Html
  /** Where the part of the page is got anew that changes; absent where nothing does. */
  readonly live?: string
  readonly body: Html
}

/** A whole page: one heading, a way past the head, and nothing loaded from elsewhere. */
export const frame = ({
  reader,
  words,
  title,
  csrf,
  live,
  body,
}: Framed): Html => html`<!doctype html>
<html lang="${reader}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${title}</title>
<link rel="stylesheet" href="/console/console.css">
<script type="module" src="/console/live.js"></script>
</head>
<body>
<a class="skip" href="#main">${words('skip')}</a>
<header>
<a class="home" href="/console">${words('title')}</a>
<form method="post" action="/console/language">${csrf}<button class="quiet" name="to" value="${reader === 'ja' ? 'vi' : 'ja'}" lang="${reader === 'ja' ? 'vi' : 'ja'}">${words('language')}</button></form>
<form method="post" action="/console/sign-out">${csrf}<button class="quiet">${words('signOut')}</button></form>
</header>
<main id="main"${live === undefined ? '' : html` data-live="${live}"`}>
${body}
</main>
</body>
</html>`

/** A page that only says something. */
export const sentencePage = (text: string): Html => html`<p class="empty">${text}</p>`
