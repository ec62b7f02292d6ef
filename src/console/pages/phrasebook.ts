import { html } from 'hono/html'
import type { Locale } from '../../core/conversation.ts'
import { LONGEST } from '../read-act.ts'
import type { Words } from '../talk.ts'
import type { Sentence } from '../words.ts'
import { type Counted, count, counts } from './counted.ts'
import type { Html } from './frame.ts'

/** The sentences to choose from: each opens to what will be said, and to its blanks. */
export const phrasebook = (given: {
  readonly words: Words
  readonly action: string
  readonly hidden: Html
  readonly sentences: readonly Sentence[]
  readonly speaks: Locale
  /** What was filled in and came to nothing. */
  readonly filled: ReadonlyMap<string, string>
}): Html => {
  const { words, sentences, filled } = given
  const open = filled.has('phrase') ? html` open` : ''
  return html`<details class="phrases"${open}><summary>${words('case.phrase')}</summary>
<p><small>${words('case.phraseHelp')}</small></p>
${sentences.map((one) => sentence(given, one))}</details>`
}

const sentence = (
  { words, action, hidden, speaks, filled }: Parameters<typeof phrasebook>[0],
  { name, label, says, arrives, slots }: Sentence,
) => {
  const again = filled.get('phrase') === name
  return html`<details class="phrase" name="phrase"${again ? html` open` : ''}><summary>${label}</summary>
<form method="post" action="${action}">${hidden}<input type="hidden" name="phrase" value="${name}">
<p class="says">${says}</p>
${arrives === says ? '' : html`<p class="arrives" lang="${speaks}">${arrives}</p>`}
${slots.map((slot) => {
  const id = `${name}-${slot.name}`
  const counted: Counted = { words, id, most: LONGEST, refused: 'tooLong' }
  return html`<label>${slot.label}<input ${counts(counted)} name="slot.${slot.name}" required autocomplete="off" value="${again ? (filled.get(`slot.${slot.name}`) ?? '') : ''}"></label>${count(counted)}`
})}
${slots.length > 0 ? html`<small>${words('case.slotHelp')}</small>` : ''}
<button class="main" name="act" value="phrase">${words('case.send')}</button></form></details>`
}
