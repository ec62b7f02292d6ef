import { phrase } from './read/polite.ts'
import { spelt } from './read/telex.ts'
import { longest, normalise } from './read/text.ts'

/** What can be said anywhere, whatever question stands. */
export type Command =
  | 'menu'
  | 'back'
  | 'again'
  | 'language'
  | 'vi'
  | 'ja'
  | 'help'
  | 'person'
  | 'news'
  | 'readers'
  | 'share'
  | 'unshare'
  | 'hide'
  | 'word'
  | 'forget'
  | 'erase'

export const commands = [
  'menu',
  'back',
  'again',
  'language',
  'vi',
  'ja',
  'help',
  'person',
  'news',
  'readers',
  'share',
  'unshare',
  'hide',
  'word',
  'forget',
  'erase',
] as const satisfies readonly Command[]

/** The words of one command: `whole` are whole messages, `inside` may stand in a short sentence. */
export interface CommandWords {
  readonly whole: readonly string[]
  readonly inside?: readonly string[]
}

/** A locale's `commands.json`. */
export type WordsOfCommands = { readonly [C in Command]: CommandWords }

/**
 * Makes the reader of commands from the words of every locale: all of them always work. A command
 * is the whole message, marks, punctuation and politeness aside (`Quay lại ạ`, `/menu@TonariBot`),
 * because a word inside a sentence may be an answer. Only phrases that cannot be one may stand in
 * a short sentence, and not after a "not". `/start` is the menu.
 */
export function createCommandReader(locales: readonly WordsOfCommands[]) {
  const of = (list: 'whole' | 'inside') =>
    commands.flatMap((command) =>
      locales.flatMap((words) =>
        (words[command][list] ?? []).map((said) => [phrase(said), command] as const),
      ),
    )
  const whole = new Map<string, Command>(of('whole'))
  const inside = of('inside')
  const known = new Set([...whole.keys(), ...inside.map(([said]) => said)].flatMap(split))

  return function readCommand(text: string): Command | undefined {
    if (text.length > longest || FIGURES.test(text)) return undefined
    const slash = SLASH.exec(normalise(text))
    if (slash !== null) return named(slash[1] ?? '')
    const said = split(phrase(text))
      .map((word) => spelt(word, known))
      .join(' ')
    const exact = whole.get(phrase(said))
    if (exact !== undefined || said.length > shortSentence) return exact
    const found = new Set(inside.filter(([part]) => contains(said, part)).map(([, name]) => name))
    return found.size === 1 ? [...found][0] : undefined
  }
}

/** Most answers are figures, and no command is. */
const FIGURES = /^[\d\s.,]+$/

const named = (name: string): Command | undefined =>
  name === 'start' ? 'menu' : commands.find((command) => command === name)

function contains(said: string, part: string): boolean {
  const at = ` ${said} `.indexOf(JAPANESE.test(part) ? part : ` ${part} `)
  if (at < 0) return false
  const before = split(said.slice(0, at)).slice(-3)
  return !before.some((word) => NOT.has(word)) && !NOT_AFTER.test(said.slice(at))
}

const split = (said: string): readonly string[] => said.split(' ').filter((word) => word !== '')

const shortSentence = 60
const SLASH = /^[/!]([a-z]+)(?:@\w+)?(?: .*)?$/
const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/
const NOT = new Set(['khong', 'chua', 'cam', 'dung', 'cha'])
const NOT_AFTER = /ない|ません/
