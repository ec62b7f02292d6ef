import type { Detail } from './line-rules.ts'
import type { Json } from './platform.ts'

/** A Flex message that has passed the schema. */
export interface FlexMessage {
  readonly type: 'flex'
  readonly altText: string
  readonly contents: Json
}

/**
 * What LINE would refuse in a Flex message beyond its OpenAPI: an alternative text that is empty or
 * over 1,500, a bubble over 30 KB, empty words, and sizes and colours it cannot read.
 * https://developers.line.biz/en/reference/messaging-api/#flex-message
 */
export function faultsOfFlex({ altText, contents }: FlexMessage, at: string): readonly Detail[] {
  const bytes = Buffer.byteLength(JSON.stringify(contents))
  return [
    ...(altText.length >= 1 && altText.length <= 1_500
      ? []
      : [{ message: 'Length must be between 1 and 1500', property: `${at}.altText` }]),
    ...(bytes > 30_000
      ? [{ message: `bubble is ${bytes} bytes: at most 30000`, property: `${at}.contents` }]
      : []),
    ...['header', 'body', 'footer'].flatMap((block) =>
      contents[block] === undefined
        ? []
        : faultsOfComponent(contents[block] as Json, `${at}.contents.${block}`),
    ),
  ]
}

/** Every word of a bubble, from top to bottom, a box a line. */
export function wordsOf(component: Json): string {
  if (component['type'] === 'text') return String(component['text'])
  const blocks = ['header', 'body', 'footer'].map((block) => component[block]).filter(Boolean)
  const inside = (component['contents'] as readonly Json[] | undefined) ?? (blocks as Json[])
  const beside = component['layout'] === 'horizontal' || component['layout'] === 'baseline'
  return inside
    .map(wordsOf)
    .filter((words) => words !== '')
    .join(beside ? ' ' : '\n')
}

const keyword = 'none|xs|sm|md|lg|xl|xxl'
const pixels = '\\d+(?:\\.\\d+)?px'
const percent = '\\d+(?:\\.\\d+)?%'
const color = '#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?'
const formats: { readonly [property: string]: RegExp } = Object.fromEntries(
  Object.entries({
    color,
    backgroundColor: color,
    borderColor: color,
    separatorColor: color,
    size: `xxs|xs|sm|md|lg|xl|xxl|[345]xl|${pixels}`,
    margin: `${keyword}|${pixels}`,
    spacing: `${keyword}|${pixels}`,
    cornerRadius: `${keyword}|${pixels}`,
    borderWidth: `none|light|normal|medium|semi-bold|bold|${pixels}`,
    paddingAll: `${keyword}|${pixels}|${percent}`,
    width: `${pixels}|${percent}`,
    height: `${pixels}|${percent}`,
    lineSpacing: pixels,
  }).map(([property, allowed]) => [property, new RegExp(`^(?:${allowed})$`)]),
)

function faultsOfComponent(component: Json, at: string): readonly Detail[] {
  const found: Detail[] = []
  for (const [property, value] of Object.entries(component)) {
    const format = formats[property]
    if (format && !format.test(String(value)))
      found.push({ message: 'invalid property', property: `${at}.${property}` })
  }
  const { type, text, contents, flex } = component
  if (type === 'text' && text === '' && contents === undefined)
    found.push({ message: 'must be non-empty text', property: `${at}.text` })
  if (typeof flex === 'number' && flex < 0)
    found.push({ message: 'must not be negative', property: `${at}.flex` })
  for (const [i, inner] of ((contents as readonly Json[] | undefined) ?? []).entries()) {
    const inline = component['layout'] === 'baseline'
    if (type === 'box' && (inner['type'] === 'span' || (inline && inner['type'] === 'box')))
      found.push({ message: 'not allowed here', property: `${at}.contents[${i}]` })
    found.push(...faultsOfComponent(inner, `${at}.contents[${i}]`))
  }
  return found
}
