import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { camel, taken } from './sample.ts'

/** Why a flow cannot be called so, in a sentence; undefined where it can. */
export function refuse(root: string, name: string): string | undefined {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 40)
    return `"${name}" is no name for a flow: small letters and digits joined by hyphens, such as night-shift, at most 40.`
  const places = [
    `flows/${name}.ts`,
    `locales/vi/${name}.json`,
    `locales/ja/${name}.json`,
    `tests/flows/${name}`,
    `docs/flows/${name}.md`,
  ]
  const there = places.find((place) => existsSync(join(root, place)))
  if (there) return `There is a ${there} already.`
  if (isKept(root, camel(name))) return `"${name}" would mean something else in the code.`
  return undefined
}

/** Words of the language, and what the files that will name the flow name already. */
function isKept(root: string, identifier: string): boolean {
  const code = ['flows/index.ts', 'locales/index.ts'].map((file) =>
    readFileSync(join(root, file), 'utf8'),
  )
  const used = [...code, taken.join(' ')].some((text) =>
    new RegExp(`\\b${identifier}\\b`).test(text.replace(/\/\*[\s\S]*?\*\/|'[^']*'/g, '')),
  )
  try {
    new Function(`'use strict'; const ${identifier} = async () => { const ${identifier} = 1 }`)
  } catch {
    return true
  }
  return used
}
