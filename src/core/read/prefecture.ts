import { createPlaceReader } from './places.ts'
import { prefectures, type RegionId, regions } from './prefectures.ts'

/**
 * The two-digit code of the one prefecture a message names: 東京, とうきょう, `Tô-ky-ô`,
 * `tỉnh Aichi`, `Oosaka-fu`; a button's code itself. Cities are not read, and two are none.
 */
export function readPrefecture(text: string): string | undefined {
  return CODES.has(text) ? text : named(text)
}

/** The id of the one region a message names: 関東, `vùng Kanto`, かんさい. */
export function readRegion(text: string): RegionId | undefined {
  const found = inRegion(text)
  return regions.find(({ id }) => id === found)?.id
}

const CODES = new Set(prefectures.map(({ code }) => code))

const named = createPlaceReader(
  prefectures.map(({ code, kanji, romaji }) => ({ id: code, kanji: [kanji], romaji: [romaji] })),
  ['ken', 'fu', 'to', 'shi'],
)

const ALSO: { readonly [id: string]: readonly [kanji: string, romaji: string] } = {
  kinki: ['関西', 'kansai'],
  kyushu: ['九州・沖縄', 'kyushu okinawa'],
}

const inRegion = createPlaceReader(
  regions.map(({ id, kanji }) => ({
    id,
    kanji: [...(ALSO[id]?.slice(0, 1) ?? []), kanji],
    romaji: [id, ...(ALSO[id]?.slice(1) ?? [])],
  })),
  ['chihou', 'chiho'],
)
