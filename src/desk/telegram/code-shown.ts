import type { DeskEvent } from '../ports.ts'
import type { DeskEar } from './hear.ts'

type Said = Extract<DeskEvent['what'], { kind: 'said' }>

const SENT = /^\s*\/staff(?:@\w+)?\s+\S{6,40}\s*$/i
const ALONE = /^\s*(?=.*\d)(?=.*[A-Z])[0-9A-Z]{5}-[0-9A-Z]{5}\s*$/i

/**
 * A one-time code that somebody writes in the group, where all can see it and use it: it is deleted
 * where that can be done, and they are told where it belongs. In the room of a case what only looks
 * like one may be meant for the person. True where it was one.
 */
export function createCodeShown({ api, group, lines }: Pick<DeskEar, 'api' | 'group' | 'lines'>) {
  return async ({ thread }: DeskEvent, { message, text = '' }: Said): Promise<boolean> => {
    if (!SENT.test(text) && (thread !== undefined || !ALONE.test(text))) return false
    const gone = await api('deleteMessage', { chat_id: group.chat(), message_id: message })
    const key = gone?.ok ? 'told.codeDeleted' : 'told.codeShown'
    await lines.say({ key, message, ...(thread !== undefined && { thread }) })
    return true
  }
}
