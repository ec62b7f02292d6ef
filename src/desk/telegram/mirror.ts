import { split } from '../../channels/split.ts'
import { telegramLimits } from '../../channels/telegram/render.ts'
import type { Conversation } from '../../core/conversation.ts'
import type { Message, Phrase } from '../../core/message.ts'
import { momentAt } from '../../core/moment.ts'
import type { Script } from '../../core/script.ts'
import { isHuman, isNeutral } from '../../core/speaker.ts'
import { standingButtons, tapped } from '../../core/standing.ts'
import type { Of } from '../../of.ts'
import type { NewParcel } from '../../parcel.ts'
import type { DeskHearing } from '../ports.ts'
import { type Copying, HEADER, mirrorId } from './copy.ts'

/** What says the code to come back by, which is the person's own. */
const CODE = 'desk:code.yours'

/**
 * What the machine said to somebody whose case may be read, and which button that answers: in
 * Japanese, marked as the machine's, without a sound, and in one message for a turn. Where the group
 * is busy it goes as one with what follows. A caseworker's words stand there already; a notice that
 * says nothing, and the code to come back by, are left out.
 */
export function mirrorOf(
  { script, say, veil, send }: Copying & { readonly script: Script },
  { before, after, inbound, said = [] }: DeskHearing,
  thread: Of,
): readonly NewParcel[] {
  if (after.case?.consent !== 'yes' || after.hidden) return []
  const label = tappedLabel(script, before, inbound)
  const bubbles = said.filter(({ message }) => !isHuman(message) && !isNeutral(message)).map(told)
  const words = [
    ...(label ? [say('tapped', { label: inJapanese(label) ?? '…' })] : []),
    ...(bubbles.length > 0 ? [say('machine', { words: bubbles.join('\n\n') })] : []),
  ].join('\n')
  const answers = inbound.message ?? inbound.id
  return split(words, telegramLimits.text - HEADER).map((text, place) => {
    const body = { message_thread_id: thread, text, disable_notification: true }
    const parcel = send(after, 'sendMessage', body, mirrorId(veil, after, answers, place))
    return { ...parcel, call: { ...parcel.call, joins: true } }
  })

  function told({ message, shown }: { readonly message: Message; readonly shown: string }): string {
    const lines = message.say.map((phrase) =>
      phrase.key === CODE ? say('code') : inJapanese(phrase),
    )
    const asShown = message.say.some(({ key }) => key === CODE) ? say('code') : shown
    const buttons = message.choices?.map((one) => `［${inJapanese(one.label) ?? '…'}］`).join(' ')
    return [
      lines.includes(undefined) ? asShown : lines.join('\n'),
      ...(buttons ? [buttons] : []),
    ].join('\n')
  }

  /** Undefined for words that cannot be said in it: then they stand as they were shown. */
  function inJapanese(phrase: Phrase): string | undefined {
    try {
      return script.say('ja', phrase)
    } catch {
      return undefined
    }
  }
}

/** The button that was tapped, by the question that stood. */
function tappedLabel(
  script: Script,
  before: Conversation,
  { input, at }: DeskHearing['inbound'],
): Phrase | undefined {
  if (input.kind !== 'tap') return undefined
  const name = tapped(before, input.seq, input.option)
  if (name === undefined) return undefined
  const m = momentAt(script, at, before.seq + 1)
  return standingButtons(m, before).find((one) => one.name === name)?.label
}
