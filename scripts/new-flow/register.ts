import { camel } from './sample.ts'

/**
 * `flows/index.ts` with a new flow: its import, and its line at the end, so that the menu offers it
 * last. Throws where the file is not written as expected. Imports are sorted when formatted.
 */
export function registerFlow(index: string, name: string): string {
  const line = `import { ${camel(name)} } from './${name}.ts'\n`
  return insertBefore(line + index, /^\}\s*$/m, `  [${camel(name)}.id]: ${camel(name)},\n`)
}

/** `locales/index.ts` with the words of a new flow, in the alphabet's place among the flows. */
export function registerWords(index: string, name: string): string {
  const files = [...index.matchAll(/^ {2}readonly '?([\w-]+)'?: TextOf</gm)].map(
    ([, id]) => id ?? '',
  )
  const next = files.find((id) => id > name)
  const before = (indent: string, readonly = '') =>
    next === undefined
      ? new RegExp(`^${indent.slice(2)}\\}`, 'm')
      : new RegExp(`^${indent}${readonly}'?${next}'?: `, 'm')
  const key = /^[\w$]+$/.test(name) ? name : `'${name}'`
  const [vi, ja] = ['vi', 'ja'].map((locale) => `${locale}${pascal(name)}`)
  const imports = `import type { ${camel(name)} } from '../flows/${name}.ts'
import ${ja} from './ja/${name}.json' with { type: 'json' }
import ${vi} from './vi/${name}.json' with { type: 'json' }
`
  const parts = cut(index, [/^interface Texts \{$/m, /^ {2}vi: \{$/m, /^ {2}ja: \{$/m])
  const [head = '', types = '', inVi = '', inJa = ''] = parts
  return [
    imports,
    head,
    insertBefore(
      types,
      before('  ', 'readonly '),
      `  readonly ${key}: TextOf<typeof ${camel(name)}>\n`,
    ),
    insertBefore(inVi, before('    '), `    ${key}: ${vi},\n`),
    insertBefore(inJa, before('    '), `    ${key}: ${ja},\n`),
  ].join('')
}

const pascal = (name: string) => camel(name).replace(/^\w/, (letter) => letter.toUpperCase())

/** A text in pieces, each but the first beginning at its mark. */
function cut(text: string, marks: readonly RegExp[]): readonly string[] {
  const places = [0, ...marks.map((mark) => find(text, mark)), text.length]
  return places.slice(0, -1).map((place, at) => text.slice(place, places[at + 1]))
}

function insertBefore(text: string, mark: RegExp, line: string): string {
  const place = find(text, mark)
  return text.slice(0, place) + line + text.slice(place)
}

function find(text: string, mark: RegExp): number {
  const place = text.search(mark)
  if (place < 0) throw new Error(`There is no line like ${mark}: add the flow by hand.`)
  return place
}
