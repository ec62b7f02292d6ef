import type { Context } from 'hono'
import type { Copy } from './safe.ts'
import { isShown, UNKNOWN } from './sniff.ts'

/** Nothing in a file runs, loads or frames anything, should a browser open it as a page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/**
 * A copy as an answer: whole, or the part that a player asks for. What a page may not show is only to
 * be saved, and so is a picture that may still say where it was taken. No cache keeps it.
 * https://www.rfc-editor.org/rfc/rfc9110#name-range-requests
 */
export function serveCopy(c: Context, { file, bytes, stripped }: Copy): Response {
  const type = file.type ?? UNKNOWN
  const shown = isShown(type) && (stripped || type.startsWith('audio/'))
  const headers = {
    'content-type': shown ? type : UNKNOWN,
    'content-disposition': shown ? 'inline' : `attachment; ${named(file.name ?? file.kind)}`,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
    'accept-ranges': 'bytes',
  }
  const whole = bytes.length
  const range = rangeIn(c.req.header('range'), whole)
  if (range === 'none')
    return c.body(null, 416, { ...headers, 'content-range': `bytes */${whole}` })
  const { from, to } = range ?? { from: 0, to: whole - 1 }
  const all = {
    ...headers,
    'content-length': String(to - from + 1),
    ...(range && { 'content-range': `bytes ${from}-${to}/${whole}` }),
  }
  const status = range ? 206 : 200
  if (c.req.method === 'HEAD') return c.body(null, status, all)
  return c.body(new Uint8Array(bytes.subarray(from, to + 1)), status, all)
}

/** A file's name in a header, whatever letters it has. https://www.rfc-editor.org/rfc/rfc6266 */
const named = (name: string) =>
  `filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`

/** One range of bytes, both ends included; undefined where the whole is meant. */
function rangeIn(
  header: string | undefined,
  whole: number,
): { readonly from: number; readonly to: number } | 'none' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return undefined
  const from = first === '' ? Math.max(0, whole - Number(last)) : Number(first)
  const to = first === '' || last === '' ? whole - 1 : Math.min(Number(last), whole - 1)
  return from <= to ? { from, to } : 'none'
}
