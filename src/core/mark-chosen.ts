import type { Answer, Conversation } from './conversation.ts'
import { type Moment, present } from './moment.ts'
import { chosenLabels, isNames, together } from './several.ts'
import { standingButtons } from './standing.ts'
import type { Step } from './stepped.ts'

/** Of several, these are chosen so far: they are marked, and the question goes on standing. */
export function markChosen(
  m: Moment,
  conversation: Conversation,
  chosen: readonly string[],
): Step | undefined {
  const { asked } = conversation
  if (!asked) return undefined
  const labels = chosenLabels(standingButtons(m, conversation), chosen)
  const lead = labels ? [{ key: 'common:chosenSoFar', params: { value: labels } }] : []
  return present(m, { ...conversation, misses: 0, asked: { ...asked, chosen } }, lead, {
    leadOnly: lead.length > 0,
  })
}

/** What is typed of several is added to what was tapped before. */
export const withChosen = ({ asked }: Conversation, given: Answer): Answer =>
  isNames(given) ? together(asked?.chosen ?? [], given) : given
