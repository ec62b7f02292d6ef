// The page's own words, in both languages, and which of them is being read.

const texts = JSON.parse(document.getElementById('texts').textContent)

/** The language the page is read in. */
export const reading = () => document.documentElement.lang

/** A text by its name, with its places filled. */
export const t = (name, values = {}) =>
  texts[reading()][name].replace(/\{\{(\w+)\}\}/g, (_, place) => values[place])

/** Turns the whole page into this language. */
export function readIn(locale) {
  document.documentElement.lang = locale
  for (const element of document.querySelectorAll('[data-t]'))
    element.textContent = t(element.dataset.t)
  for (const element of document.querySelectorAll('[data-t-label]'))
    element.setAttribute('aria-label', t(element.dataset.tLabel))
  for (const element of document.querySelectorAll('[data-t-hint]'))
    element.placeholder = t(element.dataset.tHint)
  document.getElementById('tongue').lang = locale === 'vi' ? 'ja' : 'vi'
}

/** Shows a text that stays right when the language changes. */
export function show(element, name) {
  element.dataset.t = name
  element.textContent = t(name)
}

/** An element with its class and its text. */
export function make(tag, kind, text) {
  const element = document.createElement(tag)
  if (kind) element.className = kind
  if (text !== undefined) element.textContent = text
  return element
}
