import type { Source } from '#flow'

const checked = '2026-11-23'
const source = (id: string, title: string, url: string, law?: string): Source => ({
  id,
  title,
  url,
  checked,
  ...(law && { law }),
})

/** The minimum wage takes the place of an agreement below it. */
export const replacesContract = source(
  'mwa-4-2',
  '最低賃金法 第4条第2項',
  'https://iuris.jp/最低賃金法-第二章-最低賃金/jpn/c/298',
  'mwa',
)

/** A higher minimum wage of an industry wins. */
export const specifiedAct = source(
  'mwa-15',
  '特定最低賃金（最低賃金法 第6条・第15条）',
  'https://www.nishiroukyo.jp/',
)

/** Premium wages for overtime, rest days and nights. */
export const premiumAct = source(
  'lsa-37',
  '労働基準法 第37条',
  'https://esora-law.com/law/labor/time/',
  'lsa',
)

/** What the base of premiums leaves out: a closed list. */
export const premiumBaseRule = source(
  'lsa-r-21',
  '労働基準法施行規則 第19条・第21条',
  'http://koyouhoken.client.jp/joubun/kisoku.html',
  'lsa-r',
)

/** Pieces have paid the hour itself. */
export const piecePremium = source(
  'lsa-r-19-6',
  '労働基準法施行規則 第19条第1項第6号（出来高払制）',
  'https://www.y-klaw.com/faq1/507.html',
  'lsa-r',
)

/** Rounding that is tolerated. */
export const roundingCircular = source(
  'kihatsu-150',
  '昭和63年3月14日 基発第150号（端数処理）',
  'https://esora-law.com/law/labor/fraction',
)

/** Overtime paid in advance. */
export const fixedOvertime = source(
  'fixed-overtime',
  '固定残業代',
  'https://www.sharoshiblog.com/notenki/category_1255/item_17055.html',
)

/** Time under the employer's direction is working time, whatever it is called. */
export const workingTime = source(
  'working-time',
  '労働時間の考え方',
  'https://aoba-roumu.com/news/4286/',
)

/** Work after hours by the piece is overtime. */
export const afterHoursPieces = source(
  'after-hours-pieces',
  '技能実習生の内職と残業代（水戸地裁2018年）',
  'https://kodomo-hou21.hatenablog.com/entry/20181110/p7',
)

/** Farming is out of the Act's rules on hours; trainees' contracts follow them all the same. */
export const farming = source(
  'lsa-41',
  '労働基準法 第41条と農業分野の技能実習',
  'https://niigata-elcc.mhlw.go.jp/column/0212/',
  'lsa',
)

/** Wages are paid in full; what is taken needs a law or a written agreement. */
export const fullPayment = source(
  'lsa-24',
  '労働基準法 第24条',
  'https://olive-tokushima.net/?p=297',
  'lsa',
)

/** What a trainee is charged regularly is its real cost or another fair amount. */
export const realCost = source(
  'tita-r-14-4',
  '技能実習法施行規則 第14条第4号',
  'https://happier.work/2021/07/',
  'tita-r',
)

/** No penalty or damages fixed in advance. */
export const noPenalty = source(
  'lsa-16',
  '労働基準法 第16条・技能実習法 第47条第1項',
  'https://iuris.jp/外国人の技能実習の適正な実施及び技能実習生の保護に関する法律-第四十七条/jpn/a/56842',
)

/** No set-off of a loan tied to working. */
export const noAdvanceOffset = source(
  'lsa-17',
  '労働基準法 第17条',
  'https://roumu.com/archives/51707929.html',
  'lsa',
)

/** No compulsory savings. */
export const noForcedSavings = source(
  'lsa-18',
  '労働基準法 第18条・技能実習法 第47条第2項',
  'https://iuris.jp/外国人の技能実習の適正な実施及び技能実習生の保護に関する法律-第四十七条/jpn/a/56842',
)

/** Supervision fees are never charged to trainees. */
export const noSupervisionFee = source(
  'tita-28',
  '技能実習法 第28条・施行規則 第14条第3号',
  'https://gifunobengoshisugi.com/',
)

/** Accident insurance is wholly the employer's. */
export const noRosai = source(
  'rosai',
  '労災保険料（全額事業主負担）',
  'https://blogs.yahoo.co.jp/huchisokum/63016039.html',
)

/** A disciplinary pay cut has two caps; time not worked needs not be paid, and no more. */
export const payCut = source(
  'lsa-91',
  '労働基準法 第91条',
  'http://www.office-nagaya.net/article/14336294.html',
  'lsa',
)

/** What was really paid must be provable, and the slip must show what was taken. */
export const provable = source(
  'tita-r-14-4-2',
  '技能実習法施行規則 第14条第4号の2（報酬の支払の確認）',
  'https://happier.work/2021/09/',
  'tita-r',
)
