import { html } from 'hono/html'
import { outcomes } from '../../core/case.ts'
import { LONGEST } from '../read-act.ts'
import { writtenIn } from '../written.ts'
import type { CasePage } from './case.ts'
import { type Counted, count, counts } from './counted.ts'
import type { Html } from './frame.ts'
import { handedBack } from './handed-back.ts'
import { phrasebook } from './phrasebook.ts'
import { sendForms } from './send-forms.ts'

/** Names the parts of the page that are put anew when something else can be done. */
const stateOf = ({ view: { its, mine }, relieves }: CasePage) =>
  `${its.status} ${mine ? 'mine' : (its.holder ?? '')} ${relieves ?? ''}`.trim()

/** The next act, at the head of the page: to take the case, or who has it. */
export function take(given: CasePage): Html {
  const { words, view } = given
  const { its, mine, holder } = view
  const whose = mine ? words('case.mine') : words('case.claimed', { name: holder ?? '' })
  const alert = its.status === 'claimed' ? whose : words(`status.${its.status}`)
  return html`<div class="take" id="take" data-live data-key="take" data-state="${stateOf(given)}" data-alert="${alert}">${said()}</div>`

  function said(): Html {
    if (its.status === 'waiting')
      return html`<form method="post" action="${actionOf(given)}">${hiddenIn(given)}<button class="main" name="act" value="claim">${words('case.claim')}</button></form>`
    if (its.status === 'closed') return html`<p>${words('case.isClosed')}</p>`
    if (mine) return html`<p>${whose} <a href="#reply">${words('case.toReply')}</a></p>`
    if (given.relieves === undefined) return html`<p>${whose}</p>`
    return html`<form method="post" action="${actionOf(given)}">${hiddenIn(given)}<p id="relieves">${whose} ${words('case.takeOverHelp')}</p>
<input type="hidden" name="from" value="${given.relieves}"><button name="act" value="claim" aria-describedby="relieves">${words('case.takeOver')}</button></form>`
  }
}

/** What can be done below the talk: everything for the holder, a note for everybody. */
export function acts(given: CasePage): Html {
  const { words, view } = given
  return html`<section class="acts" id="acts" data-live data-state="${stateOf(given)}" aria-label="${words('case.act')}">
${view.mine ? held(given) : unsent(given)}
${note(given)}
${view.mine ? ends(given) : ''}
</section>`
}

const actionOf = ({ view }: CasePage) => `/console/case/${view.its.number}`

const hiddenIn = ({ csrf, form }: CasePage) =>
  html`${csrf}<input type="hidden" name="form" value="${form}">`

/** What was filled in for this act and came to nothing. */
const filledFor = ({ filled }: CasePage, act: string) =>
  filled.get('act') === act ? (filled.get('words') ?? '') : ''

const held = (given: CasePage): Html => {
  const { words, sentences, files, filled, view } = given
  const [action, hidden] = [actionOf(given), hiddenIn(given)]
  const counted: Counted = { words, id: 'reply', most: LONGEST, refused: 'tooLong' }
  return html`<form class="reply" method="post" action="${action}">${hidden}
<label for="reply">${words('case.reply')}</label><small id="reply-help">${words('case.replyHelp')}</small>
<textarea ${counts(counted, 'reply-help')} name="words" rows="4" required>
${filledFor(given, 'reply')}</textarea>
${count(counted)}
<button class="main" name="act" value="reply">${words('case.send')}</button></form>
${phrasebook({ words, action, hidden, sentences, filled, speaks: view.speaks })}
${sendForms({ words, action, hidden, files, filled })}`
}

/** What was written for somebody whose case another has taken meanwhile. */
const unsent = ({ words, filled }: CasePage): Html => {
  const lost = filled.get('act') === 'note' ? '' : writtenIn(filled)
  return lost === '' ? html`` : handedBack(words('case.unsent'), lost)
}

const note = (given: CasePage): Html => {
  const { words } = given
  const counted: Counted = { words, id: 'note', most: LONGEST, refused: 'tooLong' }
  return html`<form class="noting" method="post" action="${actionOf(given)}">${hiddenIn(given)}
<label for="note">${words('case.note')}</label><small id="note-help">${words('case.noteHelp')}</small>
<textarea ${counts(counted, 'note-help')} name="words" rows="2" required>
${filledFor(given, 'note')}</textarea>
${count(counted)}
<button name="act" value="note">${words('case.save')}</button></form>`
}

const ends = (given: CasePage): Html => {
  const { words } = given
  const [action, hidden] = [actionOf(given), hiddenIn(given)]
  return html`<div class="ends">
<form method="post" action="${action}">${hidden}<small id="back-help">${words('case.handBackHelp')}</small>
<button name="act" value="handBack" aria-describedby="back-help">${words('case.handBack')}</button></form>
<form method="post" action="${action}">${hidden}
${closing(given)}
<label for="outcome">${words('case.closeAs')}</label>
<select id="outcome" name="outcome" required><option value="">${words('case.closeChoose')}</option>${outcomes.map((one) => html`<option value="${one}">${words(`outcome.${one}`)}</option>`)}</select>
<button name="act" value="close" aria-describedby="closing">${words('case.close')}</button></form>
</div>`
}

/** Whoever closes a case knows that what they said last is not with the person yet. */
const closing = ({ words, view: { lastReply } }: CasePage): Html =>
  html`<div id="closing" data-live>${lastReply === undefined ? '' : html`<p class="warning">${words(`case.closing.${lastReply}`)}</p>`}</div>`
