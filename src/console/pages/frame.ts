import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Locale } from '../../core/conversation.ts'
import type { Words } from '../talk.ts'
import { handedBack } from './handed-back.ts'

/** A piece of a page. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** What every page of the console is put into. */
export interface Framed {
  readonly reader: Locale
  readonly words: Words
  /** Who is signed in. */
  readonly me: string
  readonly title: string
  /** The hidden field that proves that a form is from a page of ours. */
  readonly csrf: Html
  /** Where the parts of the page are got anew that change; absent where nothing does. */
  readonly live?: string
  /** What keeps the caseworkers' room on Telegram from being told, in a sentence. */
  readonly room?: string | undefined
  readonly body: Html
}

/**
 * A whole page: one heading, a way past the head, and nothing loaded from elsewhere. What is hidden
 * is for `live.js`: what it says to whoever hears the page, and what went wrong.
 */
export const frame = ({ reader, words, me, title, csrf, live, room, body }: Framed): Html => {
  const other = reader === 'ja' ? 'vi' : 'ja'
  return html`<!doctype html>
<html lang="${reader}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${title}</title>
<link rel="stylesheet" href="/console/console.css">
<script type="module" src="/console/live.js"></script>
<script type="module" src="/console/longest.js"></script>
</head>
<body>
<a class="skip" href="#main">${words('skip')}</a>
<header>
<a class="home" href="/console">${words('title')}</a>
<span class="me">${me}</span>
<form method="post" action="/console/language">${csrf}<input type="hidden" name="back" value="${live ?? '/console'}"><button class="quiet" name="to" value="${other}" lang="${other}">${words('language')}</button></form>
<form method="post" action="/console/sign-out">${csrf}<button class="quiet">${words('signOut')}</button></form>
</header>
<p class="unseen" id="news" role="status"></p>
<p class="trouble" id="ended" role="alert" hidden>${words('live.ended')} <a href="${live ?? '/console'}">${words('live.signIn')}</a></p>
<p class="trouble" id="lost" role="status" hidden>${words('live.lost')}</p>
<p class="warning" id="room" role="status" data-live${room === undefined ? html` hidden` : ''}>${room ?? ''}</p>
<main id="main" tabindex="-1"${live === undefined ? '' : html` data-from="${live}"`}>
${body}
</main>
</body>
</html>`
}

/** A page that only says something, and hands back what was written for it. */
export const sentencePage = (
  words: Words,
  text: string,
  written: string,
): Html => html`<h1>${words('title')}</h1>
<p class="empty">${text}</p>
${written === '' ? '' : handedBack(words('case.unsent'), written)}
<p><a href="/console">${words('case.back')}</a></p>`
