import { html } from 'hono/html'
import type { NeedTold } from '../support-told.ts'
import type { Words } from '../talk.ts'
import type { Html } from './frame.ts'

/** What the support check found, under its answers: a judgement of ours, and nobody's measure. */
export const supportFound = (
  words: Words,
  { title, level, signs }: NeedTold,
): Html => html`<article class="finding need"><h3>${title}</h3>
<p class="text"><b>${words('support.is', { level })}</b></p>
${signs.length === 0 ? html`<p class="none">${words('support.none')}</p>` : ''}
<dl>${signs.map(
  ({ name, from }) => html`<div><dt>${name}</dt>
${from.map(({ question, answer }) => html`<dd><span>${question}</span> ${answer}</dd>`)}</div>`,
)}</dl>
<p class="law">${words('support.note')}</p></article>`
