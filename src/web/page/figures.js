// A result's figures: a table to read, and what can be seen at a glance.

import { drawBars, drawParts } from './pictures.js'
import { make, show } from './words.js'

/** How a mark is seen without colour; what it means is written for those who listen. */
const SIGNS = { low: '▼', fine: '✓', unsure: '?' }

/** The pictures and the table of a card, in this order, in the language of their words. */
export function figuresOf({ rows, bars = [], parts = [] }, locale) {
  const all = []
  if (bars.length > 0) all.push(drawBars(bars, figure))
  if (parts.length > 0) all.push(drawParts(parts, figure))
  if (rows.length > 0) all.push(tableOf(rows))
  for (const element of all) element.lang = locale
  return all
}

function tableOf(rows) {
  const table = roled('table', 'table', 'figures')
  const caption = make('caption')
  show(caption, 'figures')
  const body = roled('tbody', 'rowgroup')
  for (const row of rows) {
    const line = roled('tr', 'row', row.mark)
    const label = roled('th', 'rowheader', '', row.label)
    label.scope = 'row'
    const value = roled('td', 'cell')
    value.append(...figure(row))
    line.append(label, value)
    body.append(line)
  }
  table.append(caption, body)
  return table
}

/** Laid out as boxes, a browser may forget that it is a table: its roles say so. */
function roled(tag, role, kind, text) {
  const element = make(tag, kind, text)
  element.setAttribute('role', role)
  return element
}

/** A figure with the sign of its mark before it. */
function figure({ value, mark }) {
  const text = make('span', 'figure', value)
  if (!mark) return [text]
  const sign = make('span', `sign ${mark}`, SIGNS[mark])
  sign.setAttribute('aria-hidden', 'true')
  const word = make('span', 'sr')
  show(word, mark)
  return [sign, word, text]
}
