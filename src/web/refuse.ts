import type { Context } from 'hono'
import type { Locale } from '../core/conversation.ts'
import { readerOf, type WebTexts, webTexts } from './texts.ts'

/** An error as the page reads it: a name, and a sentence in the reader's language. */
export function refuse(
  c: Context,
  status: 400 | 401 | 404 | 409 | 413 | 429 | 503,
  text: keyof WebTexts,
  seconds = 0,
) {
  const reader: Locale = readerOf(c.req.header('accept-language'))
  const message = webTexts[reader][text].replace('{{seconds}}', String(seconds))
  const headers = {
    'Cache-Control': 'no-store',
    ...(seconds > 0 && { 'Retry-After': `${seconds}` }),
  }
  return c.json({ error: text, message }, status, headers)
}
