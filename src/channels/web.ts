import type { Channel } from './ports.ts'

/**
 * The page as a channel. A bubble's words are in the transcript, which the page reads, so a turn
 * is one call that only says that there is something to fetch; fetching it settles the parcel.
 */
export function createWeb(): Channel {
  return {
    id: 'web',
    receive: () => Promise.reject(new Error('The web channel has no webhook: pages use /web/say.')),
    render: (_to, spoken) => (spoken.length === 0 ? [] : [{ method: 'show', body: {} }]),
    send: () => Promise.reject(new Error('A web parcel is not sent: the page fetches it.')),
  }
}
