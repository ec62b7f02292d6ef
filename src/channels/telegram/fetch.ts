import { LARGEST_FILE } from '../../media/outgoing.ts'
import type { Get } from '../../ports.ts'
import { exchange } from '../exchange.ts'
import { asInteger, asObject, asText } from '../json.ts'
import type { Brought } from '../ports.ts'
import type { TelegramSettings } from '../telegram.ts'
import { readResult } from './answer.ts'

/**
 * A file that somebody sent the bot: asked for by its id, then fetched from an address that holds the
 * bot's token and is said to nobody. Telegram gives bots no file over 20 MB.
 * https://core.telegram.org/bots/api#getfile
 */
export async function fetchTelegram(
  {
    post,
    get,
    apiRoot,
    token,
  }: Pick<TelegramSettings, 'post' | 'apiRoot' | 'token'> & {
    readonly get: Get
  },
  ref: string,
): Promise<Brought> {
  const url = `${apiRoot}/bot${token}/getFile`
  const asked = await exchange(post, url, {}, { file_id: ref }).catch(nothing)
  const result = asked && readResult(asked, 0)
  if (!result || result.status === 429 || result.status >= 500) return { end: 'later' }
  if (!result.ok) {
    if (/too big/i.test(result.description)) return failed('large')
    return result.status === 400 ? failed('gone') : { end: 'later' }
  }
  const file = asObject(result.value)
  const path = asText(file?.['file_path'])
  if ((asInteger(file?.['file_size']) ?? 0) > LARGEST_FILE) return failed('large')
  if (path === undefined) return { end: 'later' }
  const got = await get(`${apiRoot}/file/bot${token}/${path}`, {}, LARGEST_FILE).catch(nothing)
  if (got === undefined) return { end: 'later' }
  if (got === 'large') return failed('large')
  if (got.status === 200) return { end: 'brought', bytes: got.body }
  return got.status === 404 ? failed('gone') : { end: 'later' }
}

const failed = (why: 'large' | 'gone'): Brought => ({ end: 'failed', why })

const nothing = (): undefined => undefined
