import { html } from 'hono/html'
import { outcomes } from '../../core/case.ts'
import type { CaseView } from '../case-view.ts'
import type { Line, Words } from '../talk.ts'
import { clockOf, type Sentence } from '../words.ts'
import { enclosed } from './file.ts'
import type { Html } from './frame.ts'
import { sendForms } from './send-forms.ts'

/** One case: what it is, what was said and found, and what can be done with it. */
export const casePage = (given: {
  readonly words: Words
  readonly view: CaseView
  readonly sentences: readonly Sentence[]
  readonly csrf: Html
  /** Names this form, so that a double click is one act. */
  readonly form: string
  /** Files can be shown on the person's channel. */
  readonly files: boolean
  readonly refusal?: string
}): Html => {
  const { words, view, refusal } = given
  const { its } = view
  return html`<p><a href="/console">${words('case.back')}</a></p>
<h1>${words('case.title', { number: its.number })}</h1>
${refusal === undefined ? '' : html`<p class="refusal" role="alert">${refusal}</p>`}
<div id="live">
${summary(words, view)}
${view.shared ? shared(words, view) : ''}
${readers(words, view)}
</div>
${acts(given)}`
}

const summary = (
  words: Words,
  { its, speaks, channel, holder, promised, hidden, gone, shared }: CaseView,
) =>
  html`<section aria-labelledby="summary"><h2 id="summary">${words('case.summary')}</h2>
<dl>
${fact(words('queue.urgency'), words(`urgency.${its.urgency}`))}
${fact(words('queue.trigger'), words(`trigger.${its.trigger}`))}
${fact(words('queue.status'), words(`status.${its.status}`))}
${holder ? fact(words('queue.holder'), holder) : ''}
${its.outcome ? fact(words('case.outcome'), words(`outcome.${its.outcome}`)) : ''}
${fact(words('queue.speaks'), words(`speaks.${speaks}`))}
${fact(words('case.opened'), clockOf(its.openedAt))}
${fact(words('case.waits'), clockOf(its.waitsFrom))}
${shared ? fact(words('case.channel'), channel) : ''}
${shared ? fact(words('case.reach'), its.reach ?? words('case.noReach')) : ''}
${promised ? fact(words('case.promised'), promised) : ''}
</dl>
<p class="consent">${words(`case.consent.${its.consent}`)}</p>
${hidden === undefined ? '' : html`<p class="warning">${words('case.hidden', { since: clockOf(hidden) })}</p>`}
${gone ? html`<p class="warning">${words('case.gone')}</p>` : ''}
${its.cameBackAt === undefined ? '' : html`<p class="warning">${words('case.cameBack', { at: clockOf(its.cameBackAt) })}</p>`}
</section>`

const fact = (name: string, value: string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`

const shared = (words: Words, { its, lines, answers, findings }: CaseView) => html`
<section aria-labelledby="talk"><h2 id="talk">${words('case.talk')}</h2>
${lines.length === 0 ? html`<p class="empty">${words('case.noTalk')}</p>` : html`<ol class="talk">${lines.map((one) => said(words, its.number, one))}</ol>`}
</section>
<section aria-labelledby="answers"><h2 id="answers">${words('case.answers')}</h2>
${answers.length === 0 ? html`<p class="empty">${words('case.noAnswers')}</p>` : ''}
${answers.map(
  ({ title, on, rows }) => html`<table><caption>${title}（${on}）</caption><tbody>
${rows.map(({ question, answer }) => html`<tr><th scope="row">${question}</th><td>${answer}</td></tr>`)}
</tbody></table>`,
)}
</section>
<section aria-labelledby="found"><h2 id="found">${words('case.results')}</h2>
${findings.length === 0 ? html`<p class="empty">${words('case.noResults')}</p>` : ''}
${findings.map(({ title, on, text }) => html`<article><h3>${title}（${on}）</h3><p class="text">${text}</p></article>`)}
</section>`

const said = (
  words: Words,
  number: string,
  { at, who, text, mark, delivery, file }: Line,
) => html`<li class="${who}">
<p class="by"><b>${words(`who.${who}`)}</b> <time>${clockOf(at)}</time>${mark ? html` <span class="mark">${words(`said.${mark}`)}</span>` : ''}${
  delivery ? html` <span class="delivery ${delivery}">${words(`delivery.${delivery}`)}</span>` : ''
}</p>
<p class="text">${text}</p>
${file ? enclosed(words, number, file) : ''}
</li>`

const readers = (words: Words, { reads }: CaseView) => html`<section aria-labelledby="readers">
<h2 id="readers">${words('case.readers')}</h2>
<ul class="reads">${reads.map(({ name, at }) => html`<li>${name} <time>${clockOf(at)}</time></li>`)}</ul>
</section>`

function acts(given: Parameters<typeof casePage>[0]): Html {
  const { words, view, csrf, form, sentences, files } = given
  const { its, mine } = view
  const action = `/console/case/${its.number}`
  const hidden = html`${csrf}<input type="hidden" name="form" value="${form}">`
  const note = html`<form method="post" action="${action}">${hidden}
<label for="note">${words('case.note')}<small>${words('case.noteHelp')}</small></label>
<textarea id="note" name="words" rows="2" maxlength="5000" required></textarea>
<button name="act" value="note">${words('case.save')}</button></form>`
  if (its.status === 'closed') return html`<section class="acts">${note}</section>`
  if (!mine)
    return html`<section class="acts" aria-label="${words('case.act')}">
${
  view.holder && its.status === 'claimed'
    ? html`<p>${words('case.claimed', { name: view.holder })}</p>`
    : html`<form method="post" action="${action}">${hidden}<button class="main" name="act" value="claim">${words('case.claim')}</button></form>`
}
${note}</section>`
  return html`<section class="acts" aria-label="${words('case.act')}">
<form method="post" action="${action}">${hidden}
<label for="reply">${words('case.reply')}<small>${words('case.replyHelp')}</small></label>
<textarea id="reply" name="words" rows="4" maxlength="5000" required></textarea>
<button class="main" name="act" value="reply">${words('case.send')}</button></form>
${sendForms(words, action, hidden, files)}
<details><summary>${words('case.phrase')}</summary><p><small>${words('case.phraseHelp')}</small></p>
${sentences.map((one) => sentence(words, action, hidden, one))}</details>
${note}
<form method="post" action="${action}">${hidden}<button name="act" value="handBack">${words('case.handBack')}</button></form>
<form method="post" action="${action}">${hidden}
<label for="outcome">${words('case.closeAs')}</label>
<select id="outcome" name="outcome">${outcomes.map((one) => html`<option value="${one}">${words(`outcome.${one}`)}</option>`)}</select>
<button name="act" value="close">${words('case.close')}</button></form>
</section>`
}

const sentence = (words: Words, action: string, hidden: Html, { name, label, slots }: Sentence) =>
  html`<form class="phrase" method="post" action="${action}">${hidden}<input type="hidden" name="phrase" value="${name}">
<p>${label}</p>
${slots.map(
  (slot) =>
    html`<label>${slot.label}<input name="slot.${slot.name}" maxlength="200" required></label>`,
)}
<button name="act" value="phrase">${words('case.send')}</button></form>`
