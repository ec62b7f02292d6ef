import { Pool } from 'undici'
import { NoAnswer } from './channels/no-answer.ts'
import type { Post } from './ports.ts'

/** Milliseconds from handing a call over to having its whole answer. */
const deadline = 8_000

/**
 * `Post` for Node: kept-alive connections per origin, one call at a time on each. `deadline` is in
 * milliseconds and covers the whole call. Throws NoAnswer, which tells a call that never left
 * (refused, unreachable, no connection free in time) from one that may have been taken.
 */
export function createPost(
  settings: { readonly deadline?: number; readonly connections?: number } = {},
): Post & { readonly close: () => Promise<void> } {
  const within = settings.deadline ?? deadline
  const pools = new Map<string, Pool>()
  const poolFor = (origin: string): Pool => {
    const known = pools.get(origin)
    if (known) return known
    const pool = new Pool(origin, {
      connections: settings.connections ?? 128,
      pipelining: 1,
      allowH2: false,
      connect: { timeout: Math.min(4_000, within) },
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: 20_000,
      maxResponseSize: 1_000_000,
    })
    pools.set(origin, pool)
    return pool
  }
  const post: Post = (url, headers, body) => {
    const { origin, pathname, search } = new URL(url)
    return call(poolFor(origin), pathname + search, headers, body, within)
  }
  const close = async () => {
    await Promise.all([...pools.values()].map((pool) => pool.destroy()))
    pools.clear()
  }
  return Object.assign(post, { close })
}

/** One call over one pool. */
function call(
  pool: Pool,
  path: string,
  headers: Parameters<Post>[1],
  body: string | Uint8Array,
  within: number,
): ReturnType<Post> {
  return new Promise((resolve, reject) => {
    let begun = false
    let late = false
    let stop: ((reason: Error) => void) | undefined
    let status = 0
    let received: { readonly [name: string]: string | undefined } = {}
    const chunks: Buffer[] = []
    const fail = (why: string) => {
      clearTimeout(timer)
      reject(new NoAnswer(why, begun))
    }
    const timer = setTimeout(() => {
      late = true
      const reason = new NoAnswer('deadline', begun)
      reject(reason)
      stop?.(reason)
    }, within)
    pool.dispatch(
      { method: 'POST', path, headers, body },
      {
        onRequestStart(controller) {
          if (late) return controller.abort(new NoAnswer('deadline', false))
          begun = true
          stop = (reason) => controller.abort(reason)
        },
        onResponseStart(_controller, code, fields) {
          status = code
          received = fields as typeof received
        },
        onResponseData(_controller, chunk) {
          chunks.push(chunk)
        },
        onResponseEnd() {
          clearTimeout(timer)
          resolve({ status, headers: received, body: Buffer.concat(chunks).toString('utf8') })
        },
        onResponseError(_controller, error) {
          fail((error as { readonly code?: string }).code ?? error.name)
        },
      },
    )
  })
}
