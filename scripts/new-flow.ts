import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { tokyoDay } from '../src/core/day.ts'
import { refuse } from './new-flow/refuse.ts'
import { registerFlow, registerWords } from './new-flow/register.ts'
import { flowFile, transcript, words } from './new-flow/sample.ts'

const usage = `Lays down a new flow in its five places: the flow, its words in Vietnamese and Japanese, two
conversations that are its first tests, and the lines that make it known.

  npm run new-flow <name>      such as night-shift

It is small, sound and complete, so "npm test" stays green; what is to be written begins with ✎.`

const root = join(import.meta.dirname, '..')

async function main() {
  const { name, help } = readArguments()
  if (help) return console.log(usage)
  if (name === undefined) return stop('One name of a flow is needed; see --help.')
  const why = refuse(root, name)
  if (why) return stop(why)
  const written = lay(name)
  const index = edited('flows/index.ts', (text) => registerFlow(text, name))
  const locales = edited('locales/index.ts', (text) => registerWords(text, name))
  for (const { path, text } of [...written, index, locales]) write(path, text)
  format([...written, index, locales].map(({ path }) => path).filter((path) => !/txt$/.test(path)))
  await hold(written.map(({ path }) => path).filter((path) => path.endsWith('.txt')))
  draw()
  console.log(told(name, written))
}

interface File {
  readonly path: string
  readonly text: string
}

function lay(name: string): readonly File[] {
  const locales = ['vi', 'ja'] as const
  return [
    { path: `flows/${name}.ts`, text: flowFile(name) },
    ...locales.map((locale) => ({
      path: `locales/${locale}/${name}.json`,
      text: `${JSON.stringify(words[locale](name), null, 2)}\n`,
    })),
    ...locales.map((locale) => ({
      path: `tests/flows/${name}/first-${locale}.txt`,
      text: transcript(name, locale, tokyoDay(Date.now())),
    })),
  ]
}

const edited = (path: string, edit: (text: string) => string): File => ({
  path,
  text: edit(readFileSync(join(root, path), 'utf8')),
})

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function format(paths: readonly string[]) {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')
  run([biome, 'check', '--write', '--colors=off', ...paths])
}

/** Holds the conversations, so that the bot's side of them is written. */
async function hold(paths: readonly string[]) {
  // The flow is known only now, so what knows all flows is loaded only now.
  const module: { readonly replay: (text: string) => string } = await import(
    pathToFileURL(join(root, 'tests', 'transcript.ts')).href
  )
  for (const path of paths) write(path, module.replay(readFileSync(join(root, path), 'utf8')))
}

const draw = () => run([join(root, 'scripts', 'draw.ts')])

function run(command: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${command.join(' ')} failed:\n${stdout}${stderr}`)
}

const told = (name: string, written: readonly File[]) => `Laid down:
${written.map(({ path }) => `  ${path}`).join('\n')}
  docs/flows/${name}.md
and made known in flows/index.ts and locales/index.ts.

Next:
  1. Draw the questions in flows/${name}.ts; the compiler names the words that are missing.
  2. Write over every ✎ in locales/vi/${name}.json and locales/ja/${name}.json.
  3. Offer it: add '${name}' to an outcome, such as home in flows/welcome.ts.
  4. Hold conversations (npm run talk ${name}), keep them in tests/flows/${name}/, then
     npm test -- tests/conversations.test.ts -t ${name} --update
  5. npm run draw, then npm test.`

function readArguments(): { readonly name?: string | undefined; readonly help?: boolean } {
  try {
    const { values, positionals } = parseArgs({
      options: { help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
    return positionals.length > 1 ? {} : { name: positionals[0], ...values }
  } catch {
    return {}
  }
}

function stop(why: string) {
  console.error(why)
  process.exitCode = 1
}

await main()
