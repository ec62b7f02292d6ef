import { html } from 'hono/html'
import type { Locale } from '../../core/conversation.ts'
import type { Waiting } from '../queue.ts'
import type { Words } from '../talk.ts'
import { clockOf, lasted } from '../words.ts'
import type { Html } from './frame.ts'

export const filters = ['open', 'mine', 'closed'] as const
export type Filter = (typeof filters)[number]

/** The cases, most urgent and longest waiting first. Nothing in it is about the person. */
export const queuePage = (given: {
  readonly words: Words
  readonly filter: Filter
  readonly now: number
  readonly waiting: readonly Waiting[]
}): Html => {
  const { words, filter, now, waiting } = given
  return html`<h1>${words('queue.title')}</h1>
<nav class="filters">${filters.map(
    (one) =>
      html`<a href="/console?show=${one}"${one === filter ? html` aria-current="page"` : ''}>${words(`queue.filter.${one}`)}</a>`,
  )}</nav>
<div id="live">
${waiting.length === 0 ? empty(words, filter) : html`<ul class="cases">${waiting.map((one) => row(words, now, one))}</ul>`}
<p class="updated">${words('queue.updated', { time: clockOf(now) })} <a href="/console?show=${filter}">${words('queue.reload')}</a></p>
</div>`
}

const empty = (words: Words, filter: Filter) =>
  html`<p class="empty">${words(filter === 'open' ? 'queue.empty' : 'queue.emptyFilter')}</p>`

const row = (words: Words, now: number, { case: its, speaks, holder }: Waiting) => html`<li>
<a class="case ${its.urgency} ${its.status}" href="/console/case/${its.number}">
<span class="number">${its.number}</span>
<span class="urgency">${words(`urgency.${its.urgency}`)}</span>
<span class="trigger">${words(`trigger.${its.trigger}`)}</span>
<span class="status">${words(`status.${its.status}`)}${holder ? html`：${holder}` : ''}</span>
<span class="waits">${since(words, now, its)}</span>
<span class="speaks">${words(`speaks.${speaks satisfies Locale}`)}</span>
</a>
</li>`

function since(words: Words, now: number, its: Waiting['case']): string {
  if (its.closedAt !== undefined) return clockOf(its.closedAt)
  const from = its.status === 'waiting' ? its.waitsFrom : (its.unansweredFrom ?? now)
  return `${words('queue.waiting')} ${lasted(words, now - from)}`
}
