import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { DangerKind, Locale } from '../src/core/conversation.ts'
import { hear } from '../src/core/listen/hear.ts'
import { cuesOf } from '../src/core/understand/cues.ts'
import { type Intent, intents } from '../src/core/understand/intents.ts'

const usage = `Learns locales/<language>/topic-cues.json from labelled sentences.

  node scripts/run.mjs scripts/learn-cues.ts [vi] [ja] [--also file.jsonl …]

Reads tests/data/utterances: <language>-dev, <language>-topics and facts-dev, what has an intent;
never what is held out. Learns what each word says for each intent (a logistic model, the same on every run), and
writes it down in tenths.`

/** A cue that only one sentence has teaches nothing. */
const LEAST = 2
const FIRST = 0.75
const ROUNDS = 20
const STEP = 0.3
const DECAY = 3e-4
/** Weights nearer to nothing than this many tenths are left out. */
const FAINT = 10

const { values, positionals } = parseArgs({
  options: { help: { type: 'boolean', short: 'h' }, also: { type: 'string', multiple: true } },
  allowPositionals: true,
})
if (values.help) console.log(usage)
else
  for (const locale of positionals.length > 0 ? positionals : ['vi', 'ja']) write(locale as Locale)

interface Labelled {
  readonly text: string
  readonly lang: string
  readonly intent: Intent
  readonly also?: readonly Intent[]
  readonly danger?: DangerKind | null
}

/** A sentence as numbers of cues, and how much of it each intent is. */
interface Lesson {
  readonly cues: readonly number[]
  readonly shares: ReadonlyMap<number, number>
}

function write(locale: Locale): void {
  const cut = locale === 'vi' ? 'words' : 'signs'
  const lines = sentences(locale)
  const found = lines.map(({ text, danger }) => cuesOf(hear(text)[cut], cut, danger ?? undefined))
  const counts = new Map<string, number>()
  for (const cue of found.flat()) counts.set(cue, (counts.get(cue) ?? 0) + 1)
  const names = [...counts].filter(([, count]) => count >= LEAST).map(([cue]) => cue)
  const numbers = new Map(names.map((cue, number) => [cue, number]))
  const lessons = lines.map((line, at) => ({
    cues: (found[at] ?? []).flatMap((cue) => numbers.get(cue) ?? []),
    shares: shares(line),
  }))
  const weights = learn(lessons, names.length)
  const cues = names.flatMap((cue, number) => told(cue, weights, number)).sort()
  writeFileSync(`locales/${locale}/topic-cues.json`, `${JSON.stringify({ cues }, null, 2)}\n`)
  console.log(`${locale}: ${cues.length} cues from ${lines.length} sentences`)
}

function sentences(locale: Locale): readonly Labelled[] {
  const files = [`${locale}-dev`, `${locale}-topics`, 'facts-dev']
    .map((name) => `tests/data/utterances/${name}.jsonl`)
    .concat(values.also ?? [])
  const lines = files
    .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
    .map((line): Labelled => JSON.parse(line))
    .filter((line) => 'intent' in line && line.lang === locale)
  return [...new Map(lines.map((line) => [line.text, line])).values()]
}

function shares({ intent, also = [] }: Labelled): ReadonlyMap<number, number> {
  const first = also.length > 0 ? FIRST : 1
  return new Map([
    ...also.map((name) => [intents.indexOf(name), (1 - first) / also.length] as const),
    [intents.indexOf(intent), first] as const,
  ])
}

/** Walks down the loss with steps that grow smaller where a weight has moved much (AdaGrad). */
function learn(lessons: readonly Lesson[], size: number): Float64Array {
  const many = intents.length
  const weights = new Float64Array(size * many)
  const moved = new Float64Array(size * many)
  const order = [...lessons]
  const random = seeded()
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random)
    for (const { cues, shares: wanted } of order) {
      const scale = 1 / Math.sqrt(Math.max(1, cues.length))
      const likely = likelihoods(weights, cues, scale)
      for (let intent = 0; intent < many; intent++) {
        const wrong = (likely[intent] ?? 0) - (wanted.get(intent) ?? 0)
        if (Math.abs(wrong) < 1e-4) continue
        for (const cue of cues) {
          const at = cue * many + intent
          const slope = wrong * scale + DECAY * (weights[at] ?? 0)
          moved[at] = (moved[at] ?? 0) + slope * slope
          weights[at] = (weights[at] ?? 0) - (STEP * slope) / Math.sqrt((moved[at] ?? 0) + 1e-3)
        }
      }
    }
  }
  return weights
}

function likelihoods(weights: Float64Array, cues: readonly number[], scale: number): number[] {
  const scores = intents.map((_, intent) =>
    cues.reduce((sum, cue) => sum + (weights[cue * intents.length + intent] ?? 0) * scale, 0),
  )
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const whole = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / whole)
}

function told(cue: string, weights: Float64Array, number: number): readonly string[] {
  const said = intents
    .map((intent, at) => ({
      intent,
      tenths: Math.round(10 * (weights[number * intents.length + at] ?? 0)),
    }))
    .filter(({ tenths }) => Math.abs(tenths) >= FAINT)
    .map(({ intent, tenths }) => `${intent} ${tenths}`)
  return said.length === 0 ? [] : [`${cue}: ${said.join(', ')}`]
}

function shuffle(order: Lesson[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = order[at] as Lesson
    order[at] = order[other] as Lesson
    order[other] = kept
  }
}

/** The same numbers on every run (Park and Miller). */
function seeded(): () => number {
  let seed = 1
  return () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
}
