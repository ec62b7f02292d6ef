import { Ajv2020 } from 'ajv/dist/2020.js'
import { type FlexMessage, faultsOfFlex } from './line-flex.ts'
import schema from './line-schema.json' with { type: 'json' }
import type { Json } from './platform.ts'

const ajv = new Ajv2020({ allErrors: true, strict: false })
ajv.addSchema(schema, 'line')
const validators = {
  reply: ajv.compile({ $ref: 'line#/$defs/ReplyMessageRequest' }),
  push: ajv.compile({ $ref: 'line#/$defs/PushMessageRequest' }),
}

/** One thing wrong with a body, as LINE words it. */
export interface Detail {
  readonly message: string
  readonly property: string
}

/**
 * What LINE would refuse in a body: what its OpenAPI says, and the lengths that only its reference
 * says. Texts are counted in UTF-16 units, labels in graphemes.
 * https://developers.line.biz/en/docs/messaging-api/text-character-count/
 */
export function faultsOf(method: 'reply' | 'push', body: Json): readonly Detail[] {
  const validate = validators[method]
  if (!validate(body))
    return (validate.errors ?? []).map(({ instancePath, message }) => ({
      message: message ?? 'invalid',
      property: instancePath.slice(1).replaceAll('/', '.'),
    }))
  return (body['messages'] as readonly Message[]).flatMap((message, i) => [
    ...faultsOfMessage(message, `messages[${i}]`),
    ...(message.quickReply?.items ?? []).flatMap(({ action }, j) => {
      const at = `messages[${i}].quickReply.items[${j}].action`
      if (!action) return [{ message: 'must be specified', property: at }]
      return [
        ...outside(count(action.label ?? ''), 1, 20, `${at}.label`),
        ...outside(count(action.displayText ?? ''), 0, 300, `${at}.displayText`),
        ...(action.type === 'postback'
          ? outside((action.data ?? '').length, 1, 300, `${at}.data`)
          : []),
      ]
    }),
  ])
}

function faultsOfMessage(message: Message, at: string): readonly Detail[] {
  switch (message.type) {
    case 'flex':
      return faultsOfFlex(message, at)
    case 'text':
      return faultsOfText(message.text, `${at}.text`)
    case 'location':
      return [
        ...outside(message.title.length, 1, 100, `${at}.title`),
        ...outside(message.address.length, 1, 100, `${at}.address`),
      ]
    default:
      return urlsIn(message).flatMap((url) =>
        /^https:\/\/[^\s]+$/.test(url) && url.length <= 2_000
          ? []
          : [{ message: 'must be an https address', property: at }],
      )
  }
}

const urlsIn = (message: LinkedMessage) =>
  [message.originalContentUrl, message.previewImageUrl].filter((url) => url !== undefined)

const faultsOfText = (text: string, property: string): readonly Detail[] => [
  ...outside(text.length, 1, 5_000, property),
  ...(text.trim() === '' ? [{ message: 'May not be empty', property }] : []),
]

/** A message that has passed the schema. */
export type Message = (
  | { readonly type: 'text'; readonly text: string }
  | FlexMessage
  | LinkedMessage
  | {
      readonly type: 'location'
      readonly title: string
      readonly address: string
      readonly latitude: number
      readonly longitude: number
    }
) &
  Answerable

/** What a phone fetches from an address. */
interface LinkedMessage {
  readonly type: 'image' | 'audio'
  readonly originalContentUrl: string
  readonly previewImageUrl?: string
  readonly duration?: number
}

interface Answerable {
  readonly quickReply?: {
    readonly items?: readonly {
      readonly action?: {
        readonly type: string
        readonly label?: string
        readonly data?: string
        readonly displayText?: string
      }
    }[]
  }
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const count = (text: string) => [...graphemes.segment(text)].length

const outside = (length: number, from: number, to: number, property: string): readonly Detail[] =>
  length >= from && length <= to
    ? []
    : [{ message: `Length must be between ${from} and ${to}`, property }]
