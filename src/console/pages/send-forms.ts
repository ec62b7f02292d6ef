import { html } from 'hono/html'
import { LARGEST_FILE } from '../../media/outgoing.ts'
import { LONGEST } from '../read-act.ts'
import { LONGEST_NAME } from '../read-place.ts'
import type { Words } from '../talk.ts'
import { type Counted, count, counts } from './counted.ts'
import type { Html } from './frame.ts'

/** What the forms by which a file or a place is sent are made from. */
export interface SendForms {
  readonly words: Words
  readonly action: string
  readonly hidden: Html
  /** False where files cannot be shown on the person's channel: that is said before one is chosen. */
  readonly files: boolean
  /** What was filled in and came to nothing; a file must be chosen again. */
  readonly filled: ReadonlyMap<string, string>
}

/** The forms by which a file or a place is sent. */
export const sendForms = (given: SendForms): Html => html`${sendFile(given)}
${sendPlace(given)}`

/** The words stand before the file, so that they can be handed back where the file is too large. */
const sendFile = ({ words, action, hidden, files, filled }: SendForms): Html => {
  const again = filled.get('act') === 'send'
  const counted: Counted = { words, id: 'caption', most: LONGEST, refused: 'tooLong' }
  const form = html`<form method="post" action="${action}" enctype="multipart/form-data">${hidden}
<label for="caption">${words('send.caption')}</label>
<textarea ${counts(counted)} name="words" rows="2">
${again ? (filled.get('words') ?? '') : ''}</textarea>
${count(counted)}
<label for="file">${words('send.choose')}<small>${words('send.fileHelp')}</small></label>
<input id="file" type="file" name="file" required data-most="${LARGEST_FILE}" data-refused="${words('refused.fileTooLarge')}">
<button class="main" name="act" value="send">${words('case.send')}</button></form>`
  return html`<details${openIf(again)}><summary>${words('send.file')}</summary>
${files ? form : html`<p class="warning">${words('refused.fileNeedsHttps')}</p>`}</details>`
}

const sendPlace = ({ words, action, hidden, filled }: SendForms): Html => {
  const again = filled.get('act') === 'place'
  const value = (name: string) => (again ? (filled.get(name) ?? '') : '')
  const named = (name: 'title' | 'address') => {
    const counted: Counted = { words, id: name, most: LONGEST_NAME, refused: 'longPlace' }
    return html`<label>${words(`send.${name}`)}<input ${counts(counted)} name="${name}" value="${value(name)}"></label>${count(counted)}`
  }
  return html`<details${openIf(again)}><summary>${words('send.place')}</summary>
<form method="post" action="${action}">${hidden}
<p><small>${words('send.placeHelp')}</small></p>
${named('title')}
${named('address')}
<label>${words('send.latitude')}<input name="latitude" inputmode="decimal" required value="${value('latitude')}"></label>
<label>${words('send.longitude')}<input name="longitude" inputmode="decimal" value="${value('longitude')}"></label>
<button class="main" name="act" value="place">${words('case.send')}</button></form></details>`
}

const openIf = (again: boolean) => (again ? html` open` : '')
