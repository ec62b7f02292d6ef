import type { Conversation } from './conversation.ts'
import { hearOption, labelled } from './hear.ts'
import { isWordLike, takeWord } from './hide.ts'
import type { Moment } from './moment.ts'
import { obey } from './obey.ts'
import { phrase } from './read/polite.ts'
import { isNo, isYes } from './read.ts'
import { askShare, isUnseen, SHARE } from './share.ts'
import { standingButtons } from './standing.ts'
import type { Step } from './stepped.ts'

/** Whether a question of the engine's own stands: about hiding or forgetting, or who may read. */
export const asksOurs = ({ asked }: Conversation): boolean =>
  asked !== undefined && OURS.has(asked.place)

const OURS: ReadonlySet<string> = new Set(['hide', 'word', 'forget', SHARE])

/** An answer to such a question. */
export function hearOurs(m: Moment, conversation: Conversation, text: string): Step | undefined {
  const { asked, waiting } = conversation
  if (asked?.place === 'word')
    return asked.overtaken && !waiting ? undefined : takeWord(m, conversation, text)
  const name = commandAsked(m, conversation, text)
  return name === undefined ? undefined : obey(m, conversation, name)
}

/**
 * Words that may be the person's own word, which was asked for before, are kept nowhere and shown to
 * nobody; whoever wrote them is told so, and asked again.
 */
export function keepBack(m: Moment, here: Conversation, text: string): Step | undefined {
  const { asked } = here
  if (!asked?.afterWord || asked.overtaken || !isWordLike(text)) return undefined
  return { ...askShare(m, here, [{ say: [{ key: 'hide:word.notKept' }] }]), secret: 'heard' }
}

/** The command by which such a question is answered; undefined where words name none of its. */
export function commandAsked(
  m: Moment,
  conversation: Conversation,
  text: string,
): string | undefined {
  const { asked, locale } = conversation
  if (!asksOurs(conversation) || asked?.place === 'word') return undefined
  if (asked?.overtaken || (asked?.place === SHARE && isUnseen(conversation)))
    return labelled(m.script, locale, standingButtons(m, conversation), text)?.name.slice(1)
  const plainly = asked?.place === SHARE ? sharing(text) : undefined
  if (plainly) return plainly
  const heard = hearOption(m.script, locale, standingButtons(m, conversation), text)
  return heard?.kind === 'option' ? heard.name.slice(1) : undefined
}

/** Whether a text is what stands on a button that is no command: "日本語で 言うこと" is no language. */
export function namesAnswer(m: Moment, conversation: Conversation, text: string): boolean {
  if (!conversation.asked) return false
  const { locale } = conversation
  const button = labelled(m.script, locale, standingButtons(m, conversation), text)
  return button !== undefined && !button.name.startsWith('!')
}

/** To be read is agreed to in so many words: "dạ" and "ok" only say that one has heard. */
function sharing(text: string): 'share' | 'unshare' | undefined {
  if (isNo(text)) return 'unshare'
  return isYes(text) && !HEARD.has(phrase(text)) ? 'share' : undefined
}

const HEARD: ReadonlySet<string> = new Set(
  [
    'dạ',
    'vâng',
    'dạ vâng',
    'ừ',
    'uh',
    'um',
    'ok',
    'oke',
    'okay',
    'okie',
    'oki',
    'うん',
    'ええ',
  ].map(phrase),
)
