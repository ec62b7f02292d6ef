import { describe, expect, test } from 'vitest'
import { isNo, isUnknown, isUnsaid, isYes, readChoice, readLabel } from '../../src/core/read.ts'

const pay = ['Theo giờ (時給)', 'Theo ngày (日給)', 'Theo tháng (月給)', 'Không biết']
const japanese = ['1時間で いくら（時給）', '1か月で いくら（月給）', 'わかりません']
const agree = ['Có, công ty trả', 'Không, em tự trả', 'Em không biết']

describe('a choice', () => {
  test.for([
    ['2', 1],
    ['２', 1],
    ['2.', 1],
    ['2)', 1],
    ['(2)', 1],
    ['số 2', 1],
    ['so 2', 1],
    ['câu 2', 1],
    ['chọn số 2', 1],
    ['②', 1],
    ['2️⃣', 1],
    ['2番', 1],
    ['二番', 1],
    ['2つ目', 1],
    ['2です', 1],
    ['2 ạ', 1],
    ['hai', 1],
    ['4', 3],
    ['theo ngày', 1],
    ['theo ngay', 1],
    ['THEO NGÀY!', 1],
    ['Theo ngày (日給)', 1],
    ['theo ngày nhé', 1],
    ['theo nga', 1],
    ['月給', 2],
    ['時給です', 0],
    ['không biết', 3],
    ['ko biet', 3],
    ['khong', undefined],
    ['theo', undefined],
    ['th', undefined],
    ['5', undefined],
    ['0', undefined],
    ['12', undefined],
    ['2 3', undefined],
    ['1,2', undefined],
    ['2.5', undefined],
    ['ngày', undefined],
    ['', undefined],
    ['🙏', undefined],
    ['-2', undefined],
    ['số', undefined],
    ['2 man', undefined],
  ] as const)('%s of the ways to be paid', ([text, at]) => {
    expect(readChoice(text, pay)).toBe(at)
  })

  test.for([
    ['時給', 0],
    ['じきゅう', undefined],
    ['1時間で いくら', 0],
    ['1時間でいくら', 0],
    ['1か月', 1],
    ['わかりません', 2],
    ['２', 1],
    ['わかりま', 2],
    ['いくら', undefined],
  ] as const)('%s in Japanese', ([text, at]) => {
    expect(readChoice(text, japanese)).toBe(at)
  })

  test.for([
    ['có', 0],
    ['dạ có ạ', 0],
    ['vâng', 0],
    ['ok', 0],
    ['không', 1],
    ['ko', 1],
    ['dạ không', 1],
    ['không biết', 2],
    ['công ty trả', undefined],
  ] as const)('%s to a question of yes and no', ([text, at]) => {
    expect(readChoice(text, agree)).toBe(at)
  })

  test('what fits two is none, and the whole label wins over a number', () => {
    expect(readChoice('nam', ['Nam', 'Năm'])).toBeUndefined()
    expect(readChoice('nghỉ', ['Nghỉ phép', 'Nghỉ ốm'])).toBeUndefined()
    expect(readChoice('2', ['2', '1'])).toBe(0)
    expect(readChoice('1', [])).toBeUndefined()
  })
})

describe('not knowing', () => {
  test.for([
    'không biết',
    'khong biet',
    'ko biết',
    'kb',
    'k bik',
    'k bt',
    'hk bit',
    'chưa rõ',
    'không nhớ',
    'em ko nhớ ạ',
    'không rõ lắm',
    'không biết nữa',
    'chưa biết',
    'không chắc',
    'quên mất rồi',
    'khoong bieets',
    'Không biết!!!',
    'わからない',
    'わかりません',
    'わかりません。',
    'ぜんぜん わかりません',
    '分かりません',
    'ワカリマセン',
    '知らないです',
    '不明',
    '忘れました',
    'おぼえていません',
    'wakaranai',
    'wakarimasen',
    "I don't know",
  ])('%s', (text) => {
    expect(isUnknown(text)).toBe(true)
    expect(isNo(text) || isYes(text)).toBe(false)
  })

  test.for([
    'không',
    'biết',
    'có',
    '18 man',
    '',
    '?',
    'わかりました',
    'không biết công ty trả bao nhiêu',
  ])('%s is something else', (text) => {
    expect(isUnknown(text)).toBe(false)
  })
})

test.for([
  ...[
    'có',
    'dạ có ạ',
    'dạ',
    'vâng',
    'vâng ạ',
    'đúng rồi',
    'đồng ý',
    'ok',
    'OK ạ',
    'oke',
    'ừ',
    'はい',
    'はい。',
    'ええ',
  ].map((text) => [text, 'yes'] as const),
  ...[
    'không',
    'ko',
    'khong a',
    'dạ không',
    'không đồng ý',
    'chưa',
    'no',
    'いいえ',
    'いいえ、ちがいます',
    'ちがいます',
  ].map((text) => [text, 'no'] as const),
  ...[
    'dừng',
    'dung',
    'dừng rồi',
    'có không',
    'không?',
    'hai',
    '',
    'ạ',
    '有',
    'có việc',
    'không có tiền',
  ].map((text) => [text, 'neither'] as const),
])('%s is %s', ([text, meant]) => {
  expect(isYes(text) ? 'yes' : isNo(text) ? 'no' : 'neither').toBe(meant)
})

test.for([
  ...[
    'không muốn trả lời',
    'ko muon tra loi',
    'bỏ qua',
    'thôi em không muốn nói',
    'ngại nói',
    'こたえたくない',
    '答えたくないです',
    '言いたくない',
    'いいたくないです',
    'パス',
  ].map((text) => [text, true] as const),
  ...['không', 'không biết', 'họ bỏ qua em', 'em không nói được tiếng Nhật', '言いました'].map(
    (text) => [text, false] as const,
  ),
])('"%s" is "I would rather not say": %s', ([text, meant]) => {
  expect(isUnsaid(text)).toBe(meant)
})

test.for([
  ['Dừng ở đây', 0],
  ['dung o day!', 0],
  ['không cho mình đi', 1],
  ['không', undefined],
  ['không được đi', undefined],
  ['2', undefined],
  ['', undefined],
] as const)('the label that "%s" is: %s', ([text, place]) => {
  expect(readLabel(text, ['Dừng ở đây', 'Không cho mình đi', 'Không'].slice(0, 2))).toBe(place)
})

test.for(['không được đi', 'ko đc đi', 'không cho em đi', 'không cho'])(
  '"%s" is no "no": it tells of what is not allowed',
  (text) => {
    expect(isNo(text)).toBe(false)
    expect(readChoice(text, ['Có', 'Không'])).toBeUndefined()
  },
)
