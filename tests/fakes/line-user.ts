import { randomBytes } from 'node:crypto'
import type { Delivery, LineEvent, LineHook } from './line-webhook.ts'
import type { Bubble, Json } from './platform.ts'

/** What came of something a user did: the event, to be delivered again at will, and the answers. */
export interface Done {
  readonly event: LineEvent
  readonly statuses: readonly number[]
}

/** Somebody with LINE on a phone. Everything they do posts a signed webhook to `hook.url`. */
export interface LineUser {
  readonly id: string
  /** What their phone shows of us, oldest first. */
  readonly shown: readonly Bubble[]
  says(text: string, how?: Delivery): Promise<Done>
  /** Presses a quick reply of the newest bubble; `old` finds it on any earlier one. Throws if none has it. */
  taps(label: string, how?: Delivery & { readonly old?: boolean }): Promise<Done>
  /** Sends any message: `{ type: 'sticker', keywords: ['hi'] }`, `{ type: 'image' }`. */
  sends(message: Json, how?: Delivery): Promise<Done>
  follows(): Promise<Done>
  /** Blocks the account: LINE goes on taking our messages and shows them to nobody. */
  blocks(): Promise<Done>
  unsends(messageId: string): Promise<Done>
  /** Anything else that may happen. */
  does(type: string, fields?: Json, how?: Delivery): Promise<Done>
}

let messageIds = 500_000_000

/** See LineUser. */
export function createLineUser(around: {
  readonly id?: string | undefined
  readonly hook: LineHook
  readonly shownTo: (id: string) => readonly Bubble[]
  readonly blocked: Set<string>
}): LineUser {
  const { hook, shownTo, blocked } = around
  const id = around.id ?? `U${randomBytes(16).toString('hex')}`
  const does: LineUser['does'] = async (type, fields, how) => {
    const event = hook.event(id, type, fields)
    return { event, statuses: await hook.deliver([event], how) }
  }
  const sends: LineUser['sends'] = (message, how) =>
    does('message', { message: { id: String(++messageIds), ...message } }, how)
  return {
    id,
    get shown() {
      return shownTo(id)
    },
    does,
    sends,
    says: (text, how) => sends({ type: 'text', text, quoteToken: 'q' }, how),
    taps: async (label, how) => {
      const bubbles = how?.old ? [...shownTo(id)].reverse() : shownTo(id).slice(-1)
      const choice = bubbles.flatMap(({ choices }) => choices).find((one) => one.label === label)
      if (!choice) throw new Error(`no button "${label}" on the phone of ${id}`)
      return does('postback', { postback: { data: choice.data } }, how)
    },
    follows: () => {
      blocked.delete(id)
      return does('follow', { follow: { isUnblocked: false } })
    },
    blocks: () => {
      blocked.add(id)
      return does('unfollow')
    },
    unsends: (messageId) => does('unsend', { unsend: { messageId } }),
  }
}
