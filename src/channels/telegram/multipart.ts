import type { Opened } from '../../media/safe.ts'
import { UNKNOWN } from '../../media/sniff.ts'
import type { Call } from '../../parcel.ts'

/** A call with a file as a form of several parts, ready to be sent. */
export interface Multipart {
  readonly type: string
  readonly bytes: Uint8Array
}

/**
 * Puts a file into a call's body. Whatever else the body holds goes along as Telegram reads it in
 * forms: objects as JSON. Written by hand, since `FormData` makes two characters of a new line.
 * https://core.telegram.org/bots/api#making-requests · https://www.rfc-editor.org/rfc/rfc7578
 */
export function multipart(
  body: Call['body'],
  field: string,
  { file: { name, type = UNKNOWN }, bytes }: Opened,
): Multipart {
  const boundary = `tonari-${crypto.randomUUID()}`
  const begin = (head: string) => `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n`
  const fields = Object.entries(body)
    .filter(([key, value]) => key !== field && value !== undefined)
    .map(([key, value]) => {
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
      return `${begin(`name="${key}"`)}\r\n${text}\r\n`
    })
  const head = `${begin(`name="${field}"; filename="${fileName(name, type)}"`)}Content-Type: ${type}\r\n\r\n`
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([
      Buffer.from(fields.join('') + head),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
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
