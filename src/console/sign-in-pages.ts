import { html, raw } from 'hono/html'
import { renderSVG } from 'uqr'
import type { Locale } from '../core/conversation.ts'
import type { Knocking } from '../staff/doors.ts'
import { secretUri } from '../staff/secrets.ts'
import type { Html } from './pages/frame.ts'
import { signInWords } from './sign-in-words.ts'
import type { Words } from './talk.ts'
import { tokenField } from './token-field.ts'

/** What every page before the sign-in is put into. */
export interface Before {
  readonly reader: Locale
  /** Where the same page is in the other language; absent where the language is a member's own. */
  readonly other?: string
  readonly body: Html
  /** The page reads the link that it was opened by. */
  readonly reads?: boolean
}

/** A whole page before the sign-in: one heading, and nothing loaded from elsewhere. */
export function signInFrame({ reader, other, body, reads = false }: Before): Html {
  const words = signInWords(reader)
  return html`<!doctype html>
<html lang="${reader}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words('title')} · Tonari</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/console/console.css">
<link rel="stylesheet" href="/console/sign-in.css">
${reads ? html`<script type="module" src="/console/enter.js"></script>` : ''}
</head>
<body>
<header>
<span class="home">Tonari</span>
${other === undefined ? '' : html`<a href="${other}" lang="${reader === 'ja' ? 'vi' : 'ja'}">${words('other')}</a>`}
</header>
<main class="door">
${body}
</main>
</body>
</html>`
}

/** Where a one-time link leads: the script puts in what stands behind the link's `#`. */
export function enterPage(reader: Locale): Html {
  const words = signInWords(reader)
  return html`<h1>${words('enter.heading')}</h1>
<p>${words('enter.explain')}</p>
<form method="post" action="/console/enter">
<input type="hidden" name="lang" value="${reader}">
<label for="link">${words('enter.link')}</label>
<input id="link" name="link" required autocomplete="off" autocapitalize="off" spellcheck="false">
<button class="main">${words('enter.button')}</button>
</form>`
}

/** What the page that asks for a code is told. */
export interface Asking extends Knocking {
  readonly csrf: string
  /** Where to go afterwards. */
  readonly to: string
  /** They came on a device that is known, and may be somebody else. */
  readonly onDevice: boolean
  readonly refusal?: string
}

/** Asks for a code; at the first time also gives what codes are made from. */
export function codePage(asking: Asking): Html {
  const { member, secret, csrf, to, onDevice, refusal } = asking
  const words = signInWords(member.language)
  const part = secret === undefined ? 'code' : 'setUp'
  const invalid =
    refusal === undefined ? '' : raw(' aria-invalid="true" aria-describedby="refusal"')
  // Whoever must first scan the picture is not taken past it.
  const writesNow = part === 'code' || refusal !== undefined ? raw(' autofocus') : ''
  return html`<h1>${words(`${part}.heading`)}</h1>
<p>${words(`${part}.explain`, { name: member.name })}</p>
${secret === undefined ? '' : setUp(words, secret, member.name)}
${refusal === undefined ? '' : html`<p class="refusal" id="refusal" role="alert">${refusal}</p>`}
<form method="post" action="/console/sign-in">
${tokenField(csrf)}
<input type="hidden" name="to" value="${to}">
<label for="code">${words('code.label')}</label>
<input id="code" class="code" name="code" required inputmode="numeric" autocomplete="one-time-code" maxlength="12"${invalid}${writesNow}>
<button class="main">${words(`${part}.button`)}</button>
</form>
${onDevice ? html`<form method="post" action="/console/leave-device">${tokenField(csrf)}<button class="quiet">${words('code.leave')}</button></form>` : ''}`
}

function setUp(words: Words, secret: string, name: string): Html {
  const uri = secretUri(secret, 'Tonari', name)
  return html`<div class="picture" role="img" aria-label="${words('setUp.picture')}">${raw(renderSVG(uri, { border: 3 }))}</div>
<p><a href="${uri}">${words('setUp.here')}</a></p>
<p>${words('setUp.secret')}</p>
<p class="secret"><code>${secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code></p>`
}

/** A page that only says something, and may lead back. */
export const saying = (reader: Locale, heading: string, text: string, leadsBack = false): Html => {
  const words = signInWords(reader)
  return html`<h1>${words(heading)}</h1>
<p>${words(text)}</p>
${leadsBack ? html`<p><a href="/console/sign-in">${words('back')}</a></p>` : ''}`
}
