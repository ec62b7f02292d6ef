import type { Locale } from '../core/conversation.ts'
import type { Place } from '../core/enclosure.ts'
import type { CaseworkerAct } from '../core/inbound.ts'
import type { Script } from '../core/script.ts'
import type { Words } from './talk.ts'

/** What a caseworker says to the person, in the reader's language; undefined for what is no message. */
export function wordsOfAct(
  script: Pick<Script, 'say'>,
  reader: Locale,
  words: Words,
  act: CaseworkerAct,
): string | undefined {
  switch (act.kind) {
    case 'reply':
      return act.words
    case 'phrase':
      return script.say(reader, { key: `phrasebook:${act.name}.say`, params: act.slots })
    case 'send':
      return [words(`said.media.${act.file.media}`), act.caption].filter(Boolean).join(' ')
    case 'place':
      return wordsOfPlace(words, act.place)
    default:
      return undefined
  }
}

/** A place with its names and where it is, to be looked up on any map. */
export const wordsOfPlace = (words: Words, { title, address, latitude, longitude }: Place) =>
  [words('said.media.location'), title, address, `${latitude}, ${longitude}`]
    .filter(Boolean)
    .join(' ')
