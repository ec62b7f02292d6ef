// A file on its way out: chosen, looked at once more, sent, and kept here until it is taken.

import { reading, show, t } from './words.js'

const LARGEST = 10_000_000

const by = (id) => document.getElementById(id)

/** `complain(sentence)` hears what went wrong. Files can be chosen once `allow(true)` was said. */
export function createFiles(memory, complain) {
  const attach = by('attach')
  const picker = by('file')
  const panel = by('chosen')
  const state = by('file-state')
  const button = by('file-send')
  let chosen
  let under

  attach.addEventListener('click', () => picker.click())
  picker.addEventListener('change', () => {
    const [file] = picker.files
    picker.value = ''
    if (!file) return
    complain('')
    if (file.size > LARGEST) return complain(t('fileTooBig'))
    put({ file, id: memory.name() })
  })
  button.addEventListener('click', () => send())
  by('file-remove').addEventListener('click', () => put())
  window.addEventListener('online', () => {
    if (chosen?.asked) send()
  })

  function put(next) {
    under?.abort()
    under = undefined
    chosen = next
    panel.hidden = !next
    button.hidden = false
    delete state.dataset.t
    state.textContent = next ? next.file.name : ''
    if (next) button.focus({ preventScroll: true })
  }

  function send() {
    if (!chosen || under) return
    chosen.asked = true
    if (!navigator.onLine) return show(state, 'fileWaits')
    const { file, id } = chosen
    const call = new XMLHttpRequest()
    under = call
    button.hidden = true
    tell(0)
    call.upload.addEventListener('progress', ({ loaded, total }) => tell(loaded / total))
    call.addEventListener('load', () => took(call))
    call.addEventListener('error', waits)
    call.addEventListener('timeout', waits)
    call.open('POST', '/web/media')
    call.timeout = 120_000
    call.setRequestHeader('Authorization', `Bearer ${memory.token}`)
    call.setRequestHeader('Accept-Language', reading())
    call.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
    call.setRequestHeader('X-Id', id)
    call.setRequestHeader('X-Name', encodeURIComponent(file.name.toWellFormed()))
    call.send(file)
  }

  /** In tenths, since it may be read aloud. */
  function tell(share) {
    delete state.dataset.t
    state.textContent = t('fileSending', { percent: Math.floor(share * 10) * 10 })
  }

  function took(call) {
    under = undefined
    if (call.status === 200) return put()
    if (call.status >= 500) return waits()
    button.hidden = false
    state.textContent = chosen.file.name
    complain(sentenceIn(call) || t('fileWaits'))
  }

  /** It may have been taken all the same: sent again it has the same name, and is not doubled. */
  function waits() {
    under = undefined
    button.hidden = false
    show(state, 'fileWaits')
  }

  return {
    /** Whether somebody reads what would be sent. What was chosen stays until then. */
    allow(may) {
      attach.hidden = !may
    },
    clear() {
      attach.hidden = true
      put()
    },
  }
}

function sentenceIn(call) {
  try {
    return JSON.parse(call.responseText).message
  } catch {
    return ''
  }
}
