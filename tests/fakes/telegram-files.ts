import type { Bubble, Json, SentFile } from './platform.ts'

/** The field in which a method's file is. */
const fields: { readonly [method: string]: string } = {
  sendPhoto: 'photo',
  sendVoice: 'voice',
  sendAudio: 'audio',
  sendVideo: 'video',
  sendDocument: 'document',
}

/** The methods that show something, all of which give back a message. */
export const shows = (method: string): boolean =>
  method === 'sendMessage' || PLACES.has(method) || fields[method] !== undefined

const PLACES: ReadonlySet<string> = new Set(['sendLocation', 'sendVenue'])

/** What a phone shows of a file or a place, with the words below it. */
export function enclosedIn(
  method: string,
  body: Json,
): Pick<Bubble, 'text' | 'file' | 'place'> | undefined {
  if (PLACES.has(method)) {
    const { latitude, longitude, title, address } = body
    const names = { ...(title ? { title } : {}), ...(address ? { address } : {}) }
    return { text: '', place: { latitude, longitude, ...names } }
  }
  const file = body[fields[method] ?? ''] as SentFile | undefined
  return file && { text: String(body['caption'] ?? ''), file: { ...file, as: method } }
}

/** What Telegram would refuse of a file. https://core.telegram.org/bots/api#sending-files */
export function faultOfFile(method: string, body: Json): string | undefined {
  if (PLACES.has(method)) {
    const inside = Math.abs(Number(body['latitude'])) <= 90
    return inside ? undefined : 'Bad Request: wrong latitude specified'
  }
  const field = fields[method]
  if (!field) return undefined
  if (String(body['caption'] ?? '').length > 1_024)
    return 'Bad Request: message caption is too long'
  const { bytes, type } = body[field] as SentFile
  if (bytes.length === 0) return 'Bad Request: file must be non-empty'
  const most = method === 'sendPhoto' ? 10_000_000 : 50_000_000
  if (bytes.length > most) return 'Bad Request: file is too big'
  if (method === 'sendPhoto' && !/^image\/(jpeg|png)$/.test(type))
    return 'Bad Request: IMAGE_PROCESS_FAILED'
  return undefined
}

/** A form's fields as what the method takes: in a form everything is text. */
export function fromForm(
  types: (name: string) => readonly string[],
  fieldsOf: Json,
  files: { readonly [field: string]: SentFile },
): Json {
  const read = (name: string, value: unknown): unknown => {
    if (typeof value !== 'string' || types(name).includes('String')) return value
    try {
      return JSON.parse(value)
    } catch {
      return value
    }
  }
  const all = Object.entries(fieldsOf).map(([name, value]) => [name, read(name, value)] as const)
  return { ...Object.fromEntries(all), ...files }
}
