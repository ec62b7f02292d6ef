import { split } from '../../channels/split.ts'
import { fileCall } from '../../channels/telegram/file-call.ts'
import { placeCall, telegramLimits } from '../../channels/telegram/render.ts'
import type { Inbound } from '../../core/inbound.ts'
import type { Script } from '../../core/script.ts'
import type { Call } from '../../parcel.ts'
import { HEADER } from './copy.ts'
import type { SayRoom } from './say.ts'

/**
 * What the holder said elsewhere, as it stands in the room: words, a file with the words below it, or
 * a place. None for what was sent in the room, which stands there already, and for what is no message.
 */
export function fromConsole(
  script: Pick<Script, 'say'>,
  say: SayRoom,
  who: string,
  { input, id }: Pick<Inbound, 'input' | 'id'>,
): readonly Call[] {
  if (input.kind !== 'caseworker' || id.startsWith('desk|telegram:')) return []
  const { act } = input
  switch (act.kind) {
    case 'reply':
      return lines(act.words)
    case 'phrase':
      return lines(script.say('ja', { key: `phrasebook:${act.name}.say`, params: act.slots }))
    case 'place':
      return [...lines(say('sentPlace')), placeCall(act.place)]
    case 'send': {
      const { method, body } = fileCall(act.file)
      const caption = say('fromConsole', { who, words: act.caption ?? '' }).trimEnd()
      if (caption.length <= telegramLimits.caption) return [{ method, body: { ...body, caption } }]
      return [...lines(act.caption ?? ''), { method, body }]
    }
    default:
      return []
  }

  function lines(words: string): readonly Call[] {
    return split(words, telegramLimits.text - HEADER).map((piece) => ({
      method: 'sendMessage',
      body: { text: say('fromConsole', { who, words: piece }) },
    }))
  }
}
