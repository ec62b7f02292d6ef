import type { Fault, Faults } from './faults.ts'
import type { Asked, Recorded, Rules, Said } from './platform.ts'

/**
 * How another process looks at a fake and steers it, under paths no platform has. Bodies are JSON:
 * `/_fake/calls` → what reached it; `/_fake/shown { to }` → the bubbles on that phone;
 * `/_fake/fault { to, fault, times? }` · `/_fake/clear { to? }`; `/_fake/says { to, text }` → the
 * user writes, and the webhook's answer is given back.
 */
export async function controls(
  { path, body }: Asked,
  fake: Pick<Rules, 'shownTo' | 'says'> & {
    readonly calls: readonly Recorded[]
    readonly faults: Faults
  },
): Promise<Said> {
  const { to, text, fault, times } = (body ?? {}) as {
    readonly to?: string
    readonly text?: string
    readonly fault?: Fault
    readonly times?: number
  }
  const done = (value: unknown = {}): Said => ({ status: 200, body: value })
  switch (path) {
    case '/_fake/calls':
      return done(fake.calls)
    case '/_fake/shown':
      return done(fake.shownTo(to ?? ''))
    case '/_fake/says':
      return done(await fake.says(to ?? '', text ?? ''))
    case '/_fake/clear':
      fake.faults.clear(to)
      return done()
    case '/_fake/fault':
      if (!fault) return { status: 400, body: { message: 'which fault?' } }
      fake.faults.add(to ?? '*', fault, times)
      return done()
    default:
      return { status: 404, body: { message: `no control ${path}` } }
  }
}
