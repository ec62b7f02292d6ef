import { html } from 'hono/html'
import type { Words } from '../talk.ts'
import type { Html } from './frame.ts'

/**
 * The forms by which a file or a place is sent. `files` is false where files cannot be shown on the
 * person's channel: then it is said before anybody chooses one.
 */
export const sendForms = (words: Words, action: string, hidden: Html, files: boolean): Html =>
  html`<details><summary>${words('send.file')}</summary>
${
  files
    ? html`<form method="post" action="${action}" enctype="multipart/form-data">${hidden}
<label for="file">${words('send.choose')}<small>${words('send.fileHelp')}</small></label>
<input id="file" type="file" name="file" required>
<label for="caption">${words('send.caption')}</label>
<textarea id="caption" name="words" rows="2" maxlength="5000"></textarea>
<button class="main" name="act" value="send">${words('case.send')}</button></form>`
    : html`<p class="warning">${words('refused.fileNeedsHttps')}</p>`
}</details>
<details><summary>${words('send.place')}</summary>
<form method="post" action="${action}">${hidden}
<p><small>${words('send.placeHelp')}</small></p>
<label>${words('send.title')}<input name="title" maxlength="100"></label>
<label>${words('send.address')}<input name="address" maxlength="100"></label>
<label>${words('send.latitude')}<input name="latitude" inputmode="decimal" maxlength="30" required></label>
<label>${words('send.longitude')}<input name="longitude" inputmode="decimal" maxlength="30" required></label>
<button class="main" name="act" value="place">${words('case.send')}</button></form></details>`
