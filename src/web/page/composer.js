// The box one writes in.

import { t } from './words.js'

const LONGEST = 2000

/** Sends with Enter, but never while a word is still being composed. */
export function createComposer({ say, complain }) {
  const form = document.getElementById('composer')
  const box = document.getElementById('text')

  const grow = () => {
    box.style.height = 'auto'
    box.style.height = `${box.scrollHeight + 2}px`
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const text = box.value.trim()
    if (text.length > LONGEST) return complain(t('tooLong'))
    if (!text) return box.focus()
    box.value = ''
    grow()
    say(text)
  })

  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey) return
    if (event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    form.requestSubmit()
  })
  // Whoever begins to type means this box, wherever the keyboard is.
  document.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
    if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey || form.hidden) return
    if (document.activeElement !== box && !document.querySelector('dialog[open]')) box.focus()
  })
  box.addEventListener('input', () => {
    complain('')
    grow()
  })

  return {
    focus: () => box.focus({ preventScroll: true }),
    /** Gives words back that could not be sent, before what is being written. */
    giveBack(text) {
      box.value = box.value ? `${text}\n${box.value}` : text
      grow()
    },
    hide: (hidden) => {
      form.hidden = hidden
    },
  }
}
