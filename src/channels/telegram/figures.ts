import type { Bar, Card } from '../../core/message.ts'
import { shares, signs, total } from '../result.ts'
import { width } from './width.ts'

/** What a phone 360 px wide shows of a line in letters of one width. */
const COLUMNS = 30
/** How many blocks the longest bar is. */
const BLOCKS = 16

/**
 * A card in letters of one width: labels on the left, figures on the right, bars in blocks. What is
 * too wide for one line has its figure on the next.
 */
export function figures({ rows, bars = [], parts = [] }: Card<string>): string {
  const table = rows.map(beside).join('\n')
  const compared = shares(bars)
  const drawn = bars.map((bar, at) => barOf(bar, compared[at] ?? 0))
  const split = shares(parts, total(parts))
  const pieces = parts.map((part, at) => `${beside(part)}\n${shareOf(split[at] ?? 0)}`)
  return [table, drawn.join('\n'), pieces.join('\n')].filter(Boolean).join('\n\n')
}

type Told = Pick<Bar<string>, 'label' | 'value' | 'mark'>

const figureOf = ({ value, mark }: Omit<Told, 'label'>) =>
  mark ? `${signs[mark]} ${value}` : value

function beside({ label, ...told }: Told): string {
  const figure = figureOf(told)
  const room = COLUMNS - width(label) - width(figure)
  if (room > 0) return `${label}${' '.repeat(room)}${figure}`
  return `${label}\n${' '.repeat(Math.max(2, COLUMNS - width(figure)))}${figure}`
}

/** A bar with its figure at its end, and what it lacks of the longest where that is to be seen. */
function barOf(bar: Bar<string>, share: number): string {
  const full = blocks(share)
  const rest = bar.gap === undefined ? '' : '░'.repeat(BLOCKS - full)
  const lines = [bar.label, `${'█'.repeat(full)}${rest} ${figureOf(bar)}`.trim(), bar.gap]
  return lines.filter(Boolean).join('\n')
}

const shareOf = (share: number) =>
  `${'█'.repeat(blocks(share))}${'░'.repeat(BLOCKS - blocks(share))} ${Math.round(share * 100)}%`

const blocks = (share: number) => (share > 0 ? Math.max(1, Math.round(share * BLOCKS)) : 0)
