import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measure } from './bench.ts'
import type { Options } from './options.ts'
import { pinDriver } from './server.ts'

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: {
      readonly functionName: string
      readonly url: string
      readonly lineNumber: number
    }
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** Runs each contender once under V8's profiler and tells where its time went. */
export async function profile(options: Options, folder: string): Promise<string> {
  if (options.pin) pinDriver()
  const inFlight = options.concurrency.at(-1) ?? 32
  const parts: string[] = []
  for (const contender of options.only) {
    const out = join(folder, `profile-${contender}`)
    mkdirSync(out)
    const one = { ...options, concurrency: [inFlight] }
    const [level] = await measure(
      one,
      { contender, stored: 0 },
      folder,
      `profiled-${contender}`,
      out,
    )
    const speed = level?.[1].perSecond.toFixed(0)
    parts.push(
      `${contender}: ${speed} turns/s while profiled, ${inFlight} in flight`,
      told(read(out)),
    )
  }
  return parts.join('\n')
}

function read(folder: string): CpuProfile {
  const file = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'))
  if (file === undefined) throw new Error('no profile: did the server end on SIGTERM?')
  return JSON.parse(readFileSync(join(folder, file), 'utf8'))
}

/** Self time by function and by place, in per cent of the time the process was not idle. */
function told({ nodes, samples, timeDeltas }: CpuProfile): string {
  const frames = new Map(nodes.map((node) => [node.id, node.callFrame]))
  const functions = new Map<string, number>()
  const places = new Map<string, number>()
  let busy = 0
  let idle = 0
  // What happened before the load began (starting, compiling) would blur the picture.
  const half = timeDeltas.reduce((sum, delta) => sum + delta, 0) / 2
  let passed = 0
  for (const [at, id] of samples.entries()) {
    const time = timeDeltas[at] ?? 0
    passed += time
    const frame = frames.get(id)
    if (passed < half || frame === undefined) continue
    if (frame.functionName === '(idle)') {
      idle += time
      continue
    }
    busy += time
    const place = placeOf(frame.url)
    const name = `${frame.functionName || '(anonymous)'} ${place}${frame.url ? `:${frame.lineNumber + 1}` : ''}`
    functions.set(name, (functions.get(name) ?? 0) + time)
    places.set(place || frame.functionName, (places.get(place || frame.functionName) ?? 0) + time)
  }
  const top = (of: Map<string, number>, count: number) =>
    [...of]
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([name, time]) => `${((time / busy) * 100).toFixed(1).padStart(6)} %  ${name}`)
  return [
    `idle ${((idle / (idle + busy)) * 100).toFixed(0)} % of the time; of the rest:`,
    'by function:',
    ...top(functions, 40),
    'by file:',
    ...top(places, 30),
    '',
  ].join('\n')
}

function placeOf(url: string): string {
  if (!url.startsWith('file:')) return url
  const path = fileURLToPath(url)
  const installed = path.lastIndexOf('node_modules/')
  if (installed >= 0) return path.slice(installed + 'node_modules/'.length)
  return path.slice(join(import.meta.dirname, '..').length + 1)
}
