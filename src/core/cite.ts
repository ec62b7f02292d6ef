import type { Source } from './finding.ts'
import type { Phrase } from './message.ts'

/**
 * The law behind a finding, short enough for a phone: one line for each day on which sources were
 * last read, the articles of one law told together, in the order of their first use.
 */
export function cite(sources: readonly Source[]): readonly Phrase[] {
  return groups(sources, ({ checked }) => checked).flatMap((sameDay) => {
    const [first, ...more] = groups(sameDay, ({ law, id }) => law ?? id).map(articles)
    if (!first) return []
    const title = more.reduce((before, next) => join('common:andSource', before, next), first)
    return [{ key: 'common:because', params: { title, checked: sameDay[0]?.checked ?? '' } }]
  })
}

/** A law with its first article, and further articles of it without its name. */
function articles([first, ...more]: readonly Source[]): Phrase {
  return more.reduce<Phrase>(
    (before, { id }) => join('common:andArticle', before, { key: `sources:articles.${id}` }),
    { key: `sources:${first?.id}` },
  )
}

const join = (key: string, before: Phrase, next: Phrase): Phrase => ({
  key,
  params: { before, next },
})

/** Those that have a name in common, in the order of the first of each. */
function groups(
  sources: readonly Source[],
  nameOf: (source: Source) => string,
): readonly (readonly Source[])[] {
  const names = [...new Set(sources.map(nameOf))]
  return names.map((name) => sources.filter((source) => nameOf(source) === name))
}
