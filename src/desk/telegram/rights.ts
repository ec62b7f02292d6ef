import { asInteger, asObject } from '../../channels/json.ts'
import type { Api } from './api.ts'
import { type Group, type Trouble, whys } from './group.ts'

/**
 * Whether the bot may do in the desk's group what it must: make topics and delete messages, in a
 * group that has topics; and how many people are in it. Gives a sentence for the start lines; the
 * trouble and the count are noted.
 * https://core.telegram.org/bots/api#chatmemberadministrator
 */
export async function checkRights(api: Api, group: Group): Promise<string> {
  const chat_id = group.chat()
  const me = await api('getMe', {})
  const user_id = asInteger(asObject(me?.value)?.['id'])
  if (user_id === undefined) return unasked(group, me?.status)
  const chat = await api('getChat', { chat_id })
  const member = await api('getChatMember', { chat_id, user_id })
  if (!chat || !member) return unasked(group)
  if (chat.movedTo !== undefined) {
    await group.moveTo(chat.movedTo)
    return checkRights(api, group)
  }
  const busy = [chat, member].find(({ status }) => status === 429 || status >= 500)
  if (busy) return unasked(group, busy.status)
  const shut = [chat, member].some(({ status }) => status === 403) ? 'out' : 'unknown-chat'
  const trouble = chat.ok && member.ok ? lacking(chat.value, member.value) : shut
  await group.note(trouble)
  await count(api, group)
  return trouble ? whys[trouble] : 'on, in the caseworkers’ Telegram group'
}

/**
 * How many read what stands in the group: all but the bot. Other bots are counted too, since they
 * cannot be told apart, and read it as well.
 * https://core.telegram.org/bots/api#getchatmembercount
 */
async function count(api: Api, group: Group): Promise<void> {
  const counted = await api('getChatMemberCount', { chat_id: group.chat() })
  const many = counted?.ok ? asInteger(counted.value) : undefined
  if (many !== undefined) await group.counted(Math.max(0, many - 1))
}

/** What it says to nobody else either; what was known to be wrong still is. */
async function unasked(group: Group, status?: number): Promise<string> {
  if (status !== 429) await group.note(group.trouble()?.why ?? 'unreachable')
  return 'Telegram could not be asked about the caseworkers’ group.'
}

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
