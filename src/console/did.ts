import type { CaseView } from './case-view.ts'
import type { Words } from './talk.ts'
import { untoldOf } from './unreached.ts'

/** What can be done with a case, to be said back. */
const acted = ['claim', 'reply', 'phrase', 'send', 'place', 'note', 'handBack', 'close'] as const

/** What of it says something to the person. */
const SAYS: ReadonlySet<string> = new Set(['reply', 'phrase', 'send', 'place'])

/**
 * Says that something was done, and never that the person knows of it where they do not; undefined
 * where `asked` names nothing that can be done.
 */
export function saidDone(
  words: Words,
  { conversation, unreached }: Pick<CaseView, 'conversation' | 'unreached'>,
  asked: string | undefined,
): string | undefined {
  const did = acted.find((one) => one === asked)
  if (did === undefined) return undefined
  const untold = did === 'claim' ? untoldOf(conversation) : undefined
  if (untold) return words(`untold.${untold}`)
  return words(SAYS.has(did) && unreached ? `did.${unreached}` : `did.${did}`)
}
