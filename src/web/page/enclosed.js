// What a caseworker sends with their words: a picture, sound, a file, a place.

import { make, show } from './words.js'

/** A file as the page shows it. Once it is over, a sentence stands in its place. */
export function fileOf({ media, name, path }) {
  const shown = { image: picture, audio: player, video: player }[media]
  return shown ? shown(media, path, name) : link(path, name)
}

/** A place on whatever map the phone has, and in figures for every other. */
export function placeOf({ latitude, longitude }) {
  const line = make('p', 'place')
  const map = make('a')
  map.href = `geo:${latitude},${longitude}?q=${latitude},${longitude}`
  show(map, 'placeOpen')
  line.append(map, ` ${latitude}, ${longitude}`)
  return line
}

function picture(_media, path, name) {
  const opens = make('a', 'picture')
  opens.href = path
  Object.assign(opens, { target: '_blank', rel: 'noopener noreferrer' })
  const image = make('img')
  image.alt = name ?? ''
  image.src = path
  image.addEventListener('error', () => opens.replaceWith(over()))
  opens.append(image)
  return opens
}

function player(media, path) {
  const element = make(media)
  element.controls = true
  element.preload = 'metadata'
  element.src = path
  element.addEventListener('error', () => element.replaceWith(link(path)))
  return element
}

function link(path, name) {
  const opens = make('a', 'file')
  opens.href = path
  Object.assign(opens, { target: '_blank', rel: 'noopener noreferrer' })
  if (name) opens.textContent = name
  else show(opens, 'fileOpen')
  return opens
}

function over() {
  const line = make('p', 'note')
  show(line, 'fileOver')
  return line
}
