import type { Spoken } from '../../src/core/message.ts'

const labels = (count: number, word: string) =>
  Array.from({ length: count }, (_, i) => ({ label: `${word} ${i}`, data: `123456.${i}` }))

const family = '👨‍👩‍👧‍👦'

/** What people write, in signs that are easy to cut badly. */
export const people: readonly string[] = [
  'Em làm ở Gifu, lương tháng này thiếu. Có ai giúp em không?\nEm cảm ơn ạ! ',
  '給料が足りません。会社に聞きました。でも、答えがありません。',
  family,
  'ế\u0323'.normalize('NFD'),
  'x',
]

/** What we might have to say at once: much, long, with many buttons, in signs of several units. */
export const talks: readonly (readonly Spoken[])[] = [
  [{ text: 'Chào bạn 👋', choices: labels(2, 'Tiếng Việt') }],
  [{ text: 'こんにちは。', choices: labels(12, 'とうきょうと') }],
  [{ text: '?', choices: [{ label: family.repeat(20), data: '1.0' }] }],
  [{ text: '?', choices: [{ label: 'ượ'.normalize('NFD').repeat(10), data: '1.0' }] }],
  Array.from({ length: 9 }, (_, i) => ({ text: `Dòng ${i}` })),
  [{ text: 'a' }, { text: 'b'.repeat(9_000), choices: labels(3, 'Đúng') }],
  [{ text: '🏯'.repeat(6_000) }, { text: 'cuối', tone: 'result' }],
  Array.from({ length: 7 }, () => ({ text: '長い文です。'.repeat(700) })),
  [{ text: '<b>&amp; *no* _markup_ [x](y)' }],
]

/** The same value with one part of it, the `at`th, replaced. */
export function spoilt(value: unknown, at: number, by: unknown): unknown {
  const places: (() => void)[] = []
  const copy = structuredClone({ root: value }) as { root: unknown }
  const visit = (inside: { [key: string]: unknown }) => {
    for (const key of Object.keys(inside)) {
      places.push(() => {
        inside[key] = by
      })
      const part = inside[key]
      if (typeof part === 'object' && part !== null) visit(part as { [key: string]: unknown })
    }
  }
  visit(copy)
  places[at % places.length]?.()
  return copy.root
}
