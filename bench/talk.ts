import { texts } from '../locales/index.ts'
import type { Deed } from './webhook.ts'

/** A reply as LINE was sent it. */
export interface Reply {
  readonly replyToken?: string
  readonly messages: readonly {
    readonly text?: string
    /** What a Flex message says where it cannot be shown. */
    readonly altText?: string
    readonly quickReply?: {
      readonly items: readonly {
        readonly action: { readonly label: string; readonly data?: string }
      }[]
    }
  }[]
}

/**
 * One turn: what the person does, and what our answer must say. Words are named by their place in
 * the Vietnamese locale, so that a change of wording is no change here.
 */
export interface Line {
  /** Typed words, the button with this label, or following our account. */
  readonly say: string | { readonly tap: string } | 'follow'
  readonly answer: string
}

/** What the person does for this line, given our last answer; throws when there is no such button. */
export function deedFor({ say }: Line, last: Reply | undefined): Deed {
  if (say === 'follow') return { kind: 'follow' }
  if (typeof say === 'string') return { kind: 'text', text: say }
  const label = wordsAt(say.tap)
  const items = last?.messages.flatMap((message) => message.quickReply?.items ?? []) ?? []
  const found = items.find((item) => item.action.label === label)
  if (found?.action.data !== undefined) return { kind: 'tap', data: found.action.data }
  const labels = items.map((item) => item.action.label).join(' | ')
  throw new Error(`no button “${label}” among: ${labels}`)
}

/** Throws when the reply does not say what the line expects. */
export function check(line: Line, reply: Reply): void {
  const said = reply.messages.map(({ text, altText }) => text ?? altText).join('\n')
  if (said.includes(fixedPart(line.answer))) return
  throw new Error(`no ${line.answer} after ${JSON.stringify(line.say)} but: ${said.slice(0, 300)}`)
}

const known = new Map<string, string>()

/** The longest stretch of a text that stands before, between or after its figures. */
function fixedPart(key: string): string {
  const found = known.get(key)
  if (found !== undefined) return found
  const parts = wordsAt(key).split(/\{\{[^}]*\}\}/)
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best))
  known.set(key, longest)
  return longest
}

function wordsAt(key: string): string {
  const [file = '', path = ''] = key.split(':')
  let found: unknown = (texts.vi as { readonly [file: string]: unknown })[file]
  for (const name of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[name]
  if (typeof found !== 'string') throw new Error(`the Vietnamese locale has no ${key}`)
  return found
}
