import type { messagingApi } from '@line/bot-sdk'
import type { Spoken } from '../../core/message.ts'
import { colours, line } from './flex-pictures.ts'

/** Numbers on one card, which is then three rows high. */
const MOST = 6

/**
 * The numbers that a turn names, as buttons that open the telephone with the number filled in;
 * undefined where there is none. LINE says nothing of numbers within a text, so they stand there
 * typed out as well. Numbers with a hash are left to the text: LINE does not say that it takes them.
 * https://developers.line.biz/en/reference/messaging-api/#uri-action
 */
export function callCard(spoken: readonly Spoken[]): messagingApi.FlexMessage | undefined {
  const numbers = [...new Set(spoken.flatMap(({ calls = [] }) => calls))]
    .filter((number) => /^[+\d][\d-]+$/.test(number))
    .slice(0, MOST)
  if (numbers.length === 0) return undefined
  const pairs = Array.from({ length: Math.ceil(numbers.length / 2) }, (_, row) =>
    numbers.slice(row * 2, row * 2 + 2),
  )
  return {
    type: 'flex',
    altText: numbers.map((number) => `☎ ${number}`).join('\n'),
    contents: {
      type: 'bubble',
      size: 'giga',
      body: {
        ...{ type: 'box', layout: 'vertical', spacing: 'sm', paddingAll: 'md' },
        contents: pairs.map(row),
      },
    },
  }
}

const row = (numbers: readonly string[]): messagingApi.FlexBox => ({
  ...{ type: 'box', layout: 'horizontal', spacing: 'sm' },
  contents: numbers.map(button),
})

const button = (number: string): messagingApi.FlexBox => ({
  ...{ type: 'box', layout: 'vertical', paddingAll: 'md', cornerRadius: 'md' },
  backgroundColor: colours.paper,
  action: {
    type: 'uri',
    label: `☎ ${number}`,
    uri: `tel:${number.replaceAll('-', '')}`,
  } satisfies messagingApi.URIAction,
  contents: [line(`☎ ${number}`, { weight: 'bold', align: 'center', color: colours.fine })],
})
