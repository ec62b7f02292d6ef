import { asInteger, asObject, asText } from '../../channels/json.ts'
import type { Clock, Log } from '../../ports.ts'
import type { RoomsKept } from '../ports.ts'
import type { Api } from './api.ts'
import type { Group } from './group.ts'
import type { Pace } from './pace.ts'
import type { SayRoom } from './say.ts'

/** Under this name it is kept over a restart what has not been said yet. */
const OWED = 'telegram lines'

/** Something to be said below a message in a room, or shown by an emoji where the group allows that. */
export interface Line {
  /** A key of `desk-rooms.json`. */
  readonly key: string
  readonly message: number
  readonly thread?: number
  readonly emoji?: string
  /** So many messages after this one of the same room are to be told the same. */
  readonly more?: number
}

/** What the desk says to whoever wrote in its rooms. */
export interface Lines {
  /** Says it as soon as the group may be sent it. Throws where it could not even be kept. */
  say(line: Line): Promise<void>
  /** Says it now. False where it should be tried again. */
  once(line: Line): Promise<boolean>
  /** Says what is still owed. To be called often. */
  look(): Promise<void>
}

/**
 * Lines that wait in no lane, at the pace of everything that the group is sent. What has to wait is
 * kept, and lines of one room that say the same become one.
 */
export async function openLines(given: {
  readonly kept: Pick<RoomsKept, 'fact' | 'setFact'>
  readonly group: Group
  readonly pace: Pace
  readonly api: Api
  readonly say: SayRoom
  readonly clock: Clock
  readonly log: Log
}): Promise<Lines> {
  const { kept, group, pace, api, say, clock, log } = given
  let owed = linesIn(await kept.fact(OWED))
  let looking: Promise<void> | undefined
  return { say: sayLine, once, look }

  async function sayLine(line: Line): Promise<void> {
    if (owed.length === 0 && (await once(line))) return
    await keep(withLine(owed, line))
  }

  function look(): Promise<void> {
    looking ??= sayOwed().finally(() => {
      looking = undefined
    })
    return looking
  }

  async function sayOwed(): Promise<void> {
    for (let [first] = owed; first; [first] = owed) {
      const rest = owed.slice(1)
      owed = rest
      const said = await once(first)
      if (said) await keep(owed)
      else {
        // Others may have come in the meantime.
        await keep(owed.reduce(withLine, [first]))
        return
      }
    }
  }

  async function keep(lines: readonly Line[]): Promise<void> {
    owed = lines
    await kept.setFact(OWED, lines.length > 0 ? JSON.stringify(lines) : undefined)
  }

  async function once(line: Line): Promise<boolean> {
    if (line.emoji === undefined) return answer(line)
    const done = await asked('setMessageReaction', {
      message_id: line.message,
      reaction: [{ type: 'emoji', emoji: line.emoji }],
    })
    return done === 'refused' ? answer(line) : done === 'done'
  }

  async function answer({ key, message, thread, more = 0 }: Line): Promise<boolean> {
    if (pace.take(clock.now(), OWED) > 0) return false
    const done = await asked('sendMessage', {
      message_thread_id: thread,
      text: more > 0 ? say('told.alsoAfter', { told: say(key), count: more }) : say(key),
      reply_parameters: { message_id: message, allow_sending_without_reply: true },
    })
    return done !== 'later'
  }

  async function asked(
    method: string,
    body: { readonly [field: string]: unknown },
  ): Promise<'done' | 'refused' | 'later'> {
    const done = await api(method, { chat_id: group.chat(), ...body })
    if (done?.ok) return 'done'
    if (done?.movedTo !== undefined) await group.moveTo(done.movedTo)
    if (done?.status === 400 && done.movedTo === undefined) return 'refused'
    log('warn', 'line-not-said', { method, status: done?.status ?? 0 })
    return 'later'
  }
}

/** Lines of one room that say the same are one that says how many it is for. */
function withLine(owed: readonly Line[], line: Line): readonly Line[] {
  const same = owed.find((one) => isSame(one, line))
  if (!same) return [...owed, line]
  const more = (same.more ?? 0) + 1 + (line.more ?? 0)
  return owed.map((one) => (one === same ? { ...one, more } : one))
}

/** An emoji stands at its own message. */
const isSame = (one: Line, other: Line): boolean =>
  one.key === other.key &&
  one.thread === other.thread &&
  (one.message === other.message || (one.emoji === undefined && other.emoji === undefined))

function linesIn(fact: string | undefined): readonly Line[] {
  const list: unknown = fact === undefined ? [] : JSON.parse(fact)
  return (Array.isArray(list) ? list : []).flatMap((one) => {
    const line = asObject(one)
    const [key, message, thread, emoji, more] = [
      asText(line?.['key']),
      asInteger(line?.['message']),
      asInteger(line?.['thread']),
      asText(line?.['emoji']),
      asInteger(line?.['more']),
    ]
    if (key === undefined || message === undefined) return []
    return [
      {
        ...{ key, message },
        ...(thread !== undefined && { thread }),
        ...(emoji !== undefined && { emoji }),
        ...(more !== undefined && { more }),
      },
    ]
  })
}
