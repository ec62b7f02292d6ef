import type { DeskEvent } from '../ports.ts'
import type { SayRoom } from './say.ts'

type Said = Extract<DeskEvent['what'], { kind: 'said' }>

/** How many albums are remembered: their files come within seconds of each other. */
const REMEMBERED = 100

/**
 * How a note or a command begins: `//` and `/help`, on a Japanese keyboard `／／` or `・・`. Three
 * dots are a pause.
 */
const MARK = /^[\s\p{Cf}]*(?:[/⁄∕]|・・(?!・))/u

/**
 * Tells what was said among colleagues: what answers one of them, what is not their own words, what
 * begins as a note or a command, and every further file of an album of which one did, since the
 * words stand below one of them only.
 */
export function createAsides(): (said: Said) => boolean {
  const albums = new Set<string>()
  return ({ text, toColleague, borrowed, album }) => {
    const aside = toColleague || borrowed || isMarked(text ?? '')
    if (album === undefined) return aside
    if (aside) albums.add(album)
    if (albums.size > REMEMBERED) for (const first of [...albums].slice(0, 1)) albums.delete(first)
    return albums.has(album)
  }
}

/** Whether words begin as a note or a command does. */
export const isMarked = (text: string): boolean => MARK.test(text.normalize('NFKC'))

/** Whether it is something that can be sent on: not a sticker, a contact or a vote. */
export const isSendable = ({ text, file, place }: Said): boolean =>
  text !== undefined || file !== undefined || place !== undefined

/** A note's words; of a file, what it is: it stays in the room and nowhere else. */
export function wordsOf(say: SayRoom, { text, file, place }: Said): string {
  const what = file ? say(`kind.${file.kind}`) : place ? say('sentPlace') : undefined
  return [what, text].filter((words) => words !== undefined).join(' ')
}
