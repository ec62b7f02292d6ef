import type { Said } from './platform.ts'

/** What people sent, as a platform keeps it: bytes, or `preparing` where it is still at it. */
export type Contents = Map<string, Uint8Array | 'preparing'>

/** LINE's answer to whoever asks for a message's content; undefined where it has none. */
export function contentOf(contents: Contents, id: string): Said | undefined {
  const found = contents.get(id)
  if (found === 'preparing') return { status: 202, body: {} }
  return found && { status: 200, body: found }
}

/** Bytes that a Telegram bot may fetch. */
const LARGEST = 20 * 1_024 * 1_024

/** Telegram's answer to `getFile`. https://core.telegram.org/bots/api#getfile */
export function fileOf(contents: Contents, id: unknown): Said {
  const found = contents.get(String(id))
  if (!(found instanceof Uint8Array))
    return no('Bad Request: wrong file_id or the file is temporarily unavailable')
  if (found.length > LARGEST) return no('Bad Request: file is too big')
  const result = { file_id: id, file_unique_id: id, file_size: found.length, file_path: `f/${id}` }
  return { status: 200, body: { ok: true, result } }
}

/** A file under the path that `getFile` gave; undefined for a path that is no file's. */
export function fileAt(contents: Contents, token: string, path: string): Said | undefined {
  const root = `/file/bot${token}/f/`
  if (!path.startsWith('/file/')) return undefined
  const found = path.startsWith(root) ? contents.get(path.slice(root.length)) : undefined
  const none = { status: 404, body: { ok: false, error_code: 404, description: 'Not Found' } }
  return found instanceof Uint8Array ? { status: 200, body: found } : none
}

const no = (description: string): Said => ({
  status: 400,
  body: { ok: false, error_code: 400, description },
})
