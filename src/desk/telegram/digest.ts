import { sooner } from '../../core/case.ts'
import { momentOf } from '../../core/day.ts'
import type { Clock } from '../../ports.ts'
import type { Desk } from '../ports.ts'
import type { Api } from './api.ts'
import type { Group } from './group.ts'
import type { Pace } from './pace.ts'
import type { SayRoom } from './say.ts'

/** What a digest is made and sent with. */
export interface Digesting {
  readonly desk: Pick<Desk, 'queue'>
  readonly group: Group
  readonly pace: Pace
  readonly api: Api
  readonly say: SayRoom
  readonly clock: Clock
}

/** So many cases are named, which fits one message. */
const NAMED = 40
/** A burst is over when so long nothing had to wait. */
const QUIET = 10 * 60_000
const MINUTE = 60_000

/**
 * One card for all that waits, the most urgent first, once a minute's messages are used up; edited
 * as long as the burst lasts. What is lost of it is in the queue all the same.
 */
export function createDigest({ desk, group, pace, api, say, clock }: Digesting) {
  let card: number | undefined
  let last = 0
  let told = 0
  let busy = false
  return async (): Promise<void> => {
    const now = clock.now()
    if (now - last > QUIET) card = undefined
    last = now
    if (busy || now - told < MINUTE || !pace.takeLast(now)) return
    busy = true
    told = now
    try {
      const text = await textOf(desk, say, now)
      if (text === undefined) return
      const chat_id = group.chat()
      const done =
        card === undefined
          ? await api('sendMessage', { chat_id, text })
          : await api('editMessageText', { chat_id, message_id: card, text })
      card = done?.id ?? card
    } finally {
      busy = false
    }
  }
}

async function textOf(
  desk: Pick<Desk, 'queue'>,
  say: SayRoom,
  now: number,
): Promise<string | undefined> {
  const waiting = (await desk.queue(now))
    .map((one) => one.case)
    .filter(({ status }) => status === 'waiting')
    .toSorted((a, b) =>
      sooner(a.urgency, b.urgency)
        ? -1
        : sooner(b.urgency, a.urgency)
          ? 1
          : a.waitsFrom - b.waitsFrom,
    )
  if (waiting.length === 0) return undefined
  const lines = waiting.slice(0, NAMED).map(({ number, urgency, waitsFrom }) =>
    say('digest.line', {
      number,
      mark: say(`mark.${urgency}`),
      urgency: say(`urgency.${urgency}`),
      ...momentOf(waitsFrom),
    }),
  )
  const more = waiting.length - lines.length
  return [
    say('digest.head', { count: waiting.length }),
    ...lines,
    ...(more > 0 ? [say('digest.more', { count: more })] : []),
  ].join('\n')
}
