import type { Token } from './tokens.ts'

export type Unit =
  | 'man'
  | 'thousand'
  | 'yen'
  | 'foreign'
  | 'hour'
  | 'minute'
  | 'day'
  | 'week'
  | 'month'
  | 'monthName'
  | 'year'
  | 'half'
  | 'count'
  | 'other'

/**
 * What a word means directly after a number. Slang for money is as in Japan's Vietnamese
 * (`lá`, `man`, `sên`); `triệu`, `củ`, `đô` are other currencies. A word whose marks make it
 * another word (`là`, `vẫn`, `tỉnh`) is no unit.
 */
export function unitOf(token: Token | undefined): Unit | undefined {
  if (token === undefined) return undefined
  return UNITS.get(token.text)
}

const words: { readonly [U in Unit]: string } = {
  man: 'man vạn van vajn vanj lá la las 万 萬 まん マン',
  thousand: 'k sen sên ngàn ngan nganf ngafn nghìn nghin nghinf nghifn せん セン',
  yen: 'yên yen yeen jpy 円 圓 えん エン ¥',
  foreign:
    'triệu trieu trieeuj tr củ cu chai lít lit đô đo do đồng dong đ d vnd vnđ usd usdt tỷ tỉ ty ti euro won tệ rmb $ € ₫ ₩ ドル ドン',
  hour: 'h g giờ gio giowf tiếng tieng tieengs hour hours jikan 時間 じかん',
  minute: "phút phut phuts p ph min mins minutes 分 ふん ぷん '",
  day: 'ngày ngay ngayf buổi buoi công cong day days 日 にち 日間',
  week: 'tuần tuan week weeks 週 週間',
  month: 'tháng thang thangs month months ヶ月 か月 カ月 ヵ月 ケ月 箇月 かげつ',
  monthName: '月',
  year: 'năm nam year years 年 年間',
  half: 'rưỡi ruoi rưởi 半 はん',
  count: 'người nguoi lần lan 人 回',
  other: '% tuổi tuoi 歳 才',
}

const UNITS: ReadonlyMap<string, Unit> = new Map(
  Object.entries(words).flatMap(([unit, list]) =>
    list.split(' ').map((word) => [word, unit as Unit] as const),
  ),
)
