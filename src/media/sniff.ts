import type { FileKind } from '../core/enclosure.ts'

/** What a file is by its own first bytes, whatever it says it is: as a MIME type. */
export function sniff(bytes: Uint8Array, kind: FileKind): string {
  const found = marks.find(({ at = 0, mark }) => has(bytes, at, mark))
  if (!found) return UNKNOWN
  return typeof found.type === 'string' ? found.type : found.type(bytes, kind)
}

/** What is not known is never shown, only downloaded. */
export const UNKNOWN = 'application/octet-stream'

/** Whether a browser may show, play or hear a file of this type as it is: none of these runs anything. */
export const isShown = (type: string): boolean => SHOWN.has(type)

const SHOWN: ReadonlySet<string> = new Set([
  ...['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
  ...['audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/wav', 'audio/webm', 'audio/aac'],
  ...['video/mp4', 'video/webm', 'video/quicktime'],
])

/** https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern and the tables after it. */
const marks: readonly {
  readonly at?: number
  readonly mark: string
  readonly type: string | ((bytes: Uint8Array, kind: FileKind) => string)
}[] = [
  { mark: '\xff\xd8\xff', type: 'image/jpeg' },
  { mark: '\x89PNG\r\n\x1a\n', type: 'image/png' },
  { mark: 'RIFF', type: (bytes) => riff(bytes) },
  { mark: 'OggS', type: 'audio/ogg' },
  { mark: 'ID3', type: 'audio/mpeg' },
  { mark: '\xff\xfb', type: 'audio/mpeg' },
  { mark: '\xff\xf3', type: 'audio/mpeg' },
  { mark: '\xff\xf1', type: 'audio/aac' },
  { mark: '\xff\xf9', type: 'audio/aac' },
  { at: 4, mark: 'ftyp', type: boxed },
  {
    mark: '\x1a\x45\xdf\xa3',
    type: (_, kind) => (kind === 'audio' ? 'audio/webm' : 'video/webm'),
  },
  { mark: '%PDF-', type: 'application/pdf' },
  { mark: 'GIF8', type: 'image/gif' },
  { mark: 'II*\0', type: 'image/tiff' },
  { mark: 'MM\0*', type: 'image/tiff' },
]

function riff(bytes: Uint8Array): string {
  if (has(bytes, 8, 'WEBP')) return 'image/webp'
  return has(bytes, 8, 'WAVE') ? 'audio/wav' : UNKNOWN
}

/** One family of files for pictures, sound and moving pictures: its brand says which. */
function boxed(bytes: Uint8Array, kind: FileKind): string {
  if (['heic', 'heix', 'mif1', 'msf1', 'hevc'].some((brand) => has(bytes, 8, brand)))
    return 'image/heic'
  if (has(bytes, 8, 'avif') || has(bytes, 8, 'avis')) return 'image/avif'
  if (has(bytes, 8, 'qt  ')) return 'video/quicktime'
  return has(bytes, 8, 'M4A ') || kind === 'audio' ? 'audio/mp4' : 'video/mp4'
}

function has(bytes: Uint8Array, at: number, mark: string): boolean {
  for (let i = 0; i < mark.length; i++) if (bytes[at + i] !== mark.charCodeAt(i)) return false
  return true
}
