import { asInteger, asObject, asText, type Json } from '../json.ts'

/**
 * The words of a message, or those below its file: with the addresses that stand behind words of
 * it, in brackets after them, since only Telegram could show them there. Undefined where it has none.
 * https://core.telegram.org/bots/api#messageentity
 */
export function wordsIn(message: Json): string | undefined {
  const own = asText(message['text'])
  return own === undefined
    ? withLinks(asText(message['caption']), message['caption_entities'])
    : withLinks(own, message['entities'])
}

/** Words below a file. */
export const captionIn = (message: Json): string | undefined =>
  withLinks(asText(message['caption']), message['caption_entities'])

interface Link {
  /** Where it begins and ends, in units of UTF-16, as JavaScript counts. */
  readonly from: number
  readonly to: number
  readonly url: string
}

function withLinks(text: string | undefined, entities: unknown): string | undefined {
  if (text === undefined) return undefined
  return linksIn(entities)
    .filter(({ from, to, url }, place, all) => {
      const next = all[place + 1]
      // Words in bold break one link in two.
      const goesOn = next?.from === to && next.url === url
      return !goesOn && bare(text.slice(from, to)) !== bare(url)
    })
    .reduceRight((words, { to, url }) => {
      const head = words.slice(0, to)
      const end = head.trimEnd().length
      return `${words.slice(0, end)} (${url})${words.slice(end)}`
    }, text)
}

function linksIn(entities: unknown): readonly Link[] {
  const found = Array.isArray(entities) ? entities.map(asObject) : []
  return found
    .flatMap((entity): readonly Link[] => {
      const [from, length] = [asInteger(entity?.['offset']), asInteger(entity?.['length'])]
      const url = asText(entity?.['url'])
      if (entity?.['type'] !== 'text_link' || !url) return []
      return from === undefined || length === undefined ? [] : [{ from, to: from + length, url }]
    })
    .toSorted((one, other) => one.to - other.to)
}

/** An address without what may be left out of it. */
const bare = (address: string): string =>
  address
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
