import { harmless, plain } from './chatter.ts'
import { whole } from './decimal.ts'
import { type Limits, spansIn, within } from './limits.ts'
import { type Term, terms } from './terms.ts'
import { longest, normalise, unmarked } from './text.ts'
import { idle } from './time.ts'
import { tokens } from './tokens.ts'

/**
 * What someone typed as whole yen: `18万5千`, `180.000`, `１８００００`, `15 man`, `12 sên`,
 * `khoảng 18 vạn`, `十八万`. Undefined where it says none or several amounts, another currency,
 * a fraction of a yen, another span of time than the limits', or only amounts outside them:
 * nothing is guessed. Pay for a span of time is asked before deductions, so take-home pay is no
 * answer to it.
 */
export function readMoney(text: string, limits?: Limits): number | undefined {
  if (limits?.per !== undefined && saysTakeHome(text)) return undefined
  const meant = amounts(text, limits).filter((yen) => within(yen, limits))
  return meant.length === 1 ? meant[0] : undefined
}

/** Whether a message says that its amount is what is left after deductions. */
export const saysTakeHome = (text: string): boolean =>
  text.length <= longest && TAKE_HOME.test(unmarked(normalise(text)))

const TAKE_HOME = /手取り|てどり|tedori|\b(?:ve tay|thuc (?:nhan|linh|lanh)|sau khi tru|net)\b/

/** The same whatever the limits, so that an answer can say "that looks too large". */
export const readMoneyLoosely = (text: string): number | undefined => readMoney(text)

/** Every sum of yen the message can mean, if it names one sum at all. */
function amounts(text: string, limits: Limits | undefined): readonly number[] {
  if (text.length > longest) return []
  const cut = tokens(normalise(text))
  const all = terms(cut) ?? []
  const said = chains(all.filter((term) => !idle(term, cut)))
  const [first = [], ...others] = said.map(sum)
  if (others.some((other) => other.join() !== first.join())) return []
  const per = limits?.per
  if (per !== undefined && [...spansIn(cut, all)].some((span) => span !== per)) return []
  const marked = said.every(([head]) => head?.unit !== undefined || head?.yen === true)
  return (marked ? harmless : plain)(cut, all) ? first : []
}

/** Terms that stand together and make one sum: `18万` `5千`; `15 man` `5`. */
function chains(found: readonly Term[]): readonly (readonly Term[])[] {
  const grouped: Term[][] = []
  for (const term of found) {
    const chain = grouped.at(-1)
    const last = chain?.at(-1)
    if (chain && last && last.to === term.from && size(term) < size(last) && !last.yen)
      chain.push(term)
    else grouped.push([term])
  }
  return grouped
}

function sum(chain: readonly Term[]): readonly number[] {
  let totals: readonly number[] = [0]
  for (const [at, term] of chain.entries()) {
    const above = chain[at - 1]
    const parts = above === undefined ? alone(term) : below(term, size(above))
    totals = totals.flatMap((total) => parts.map((part) => total + part))
  }
  return [...new Set(totals)].filter((total) => total < 1e9)
}

function alone(term: Term): readonly number[] {
  if (!isMoney(term)) return []
  const by = size(term)
  if (term.half && by === 1) return []
  const more = term.half ? by / 2 : 0
  const readings = by === 1 ? term.readings.slice(0, 1) : term.readings
  return readings.flatMap((reading) => {
    const yen = whole(reading, by)
    return yen === undefined ? [] : [yen + more]
  })
}

/** A part after `above`: one digit is the next place down (`15 man 5`), two are unclear. */
function below(term: Term, above: number): readonly number[] {
  const [yen] = alone(term)
  if (yen === undefined || yen >= above || yen === 0) return []
  if (size(term) > 1 || yen >= 100) return [yen]
  if (yen < 10) return term.yen ? [yen, (yen * above) / 10] : [(yen * above) / 10]
  return term.yen ? [yen] : []
}

const size = ({ unit }: Term) => (unit === 'man' ? 10_000 : unit === 'thousand' ? 1000 : 1)

const isMoney = ({ unit }: Term) =>
  unit === undefined || unit === 'man' || unit === 'thousand' || unit === 'yen'
