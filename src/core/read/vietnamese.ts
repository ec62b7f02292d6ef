import type { Token } from './tokens.ts'

/**
 * Reads a number below 1,000 in Vietnamese words, beginning at `at`: how many words it takes and
 * its value, or `unsafe` where the words do not make one number (`hai ba man` is "twenty or
 * thirty thousand") or a word beside it may be one once its marks are gone (`tam`: 8, or "about").
 */
export function inWords(
  cut: readonly Token[],
  at: number,
): { readonly taken: number; readonly value: number | 'unsafe' } | undefined {
  let end = at
  while (continues(cut[end]?.text ?? '', end > at ? cut[end - 1]?.text : undefined)) end++
  if (end === at) return undefined
  const spoken = cut.slice(at, end).map(({ text }) => VALUES.get(text) ?? 'linh')
  const blurred = BEFORE.has(cut[at - 1]?.text ?? '') || AFTER.has(cut[end]?.text ?? '')
  return { taken: end - at, value: (blurred ? undefined : total(spoken.join(' '))) ?? 'unsafe' }
}

/** `mười năm` is ten years; fifteen is `mười lăm`. */
function continues(word: string, last: string | undefined): boolean {
  if (word === 'năm' && last !== undefined && VALUES.get(last) === '10') return false
  return VALUES.has(word) || (last !== undefined && LINKS.has(word))
}

function total(spoken: string): number | undefined {
  const found = NUMBER.exec(spoken)
  if (found === null) return undefined
  const [, hundreds, tens, ten, one] = found
  return Number(hundreds ?? 0) * 100 + (tens ? Number(tens) * 10 : ten ? 10 : 0) + Number(one ?? 0)
}

const NUMBER = /^(?:(\d) 100(?= \d 10| 10| linh|$))?(?: ?(?:(\d) 10|(10)|linh))?(?: ?(\d))?$/
const VALUES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    1: 'một mốt mot',
    2: 'hai',
    3: 'ba',
    4: 'bốn tư bon',
    5: 'năm lăm',
    6: 'sáu',
    7: 'bảy bẩy',
    8: 'tám',
    9: 'chín chin',
    10: 'mười mươi muoi',
    100: 'trăm tram',
  }).flatMap(([value, list]) => list.split(' ').map((word) => [word, value] as const)),
)
const LINKS = new Set(['linh', 'lẻ'])
const BEFORE = new Set(['nam', 'sau', 'bay', 'tam'])
const AFTER = new Set(['tu', 'lam', ...BEFORE])
