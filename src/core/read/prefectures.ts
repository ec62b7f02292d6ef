/** The 47 in official order; a prefecture's code is its place, from `01` to `47`. */
export const prefectures: readonly {
  readonly code: string
  readonly kanji: string
  readonly romaji: string
}[] = `
北海道 Hokkaido,青森 Aomori,岩手 Iwate,宮城 Miyagi,秋田 Akita,山形 Yamagata,福島 Fukushima,
茨城 Ibaraki,栃木 Tochigi,群馬 Gunma,埼玉 Saitama,千葉 Chiba,東京 Tokyo,神奈川 Kanagawa,
新潟 Niigata,富山 Toyama,石川 Ishikawa,福井 Fukui,山梨 Yamanashi,長野 Nagano,岐阜 Gifu,
静岡 Shizuoka,愛知 Aichi,三重 Mie,滋賀 Shiga,京都 Kyoto,大阪 Osaka,兵庫 Hyogo,奈良 Nara,
和歌山 Wakayama,鳥取 Tottori,島根 Shimane,岡山 Okayama,広島 Hiroshima,山口 Yamaguchi,
徳島 Tokushima,香川 Kagawa,愛媛 Ehime,高知 Kochi,福岡 Fukuoka,佐賀 Saga,長崎 Nagasaki,
熊本 Kumamoto,大分 Oita,宮崎 Miyazaki,鹿児島 Kagoshima,沖縄 Okinawa`
  .split(',')
  .map((line, at) => {
    const [kanji = '', romaji = ''] = line.trim().split(' ')
    return { code: String(at + 1).padStart(2, '0'), kanji, romaji }
  })

/** The eight usual regions and their prefectures, so that nobody chooses among 47 at once. */
export const regions = [
  region('hokkaido', '北海道', 1, 1),
  region('tohoku', '東北', 2, 7),
  region('kanto', '関東', 8, 14),
  region('chubu', '中部', 15, 23),
  region('kinki', '近畿', 24, 30),
  region('chugoku', '中国', 31, 35),
  region('shikoku', '四国', 36, 39),
  region('kyushu', '九州', 40, 47),
] as const

export type RegionId = (typeof regions)[number]['id']

function region<const Id extends string>(id: Id, kanji: string, first: number, last: number) {
  const codes = prefectures.slice(first - 1, last).map(({ code }) => code)
  return { id, kanji, codes: codes as readonly string[] }
}
