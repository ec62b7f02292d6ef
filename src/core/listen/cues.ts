import type { Line } from './hear.ts'
import type { Cut } from './pattern.ts'

/**
 * What words, and words side by side, say for and against each meaning: lines such as
 * `luong: wages 31, none -12`, in tenths. `scripts/learn.ts` learns them from labelled sentences;
 * nobody writes them by hand: whoever wants it otherwise adds sentences.
 */
export interface CueBook {
  readonly cues: readonly string[]
}

/** Gives the line of a cue; undefined where nothing was learnt of it. */
export type CueFinder = (cue: string) => string | undefined

const findIn = ({ cues }: CueBook): CueFinder => {
  const lines = new Map(cues.map((line) => [line.slice(0, line.lastIndexOf(': ')), line]))
  return (cue) => lines.get(cue)
}

/** How likely each meaning is, as natural logarithms. */
export type Likely<Name extends string> = ReadonlyMap<Name, number>

/**
 * Makes the reader of cues: it hears what no phrase says, and is never sure of anything. `more` are
 * cues that are known from elsewhere, such as a danger that was found.
 */
export function createCues<Name extends string>(
  names: readonly Name[],
  book: CueBook | CueFinder,
  cut: Cut,
): (line: Line, more?: readonly string[] | undefined) => Likely<Name> {
  const find = typeof book === 'function' ? book : findIn(book)
  const read = new Map<string, readonly Weights<Name>[]>()
  const weightsOf = (cue: string): readonly Weights<Name>[] => {
    const known = read.get(cue)
    if (known) return known
    const line = find(cue)
    const weights = line === undefined ? NONE : [weightsIn<Name>(line)]
    if (line !== undefined || read.size < MANY) read.set(cue, weights)
    return weights
  }
  return (line, more = []) => {
    const heard = cuesOf(line, cut, more).flatMap(weightsOf)
    const sums = new Map<Name, number>(names.map((name) => [name, 0]))
    for (const weights of heard)
      for (const [name, weight] of weights) sums.set(name, (sums.get(name) ?? 0) + weight)
    const scale = TENTHS * Math.sqrt(Math.max(1, heard.length))
    const scores = names.map((name) => [name, (sums.get(name) ?? 0) / scale] as const)
    const whole = Math.log(scores.reduce((sum, [, score]) => sum + Math.exp(score), 0))
    return new Map(scores.map(([name, score]) => [name, score - whole]))
  }
}

/**
 * Where to listen in a message: its sentences, and of long ones stretches that overlap. What is said
 * once in a long story is not to be drowned in it, and what speaks against it stands close by.
 */
export function stretchesOf({ sounds, breaks }: Line, cut: Cut): readonly Stretch[] {
  const ends = [...sounds.keys()].filter((at) => at > 0 && (breaks[at] ?? 0) > 1)
  const starts = [0, ...ends]
  return starts.flatMap((from, number) => {
    const end = starts[number + 1] ?? sounds.length
    const most = STRETCH[cut]
    const count = Math.max(1, Math.ceil((end - from - most) / (most / 2)) + 1)
    return Array.from({ length: count }, (_, at) => {
      const begin = from + (at * most) / 2
      return { from: begin, to: Math.min(end, begin + most) }
    })
  })
}

/** From one place of a line up to another, that not included. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A stretch of a line, as a line of its own. */
export const within = ({ sounds, breaks, heads }: Line, { from, to }: Stretch): Line => ({
  sounds: sounds.slice(from, to),
  breaks: breaks.slice(from, to),
  heads: heads.slice(from, to),
})

/**
 * The cues of a message: each word without its marks and with them, and each two side by side;
 * in Japanese each run of one to three signs. Figures are all alike.
 */
export function cuesOf(line: Line, cut: Cut, more: readonly string[] = []): readonly string[] {
  const cues = new Set([EVER, ...more])
  const plain = line.sounds.map((sounds) => (sounds.at(-1)?.letters ?? '').replace(FIGURE, '0'))
  for (const [at, word] of plain.entries()) {
    const written = line.sounds[at]?.[0]
    cues.add(word)
    if (written && (written.tone > 0 || written.shape !== ''))
      cues.add(`${written.letters}/${written.tone}${written.shape}`)
    const next = plain[at + 1]
    if (next !== undefined) cues.add(`${word} ${next}`)
    if (cut === 'signs' && next !== undefined && plain[at + 2] !== undefined)
      cues.add(`${word} ${next} ${plain[at + 2]}`)
  }
  if (plain.length <= FEW) cues.add('<few>')
  return [...cues]
}

/** What one cue says for and against each meaning. */
type Weights<Name extends string> = readonly (readonly [Name, number])[]

/** Read when the cue is first heard: most of some ten thousand never are. */
const weightsIn = <Name extends string>(line: string): Weights<Name> =>
  line
    .slice(line.lastIndexOf(': ') + 2)
    .split(', ')
    .map((said) => {
      const [name, weight] = said.split(' ')
      return [name as Name, Number(weight)] as const
    })

const NONE: readonly [] = []
/** Cues of which is remembered that nothing was learnt of them: what people write has no end. */
const MANY = 100_000

/** Places in a stretch: as many as most messages have. */
const STRETCH: { readonly [C in Cut]: number } = { words: 16, signs: 36 }
/** What every message has. */
const EVER = '*'
const TENTHS = 10
const FEW = 3
const FIGURE = /^\d+$/
