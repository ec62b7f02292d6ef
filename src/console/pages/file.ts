import { html } from 'hono/html'
import type { MediaFile } from '../../media/ports.ts'
import { isShown } from '../../media/sniff.ts'
import { strips } from '../../media/strip.ts'
import type { Words } from '../talk.ts'
import type { Html } from './frame.ts'

/**
 * A file in a talk: shown or played where it stands, or a link to save it, or why it is not there. A
 * picture that may say where it was taken is only to be saved, with a word of warning.
 */
export function enclosed(
  words: Words,
  number: string,
  { id, kind, state, type = '', name, bytes = 0, why = 'gone' }: MediaFile,
): Html {
  if (state === 'wanted') return html`<p class="file">${words('file.wanted')}</p>`
  if (state !== 'kept') return html`<p class="file warning">${words(`file.failed.${why}`)}</p>`
  const address = `/console/case/${number}/media/${id}`
  const what = words(`said.media.${kind}`)
  const size = words('file.size', sizeOf(bytes))
  const link = html`<a href="${address}" download="${name ?? ''}">${words('file.save')}</a> <small>${name ? `${name}・` : ''}${size}</small>`
  const picture = type.startsWith('image/')
  if (picture && !strips(type))
    return html`<p class="file">${link}</p><p class="file warning">${words('file.unclean')}</p>`
  if (!isShown(type)) return html`<p class="file">${link}</p>`
  if (picture)
    return html`<p class="file"><a href="${address}" target="_blank" rel="noopener"><img src="${address}" alt="${what}" loading="lazy"></a></p>`
  const player = type.startsWith('audio/')
    ? html`<audio controls preload="none" src="${address}" aria-label="${what}"></audio>`
    : html`<video controls preload="none" src="${address}" aria-label="${what}"></video>`
  return html`<p class="file">${player}</p><p class="file">${link}</p>`
}

/** In the unit that is read most easily. */
function sizeOf(bytes: number): { readonly count: number; readonly unit: string } {
  if (bytes < 1_000) return { count: bytes, unit: 'B' }
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'KB'] : [bytes / 1_000_000, 'MB']
  return { count: Math.round(size * 10) / 10, unit }
}
