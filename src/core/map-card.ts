import type { Bar, Card } from './message.ts'

/** The same card in other words: names of notes as phrases, phrases as a language says them. */
export function mapCard<From, To>(card: Card<From>, say: (words: From) => To): Card<To> {
  const bar = ({ label, value, gap, size, mark }: Bar<From>): Bar<To> => ({
    label: say(label),
    value: say(value),
    size,
    ...(mark && { mark }),
    ...(gap !== undefined && { gap: say(gap) }),
  })
  const { title, rows, bars, parts } = card
  return {
    ...(title !== undefined && { title: say(title) }),
    rows: rows.map((row) => ({ ...row, label: say(row.label), value: say(row.value) })),
    ...(bars && { bars: bars.map(bar) }),
    ...(parts && { parts: parts.map(bar) }),
  }
}
