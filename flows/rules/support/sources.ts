import type { Source } from '#flow'

const checked = '2026-11-23'
const source = (id: string, title: string, url: string): Source => ({ id, title, url, checked })

/** A15: no penalty for training not completed, with the trainee or those close to them. */
export const penaltyBan = source(
  'tita-47',
  '技能実習法 第47条',
  'https://iuris.jp/外国人の技能実習の適正な実施及び技能実習生の保護に関する法律-第三節-技能実習生の保護/jpn/s/1402',
)

/** A16: nobody keeps the trainee's passport or residence card. */
export const papersBan = source(
  'tita-48',
  '技能実習法 第48条',
  'https://iuris.jp/外国人の技能実習の適正な実施及び技能実習生の保護に関する法律-第三節-技能実習生の保護/jpn/s/1402',
)

/** A18: company and union must look for another place. */
export const anotherPlace = source(
  'tita-51',
  '技能実習法 第51条',
  'https://iuris.jp/外国人の技能実習の適正な実施及び技能実習生の保護に関する法律-第五十一条-連絡調整等/jpn/a/56846',
)

/** A19: nobody has to go home against their will. */
export const ownWill = source(
  'titp-own-will',
  '技能実習制度運用要領：途中帰国の前の意思の確認',
  'https://www.immi-labor.com/%E6%8A%80%E8%83%BD%E5%AE%9F%E7%BF%92%E6%B3%95/%E5%AE%9F%E6%96%BD%E5%9B%B0%E9%9B%A3%E6%99%82%E3%81%AE%E5%B1%8A%E5%87%BA/',
)

/** A21: changing company for reasons that cannot be avoided, widened on 2024-11-01. */
export const transferReasons = source(
  'titp-transfer',
  '実習先の変更「やむを得ない事情」（2024年11月1日から）',
  'https://www.jitco.or.jp/ja/news/article/36612/',
)

/** A12: whoever left silently is in principle refused as a specified skilled worker. */
export const skilledWorker = source(
  'ssw-guidelines',
  '特定技能の運用要領：在留資格の変更',
  'https://note.com/assist_you/n/n78d627934e4a',
)

/** A31: no bad treatment because of pregnancy or birth. */
export const pregnancyBan = source(
  'eeoa-9',
  '男女雇用機会均等法 第9条',
  'https://www.moj.go.jp/isa/content/001386330.pdf',
)

/** A34: accident insurance whatever the status. */
export const accidentInsurance = source(
  'rosai-any-status',
  '労災保険は在留資格に関係なく使える',
  'https://koyou.acroseed.com/mondai/000165.html',
)

/** A35: wages stay owed after leaving, and after loss of status. */
export const wagesStayOwed = source(
  'wages-any-status',
  '給料をもらう権利は在留資格に関係なく残る',
  'https://jamgu.hatenablog.com/entry/2022/08/19/',
)

/** A33: officials may have to report; private persons, societies and lawyers have no duty to. */
export const noDutyToReport = source(
  'ica-62',
  '出入国管理及び難民認定法 第62条（通報の義務）',
  'https://officeaoyagi.com/2021/07/12/',
)

/** A38: special permission to stay can be applied for. */
export const specialPermission = source(
  'special-permission',
  '在留特別許可（2024年6月10日から申請できる）',
  'https://shimokawara-office.com/archives/4762',
)
