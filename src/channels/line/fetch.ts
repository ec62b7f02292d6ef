import { LARGEST_FILE } from '../../media/outgoing.ts'
import type { LineSettings } from '../line.ts'
import type { Brought } from '../ports.ts'

/**
 * The content of a message, as LINE keeps it for a while: 202 while it is being made ready, 404 or 410
 * where it is gone or was taken back.
 * https://developers.line.biz/en/reference/messaging-api/#get-content
 */
export async function fetchLine(
  { base, get }: NonNullable<LineSettings['files']>,
  accessToken: string,
  ref: string,
): Promise<Brought> {
  const url = `${base.replace(/\/+$/, '')}/v2/bot/message/${encodeURIComponent(ref)}/content`
  const got = await get(url, { authorization: `Bearer ${accessToken}` }, LARGEST_FILE).catch(
    nothing,
  )
  if (got === undefined) return { end: 'later' }
  if (got === 'large') return { end: 'failed', why: 'large' }
  if (got.status === 200) return { end: 'brought', bytes: got.body }
  return [400, 404, 410].includes(got.status) ? { end: 'failed', why: 'gone' } : { end: 'later' }
}

const nothing = (): undefined => undefined
