import type { Bar, Card, Spoken } from '../../src/core/message.ts'

const verdict = 'Lương của bạn có vẻ thấp hơn mức tối thiểu theo luật.'
const told = `Mình hiểu là: 160 giờ.\n${verdict}\n• Lương: 1.000 yên\n➡ Thiếu 22.400 yên 👨‍👩‍👧‍👦\n\nLuật: điều 4.`

const bar = (size: number, more: Partial<Bar<string>> = {}): Bar<string> => ({
  label: `Thanh ${size}`,
  value: `${size} yên`,
  size,
  ...more,
})

const wage: Card<string> = {
  title: verdict,
  rows: [
    { label: 'Lương của bạn, một giờ', value: '1.000 yên' },
    { label: 'Tối thiểu (Aichi)', value: '1.140 yên' },
    { label: 'Chênh lệch', value: '−140 yên', mark: 'low' },
    { label: '残業', value: '1,250円', mark: 'fine' },
    { label: 'Khoản khác', value: 'chưa rõ', mark: 'unsure' },
  ],
  bars: [bar(1_000, { mark: 'low', gap: 'thiếu 140 yên' }), bar(1_140)],
  parts: [bar(120_000), bar(30_000, { mark: 'low' }), bar(9_000)],
}

const words = 'Phụ cấp làm việc ở nơi độc hại 危険作業手当 '.repeat(4).trim()
const rows = (count: number, label = 'Khoản') =>
  Array.from({ length: count }, (_, at) => ({ label: `${label} ${at}`, value: `${at}.000 yên` }))

/** What a card may be at its worst, and whether a channel can show all its figures. */
export const cards: readonly {
  readonly name: string
  readonly spoken: Spoken
  readonly fits: boolean
}[] = [
  { name: 'a wage check', card: wage },
  { name: 'no verdict named', card: { rows: wage.rows } },
  { name: 'a verdict that the text lacks', card: { ...wage, title: 'Khác' } },
  { name: 'long labels', card: { ...wage, rows: rows(6, words) } },
  { name: 'long Japanese labels', card: { rows: rows(6, '特定最低賃金の適用を受ける'.repeat(4)) } },
  { name: 'forty rows', card: { ...wage, rows: rows(40) } },
  { name: 'no rows', card: { title: verdict, rows: [] } },
  {
    name: 'empty words',
    card: { rows: [{ label: '', value: '' }], bars: [bar(1, { value: '' })] },
  },
  { name: 'sizes of nothing', card: { rows: [], bars: [bar(0), bar(0, { gap: 'không' })] } },
  { name: 'parts of nothing', card: { rows: [], parts: [bar(0), bar(0)] } },
  { name: 'huge and tiny', card: { rows: [], bars: [bar(Number.MAX_SAFE_INTEGER), bar(1)] } },
  { name: 'no numbers', card: { rows: [], bars: [bar(Number.NaN), bar(-5), bar(Infinity)] } },
  { name: 'many parts', card: { rows: [], parts: Array.from({ length: 25 }, (_, i) => bar(i)) } },
  { name: 'half a character', card: { rows: [{ label: 'a \uD83D', value: '👩\u200D' }] } },
  { name: 'too many rows', card: { ...wage, rows: rows(500, words) }, fits: false },
].map(({ fits = true, name, card }) => ({
  name,
  fits,
  spoken: { text: told, tone: 'result', card, choices: [{ label: 'Menu', data: '7.0' }] },
}))

/** A card with a text of many lines, too long for any card or single message. */
export const longCard: Spoken = {
  text: `${verdict}\n${'• Một dòng dài của kết quả, có dấu 👍.\n'.repeat(300)}`,
  tone: 'result',
  card: wage,
}
