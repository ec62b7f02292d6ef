/**
 * Counts what is written where little room is left, and says when it is too long: the words stay, and
 * are not sent before they fit. What each field may hold stands in its `data-longest`.
 */
const FROM = 0.8

function tell(field) {
  const most = Number(field.dataset.longest)
  const written = field.value.trim().length
  const long = written > most
  const sentence = long ? field.dataset.refused : ''
  field.setCustomValidity(sentence)
  field.ariaInvalid = long ? 'true' : null
  const count = document.getElementById(`${field.id}-count`)
  const figure = written.toLocaleString(document.documentElement.lang)
  count.textContent = count.dataset.count.replace('#', figure)
  count.hidden = written < most * FROM
  const said = document.getElementById(`${field.id}-long`)
  if (said.textContent !== sentence) said.textContent = sentence
  said.hidden = !long
}

document.addEventListener('input', ({ target }) => {
  if (target.dataset.longest) tell(target)
})

/** Words that are handed back, or that the browser brings again. */
addEventListener('pageshow', () => {
  for (const field of document.querySelectorAll('[data-longest]')) tell(field)
})
