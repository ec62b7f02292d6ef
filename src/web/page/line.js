// The line to the server: what is said goes out one at a time, in order, until it is taken; in
// between, the page asks what is new.

const SAY_WITHIN = 20_000
const NEWS_WITHIN = 40_000
const WAITS = [2, 4, 8, 15]
/** How often a page nobody looks at wonders whether somebody does, in seconds. */
const HIDDEN = 60

/**
 * `on` hears of it: `turns(answer, saying)`, `refused(saying, message)`, `state(name, message)`
 * with `open`, `noAnswer`, `offline` or `slow`, `again()` when the talk is shorter than
 * what is shown and begins anew, `lost()` when it is there no longer, and `over(answer)` when it was
 * hidden or deleted by what was said: then the line is at its end.
 */
export function createLine(memory, on) {
  let queue = memory.pending
  let since = 0
  let failures = 0
  let quiet = 0
  let stopped = false
  let interrupt = () => {}

  const keep = (next) => {
    queue = next
    memory.hold(queue)
  }

  async function work() {
    while (!stopped) {
      const saying = queue[0]
      if (!saying && document.hidden) {
        await pause(HIDDEN)
        continue
      }
      const began = Date.now()
      try {
        const answer = saying ? await say(saying) : await news()
        if (stopped) return
        failures = 0
        on.state('open')
        if (saying) keep(queue.slice(1))
        if (answer.hidden || answer.forgotten) {
          stopped = true
          return on.over(answer)
        }
        if (answer.seq < since) {
          since = 0
          on.again()
          continue
        }
        const fresh = answer.turns.length > 0
        since = answer.seq
        on.turns(answer, saying)
        quiet = fresh || saying ? 0 : quiet + 1
        if (quiet > 0 && Date.now() - began < 1000) await pause(waitAfter(quiet))
      } catch (error) {
        if (stopped) return
        await failed(error, saying)
      }
    }
  }

  async function failed(error, saying) {
    if (error === INTERRUPTED) return
    const status = error.status ?? 0
    if (status === 429) {
      on.state('slow', error.message)
      return pause(error.wait)
    }
    if (status === 401) return on.lost()
    if (status === 404 && !saying)
      return since > 0 ? on.lost() : keep([...queue, { id: memory.name(), joined: true }])
    if (status >= 400 && status < 500 && saying) {
      keep(queue.slice(1))
      return on.refused(saying, error.message)
    }
    failures += 1
    if (saying || failures > 1 || !navigator.onLine)
      on.state(navigator.onLine ? 'noAnswer' : 'offline')
    return pause(saying || failures > 1 ? waitAfter(failures) : 0.5)
  }

  const say = (saying) =>
    request('/web/say', SAY_WITHIN, {
      method: 'POST',
      body: JSON.stringify({ ...saying, label: undefined, since, language: memory.language }),
    })

  const news = () => request(`/web/since/${since}`, NEWS_WITHIN, {})

  async function request(path, within, more) {
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), within)
    let interrupted = false
    interrupt = () => {
      if (more.method) return
      interrupted = true
      stop.abort()
    }
    try {
      const answer = await fetch(path, {
        ...more,
        signal: stop.signal,
        cache: 'no-store',
        credentials: 'omit',
        headers: {
          Authorization: `Bearer ${memory.token}`,
          'Accept-Language': memory.language,
          ...(more.body && { 'Content-Type': 'application/json' }),
        },
      })
      const body = await answer.json()
      if (answer.ok) return body
      const wait = Number(answer.headers.get('retry-after')) || 5
      throw Object.assign(new Error(body.message), { status: answer.status, wait })
    } catch (error) {
      throw interrupted ? INTERRUPTED : error
    } finally {
      clearTimeout(timer)
      interrupt = () => {}
    }
  }

  const pause = (seconds) =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        interrupt = () => {}
        resolve()
      }
      const timer = setTimeout(end, seconds * 1000)
      interrupt = end
    })

  window.addEventListener('online', () => interrupt())
  window.addEventListener('offline', () => on.state('offline'))
  document.addEventListener('visibilitychange', () => interrupt())
  work()

  return {
    /** Puts something into the line; it goes out as soon as it can. */
    say(saying) {
      keep([...queue, { id: memory.name(), ...saying }])
      interrupt()
    },
    /** What waits to be sent, oldest first. */
    waiting: () => queue,
    /** Ends it for good. */
    stop() {
      stopped = true
      interrupt()
    },
  }
}

const INTERRUPTED = new Error('something more important came')

const waitAfter = (times) => WAITS[Math.min(times, WAITS.length) - 1]
