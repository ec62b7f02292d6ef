import { exchange } from '../../channels/exchange.ts'
import { type Result, readResult } from '../../channels/telegram/answer.ts'
import type { Post } from '../../ports.ts'

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
