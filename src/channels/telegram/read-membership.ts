import type { Inbound, Input } from '../../core/inbound.ts'
import { asInteger, asObject, type Json } from '../json.ts'

/**
 * Our own standing in a chat changed: in a private one the person blocked us or came back, in a group
 * we were added or removed.
 * https://core.telegram.org/bots/api#chatmemberupdated
 */
export function readMembership(
  change: Json,
):
  | (Pick<Inbound, 'from' | 'input'> & { readonly of: string; readonly sent?: number })
  | 'silent'
  | 'unreadable' {
  const chat = asObject(change['chat'])
  const address = asInteger(chat?.['id'])
  if (!chat || address === undefined) return 'unreadable'
  const was = asObject(change['old_chat_member'])?.['status']
  const is = asObject(change['new_chat_member'])?.['status']
  const input = inputOf(chat['type'], isOut(was), isOut(is))
  if (!input) return 'silent'
  const sent = asInteger(change['date'])
  return {
    of: `${String(was)}-${String(is)}`,
    from: { channel: 'telegram', address: String(address) },
    input,
    ...(sent === undefined ? {} : { sent }),
  }
}

const isOut = (status: unknown) => status === 'kicked' || status === 'left' || status === undefined

function inputOf(type: unknown, wasOut: boolean, isNowOut: boolean): Input | undefined {
  if (isNowOut) return type === 'channel' ? undefined : { kind: 'left' }
  if (!wasOut) return undefined
  if (type === 'private') return { kind: 'joined' }
  return type === 'group' || type === 'supergroup' ? { kind: 'grouped' } : undefined
}
