import { html } from 'hono/html'
import type { Locale } from '../../core/conversation.ts'
import type { CaseView } from '../case-view.ts'
import type { Line, Mark, Words } from '../talk.ts'
import { clockOf } from '../words.ts'
import { enclosed } from './file.ts'
import type { Html } from './frame.ts'

/**
 * What was said, the newest in sight: a box that grows from below and can be pushed up. Only our own
 * lines are in it where the person's words may not be read.
 */
export const talk = (words: Words, { its, lines, expired, speaks, shared }: CaseView): Html => {
  const note = (key: string) => html`<li class="note"><p class="text">${words(key)}</p></li>`
  const none = expired ? '' : note('case.noTalk')
  return html`<section id="said" data-live aria-labelledby="talk"><h2 id="talk">${words(shared ? 'case.talk' : 'case.ourTalk')}</h2>
<div class="talk" role="log" aria-labelledby="talk" tabindex="0"><ol id="lines">${expired ? note('case.expired') : ''}${lines.length === 0 ? none : lines.map((one) => said(words, its.number, speaks, one))}</ol></div>
</section>`
}

/** What is said otherwise by now. */
const isOver = (mark: Mark): boolean => mark === 'before' || mark === 'corrected'

/** What is untranslated is in the person's language, as far as anybody knows. */
const said = (
  words: Words,
  number: string,
  speaks: Locale,
  { at, who, by, text, lang, marks, beside, delivery, file }: Line,
) => html`<li class="${who}">
<p class="by"><b>${words(`who.${who}`)}${by === undefined ? '' : html` ${by}`}</b> <time>${clockOf(words, at)}</time>${marks.map((mark) => html` <span class="mark">${words(`said.${mark}`)}</span>`)}${
  delivery ? html` <span class="delivery ${delivery}">${words(`delivery.${delivery}`)}</span>` : ''
}</p>
<p class="text"${langOf(marks.includes('untranslated') ? speaks : lang)}>${marks.some(isOver) ? html`<del>${text}</del>` : text}</p>
${beside ? html`<details class="shown"><summary>${words(`said.${beside.what}`)}</summary><p class="text"${langOf(beside.lang)}>${beside.text}</p></details>` : ''}
${file ? enclosed(words, number, file) : ''}
</li>`

/** What somebody typed, in the language that they speak as far as anybody knows. */
export const typed = (words: Words, speaks: Locale, text: string): Html =>
  html`<span class="text"${langOf(speaks)}>${text}</span> <span class="mark">${words('said.untranslated')}</span>`

/** Names the language of an element, where it is not the page's. */
export const langOf = (lang: Locale | undefined) =>
  lang === undefined ? '' : html` lang="${lang}"`
