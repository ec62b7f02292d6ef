import type { Opened } from '../../media/safe.ts'
import { UNKNOWN } from '../../media/sniff.ts'
import type { Call } from '../../ports.ts'

/** A call with a file as a form of several parts, ready to be sent. */
export interface Multipart {
  readonly type: string
  readonly bytes: Uint8Array
}

/**
 * Puts a file into a call's body. Whatever else the body holds goes along as Telegram reads it in
 * forms: objects as JSON.
 * https://core.telegram.org/bots/api#making-requests
 */
export async function multipart(
  body: Call['body'],
  field: string,
  { file: { name, type = UNKNOWN }, bytes }: Opened,
): Promise<Multipart> {
  const form = new FormData()
  for (const [key, value] of Object.entries(body)) {
    if (key === field || value === undefined) continue
    form.set(key, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  form.set(field, new Blob([new Uint8Array(bytes)], { type }), fileName(name, type))
  const whole = new Response(form)
  return {
    type: whole.headers.get('content-type') ?? 'multipart/form-data',
    bytes: new Uint8Array(await whole.arrayBuffer()),
  }
}

/** A file needs a name: without an ending some phones do not know what to open it with. */
function fileName(name: string | undefined, type: string): string {
  const known = name?.toWellFormed().replace(/[\p{Cc}"\\/]/gu, '_')
  return known || `file.${ENDINGS[type] ?? 'bin'}`
}

const ENDINGS: { readonly [type: string]: string } = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
  'application/pdf': 'pdf',
}
