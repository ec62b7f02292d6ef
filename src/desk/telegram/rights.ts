import { asInteger, asObject } from '../../channels/json.ts'
import type { Api } from './api.ts'
import { type Group, type Trouble, whys } from './group.ts'

/**
 * Whether the bot may do in the desk's group what it must: make topics and delete messages, in a
 * group that has topics. Gives a sentence for the start lines; the trouble is noted.
 * https://core.telegram.org/bots/api#chatmemberadministrator
 */
export async function checkRights(api: Api, group: Group): Promise<string> {
  const chat_id = group.chat()
  const user_id = asInteger(asObject((await api('getMe', {}))?.value)?.['id'])
  if (user_id === undefined) return UNASKED
  const chat = await api('getChat', { chat_id })
  const member = await api('getChatMember', { chat_id, user_id })
  if (!chat || !member) return UNASKED
  if (chat.movedTo !== undefined) {
    await group.moveTo(chat.movedTo)
    return checkRights(api, group)
  }
  if ([chat, member].some(({ status }) => status === 429 || status >= 500)) return UNASKED
  const trouble = chat.ok && member.ok ? lacking(chat.value, member.value) : 'unknown-chat'
  await group.note(trouble)
  return trouble ? whys[trouble] : 'on, in the caseworkers’ Telegram group'
}

const UNASKED = 'Telegram could not be asked about the caseworkers’ group.'

function lacking(chat: unknown, member: unknown): Trouble | undefined {
  const is = asObject(member) ?? {}
  if (is['status'] === 'left' || is['status'] === 'kicked') return 'out'
  const may =
    is['status'] === 'creator' ||
    (is['status'] === 'administrator' &&
      is['can_manage_topics'] === true &&
      is['can_delete_messages'] === true)
  return may && asObject(chat)?.['is_forum'] === true ? undefined : 'rights'
}
