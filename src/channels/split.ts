/**
 * A text in pieces of at most `max` UTF-16 units (at least 40), for words that people wrote: ours
 * are written to fit. Pieces end after a paragraph, a line, a sentence or a word where one ends in
 * the piece's second half, otherwise between graphemes; each then begins with its number, `(1/3)`.
 * Nothing is left out. Nothing but blanks gives no piece at all, since no platform shows one.
 */
export function split(text: string, max: number): readonly string[] {
  if (text.trim() === '') return []
  if (text.length <= max) return [text]
  const pieces: string[] = []
  for (let start = 0; start < text.length; ) {
    const end = cut(text, start, max - numberLength)
    pieces.push(text.slice(start, end))
    start = end
  }
  return pieces.map((piece, index) => `(${index + 1}/${pieces.length})\n${piece}`)
}

/** Room for `(99999/99999)` and a new line. */
const numberLength = 14

const ends = [/\n\s*\n/g, /\n/g, /[.!?…。！？]["'”’」』）)]*\s*/g, /\s+/g] as const

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Where the piece that starts at `start` ends. */
function cut(text: string, start: number, room: number): number {
  if (text.length - start <= room) return text.length
  const near = text.slice(start, start + room + margin)
  const segments = graphemes.segment(near)
  const clean = (at: number) => at < near.length && segments.containing(at)?.index === at
  for (const end of ends) {
    let best = 0
    for (const { index, 0: found } of near.matchAll(end)) {
      const at = index + found.length
      if (at <= room && at > room / 2 && clean(at)) best = at
    }
    if (best > 0) return start + best
  }
  const grapheme = segments.containing(room)?.index ?? 0
  if (grapheme > 0) return start + grapheme
  const half = /[\uDC00-\uDFFF]/.test(text.charAt(start + room)) ? 1 : 0
  return start + room - half
}

/** How far beyond the limit to look, so that the grapheme on it is seen whole. */
const margin = 64
