/** What a person did in the chat. */
export type Deed =
  | { readonly kind: 'follow' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tap'; readonly data: string }

/** LINE's reply tokens and event ids are 32 and 26 characters; `n` makes each one unlike the others. */
export const replyToken = (n: number) => n.toString(16).padStart(32, '0')

/** A webhook body as LINE sends it, with one event. `n` is unique in a database's life. */
export function webhook(user: string, deed: Deed, n: number): string {
  const event = {
    ...body(deed, n),
    webhookEventId: `01BENCH${n.toString(32).toUpperCase().padStart(19, '0')}`,
    deliveryContext: { isRedelivery: false },
    timestamp: Date.now(),
    source: { type: 'user', userId: user },
    replyToken: replyToken(n),
    mode: 'active',
  }
  return JSON.stringify({ destination: 'Ubench0000000000000000000000bench', events: [event] })
}

/** LINE's user ids are `U` and 32 hexadecimal digits. */
export const userId = (n: number) => `U${n.toString(16).padStart(32, '0')}`

function body(deed: Deed, n: number) {
  switch (deed.kind) {
    case 'follow':
      return { type: 'follow', follow: { isUnblocked: false } }
    case 'tap':
      return { type: 'postback', postback: { data: deed.data } }
    case 'text':
      return {
        type: 'message',
        message: {
          type: 'text',
          id: String(500_000_000_000_000_000n + BigInt(n)),
          quoteToken: 'q3Plxr4AgKd',
          text: deed.text,
        },
      }
  }
}
