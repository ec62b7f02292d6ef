import { html } from 'hono/html'
import type { Html } from './frame.ts'

/** What somebody wrote and what came to nothing, to be copied. */
export const handedBack = (label: string, written: string): Html =>
  html`<label for="unsent">${label}</label><textarea id="unsent" rows="6" readonly>
${written}</textarea>`
