import type { Reply } from './talk.ts'

/** Where replies arrive, and whoever waits for one is told. */
export interface Mail {
  /** Resolves to the reply that carries this token and the moment it came (`performance.now()`). */
  readonly expect: (token: string) => Promise<{ readonly reply: Reply; readonly at: number }>
  readonly arrived: (path: string, body: Buffer) => void
  readonly close: () => void
}

/** How long an answer may take before its turn counts as an error, in milliseconds. */
const patience = 5000

export function openMail(): Mail {
  const waiting = new Map<
    string,
    { since: number; tell: (reply: Reply) => void; fail: () => void }
  >()
  const sweep = setInterval(() => {
    const old = performance.now() - patience
    for (const [token, { since, fail }] of waiting) {
      if (since > old) break
      waiting.delete(token)
      fail()
    }
  }, 500)
  return {
    expect: (token) =>
      new Promise((resolve, reject) =>
        waiting.set(token, {
          since: performance.now(),
          tell: (reply) => resolve({ reply, at: performance.now() }),
          fail: () => reject(new Error(`no reply within ${patience} ms`)),
        }),
      ),
    arrived(path, body) {
      if (path !== '/v2/bot/message/reply') return
      const reply = JSON.parse(body.toString()) as Reply
      const token = reply.replyToken ?? ''
      const one = waiting.get(token)
      waiting.delete(token)
      one?.tell(reply)
    },
    close: () => clearInterval(sweep),
  }
}
