import type { CueBook } from '../../src/core/listen/cues.ts'

/** A labelled sentence: its cues, and how much of it each meaning is; together they are one. */
export interface Lesson<Name extends string> {
  readonly cues: readonly string[]
  readonly shares: ReadonlyMap<Name, number>
}

/**
 * Learns how much each cue speaks for each meaning: a logistic model, by walking down the loss with
 * steps that grow smaller where a weight has moved much (AdaGrad). A cue that only one sentence has
 * teaches nothing, and `faint` weights, in tenths, are left out. The same lessons always teach the
 * same.
 */
export function weigh<Name extends string>(
  lessons: readonly Lesson<Name>[],
  names: readonly Name[],
  faint: number,
): CueBook {
  const counts = new Map<string, number>()
  for (const { cues } of lessons)
    for (const cue of cues) counts.set(cue, (counts.get(cue) ?? 0) + 1)
  const known = [...counts].filter(([, count]) => count >= LEAST).map(([cue]) => cue)
  const rows = new Map(known.map((cue) => [cue, new Row(names.length)]))
  const sheets = lessons.map(({ cues, shares }) => ({
    rows: cues.flatMap((cue) => rows.get(cue) ?? []),
    wanted: names.map((name) => shares.get(name) ?? 0),
  }))
  const random = seeded()
  for (let round = 0; round < ROUNDS; round++)
    for (const sheet of shuffled(sheets, random)) step(sheet.rows, sheet.wanted)
  return {
    cues: [...rows].flatMap(([cue, { weights }]) => told(cue, names, weights, faint)).toSorted(),
  }
}

/** What a cue weighs for each meaning, and how far each weight has moved. */
class Row {
  readonly weights: Float64Array
  readonly moved: Float64Array

  constructor(size: number) {
    this.weights = new Float64Array(size)
    this.moved = new Float64Array(size)
  }
}

function step(rows: readonly Row[], wanted: readonly number[]): void {
  const scale = 1 / Math.sqrt(Math.max(1, rows.length))
  for (const [at, likely] of likelihoods(rows, wanted.length, scale).entries()) {
    const wrong = likely - (wanted[at] ?? 0)
    if (Math.abs(wrong) < 1e-4) continue
    for (const { weights, moved } of rows) {
      const slope = wrong * scale + DECAY * (weights[at] ?? 0)
      moved[at] = (moved[at] ?? 0) + slope * slope
      weights[at] = (weights[at] ?? 0) - (STEP * slope) / Math.sqrt((moved[at] ?? 0) + 1e-3)
    }
  }
}

function likelihoods(rows: readonly Row[], size: number, scale: number): readonly number[] {
  const scores = Array.from({ length: size }, (_, at) =>
    rows.reduce((sum, { weights }) => sum + (weights[at] ?? 0) * scale, 0),
  )
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const whole = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / whole)
}

function told(
  cue: string,
  names: readonly string[],
  weights: Float64Array,
  faint: number,
): readonly string[] {
  const said = names
    .map((name, at) => ({ name, tenths: Math.round(10 * (weights[at] ?? 0)) }))
    .filter(({ tenths }) => Math.abs(tenths) >= faint)
    .map(({ name, tenths }) => `${name} ${tenths}`)
  return said.length === 0 ? [] : [`${cue}: ${said.join(', ')}`]
}

function shuffled<One>(list: readonly One[], random: () => number): readonly One[] {
  const mixed = [...list]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[mixed[at], mixed[other]] = [mixed[other] as One, mixed[at] as One]
  }
  return mixed
}

/** The same numbers on every run (Park and Miller). */
function seeded(): () => number {
  let seed = 1
  return () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
}

const LEAST = 2
const ROUNDS = 20
const STEP = 0.3
const DECAY = 3e-4
