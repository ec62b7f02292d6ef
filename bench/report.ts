import { nameOf, type Result, type Row } from './bench.ts'

/** The result as a table for people, and how the real server stands beside its targets. */
export function table(result: Result): string {
  const head = [
    '',
    'turns/s',
    '200 p50',
    'p99',
    'reply p50',
    'p99',
    'CPU/turn',
    'memory',
    'driver',
    'errors',
  ]
  const lines = result.rows.map((row) => [
    `${row.inFlight} in flight: ${nameOf(row)}`,
    row.perSecond.toFixed(0),
    ms(row.ack50),
    ms(row.ack99),
    row.contender === 'a' ? '–' : ms(row.reply50),
    row.contender === 'a' ? '–' : ms(row.reply99),
    `${row.cpu.toFixed(0)} µs`,
    `${(row.memory / 1048576).toFixed(0)} MB`,
    `${(row.driver * 100).toFixed(0)} %`,
    String(row.errors),
  ])
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((cells) => cells[column]?.length ?? 0)),
  )
  const draw = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[0] ?? 0)))
      .join('  ')
  return [
    `${result.machine}, Node ${result.node}; 4 kB to disk and synced: ${result.sync.toFixed(2)} ms`,
    `${result.runs} interleaved runs, medians; ${result.pinned ? 'the server on a core of its own' : 'not pinned to cores'}`,
    '',
    draw(head),
    ...lines.map(draw),
    '',
    ...targets(result.rows),
    ...result.rows.flatMap((row) =>
      row.why.map((why) => `${nameOf(row)} at ${row.inFlight}: ${why}`),
    ),
  ].join('\n')
}

/** The targets of "first light", in sentences: 1.5 × (a), 0.8 × (b), and as fast with many stored. */
function targets(rows: readonly Row[]): readonly string[] {
  const at = 32
  const speed = (contender: string, stored?: number) =>
    rows.find(
      (row) =>
        row.inFlight === at &&
        row.contender === contender &&
        (stored === undefined || row.stored === stored),
    )?.perSecond
  const most = Math.max(...rows.map((row) => row.stored))
  const compare = (what: string, of?: number, to?: number, need = 0) =>
    of === undefined || to === undefined
      ? []
      : [`${what}: ${(of / to).toFixed(2)} × (${need} wanted) ${of / to >= need ? '✓' : '✗'}`]
  const driven = rows.filter((row) => row.driver > 0.9)
  return [
    ...compare(`real to (a) at ${at} in flight`, speed('real'), speed('a'), 1.5),
    ...compare(`real to (b) at ${at} in flight`, speed('real'), speed('b'), 0.8),
    ...(most > 100
      ? compare(
          `real with ${most} stored to 100 stored`,
          speed('real', most),
          speed('real', 100),
          0.85,
        )
      : []),
    ...driven.map(
      (row) => `${row.inFlight} in flight, ${nameOf(row)}: the driver itself was the bottleneck`,
    ),
  ]
}

const ms = (milliseconds: number) => `${milliseconds.toFixed(milliseconds < 10 ? 2 : 1)} ms`
