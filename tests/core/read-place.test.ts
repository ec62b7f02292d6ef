import { describe, expect, test } from 'vitest'
import { prefectures, readPrefecture, readRegion, regions } from '../../src/core/read.ts'

describe('one prefecture', () => {
  test.for([
    ['東京', '13'],
    ['東京都', '13'],
    ['とうきょう', '13'],
    ['とうきょうと', '13'],
    ['トウキョウ', '13'],
    ['トーキョー', '13'],
    ['ﾄｳｷｮｳ', '13'],
    ['Tokyo', '13'],
    ['TOKYO', '13'],
    ['Ｔｏｋｙｏ', '13'],
    ['To-ky-o', '13'],
    ['Tôkyô', '13'],
    ['Tōkyō-to', '13'],
    ['Tokio', '13'],
    ['to ky o', '13'],
    ['13', '13'],
    ['01', '01'],
    ['47', '47'],
    ['tỉnh Aichi', '23'],
    ['Ai chi', '23'],
    ['aichi ken', '23'],
    ['Aichi-ken', '23'],
    ['あいち', '23'],
    ['愛知県', '23'],
    ['em làm ở Aichi ạ', '23'],
    ['愛知県で働いています', '23'],
    ['あいちけんに すんでいます', '23'],
    ['ở Osaka', '27'],
    ['Ōsaka', '27'],
    ['Oosaka', '27'],
    ['Ohsaka', '27'],
    ['O saka', '27'],
    ['Ô-xa-ca', '27'],
    ['大阪市', '27'],
    ['thành phố Osaka', '27'],
    ['hokkaidou', '01'],
    ['Hokkaidō', '01'],
    ['hokaido', '01'],
    ['ほっかいどう', '01'],
    ['Hyougo', '28'],
    ['Hyōgo', '28'],
    ['ひょうご', '28'],
    ['Kouchi', '39'],
    ['Kyoto', '26'],
    ['Kyôto', '26'],
    ['Ki-ô-tô', '26'],
    ['京都', '26'],
    ['京都府', '26'],
    ['きょうと', '26'],
    ['わたしはきょうとです', '26'],
    ['Gumma', '10'],
    ['Tiba', '12'],
    ['Hukuoka', '40'],
    ['Phu-cu-ô-ca', '40'],
    ['Hi-rô-si-ma', '34'],
    ['Si-zu-o-ka', '22'],
    ['大分', '44'],
    ['おおいた', '44'],
    ['みえ', '24'],
    ['三重県', '24'],
    ['nara', '29'],
    ['山口', '35'],
    ['Tokyo 東京', '13'],
    ['東京、東京', '13'],
  ] as const)('%s is %s', ([text, code]) => {
    expect(readPrefecture(text)).toBe(code)
  })
})

describe('no prefecture, or not one', () => {
  test.for([
    '',
    '00',
    '48',
    '1',
    '113',
    '13県',
    'Nagoya',
    'Trung Quốc',
    '中国',
    'Kanto',
    'Kyo',
    'to',
    '東',
    '京',
    '東京と大阪',
    'Tokyo, Osaka',
    'Tokyo-Osaka',
    '東京か京都',
    'とうきょう おおさか',
    '山口さん',
    'みえます',
    'さがしています',
    'ならない',
    'だいぶ',
    '北広島市',
    '福島区',
    '東大阪',
    'ai chi vậy',
    'không phải Osaka',
    '大阪ではない',
    'Tokyoo1x Kyotoo Osaka',
    'không biết',
    '県',
    'ken',
  ])('%s', (text) => {
    expect(readPrefecture(text)).toBeUndefined()
  })
})

describe.for(prefectures)('$code $romaji', ({ code, kanji, romaji }) => {
  const ending = code === '01' ? '' : code === '13' ? '都' : /2[67]/.test(code) ? '府' : '県'
  test.for([
    kanji,
    kanji + ending,
    `${kanji + ending}です`,
    romaji,
    romaji.toUpperCase(),
    romaji.toLowerCase(),
    `tỉnh ${romaji}`,
    `Tỉnh ${romaji} ạ`,
    `ở ${romaji}`,
    `${romaji}-ken`,
    `${romaji} ken`,
    `${romaji}ken`,
    romaji.replaceAll('o', 'ō').replaceAll('u', 'ū'),
    romaji.replaceAll('o', 'ô'),
    romaji.replace('o', 'ou'),
    romaji.replace('u', 'uu'),
    [...romaji].join('-'),
    romaji.normalize('NFD'),
    ` ${romaji}. `,
    romaji.replaceAll('shi', 'si'),
    romaji.replaceAll('chi', 'ti'),
    romaji.replaceAll('fu', 'hu'),
  ])('%s', (text) => {
    expect(readPrefecture(text)).toBe(code)
  })
})

test('the regions hold every prefecture once, and never more than nine', () => {
  expect(regions.flatMap(({ codes }) => codes)).toEqual(prefectures.map(({ code }) => code))
  expect(prefectures).toHaveLength(47)
  expect(Math.max(...regions.map(({ codes }) => codes.length))).toBe(9)
  expect(regions.find(({ codes }) => codes.includes('24'))?.id).toBe('kinki')
})

test.for([
  ['vùng Kanto', 'kanto'],
  ['関東', 'kanto'],
  ['関東地方', 'kanto'],
  ['かんとう', 'kanto'],
  ['Kantō', 'kanto'],
  ['かんさい', 'kinki'],
  ['関西', 'kinki'],
  ['kansai', 'kinki'],
  ['kinki', 'kinki'],
  ['中国地方', 'chugoku'],
  ['中国', 'chugoku'],
  ['Chuugoku', 'chugoku'],
  ['九州・沖縄', 'kyushu'],
  ['九州', 'kyushu'],
  ['Kyushu', 'kyushu'],
  ['kyuushuu', 'kyushu'],
  ['きゅうしゅう', 'kyushu'],
  ['北海道', 'hokkaido'],
  ['Tōhoku', 'tohoku'],
  ['とうほく', 'tohoku'],
  ['miền Chubu', 'chubu'],
  ['shikoku', 'shikoku'],
  ['Tokyo', undefined],
  ['関東と九州', undefined],
  ['', undefined],
] as const)('region %s is %s', ([text, id]) => {
  expect(readRegion(text)).toBe(id)
})
