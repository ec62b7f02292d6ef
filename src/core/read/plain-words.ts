import { phrase } from './polite.ts'
import { longest, normalise } from './text.ts'

/** Whether a whole message says "I do not know": `ko biết`, `kb`, `quên mất rồi`, `わかりません`. */
export const isUnknown = (text: string): boolean => says(text, UNKNOWN)

/** Whether a whole message says "I would rather not say": `ko muốn nói`, `bỏ qua`, `こたえたくない`. */
export const isUnsaid = (text: string): boolean => says(text, UNSAID)

/** Whether a whole message says yes: `dạ có`, `đồng ý`, `ok`, `はい`. */
export const isYes = (text: string): boolean => says(text, YES) && !STOP.test(normalise(text))

/** Whether a whole message says no: `không ạ`, `ko`, `chưa`, `いいえ`. */
export const isNo = (text: string): boolean => says(text, NO) && !WHY.test(normalise(text))

/** Whether a whole message says "let us stop here": `thôi ạ`, `dừng lại`, `やめます`, `もういいです`. */
export const isStop = (text: string): boolean => says(text, ENOUGH) || HALT.test(normalise(text))

/** Whether a whole message says "that is all": `hết rồi ạ`, `không còn gì nữa`, `以上です`. */
export const isAll = (text: string): boolean => says(text, ALL)

const says = (text: string, meaning: RegExp): boolean =>
  text.length <= longest && meaning.test(phrase(text))

const UNKNOWN =
  /^(?:kb|kbt|(?:(?:thuc su|cai nay|that ra|cung) )*(?:(?:khong|chua|cha) ?(?:biet|ro|nho|chac)(?: (?:chac|ro))?|quen(?: mat)?(?: roi)?)(?: (?:nua|lam|dau|gi|roi|het|cai nay))*|(?:ぜんぜん|よく|まだ|ちょっと)?(?:わかりません|わからない|分かりません|分からない|わからん|知りません|知らない|しりません|しらない|おぼえていません|おぼえていない|覚えていません|覚えていない|おぼえてない|わすれました|忘れました|わすれた|忘れた|不明|ふめい)|wakarana?i|wakarimasen|shirana?i|shirimasen|i dont know|dont know|don t know|i don t know|idk|unknown)$/
const UNSAID =
  /^(?:(?:(?:thoi|em|minh) )*(?:khong|chua) (?:muon )?(?:tra loi|noi|ke)(?: (?:cau nay|cai nay|chuyen nay|dau|nua))*|(?:cho )?bo qua(?: (?:cau nay|di))*|ngai noi|kho noi|skip|(?:こたえ|答え|いい|言い|はなし|話し)たくな(?:い|いです|いな)|(?:こたえ|答え|言え|いえ)(?:ません|ない)|すきっぷ|ぱす|とばして|飛ばして|ひみつ)$/
const YES =
  /^(?:(?:da|vang|u|uh|um) ?)*(?:da|vang|u|uh|um|co|dung roi|dung vay|phai|duoc|dong y|chac chan|ok|oke|okay|okie|oki|okela|yes|(?:(?:はい|ええ|うん) ?)?(?:はい|ええ|うん|そうです|そうだ|そう|同意します|どういします)|ok)(?: (?:a|roi|chu))?$/
const NO =
  /^(?:(?:da|vang) )*(?:khong|khong (?:dong y|dung|co|phai|duoc|muon)|chua|chua co|no|(?:(?:いいえ|いえ|ううん|いや) ?)?(?:いいえ|いえ|ううん|いや|ちがいます|違います|ちがう|違う)|iie)$/
const ENOUGH =
  /^(?:(?:da|thoi|em|minh|cho em|cho minh|xin) )*(?:thoi|dung lai|dung o day|dung tai day|ket thuc|du roi|khong hoi nua|khong lam nua|khong tra loi nua|stop|やめ|やめる|やめます|やめたい|やめたいです|やめて|もういい|もういいです|おわり|終わり|おわります|終わります|すとっぷ|ここまで|ここまでにします|yamemasu|yameru)(?: (?:thoi|a|nhe|nha|di|day|o day|nua|em|duoc roi))*$/
const ALL =
  /^(?:(?:da|vang|the|vay|khong|chi) )*(?:het|xong|het cau|khong con(?: gi)?(?: nua)?|khong gi|khong them|(?:chi )?(?:co )?(?:the|vay|nhieu do|may cai do)|(?:これ|それ)(?:だけ|で全部|でぜんぶ|で終わり|でおわり)(?:です)?|以上(?:です)?|いじょう(?:です)?|もう(?:ありません|ない|ないです)|ありません|ないです|全部です|ぜんぶです)(?: (?:roi|thoi|a|nua|dau|day))*$/
/** Without its marks it may be `đúng`, which says yes. */
const HALT = /^(?:dạ |thôi |em )*dừng(?: (?:thôi|lại|ạ|nhé|nha|đi))*[.!]*$/
const STOP = /dừng|dùng/
const WHY = /[?？]/
