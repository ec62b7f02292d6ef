import { type Fetching, fetchWanted, tidyUp } from './fetch.ts'

/** How often it is looked for what nobody called for, in milliseconds. */
const OFTEN = 2_000
/** So many are fetched at a time; a slow one keeps no other waiting. */
const AT_ONCE = 4
/** What is under way is given so long to end, in milliseconds. It may be cut off anywhere. */
const PARTING = 3_000

/** Fetches at once when called, and now and again. */
export interface Fetcher {
  /** A file is wanted, or one is to go. */
  soon(): void
  stop(): Promise<void>
}

/** Fetches in this process until it is stopped. */
export function keepFetching(fetching: Fetching): Fetcher {
  const tidying = repeating(fetching, () => tidyUp(fetching))
  const all = Array.from({ length: AT_ONCE }, () =>
    repeating(fetching, async () => {
      const fetched = await fetchWanted(fetching, 1)
      if (fetched > 0) tidying.soon()
      return fetched
    }),
  )
  const runs = [tidying, ...all]
  const soon = () => {
    for (const run of runs) run.soon()
  }
  const timer = setInterval(soon, OFTEN)
  timer.unref()
  soon()
  return {
    soon,
    async stop() {
      clearInterval(timer)
      const late = new Promise((resolve) => setTimeout(resolve, PARTING).unref())
      await Promise.race([late, Promise.all(runs.map((run) => run.stop()))])
    },
  }
}

/** Does something as long as it finds something to do, one at a time. */
function repeating({ log }: Pick<Fetching, 'log'>, once: () => Promise<number>) {
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  return { soon, stop }

  function soon(): void {
    again = true
    if (!stopped) running ??= run()
  }

  async function stop(): Promise<void> {
    stopped = true
    await running
  }

  async function run(): Promise<void> {
    try {
      while (again && !stopped) {
        again = false
        if ((await once()) > 0) again = true
      }
    } catch (error) {
      log('error', 'fetching-failed', { error: error instanceof Error ? error.name : 'unknown' })
    } finally {
      running = undefined
    }
  }
}
