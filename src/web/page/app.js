// Puts the page together.

import { createComposer } from './composer.js'
import { createFiles } from './files.js'
import { createLine } from './line.js'
import { createMemory } from './memory.js'
import { createSettings } from './settings.js'
import { createTalk } from './talk.js'
import { readIn, reading, show, t } from './words.js'

const banner = document.getElementById('banner')
const ended = document.getElementById('ended')
const memory = createMemory(reading())
readIn(memory.language)

let line
let first = true
let byKeyboard = false
let troubled = false

const composer = createComposer({
  say: (text) => send({ text, label: text }),
  complain: (sentence) => tell(sentence),
})
const files = createFiles(memory, (sentence) => tell(sentence))
const talk = createTalk((choice, keyboard) => {
  byKeyboard = keyboard
  send({ tap: choice.data, label: choice.label })
})
createSettings(memory, {
  wiped: () => close('wiped'),
  forget: () => send({ command: 'forget', label: t('forget') }),
})

for (const button of document.querySelectorAll('[data-command]'))
  button.addEventListener('click', () => {
    const { command } = button.dataset
    send({ command, label: t(command) })
  })
document.getElementById('tongue').addEventListener('click', () => {
  const next = reading() === 'vi' ? 'ja' : 'vi'
  read(next)
  send({ command: next, label: t(next) })
})
ended.querySelector('button').addEventListener('click', () => {
  ended.hidden = true
  talk.clear()
  composer.hide(false)
  begin()
})
window.addEventListener('error', () => show(banner, 'broken'))
window.addEventListener('unhandledrejection', () => show(banner, 'broken'))

begin()

function begin() {
  first = true
  if (memory.isFresh()) memory.hold([{ id: memory.name(), joined: true }])
  line = createLine(memory, {
    turns(answer, saying) {
      if (line.waiting().length === 0) read(answer.locale)
      files.allow(answer.files === true)
      talk.wait(line.waiting(), 'sending')
      const newest = talk.show(answer.turns, saying?.label, first)
      if (answer.turns.length > 0) first = false
      if (newest && saying && byKeyboard) follow(newest)
    },
    refused(saying, sentence) {
      if (saying.text) composer.giveBack(saying.text)
      talk.reopen()
      talk.wait(line.waiting(), 'sending')
      tell(sentence)
    },
    state(name, sentence) {
      if (name === 'open') {
        if (troubled) tell('')
        troubled = false
        return
      }
      troubled = true
      if (name === 'slow') tell(sentence)
      else show(banner, name)
      talk.wait(line.waiting(), 'waiting')
    },
    lost: () => close('lost'),
    over(answer) {
      if (answer.hidden) return leave()
      close('forgotten')
      talk.show(answer.turns, undefined, true)
    },
    again() {
      talk.clear()
      first = true
    },
  })
  talk.wait(line.waiting(), 'sending')
}

function send(saying) {
  line.say(saying)
  talk.wait(line.waiting(), 'sending')
  talk.follow()
}

/** After an answer by keyboard the next question's first answer is at hand. */
function follow(newest) {
  byKeyboard = false
  const away = document.activeElement === document.body || document.activeElement === null
  if (!away && !document.activeElement.closest('.choices')) return
  const next = newest.querySelector('.choices button')
  if (next) next.focus({ preventScroll: true })
  else composer.focus()
}

function close(why) {
  line.stop()
  memory.wipe()
  talk.clear()
  files.clear()
  tell('')
  composer.hide(true)
  show(ended.querySelector('p'), why)
  ended.hidden = false
  ended.focus()
}

/** Nothing of the talk stays in this tab, whoever looks at it next. */
function leave() {
  document.body.hidden = true
  close('wiped')
  location.replace(document.getElementById('exit').href)
}

function read(locale) {
  if (locale !== memory.language) memory.speak(locale)
  if (locale !== reading()) readIn(locale)
}

function tell(sentence) {
  delete banner.dataset.t
  banner.textContent = sentence
}
