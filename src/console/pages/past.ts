import { html } from 'hono/html'
import type { Case } from '../../core/case.ts'
import type { Words } from '../talk.ts'
import { clockOf, triggersIn } from '../words.ts'
import { fact } from './case.ts'
import type { Html } from './frame.ts'
import { handedBack } from './handed-back.ts'

/** A case that was closed before its person opened the one that their talk is about now. */
export interface Past {
  readonly its: Case
  readonly holder?: string
  /** The number of the case that the talk is about now. */
  readonly newer?: string
}

/**
 * What the books keep of such a case, and where its person's talk went on. Nothing of what was said
 * or answered: that is read in the newer one, by whoever may read it. `failed`: what was asked for came
 * too late, and what had been written.
 */
export function pastPage(
  words: Words,
  { its, holder, newer }: Past,
  failed?: { readonly refusal: string; readonly written: string },
): Html {
  const urgency = words(`urgency.${its.urgency}`)
  return html`<p class="back"><a href="/console?show=closed">← ${words('case.back')}</a></p>
<h1>${words('case.title', { number: its.number })}</h1>
<p class="state ${its.urgency} ${its.status}"><span class="urgency">${urgency}</span> <b>${triggersIn(words, its)}</b></p>
${failed ? html`<p class="refusal" role="alert">${failed.refusal}</p>${failed.written === '' ? '' : handedBack(words('case.unsent'), failed.written)}` : ''}
${newer === undefined ? html`<p class="warning">${words('case.isClosed')}</p>` : html`<p class="warning">${words('case.past')} <a href="/console/case/${newer}">${words('case.newer', { number: newer })}</a></p>`}
<section id="summary" aria-labelledby="summary-is"><h2 id="summary-is">${words('case.summary')}</h2>
<dl>
${fact(words('queue.status'), words(`status.${its.status}`))}
${holder ? fact(words('queue.holder'), holder) : ''}
${its.outcome ? fact(words('case.outcome'), words(`outcome.${its.outcome}`)) : ''}
${fact(words('case.opened'), clockOf(words, its.openedAt))}
${its.closedAt === undefined ? '' : fact(words('case.closedAt'), clockOf(words, its.closedAt))}
</dl>
</section>`
}
