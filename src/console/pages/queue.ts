import { html } from 'hono/html'
import type { ConversationId } from '../../core/conversation.ts'
import type { CodesLocked } from '../../desk/ports.ts'
import { type Filter, filters, type Queue, type Waiting, waitsSince } from '../queue.ts'
import type { Words } from '../talk.ts'
import { clockOf, lasted, triggersIn } from '../words.ts'
import type { Html } from './frame.ts'

/** The cases, most urgent and longest waiting first. Nothing in it is about the person. */
export const queuePage = (given: {
  readonly words: Words
  readonly filter: Filter
  readonly now: number
  readonly queue: Queue
  /** Nobody's return code is taken at the moment. */
  readonly locked?: CodesLocked | undefined
  /** Whose records cannot be opened, and so are not in it. */
  readonly unopened: readonly ConversationId[]
}): Html => {
  const { words, filter, now, queue, locked, unopened } = given
  const { cases, counts } = queue
  const waiting = cases.filter(({ case: its }) => its.status === 'waiting')
  const others = cases.filter(({ case: its }) => its.status !== 'waiting')
  const more = counts[filter] - cases.length
  return html`<h1>${words('queue.title')}</h1>
<div id="codes" data-live>${
    locked
      ? html`<p class="warning">${words('queue.codesLocked', { count: locked.tries, time: clockOf(words, locked.until) })}</p>`
      : ''
  }${
    unopened.length > 0
      ? html`<p class="warning">${words('queue.unopened', { count: unopened.length, ids: unopened.join(', ') })}</p>`
      : ''
  }</div>
<nav class="filters" id="filters" data-live aria-label="${words('queue.filters')}">${filters.map(
    (one) =>
      html`<a href="/console?show=${one}"${one === filter ? html` aria-current="page"` : ''}>${words(`queue.filter.${one}`)} <b class="count">${counts[one]}</b></a>`,
  )}</nav>
<div id="cases" data-live>
${cases.length === 0 ? html`<p class="empty">${words(filter === 'open' ? 'queue.empty' : `queue.none.${filter}`)}</p>` : ''}
${group(words, now, filter === 'open' ? words('queue.nobody') : undefined, waiting)}
${group(words, now, filter === 'open' ? words('queue.somebody') : undefined, others)}
${more > 0 ? html`<p class="warning">${words('queue.more', { count: more, shown: cases.length })}</p>` : ''}
</div>
<p class="updated"><span id="updated" data-live>${words('queue.updated', { time: clockOf(words, now) })}</span> <a href="/console?show=${filter}">${words('queue.reload')}</a></p>`
}

function group(words: Words, now: number, heading: string | undefined, cases: Queue['cases']) {
  if (cases.length === 0) return ''
  return html`${heading === undefined ? '' : html`<h2>${heading}</h2>`}
<ul class="cases">${cases.map((one) => row(words, now, one))}</ul>`
}

const row = (words: Words, now: number, { case: its, speaks, holder, unreached }: Waiting) => {
  const [urgency, trigger] = [words(`urgency.${its.urgency}`), triggersIn(words, its)]
  const alert = its.status === 'waiting' ? words('queue.new', { urgency, trigger }) : ''
  return html`<li data-key="${its.number}" data-alert="${alert}">
<a class="case ${its.urgency} ${its.status}" href="/console/case/${its.number}">
<span class="urgency">${urgency}</span>
<span class="trigger">${trigger}</span>
<span class="waits">${waits(words, now, its, unreached)}</span>
<span class="about">No.${its.number}<span class="dot">${words(`speaks.${speaks}`)}</span>${
    holder ? html`<span class="dot">${words('queue.holder')}: ${holder}</span>` : ''
  }${its.outcome ? html`<span class="dot">${words(`outcome.${its.outcome}`)}</span>` : ''}</span>
</a>
</li>`
}

/**
 * Who waits, for what, and for how long; whether it was said again that nobody comes, and whether what
 * was answered has come to nobody.
 */
export function waits(
  words: Words,
  now: number,
  its: Waiting['case'],
  unreached: Waiting['unreached'],
): Html {
  if (its.closedAt !== undefined)
    return html`${words('status.closed')} ${clockOf(words, its.closedAt)}${lost(words, its)}`
  const since = waitsSince(its)
  const told = unreached && words(`queue.unreached.${unreached}`)
  if (!Number.isFinite(since)) return html`${told ?? words('queue.answered')}`
  const again = its.status === 'waiting' && its.rung > 0
  return html`${words(its.status === 'waiting' ? 'queue.waiting' : 'queue.unanswered')} <b>${lasted(words, now - since)}</b>${
    again ? html` <span class="again">${words('queue.again', { count: its.rung })}</span>` : ''
  }${lost(words, its)}${told === undefined ? '' : html` <span class="again">${told}</span>`}`
}

/** What the holder said last has not come to the person, or may not have. */
const lost = (words: Words, { undelivered }: Waiting['case']) =>
  undelivered
    ? html` <span class="again">${words(`queue.undelivered.${undelivered.how}`)}</span>`
    : ''
