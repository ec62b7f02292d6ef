import { type Fetching, fetchMedia } from './fetch.ts'

/** How often it is looked for what nobody called for, in milliseconds. */
const OFTEN = 2_000

/** Fetches at once when called, and now and again. */
export interface Fetcher {
  /** A file is wanted, or one is to go. */
  soon(): void
  stop(): Promise<void>
}

/** Fetches in this process until it is stopped. */
export function keepFetching(fetching: Fetching): Fetcher {
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  const soon = () => {
    again = true
    if (!stopped) running ??= run()
  }
  const timer = setInterval(soon, OFTEN)
  timer.unref()
  soon()
  return {
    soon,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }

  async function run(): Promise<void> {
    try {
      while (again && !stopped) {
        again = false
        if ((await fetchMedia(fetching)) > 0) again = true
      }
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown'
      fetching.log('error', 'fetching-failed', { error: name })
    } finally {
      running = undefined
    }
  }
}
