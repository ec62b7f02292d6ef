import type { Channel, Post } from '../ports.ts'
import { receiveLine } from './line/receive.ts'
import { renderLine } from './line/render.ts'
import { sendLine } from './line/send.ts'

/** How Tonari's LINE account is reached, and how LINE proves that it is LINE. */
export interface LineSettings {
  readonly channelSecret: string
  readonly accessToken: string
  /** `https://api.line.me`, or a fake's address. */
  readonly apiBase: string
  readonly post: Post
}

/** LINE's Messaging API as a channel. https://developers.line.biz/en/reference/messaging-api/ */
export function createLine(settings: LineSettings): Channel {
  const line = { ...settings, apiBase: settings.apiBase.replace(/\/+$/, '') }
  return {
    id: 'line',
    receive: async (headers, body, now) => receiveLine(line.channelSecret, headers, body, now),
    render: renderLine,
    send: (parcel, now) => sendLine(line, parcel, now),
  }
}
