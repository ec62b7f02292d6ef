/**
 * A folded word as one of the words it may be: itself, or what is left when a Telex keyboard was
 * off (`thangs` is `thang`, `tieengs` is `tieng`). A word that fits none comes back unchanged.
 */
export function spelt(word: string, known: ReadonlySet<string>): string {
  if (known.has(word) || word.length > 12) return word
  const letters = word
    .replace(DOUBLED, '$1')
    .replace(/uw|w(?=o|$)/g, 'u')
    .replace(/([aou])w/g, '$1')
  for (const reading of [letters, letters.replace(/[sfrxj]$/, '')])
    if (known.has(reading)) return reading
  const inner = letters.replace(/([aeiouy])[sfrxj]/g, '$1')
  return known.has(inner) ? inner : word
}

const DOUBLED = /([aeod])\1/g
