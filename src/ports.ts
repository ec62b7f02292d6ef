import type { ChannelId, Instant } from './core/conversation.ts'
import type { Parcel } from './parcel.ts'

/** Says that a lane has parcels; `leased` ones are ours to send at once. */
export interface Bell {
  ring(lane: string, channel: ChannelId, leased?: readonly Parcel[]): void
}

export interface Clock {
  now(): Instant
}

/** One line of log: ids and durations, never words. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  facts?: { readonly [name: string]: string | number },
) => void

/** One HTTP POST of JSON or of a form, with a deadline. Injected: undici's pool on Node, `fetch` on Workers. */
export type Post = (
  url: string,
  headers: { readonly [name: string]: string },
  body: string | Uint8Array,
) => Promise<{
  readonly status: number
  readonly headers: { readonly [name: string]: string | undefined }
  readonly body: string
}>

/**
 * One HTTP GET of at most so many bytes, with a deadline, that follows no redirection. `large` where
 * there are more. Throws where no answer comes.
 */
export type Get = (
  url: string,
  headers: { readonly [name: string]: string },
  most: number,
) => Promise<{ readonly status: number; readonly body: Uint8Array } | 'large'>
