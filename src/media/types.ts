import type { FileKind } from './ports.ts'

/**
 * What a browser may show, play or hear as it is: none of these runs anything. Whatever else somebody
 * sends is saved and never opened in a page.
 */
const SHOWN: ReadonlySet<string> = new Set([
  ...['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
  ...['audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/wav', 'audio/webm', 'audio/aac'],
  ...['video/mp4', 'video/webm', 'video/quicktime'],
])

/** Other names of the same. */
const ALSO: { readonly [type: string]: string } = {
  'image/jpg': 'image/jpeg',
  'audio/mp3': 'audio/mpeg',
  'audio/m4a': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/opus': 'audio/ogg',
  'audio/x-wav': 'audio/wav',
}

/** Whether a file of this type may be shown in a page. */
export const isShown = (type: string): boolean => SHOWN.has(type)

/** A type as one name, in lower case and without parameters; `application/octet-stream` for none. */
export function typeNamed(said: string | undefined): string {
  const type = (said ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!/^[a-z]+\/[a-z0-9.+-]{1,80}$/.test(type)) return 'application/octet-stream'
  return ALSO[type] ?? type
}

/** What kind of file a type makes: what cannot be shown is a file to save. */
export function kindOf(type: string): FileKind {
  const [kind] = type.split('/', 1)
  const known = kind === 'image' || kind === 'audio' || kind === 'video'
  return known && isShown(type) ? kind : 'file'
}
