import { createSecretKey } from 'node:crypto'
import type { Get, Post } from '../ports.ts'
import { fetchLine } from './line/fetch.ts'
import { receiveLine } from './line/receive.ts'
import { renderLine } from './line/render.ts'
import { sendLine } from './line/send.ts'
import type { Channel } from './ports.ts'

/** How Tonari's LINE account is reached, and how LINE proves that it is LINE. */
export interface LineSettings {
  readonly channelSecret: string
  readonly accessToken: string
  /** `https://api.line.me`, or a fake's address. */
  readonly apiBase: string
  readonly post: Post
  /** Where files are fetched, `https://api-data.line.me` or a fake's address; absent, none are. */
  readonly files?: { readonly base: string; readonly get: Get }
}

/** LINE's Messaging API as a channel. https://developers.line.biz/en/reference/messaging-api/ */
export function createLine(settings: LineSettings): Channel {
  const line = { ...settings, apiBase: settings.apiBase.replace(/\/+$/, '') }
  const { files, accessToken } = settings
  const secret = createSecretKey(line.channelSecret, 'utf8')
  return {
    id: 'line',
    receive: async (headers, body, now) => receiveLine(secret, headers, body, now),
    render: renderLine,
    send: (parcel, now) => sendLine(line, parcel, now),
    ...(files && { fetch: (ref) => fetchLine(files, accessToken, ref) }),
  }
}
