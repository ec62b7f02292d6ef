import { html } from 'hono/html'
import type { StaffId } from '../../core/case.ts'
import type { CaseView } from '../case-view.ts'
import type { Words } from '../talk.ts'
import { clockOf, type Sentence, triggersIn } from '../words.ts'
import { acts, take } from './acts.ts'
import { apart, findings, found, readers } from './found.ts'
import type { Html } from './frame.ts'
import { handedBack } from './handed-back.ts'
import { waits } from './queue.ts'
import { langOf, talk, typed } from './talk.ts'

/** What a case's page is made from. */
export interface CasePage {
  readonly words: Words
  readonly now: number
  readonly view: CaseView
  readonly sentences: readonly Sentence[]
  readonly csrf: Html
  /** Names this form, so that a double click is one act. */
  readonly form: string
  /** Files can be shown on the person's channel. */
  readonly files: boolean
  /** Whom the reader may take the case from; undefined where they may not. */
  readonly relieves: StaffId | undefined
  /** What was just done. */
  readonly did?: string
  /** Why what was asked for was not done, and what had been filled in, so that nothing is lost. */
  readonly refusal?: string
  readonly filled: ReadonlyMap<string, string>
}

/** One case: what it is, what was said and found, and what can be done with it. */
export const casePage = (given: CasePage): Html => {
  const { words, now, view, refusal, did } = given
  const { its } = view
  return html`<p class="back"><a href="/console">← ${words('case.back')}</a></p>
<h1>${words('case.title', { number: its.number })}</h1>
<p class="state ${its.urgency} ${its.status}" id="state" data-live><span class="urgency">${words(`urgency.${its.urgency}`)}</span> <b>${triggersIn(words, its)}</b> <span class="waits">${waits(words, now, its, view.unreached)}</span></p>
${did === undefined ? '' : html`<p class="did" role="status">${did}</p>`}
${refusal === undefined ? '' : html`<p class="refusal" role="alert">${refusal}</p>`}
${take(given)}
<div class="whole">
<div class="beside" id="beside" data-live>
<div id="warnings">${warnings(words, view)}</div>
${summary(words, view)}
</div>
<div class="desk">
${talk(words, view)}
${acts(given)}
</div>
<div class="more" id="more" data-live>
<div id="theirs">${view.shared ? html`${apart(words, view)}${findings(words, view)}${found(words, view)}` : ''}</div>
${readers(words, view)}
</div>
</div>
<template id="handed-back">${handedBack(words('case.unsent'), '')}</template>`
}

const warnings = (words: Words, { its, hidden, gone, oldPlace }: CaseView) => html`
${its.consent === 'yes' ? '' : html`<p class="consent">${words(`case.consent.${its.consent}`)}</p>`}
${hidden === undefined ? '' : html`<p class="warning">${words('case.hidden', { since: clockOf(words, hidden) })}</p>`}
${gone ? html`<p class="warning">${words('case.gone')}</p>` : ''}
${its.cameBackAt === undefined ? '' : html`<p class="warning">${words('case.cameBack', { at: clockOf(words, its.cameBackAt) })}</p>`}
${oldPlace === undefined ? '' : html`<p class="warning">${words('case.oldPlace', { at: clockOf(words, oldPlace) })}</p>`}`

const summary = (
  words: Words,
  { its, speaks, channel, holder, promised, shared, reachTakenBack, answers, findings }: CaseView,
) => html`<section id="summary" aria-labelledby="summary-is"><h2 id="summary-is">${words('case.summary')}</h2>
<dl>
${fact(words('queue.status'), words(`status.${its.status}`))}
${holder ? fact(words('queue.holder'), holder) : ''}
${its.outcome ? fact(words('case.outcome'), words(`outcome.${its.outcome}`)) : ''}
${fact(words('queue.speaks'), words(`speaks.${speaks}`))}
${fact(words('case.opened'), clockOf(words, its.openedAt))}
${its.status === 'waiting' ? fact(words('case.waits'), clockOf(words, its.waitsFrom)) : ''}
${promised.length > 0 ? fact(words('case.promised'), promises(words, promised)) : ''}
${shared ? fact(words('case.channel'), words(`channel.${channel}`)) : ''}
${shared ? fact(words('case.reach'), its.reach === undefined ? words(reachTakenBack ? 'answer.takenBack' : 'case.noReach') : typed(words, speaks, its.reach)) : ''}
${shared ? fact(words('case.shares'), words('case.consent.yes')) : ''}
${answers.flatMap(({ need }) => (need ? [fact(words('support.need'), html`<a href="#apart-is">${need.level}</a>`)] : []))}
${findings.length > 0 ? fact(words('case.results'), html`<a href="#found">${[...new Set(findings.map(({ title }) => title))].join('、')}</a>`) : ''}
</dl>
</section>`

const promises = (words: Words, promised: CaseView['promised']): Html =>
  html`<ul class="promised">${promised.map(
    ({ text, lang, mark, at, trouble }) =>
      html`<li><span class="text"${langOf(lang)}>${text}</span> <time>${clockOf(words, at)}</time>${
        mark ? html` <span class="mark">${words(`said.${mark}`)}</span>` : ''
      }${
        trouble
          ? html` <span class="delivery ${trouble}">${words(`delivery.${trouble}`)}</span>`
          : ''
      }</li>`,
  )}</ul>`

/** A row of a summary: what it is called, and what it is. */
export const fact = (name: string, value: string | Html) =>
  html`<div><dt>${name}</dt><dd>${value}</dd></div>`
