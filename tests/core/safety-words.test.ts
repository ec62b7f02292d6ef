import { describe, expect, test } from 'vitest'
import type { Question } from '../../src/core/node.ts'
import { script } from '../transcript.ts'

const options = (flow: string, at: string): readonly string[] => {
  const node = script.flows[flow]?.nodes[at] as Question | undefined
  return node?.options ?? []
}
const read = (at: string, text: string) => script.readSafety(text, options('in-danger', at))

describe('"I am fine" is heard only where nothing else is said', () => {
  test.for([
    'em ổn',
    'em ổn mà',
    'dạ không sao đâu ạ',
    'không sao',
    'em đùa thôi',
    'em nhầm ạ',
    'không có gì đâu ạ',
    'giờ thì không sao rồi',
    'em an toàn rồi',
    'không, em ổn',
    'bình thường',
    'だいじょうぶです',
    '今は大丈夫です',
    '冗談です',
    'まちがいです',
    'もう 安全です',
  ])('%s', (text) => {
    expect(read('harm', text)).toBe('no')
  })

  test.for([
    'hết rồi nhưng em đau lắm',
    'không sao nhưng em sợ',
    'không sao, em quyết rồi',
    'bình thường thôi ngày nào chả bị',
    'bình thường em vẫn nghĩ vậy',
    'ổn thế nào được',
    'ổn gì mà ổn',
    'làm sao mà ổn',
    'an toàn ở đâu',
    'an toàn thì sao',
    'không có gì để ăn',
    'em không có gì để mất',
    'nó nói đùa',
    'ai mà đùa',
    'đùa làm gì',
    'hết rồi',
    'không ổn',
    '大丈夫なわけない',
    'だいじょうぶかな',
    '大丈夫だけど怖い',
    '大丈夫だけど痛い',
    '大丈夫、もう決めた',
    '問題ないと言われた',
    '冗談と言われた',
  ])('and not in "%s"', (text) => {
    for (const at of ['harm', 'life']) expect(read(at, text), at).not.toBe('no')
  })
})

describe('whether somebody is alone', () => {
  test.for(['không', 'có', 'dạ có', 'いいえ', 'はい', 'em không muốn'])(
    'is not heard in "%s": it is asked again',
    (text) => {
      expect(read('company', text)).toBeUndefined()
    },
  )
  test.for([
    'bạn cùng phòng đi làm rồi',
    'bạn cùng phòng về nước rồi',
    'có người mà em không tin',
    '友達が 仕事です',
  ])('is not taken for company in "%s"', (text) => {
    expect(read('company', text)).not.toBe('together')
  })
  test.for(['có bạn cùng phòng', 'có người ở cạnh em', '友達が 一緒です'])(
    '"%s" is company',
    (text) => {
      expect(read('company', text)).toBe('together')
    },
  )
})

describe('where somebody who is sent home is by now', () => {
  const stage = options('forced-return', 'stage')
  test.for([
    ['em ở sân bay rồi', 'airport'],
    ['đang ở sân bay narita', 'airport'],
    ['空港にいる', 'airport'],
    ['くうこうに います', 'airport'],
    ['成田空港です', 'airport'],
    ['đang trên xe', 'taken'],
    ['trên ô tô', 'taken'],
    ['họ đang chở em đi', 'taken'],
    ['車の中', 'taken'],
    ['mai họ đưa em ra sân bay', 'now'],
    ['明日 空港に 行きます', 'now'],
    ['lát nữa', 'now'],
    ['5 giờ chiều', 'now'],
    ['thứ 6 này', 'now'],
    ['thứ 6 tuần sau', 'undated'],
  ] as const)('%s: %s', ([text, option]) => {
    expect(script.readSafety(text, stage)).toBe(option)
    expect(read('return', text)).toBe(option === 'undated' ? option : 'now')
  })
})
