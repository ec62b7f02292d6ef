/** What a file can be, whoever sends it. */
export type FileKind = 'image' | 'video' | 'audio' | 'file'

/** What a MIME type tells of a file, in whatever letters and with whatever parameters. */
export function fileKind(type: string): FileKind {
  const [kind] = type.toLowerCase().split('/', 1)
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'file'
}

/** A file that goes out to a person; its bytes lie in the vault. */
export interface Enclosure {
  readonly id: string
  readonly media: FileKind
  /** Its MIME type, in lower case. */
  readonly type: string
  /** How many bytes it has. */
  readonly bytes: number
  /** What its sender called it. */
  readonly name?: string
  /** How long sound or moving pictures last, where that is known. */
  readonly seconds?: number
  /** Where whoever has this address can read it, for seven days. */
  readonly url: string
}

/** A place on the earth, in degrees. */
export interface Place {
  readonly latitude: number
  readonly longitude: number
  /** What it is called. */
  readonly title?: string
  readonly address?: string
}

/** What a caseworker sends that is no words. */
export type FileAct =
  | { readonly kind: 'send'; readonly file: Enclosure; readonly caption?: string }
  | { readonly kind: 'place'; readonly place: Place }

/** The place in these degrees; undefined where there is none such on the earth. */
export function placeAt(
  latitude: unknown,
  longitude: unknown,
  named: { readonly title?: string | undefined; readonly address?: string | undefined } = {},
): Place | undefined {
  if (!isDegrees(latitude, 90) || !isDegrees(longitude, 180)) return undefined
  const { title, address } = named
  return { latitude, longitude, ...(title && { title }), ...(address && { address }) }
}

const isDegrees = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= most
