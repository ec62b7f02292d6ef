import type { DangerKind } from '../conversation.ts'
import type { Line, Utterance } from '../listen/hear.ts'
import type { Cut } from '../listen/pattern.ts'
import { type Intent, intents } from './intents.ts'

/**
 * A locale's `topic-cues.json`: what words, and words side by side, say for and against each
 * intent. `scripts/learn-cues.ts` learns it from the labelled sentences; nobody writes it by hand.
 */
export interface CueBook {
  /** Lines such as `luong: wages 31, none -12`, in tenths. `*` counts in every message. */
  readonly cues: readonly string[]
}

/** How likely each intent is, as natural logarithms. */
export type Likely = ReadonlyMap<Intent, number>

/** Makes the reader of cues: it hears what no phrase says, and is never sure of anything. */
export function createCues(
  book: CueBook,
  cut: Cut,
): (utterance: Utterance, danger: DangerKind | undefined) => Likely {
  const known = new Map(book.cues.map(read))
  return (utterance, danger) => {
    const heard = cuesOf(utterance[cut], cut, danger).flatMap((cue) => known.get(cue) ?? [])
    const sums = new Map<Intent, number>(intents.map((intent) => [intent, 0]))
    for (const weights of heard)
      for (const [intent, weight] of weights) sums.set(intent, (sums.get(intent) ?? 0) + weight)
    const scale = TENTHS * Math.sqrt(Math.max(1, heard.length))
    const scores = intents.map((intent) => [intent, (sums.get(intent) ?? 0) / scale] as const)
    const whole = Math.log(scores.reduce((sum, [, score]) => sum + Math.exp(score), 0))
    return new Map(scores.map(([intent, score]) => [intent, score - whole]))
  }
}

/**
 * The cues of a message: each word without its marks and with them, and each two side by side;
 * in Japanese each run of one to three signs. Figures are all alike.
 */
export function cuesOf(line: Line, cut: Cut, danger: DangerKind | undefined): readonly string[] {
  const cues = new Set([EVER])
  if (danger !== undefined) cues.add(`!${danger}`)
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

type Weights = readonly (readonly [Intent, number])[]

function read(line: string): readonly [string, readonly [Weights]] {
  const at = line.lastIndexOf(': ')
  const weights = line
    .slice(at + 2)
    .split(', ')
    .map((said) => {
      const [intent, weight] = said.split(' ')
      return [intent as Intent, Number(weight)] as const
    })
  return [line.slice(0, at), [weights]]
}

/** What every message has. */
export const EVER = '*'
const TENTHS = 10
const FEW = 3
const FIGURE = /^\d+$/
