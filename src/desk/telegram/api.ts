import { exchange } from '../../channels/exchange.ts'
import { type Result, readResult } from '../../channels/telegram/answer.ts'
import type { Clock, Post } from '../../ports.ts'
import type { Group } from './group.ts'
import type { Pace } from './pace.ts'

/** A call to Telegram that waits in no lane: what comes back, or undefined where nothing does. */
export type Api = (
  method: string,
  body: { readonly [field: string]: unknown },
) => Promise<Result | undefined>

/** For what must be said at once or not at all: a pressed button, a line to whoever wrote. */
export function createApi({
  post,
  apiRoot,
  token,
}: {
  readonly post: Post
  readonly apiRoot: string
  readonly token: string
}): Api {
  const root = apiRoot.replace(/\/+$/, '')
  return async (method, body) => {
    try {
      return readResult(await exchange(post, `${root}/bot${token}/${method}`, {}, body), Date.now())
    } catch {
      return undefined
    }
  }
}

/** The same, and where Telegram asks to wait with the group, nothing else is sent to it meanwhile. */
export const inPace =
  (api: Api, group: Pick<Group, 'chat'>, pace: Pick<Pace, 'hold'>, clock: Clock): Api =>
  async (method, body) => {
    const done = await api(method, body)
    if (done?.status === 429 && body['chat_id'] === group.chat())
      pace.hold(clock.now() + (done.retryIn ?? 0))
    return done
  }
