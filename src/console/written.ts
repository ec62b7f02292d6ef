import type { Context } from 'hono'

/** The fields of our forms that somebody writes into. */
const WRITTEN = /^(?:words|title|address|latitude|longitude|slot\..+)$/

/** Bytes of a form that are read where the whole is too large: more than the longest words fill. */
const HEAD = 64 * 1_024

/** What a form brings, save files. Throws where it is no form. */
export async function formOf(c: Context): Promise<ReadonlyMap<string, string>> {
  return textsOf(Object.entries(await c.req.parseBody()))
}

/** Everything in a form that somebody wrote, one thing after another, each on a line of its own. */
export const writtenIn = (form: ReadonlyMap<string, string>): string =>
  [...form]
    .filter(([name, value]) => WRITTEN.test(name) && value.trim() !== '')
    .map(([, value]) => value)
    .join('\n')

/** What was written into the form that a request brings; nothing where it cannot be read. */
export async function writtenTo(c: Context): Promise<string> {
  try {
    return writtenIn(await formOf(c))
  } catch {
    return ''
  }
}

/**
 * What was written into a form that is not read, since its file is too large: what stands before the
 * file. Nothing where that cannot be read.
 */
export async function writtenBeforeFile(c: Context): Promise<string> {
  const type = c.req.header('content-type') ?? ''
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1]
  const { body } = c.req.raw
  if (!body || boundary === undefined) return ''
  try {
    const head = await headOf(body)
    const fields = head.subarray(0, Math.max(0, head.lastIndexOf(`\r\n--${boundary}\r\n`)))
    const closed = Buffer.concat([fields, Buffer.from(`\r\n--${boundary}--\r\n`)])
    const form = await new Response(closed, { headers: { 'content-type': type } }).formData()
    return writtenIn(textsOf([...form]))
  } catch {
    return ''
  }
}

async function headOf(body: ReadableStream<Uint8Array>): Promise<Buffer> {
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  for (let size = 0; size < HEAD; size += chunks.at(-1)?.length ?? 0) {
    const { value } = await reader.read()
    if (!value) break
    chunks.push(value)
  }
  // Not cancelled: that would cut off whoever is to be answered.
  reader.releaseLock()
  return Buffer.concat(chunks).subarray(0, HEAD)
}

const textsOf = (fields: readonly (readonly [string, unknown])[]): ReadonlyMap<string, string> =>
  new Map(
    fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  )
