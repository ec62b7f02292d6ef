import type { messagingApi } from '@line/bot-sdk'
import type { Card, Spoken } from '../../core/message.ts'
import { isSum, type Result, resultOf, signs } from '../result.ts'
import { bars, colours, line, parts } from './flex-pictures.ts'

/** UTF-16 units of the words shown for a card elsewhere, bytes of a bubble, units of text in it. */
export const flexLimits = { altText: 1_500, bubble: 30_000, text: 2_000 } as const

/** A result as LINE shows it, and its words that are to follow as text. */
export interface Flexed {
  readonly message: messagingApi.FlexMessage
  readonly rest: string
}

/**
 * A result as a Flex bubble: what was found on top, the figures as a table, the pictures drawn with
 * boxes, and the other lines small below. Lines that are long, or hold a number to call or a page
 * to open, follow as text instead, where LINE makes them links. Undefined for a bubble without a
 * card, and for a card that does not fit: its text says everything, and is shown instead.
 * https://developers.line.biz/en/reference/messaging-api/#flex-message
 */
export function flexOf(spoken: Spoken): Flexed | undefined {
  const result = resultOf(spoken)
  if (!result) return undefined
  const inside = result.after.length <= flexLimits.text && !linked.test(result.after)
  const contents = bubbleOf(result, inside ? result.after : '')
  if (new TextEncoder().encode(JSON.stringify(contents)).length > flexLimits.bubble)
    return undefined
  const { verdict, after, before } = result
  const altText = firstLines([verdict, after, before].filter(Boolean).join('\n'))
  return { message: { type: 'flex', altText, contents }, rest: inside ? '' : after }
}

const linked = /https?:\/\/|\d{2,4}-\d{2,4}|#\d{4}/

function bubbleOf({ before, verdict, card }: Result, after: string): messagingApi.FlexBubble {
  const blocks = [table(card), bars(card.bars ?? []), parts(card.parts ?? []), lines(after)]
  const body = blocks
    .filter((block) => block.length > 0)
    .flatMap((block, at) => (at === 0 ? block : [separator, ...block]))
  const head: messagingApi.FlexText[] = [
    ...(before ? [line(before, { size: 'sm', color: colours.soft })] : []),
    line(verdict, { size: 'lg', weight: 'bold' }),
  ]
  return {
    type: 'bubble',
    size: 'giga',
    header: {
      ...{ type: 'box', layout: 'vertical', spacing: 'sm', paddingAll: 'lg' },
      backgroundColor: colours.paper,
      contents: head,
    },
    ...(body.length > 0 && {
      body: { type: 'box', layout: 'vertical', spacing: 'md', paddingAll: 'lg', contents: body },
    }),
  }
}

const separator: messagingApi.FlexSeparator = {
  type: 'separator',
  margin: 'lg',
  color: colours.line,
}

/** What a row is called on the left, its figure on the right, and its mark beside the figure. */
const table = ({ rows }: Pick<Card<string>, 'rows'>): messagingApi.FlexBox[] =>
  rows.map(({ label, value, mark }) => ({
    ...{ type: 'box', layout: 'horizontal', spacing: 'md' },
    contents: [
      ...(label ? [line(label, { size: 'md', color: colours.soft, flex: 5 })] : []),
      line(mark ? `${signs[mark]} ${value}` : value || '–', {
        ...{ size: 'md', weight: 'bold', align: 'end', flex: 4 },
        color: mark ? colours[mark] : colours.ink,
      }),
    ],
  }))

const lines = (text: string): messagingApi.FlexText[] =>
  text
    .split('\n')
    .filter((words) => words.trim() !== '')
    .map((words) => line(words, { size: 'sm', ...(isSum(words) && { weight: 'bold' }) }))

/** As many whole lines as fit; of a first line that does not, what fits. */
function firstLines(text: string): string {
  if (text.length <= flexLimits.altText) return text
  const end = text.lastIndexOf('\n', flexLimits.altText - 1)
  return `${text.slice(0, end > 0 ? end : flexLimits.altText - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
