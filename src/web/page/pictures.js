// Bars drawn in SVG, without any style of their own: widths are shares, colours are classes.

import { make, show, t } from './words.js'

const sizeOf = ({ size }) => (Number.isFinite(size) && size > 0 ? size : 0)

/** Bars under one another, the longest as wide as there is room; what one lacks of it is dashed. */
export function drawBars(bars, figure) {
  const longest = Math.max(...bars.map(sizeOf))
  const picture = make('figure', 'picture')
  picture.setAttribute('role', 'img')
  const told = bars.map(({ label, value, gap }) => [label, value, gap].filter(Boolean).join(', '))
  picture.setAttribute('aria-label', `${t('compared')}: ${told.join('; ')}`)
  for (const bar of bars) {
    const share = longest > 0 ? sizeOf(bar) / longest : 0
    const shapes = [rect(0, share, `bar ${bar.mark ?? 'plain'}`)]
    if (bar.gap && share < 1) shapes.push(rect(share, 1 - share, 'lack'))
    picture.append(beside(bar.label, figure(bar)), draw('bars', shapes))
    if (bar.gap) picture.append(make('p', 'gap', bar.gap))
  }
  return picture
}

/** One bar of a whole sum, and a numbered list of what it is made of. */
export function drawParts(parts, figure) {
  const whole = parts.reduce((sum, part) => sum + sizeOf(part), 0)
  const picture = make('figure', 'picture')
  const caption = make('figcaption')
  show(caption, 'parts')
  const shapes = []
  let start = 0
  parts.forEach((part, place) => {
    const share = whole > 0 ? sizeOf(part) / whole : 0
    if (share > 0) shapes.push(rect(start, share, `part p${place % 6}`))
    if (share > 0.07) shapes.push(number(start + share / 2, place + 1))
    start += share
  })
  const bar = draw('whole', shapes)
  bar.setAttribute('role', 'img')
  bar.removeAttribute('aria-hidden')
  const told = parts.map(({ label, value }) => `${label} ${value}`)
  bar.setAttribute('aria-label', told.join('; '))
  const legend = make('ol', 'legend')
  parts.forEach((part, place) => {
    const item = make('li')
    item.append(draw('swatch', [rect(0, 1, `part p${place % 6}`), number(0.5, place + 1)]))
    item.append(beside(part.label, figure(part)))
    legend.append(item)
  })
  picture.append(caption, bar, legend)
  return picture
}

function beside(label, figure) {
  const line = make('p', 'beside')
  const value = make('span', 'value')
  value.append(...figure)
  line.append(make('span', 'label', label), value)
  return line
}

function draw(kind, shapes) {
  const svg = shape('svg', { class: kind, 'aria-hidden': 'true', focusable: 'false' })
  svg.append(...shapes)
  return svg
}

const rect = (from, share, kind) =>
  shape('rect', { class: kind, x: percent(from), width: percent(share), height: '100%' })

function number(at, count) {
  const text = shape('text', { x: percent(at), y: '50%', dy: '0.36em' })
  text.textContent = count
  return text
}

const percent = (share) => `${Math.round(share * 10000) / 100}%`

function shape(name, attributes) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}
