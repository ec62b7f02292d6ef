import type { Term } from './terms.ts'
import type { Token } from './tokens.ts'

/** Whether the words around an amount leave it standing as said: no "not", "under", "how much". */
export function harmless(cut: readonly Token[], found: readonly Term[]): boolean {
  const rest = around(cut, found)
  return (
    rest.length <= 40 &&
    !rest.some(({ text, fold }) => DOUBTFUL.has(fold) || DOUBTFUL.has(text)) &&
    !DOUBTFUL_JA.test(rest.map(({ text }) => text).join(''))
  )
}

/**
 * The same for numbers without a unit, which may be anything: only words that go with an answer
 * may stand beside them.
 */
export function plain(cut: readonly Token[], found: readonly Term[]): boolean {
  const rest = around(cut, found)
  const letters = rest.filter(({ text }) => LATIN.test(text))
  const signs = rest
    .map(({ text }) => text)
    .filter((text) => !LATIN.test(text) && !EMOJI.test(text))
  return (
    harmless(cut, found) &&
    letters.every(({ fold }) => FILLERS.has(fold)) &&
    FILLERS_JA.test(signs.join(''))
  )
}

function around(cut: readonly Token[], found: readonly Term[]): readonly Token[] {
  const taken = new Set(found.flatMap(({ from, to }) => range(from, to)))
  return cut.filter((_, at) => !taken.has(at))
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n)

const LATIN = /^[\p{Script=Latin}\p{M}]/u
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u
const DOUBTFUL = new Set(
  'khong ko kg hong hok hk nhieu may sai nham am minus duoi trieu vnd usd dola tối $ € ₫ ₩ £ + * % ドル ドン'.split(
    ' ',
  ),
)
const DOUBTFUL_JA = /ない|ません|ですか|いくら|以下|未満|マイナス|ドル|ドン|ユーロ|ウォン/
const FILLERS = new Set(
  'luong tien thu nhap gio thang ngay tieng h gan hon khoang chung tam co ban la lai duoc dc cung e em minh mk toi tui chau a da vang u uh nhe nha thoi moi nhan linh lanh ve tay cam tong cong tat ca thuc te bi tru mat het so muc trong mot lam ad oi chi anh cty cong tra do o tren giay bang yen ca gross net hour month day ok roi r thi'.split(
    ' ',
  ),
)
const FILLERS_JA =
  /^(?:給料|きゅうりょう|月給|時給|日給|基本給|手取り|総支給|支給|合計|全部|ぜんぶ|一か月|毎月|まいつき|毎日|まいにち|月|日|時間|だいたい|およそ|約|やく|たぶん|くらい|ぐらい|ほど|は|が|を|で|に|と|です|でした|だ|もらっています|もらいました|もらう|はたらきます|働きます|働いています|。|、|[.,:;!()~/=・「」"'¥\\])*$/
