/**
 * A plain word as it was meant where the Vietnamese keyboard was off: Telex (`cheets`, `muoosn`)
 * and VNI (`che61t`). Undefined where it is no Vietnamese syllable then, or nothing is changed.
 */
export function meant(word: string): string | undefined {
  if (word.length > LONGEST || !TYPED.test(word)) return undefined
  const letters = VNI.test(word) ? fromVni(word) : TELEX.test(word) ? fromTelex(word) : undefined
  if (letters === undefined || letters === word) return undefined
  return isSyllable(letters.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd'))
    ? letters
    : undefined
}

function fromVni(word: string): string | undefined {
  let made = ''
  let tone = ''
  for (const sign of word) {
    const digit = Number(sign)
    if (Number.isNaN(digit)) made += sign
    else if (digit >= 1 && digit <= 5) tone = TONES[digit - 1] ?? ''
    else {
      const shaped = reshape(made, digit === 6 ? '^' : digit === 7 ? '+' : digit === 8 ? '(' : '-')
      if (shaped === undefined) return undefined
      made = shaped
    }
  }
  return toned(made, tone)
}

function fromTelex(word: string): string | undefined {
  let made = ''
  let tone = ''
  for (const sign of word) {
    const spoken = VOWEL.test(made)
    const last = made.at(-1) ?? ''
    if (spoken && sign in TELEX_TONES && !(sign === 'r' && last === 't')) {
      tone = TELEX_TONES[sign as keyof typeof TELEX_TONES]
    } else if (sign === 'w') made = reshape(made, '+') ?? reshape(made, '(') ?? `${made}ư`
    else if (sign === 'd' && made.startsWith('d')) made = `đ${made.slice(1)}`
    else if ('aeo'.includes(sign) && made.includes(sign) && (last === sign || AFTER.test(last)))
      made = reshape(made, '^', sign) ?? made + sign
    else made += sign
  }
  return toned(made, tone)
}

/** Puts a shape on the last letter that can take it; both of `uo` take the horn. */
function reshape(made: string, mark: string, only?: string): string | undefined {
  const letters = only ?? CARRIERS[mark as keyof typeof CARRIERS]
  for (let at = made.length - 1; at >= 0; at--) {
    const letter = made[at] ?? ''
    if (!letters.includes(letter)) continue
    const both = mark === '+' && letter === 'o' && made[at - 1] === 'u'
    const start = both ? at - 1 : at
    const shaped = both ? 'ươ' : (SHAPED[letter + mark] ?? letter)
    return made.slice(0, start) + shaped + made.slice(at + 1)
  }
  return undefined
}

function toned(made: string, tone: string): string | undefined {
  if (tone === '') return made
  const at = made.search(VOWELS_END)
  return at < 0 ? undefined : (made.slice(0, at + 1) + tone + made.slice(at + 1)).normalize('NFC')
}

/** Whether letters without marks can be a Vietnamese word. */
export const isSyllable = (letters: string): boolean => SYLLABLE.test(letters)

const LONGEST = 12
const TYPED = /^[a-z][a-z0-9]*$/
const VNI = /^[a-z]+[1-9][a-z1-9]*$/
const TELEX = /[sfrxjw]|aa|ee|oo|dd|([aeo]).+\1|^d.+d/
const VOWEL = /[aeiouyâêôăơư]/
const AFTER = /[a-zđ]/
const VOWELS_END = /[aeiouyâêôăơư](?![aeiouyâêôăơư])/
const MARKS = /[\u0300-\u036f]/g
const SYLLABLE =
  /^(?:b|ch?|d|gh?|gi|h|kh?|l|m|nh?|ngh?|p|ph|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|nh?|ng|p|t)?$/
const TONES = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323']
const TELEX_TONES = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323' }
const CARRIERS = { '^': 'aeo', '+': 'ou', '(': 'a', '-': 'd' }
const SHAPED: { readonly [typed: string]: string } = {
  'a^': 'â',
  'e^': 'ê',
  'o^': 'ô',
  'o+': 'ơ',
  'u+': 'ư',
  'a(': 'ă',
  'd-': 'đ',
}
