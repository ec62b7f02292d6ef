import type { Conversation, Locale } from '../conversation.ts'

/** Whoever has chosen no language yet is answered in the one they write. */
export function spokenIn(here: Conversation, words: string): Conversation {
  if (here.greeted) return here
  const locale: Locale | undefined = JAPANESE.test(words)
    ? 'ja'
    : VIETNAMESE.test(words.normalize('NFC'))
      ? 'vi'
      : undefined
  return locale ? { ...here, locale } : here
}

const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/
const VIETNAMESE = /[đăâêôơưĐĂÂÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹáàãéèíìĩóòõúùũý]/
