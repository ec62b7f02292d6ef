import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Locale } from '../core/conversation.ts'
import { handedBack } from './pages/handed-back.ts'
import { signInFrame } from './sign-in-pages.ts'
import { signInWords } from './sign-in-words.ts'

const statuses = { ended: 401, refused: 403, nowhere: 404, tooLarge: 413, failed: 503 } as const

/** Why something was not done: a session that ended, a form that is not ours, a fault of ours. */
export type WhyNot = keyof typeof statuses

/**
 * Says in the reader's language that something was not done, and leads on. What had been written is
 * handed back, since no browser brings it again: the page that it stood on is kept nowhere.
 */
export function notDone(c: Context, reader: Locale, why: WhyNot, written = '') {
  const words = signInWords(reader)
  const status = statuses[why]
  if (!(c.req.header('accept') ?? '').includes('text/html'))
    return c.text(words(`${why}.explain`), status)
  const here = /^\/console\/case\/\d{6}$/.test(c.req.path) ? c.req.path : '/console'
  const [to, leads] =
    why === 'ended'
      ? [`/console/sign-in?to=${encodeURIComponent(here)}`, 'back']
      : [here, here === '/console' ? 'toQueue' : 'toCase']
  const beside = written === '' ? '' : html` target="_blank" rel="noopener"`
  const body = html`<h1>${words(`${why}.heading`)}</h1>
<p>${words(`${why}.explain`)}</p>
${written === '' ? '' : html`<p>${words('written.explain')}</p>${handedBack(words('written.label'), written)}`}
<p><a href="${to}"${beside}>${words(leads)}</a></p>`
  return c.html(signInFrame({ reader, body }), status)
}
