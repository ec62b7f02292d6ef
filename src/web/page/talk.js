// The talk as it is seen: who said what, and the answers that can be tapped now.

import { fileOf, placeOf } from './enclosed.js'
import { figuresOf } from './figures.js'
import { pieces } from './links.js'
import { watchFor } from './more.js'
import { make, reading, show } from './words.js'

const log = document.getElementById('log')
const pending = document.getElementById('pending')

/** Shows the talk. `tapped(choice, byKeyboard)` hears of an answer that was tapped. */
export function createTalk(tapped) {
  let day = dayOf(Date.now())

  function add(turn, mine) {
    const heard = turn.heard ?? mine
    const group = make('div', 'turn')
    const today = dayOf(turn.at)
    if (today !== day) group.append(make('p', 'day', today))
    day = today
    if (heard) group.append(bubble(heard, 'mine', 'you'))
    const choices = turn.said.some((said) => said.choices?.length)
    if (choices) retire()
    turn.said.forEach((said, place) => {
      const spoken = bubble(
        said.text,
        said.tone === 'result' ? 'result' : 'theirs',
        'speaker',
        said.card,
      )
      if (said.file) spoken.append(fileOf(said.file))
      if (said.place) spoken.append(placeOf(said.place))
      spoken.id = `m${turn.seq}-${place}`
      group.append(spoken)
      if (said.choices?.length) group.append(answers(said.choices, spoken.id))
    })
    log.append(group)
    return group
  }

  const answers = (choices, question) => {
    const list = make('div', 'choices')
    list.setAttribute('role', 'group')
    list.setAttribute('aria-labelledby', question)
    for (const choice of choices) {
      const button = say(make('button'), choice.label)
      button.type = 'button'
      button.addEventListener('click', ({ detail }) => {
        if (list.classList.contains('taken')) return
        take(list, button)
        tapped(choice, detail === 0)
      })
      list.append(button)
    }
    return list
  }

  return {
    /** Shows turns. `first`: the talk is being put back, and is not read aloud. */
    show(turns, mine, first) {
      if (first) log.setAttribute('aria-live', 'off')
      const at = turns.findLastIndex((turn) => turn.heard === null)
      const groups = turns.map((turn, place) => add(turn, place === at ? mine : undefined))
      const newest = groups.at(-1)
      if (newest) reveal(newest, first)
      watchFor(log.querySelector('.choices'))
      if (first) setTimeout(() => log.setAttribute('aria-live', 'polite'), 200)
      return newest
    },
    /** Shows what is said but not yet taken. */
    wait(sayings, note) {
      const words = sayings.filter(({ label }) => label)
      pending.replaceChildren(...words.map(({ label }) => bubble(label, 'mine', 'you')))
      if (words.length === 0) return
      const line = make('p', `note ${note}`)
      show(line, note)
      pending.append(line)
    },
    /** Brings what was just said into view. */
    follow: () => pending.scrollIntoView({ block: 'end', behavior: behaviour() }),
    /** Lets the standing question be answered again. */
    reopen() {
      for (const list of log.querySelectorAll('.choices.taken')) {
        list.classList.remove('taken')
        for (const button of list.children) {
          button.removeAttribute('aria-disabled')
          button.classList.remove('chosen')
        }
      }
    },
    clear() {
      day = dayOf(Date.now())
      log.replaceChildren()
      watchFor()
      pending.replaceChildren()
    },
  }
}

function take(list, chosen) {
  list.classList.add('taken')
  chosen.classList.add('chosen')
  for (const button of list.children) button.setAttribute('aria-disabled', 'true')
}

/** A question that no longer stands keeps its answers as plain words. */
function retire() {
  for (const list of log.querySelectorAll('.choices')) {
    const labels = [...list.children].map((button) => button.textContent)
    list.replaceWith(say(make('p', 'past'), labels.join(' · ')))
  }
}

function bubble(text, kind, who, card) {
  const element = make('div', `bubble ${kind}`)
  const name = make('span', kind === 'mine' ? 'sr' : 'who')
  show(name, who)
  element.append(name)
  if (kind === 'mine') element.append(say(make('p', 'words'), text))
  else if (card) element.append(...resultOf(text, card))
  else element.append(worded(text, text.split('\n'), kind === 'result'))
  return element
}

/** What was found and the sums, the figures, how they were reckoned, and what else there is to say. */
function resultOf(text, card) {
  const lines = text.split('\n')
  const found = (card.title ?? '').split('\n').length
  const other = lines.slice(found).findIndex((line) => !/^[•・➡]/.test(line))
  const end = other < 0 ? lines.length : found + other
  const sums = lines.slice(found, end).filter((line) => line.startsWith('➡'))
  const points = lines.slice(found, end).filter((line) => !sums.includes(line))
  return [
    worded(text, [...lines.slice(0, found), ...sums], true),
    ...figuresOf(card, languageOf(text)),
    ...(points.length > 0 ? [onDemand(worded(text, points))] : []),
    ...(end < lines.length ? [worded(text, lines.slice(end))] : []),
  ]
}

/** What the figures say already, in words, for whoever wants to follow it. */
function onDemand(words) {
  const details = make('details', 'reckoning')
  const summary = make('summary')
  show(summary, 'reckoning')
  details.append(summary, words)
  return details
}

function worded(text, lines, result) {
  const words = make('p', 'words')
  words.lang = languageOf(text)
  words.append(...lines.map((line, place) => lineOf(line, result && place === 0)))
  return words
}

/** A line of a bubble: points hang, sums stand out, and a result begins with what was found. */
function lineOf(text, head) {
  const kind = head ? 'head' : /^[•・]/.test(text) ? 'point' : /^➡/.test(text) ? 'sum' : ''
  const line = make(kind === 'head' || kind === 'sum' ? 'strong' : 'span', `line ${kind}`)
  line.append(...pieces(text).map(linked))
  return line
}

function linked({ text, href }) {
  if (!href) return document.createTextNode(text)
  const link = make('a', '', text)
  link.href = href
  if (href.startsWith('http')) Object.assign(link, { target: '_blank', rel: 'noopener noreferrer' })
  return link
}

function reveal(group, first) {
  const { clientHeight, style } = document.documentElement
  const above = document.querySelector('header').offsetHeight
  const below = document.getElementById('composer').offsetHeight
  const sticks = matchMedia('(min-height: 34em)').matches
  style.scrollPadding = `${(sticks ? above : 0) + 10}px 0 ${below + 10}px`
  const fits = group.offsetHeight < clientHeight - above - below - 20
  const shown = fits ? group : (group.querySelector('.bubble:not(.mine)') ?? group)
  const block = fits ? 'end' : 'start'
  shown.scrollIntoView({ block, behavior: first ? 'instant' : behaviour() })
}

const behaviour = () =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'

/** Marks words with their language where it is not the page's, so that they are read out right. */
function say(element, text) {
  element.lang = languageOf(text)
  element.textContent = text
  return element
}

const languageOf = (text) =>
  /[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/.test(text)
    ? 'vi'
    : /[\u3040-\u30ff\u4e00-\u9fff]/.test(text)
      ? 'ja'
      : reading()

const dayOf = (at) =>
  new Intl.DateTimeFormat('ja-JP', { dateStyle: 'medium', timeZone: 'Asia/Tokyo' }).format(at)
