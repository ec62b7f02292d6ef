import { outcomes, type Refusal } from '../core/case.ts'
import type { CaseworkerAct } from '../core/inbound.ts'
import { readPlace } from './read-place.ts'
import { sentencesIn } from './words.ts'

/** Characters that may be written at once: LINE's longest text. */
export const LONGEST = 5_000

/** Why a form comes to nothing: what the core refuses, or what was not filled in. */
export type Refused =
  | Refusal
  | 'empty'
  | 'tooLong'
  | 'stale'
  | 'noPlace'
  | 'longPlace'
  | 'noFile'
  | 'fileTooLarge'
  | 'fileUnclean'
  | 'fileNeedsHttps'

/** A form of the case's page as an act, or why it is none. `sends`: with the file that it brings. */
export function readAct(
  form: ReadonlyMap<string, string>,
):
  | { readonly act: CaseworkerAct }
  | { readonly sends: { readonly caption?: string } }
  | { readonly refused: Refused } {
  const words = (form.get('words') ?? '').replaceAll('\r\n', '\n').trim()
  const kind = form.get('act')
  switch (kind) {
    case 'claim':
    case 'handBack':
      return { act: { kind } }
    case 'close': {
      const outcome = outcomes.find((one) => one === form.get('outcome'))
      return outcome ? { act: { kind, outcome } } : { refused: 'empty' }
    }
    case 'reply':
    case 'note':
      if (words === '') return { refused: 'empty' }
      return words.length > LONGEST ? { refused: 'tooLong' } : { act: { kind, words } }
    case 'phrase':
      return readPhrase(form)
    case 'send':
      if (words.length > LONGEST) return { refused: 'tooLong' }
      return { sends: words === '' ? {} : { caption: words } }
    case 'place': {
      const place = readPlace(form)
      return typeof place === 'string' ? { refused: place } : { act: { kind, place } }
    }
    default:
      return { refused: 'stale' }
  }
}

function readPhrase(form: ReadonlyMap<string, string>): ReturnType<typeof readAct> {
  const sentence = sentencesIn('ja', 'ja').find(({ name }) => name === form.get('phrase'))
  if (!sentence) return { refused: 'stale' }
  const slots = sentence.slots.map(
    ({ name }) => [name, (form.get(`slot.${name}`) ?? '').trim()] as const,
  )
  if (slots.some(([, filled]) => filled === '')) return { refused: 'empty' }
  if (slots.some(([, filled]) => filled.length > LONGEST)) return { refused: 'tooLong' }
  return { act: { kind: 'phrase', name: sentence.name, slots: Object.fromEntries(slots) } }
}
