import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dangerWords } from '../../locales/index.ts'
import { hear } from '../../src/core/listen/hear.ts'
import { fits, sound } from '../../src/core/listen/sound.ts'
import type { DangerKind } from '../../src/core/raised.ts'
import { readDanger } from '../../src/script.ts'

interface Labelled {
  readonly text: string
  readonly danger: DangerKind | null
}

const sentences = (name: string): readonly Labelled[] =>
  readFileSync(`tests/data/utterances/${name}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

describe.each(['vi', 'ja'] as const)('the words of danger in %s', (locale) => {
  const { book } = dangerWords[locale]

  test('each find the example beside them', () => {
    const silent = Object.values(book.meanings)
      .flat()
      .filter(({ example }) => readDanger(example) === undefined)
      .map(({ say, example }) => ({ say, example }))
    expect(silent).toEqual([])
  })

  test('find what they were written for, and leave most else alone', () => {
    // Every third; `scripts/danger-rates.ts` reads all of them.
    const all = sentences(`${locale}-dev`).filter((_, at) => at % 3 === 0)
    const danger = all.filter((one) => one.danger !== null)
    const calm = all.filter((one) => one.danger === null)
    const found = danger.filter(({ text }) => readDanger(text))
    const false_ = calm.filter(({ text }) => readDanger(text))
    expect(found.length / danger.length).toBeGreaterThan(0.96)
    expect(false_.length / calm.length).toBeLessThan(0.015)
  }, 180_000)
})

describe('danger', () => {
  test.for([
    ['bị đánh', 'harm'],
    ['nó đánh em', 'harm'],
    ['em muốn chết', 'life'],
    ['em muon chet', 'life'],
    ['muoons cheets', 'life'],
    ['tự tử', 'life'],
    ['không muốn sống nữa', 'life'],
    ['họ nhốt em trong phòng', 'confined'],
    ['mai họ đưa em ra sân bay', 'return'],
    ['họ ép em về nước', 'return'],
    ['em bị hiếp', 'sexual'],
    ['em bị đứt tay chảy máu nhiều', 'injury'],
    ['死にたい', 'life'],
    ['しにたい', 'life'],
    ['shinitai', 'life'],
    ['ｼﾆﾀｲ', 'life'],
    ['社長に殴られました', 'harm'],
    ['閉じ込められています', 'confined'],
    ['体を触られました', 'sexual'],
    ['明日空港に連れて行かれます', 'return'],
    ['帰国させると言われました', 'return'],
    ['指を切って血が止まりません', 'injury'],
    // Both languages in one message.
    ['shinitai qua shinitai', 'life'],
    ['nagutta, sep nagutta em', 'harm'],
    ['sếp nói 明日国に帰れと言われたので、em muốn chết', 'life'],
    ['leader ni dakitsukareta', 'sexual'],
  ] as const)('%s is %s', ([text, kind]) => expect(readDanger(text)?.kind).toBe(kind))

  test.for([
    'mệt muốn chết',
    'đói chết đi được',
    'cười chết mất',
    'từ từ thôi',
    'đánh răng',
    'danh sách',
    'không bị đánh',
    'sân bay Narita đi thế nào',
    '死ぬほど疲れた',
    '必死に働いています',
    '空港までの行き方を教えてください',
    '殴られていません',
    '18万',
    '1.200',
    '3',
    '2026年3月',
    // Read as Japanese, these words speak of a prison, and of a chase.
    'nghi phep nam chua dung het co doi ra tien dc k',
    'bau bi co dc chuyen sang viec nhe k',
  ])('%s is none', (text) => expect(readDanger(text)).toBeUndefined())

  test.for([
    ['bạn cùng phòng em muốn chết', 'friend'],
    ['ルームメイトが死にたいと言っています', 'friend'],
    ['em muốn chết', 'self'],
  ] as const)('%s is about %s', ([text, about]) => expect(readDanger(text)?.about).toBe(about))

  test.for([
    ['bị đánh', 'friend'],
    ['bi danh dau lam', 'friend'],
    ['nó bị nhốt trong phòng', 'friend'],
    ['muốn tự tử', 'friend'],
    ['bạn ấy muốn chết', 'friend'],
    ['em muốn chết', 'self'],
    ['tui muon chet', 'self'],
    ['sếp đánh em', 'self'],
    ['殴られました', 'friend'],
    ['死にたいと言っている', 'friend'],
    ['わたしも しにたい', 'self'],
    ['僕が殴られました', 'self'],
  ] as const)('where a friend is asked about, %s is about %s', ([text, about]) =>
    expect(readDanger(text, 'friend')?.about).toBe(about),
  )

  test('a very long message is read to its end', () => {
    const long = `${'hôm nay em đi làm bình thường. '.repeat(400)}em muốn chết`
    expect(readDanger(long)?.kind).toBe('life')
  })

  test.for([
    ['xuong may dong cua, tui em nghi het', true],
    ['xưởng may đóng cửa, tụi em nghỉ hết', false],
  ] as const)('"may" may be "máy" in "%s": %s', ([text, may]) => {
    const heard = hear(text).words.sounds[1] ?? []
    expect(heard.some((one) => fits(one, sound('máy')))).toBe(may)
  })
})

/** What is said once in a long story is not drowned in it. */
describe('danger in a long message', () => {
  const calm = {
    vi: 'Chào bạn, mình là thực tập sinh ở Gifu, mình muốn hỏi về lương tháng này và tiền tăng ca, công ty tính lương theo giờ, bảng lương ghi 150.000 yên, tiền nhà trừ 3 man, bảo hiểm 2 man, mình không hiểu tại sao còn lại ít như vậy',
    ja: 'こんにちは。私は岐阜で実習をしています。今月の給料と残業代のことを聞きたいです。寮費が3万円、水道と電気が8千円、保険が2万円引かれています。どうしてこんなに少ないのか分かりません',
  }
  const said = {
    vi: [
      ['hôm qua sếp đánh em', 'harm'],
      ['em muốn chết', 'life'],
      ['họ nhốt em trong phòng', 'confined'],
      ['mai họ bắt em ra sân bay', 'return'],
      ['sếp sờ ngực em', 'sexual'],
      ['em bị đứt ngón tay', 'injury'],
    ],
    ja: [
      ['昨日社長に殴られました', 'harm'],
      ['死にたいです', 'life'],
      ['部屋に閉じ込められています', 'confined'],
      ['明日空港に連れて行かれます', 'return'],
      ['班長に胸を触られました', 'sexual'],
      ['指を切って血が止まりません', 'injury'],
    ],
  } as const
  const mixed = (['vi', 'ja'] as const).flatMap((locale) =>
    said[locale].map(([text, kind]) => ({ locale, text, kind })),
  )

  test.for(mixed)('$text', ({ locale, text, kind }) => {
    const comma = locale === 'vi' ? ', ' : '、'
    const stop = locale === 'vi' ? '. ' : '。'
    for (const [first, between, last] of [
      [calm[locale], stop, text],
      [calm[locale], comma, text],
      [text, stop, calm[locale]],
      [text, comma, calm[locale]],
      [calm[locale], stop, text + stop + calm[locale]],
    ] as const)
      expect(readDanger(`${first}${between}${last}`)?.kind).toBe(kind)
  })
})

describe('a cry of few words is heard by itself', () => {
  test.for([
    ['sos', 'harm'],
    ['help me', 'harm'],
    ['110', 'harm'],
    ['gọi cấp cứu', 'harm'],
    ['em bị thương', 'injury'],
    ['em đau đẻ', 'injury'],
    ['em bị giam', 'confined'],
    ['sân bay', 'return'],
    ['chết', 'life'],
    ['空港にいます', 'return'],
    ['空港', 'return'],
    ['薬を飲みすぎた', 'life'],
    ['陣痛がきた', 'injury'],
    ['出血しています', 'injury'],
    ['em bi hiep dam', 'sexual'],
  ] as const)('%s: %s', ([text, kind]) => {
    expect(readDanger(text)?.kind).toBe(kind)
  })

  test.for([
    'em xin lỗi ạ',
    'mình xin lỗi nhé',
    'em uống thuốc rồi ạ',
    'xe đạp bị khóa',
    'lương bị giam',
    'không bị thương',
    'số gọi cấp cứu là số mấy',
  ])('and not in "%s"', (text) => {
    expect(readDanger(text)).toBeUndefined()
  })
})
