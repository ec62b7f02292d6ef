import { html } from 'hono/html'
import type { Locale } from '../../core/conversation.ts'
import type { Answered } from '../answers.ts'
import type { CaseView } from '../case-view.ts'
import type { Words } from '../talk.ts'
import { clockOf } from '../words.ts'
import type { Html } from './frame.ts'
import { supportFound } from './support.ts'
import { langOf, typed } from './talk.ts'

/** What was found, with the law that it rests on. */
export const findings = (
  words: Words,
  { findings }: CaseView,
): Html => html`<section aria-labelledby="found"><h2 id="found">${words('case.results')}</h2>
<div id="findings">
${findings.length === 0 ? html`<p class="none">${words('case.noResults')}</p>` : ''}
${findings.map(
  ({
    title,
    on,
    told,
    earlier,
  }) => html`<article class="finding"><h3>${title}<small>${on}</small></h3>
${earlier ? html`<p class="warning"><span class="mark">${words('said.earlier')}</span> ${words(told.length > 0 ? 'case.earlierResult' : 'case.goneResult')}</p>` : ''}
${told.map(({ text, law, lang }) => html`<p class="text${law ? ' law' : ''}"${langOf(lang)}>${text}</p>`)}</article>`,
)}
</div>
</section>`

/**
 * What was answered of danger, support and leaving, and what the support check found from it: apart
 * from everything else, and first.
 */
export const apart = (words: Words, { answers, speaks }: CaseView): Html => {
  const theirs = answers.filter((one) => one.apart)
  return html`<div id="apart">${
    theirs.length === 0
      ? ''
      : html`<section aria-labelledby="apart-is"><h2 id="apart-is">${words('case.apart')}</h2>
${theirs.map((one) => html`${table(words, speaks, one)}${one.need ? supportFound(words, one.need) : ''}`)}
</section>`
  }</div>`
}

/** What else was answered, flow by flow. */
export const found = (words: Words, { answers, speaks }: CaseView): Html => {
  const others = answers.filter((one) => !one.apart)
  const none = answers.length === 0 ? html`<p class="none">${words('case.noAnswers')}</p>` : ''
  return html`<div id="answers">${
    others.length === 0 && answers.length > 0
      ? ''
      : html`<section aria-labelledby="answered"><h2 id="answered">${words('case.answers')}</h2>
${none}${others.map((one) => table(words, speaks, one))}
</section>`
  }</div>`
}

const table = (words: Words, speaks: Locale, { title, on, rows }: Answered): Html =>
  html`<table><caption>${title}<small>${on}</small></caption><tbody>
${rows.map((row) => html`<tr><th scope="row">${row.question}</th><td>${row.typed ? typed(words, speaks, row.answer) : row.answer}</td></tr>`)}
</tbody></table>`

/** Who has looked at the case, the newest first. */
export const readers = (
  words: Words,
  { reads }: CaseView,
): Html => html`<section aria-labelledby="readers"><h2 id="readers" class="unseen">${words('case.readers')}</h2>
<details><summary>${words('case.readers')} <b class="count">${reads.length}</b></summary>
<p><small>${words('case.readersHelp')}</small></p>
<ul class="reads">${reads.toReversed().map(({ name, at }) => html`<li>${name} <time>${clockOf(words, at)}</time></li>`)}</ul>
</details></section>`
