// What this phone keeps: the way into the talk, and what is not sent yet. For as long as the tab
// is open, or for thirty days where the person asked for that.

const NAME = 'tonari'
const DAYS = 30

/** Opens what is kept, or begins anew. `language` is for a first visit. */
export function createMemory(language) {
  const kept = read('localStorage')
  const lasting = kept && kept.until > Date.now() ? kept : undefined
  if (kept && !lasting) forget('localStorage')
  const before = read('sessionStorage')
  const now = { token: makeToken(), language, pending: [], ...before, ...lasting }
  let fresh = !before && !lasting

  const save = () => {
    const { token, language, until, pending } = now
    write('sessionStorage', { token, language, pending })
    return until ? write('localStorage', { token, language, until }) : true
  }
  save()

  return {
    get token() {
      return now.token
    },
    get language() {
      return now.language
    },
    /** Until when this phone keeps the talk, in milliseconds since 1970; undefined: it does not. */
    get until() {
      return now.until
    },
    /** True once for a token that was just made: nobody has said anything with it. */
    isFresh() {
      const was = fresh
      fresh = false
      return was
    },
    get pending() {
      return now.pending
    },
    speak(locale) {
      now.language = locale
      save()
    },
    /** Keeps what waits to be sent, so that a reload does not lose it. */
    hold(pending) {
      now.pending = pending
      save()
    },
    /** False where the browser does not let us. */
    keep() {
      now.until = Date.now() + DAYS * 24 * 60 * 60 * 1000
      if (!save()) now.until = undefined
      return now.until !== undefined
    },
    unkeep() {
      now.until = undefined
      forget('localStorage')
    },
    /** Removes everything, and has a new token for whoever begins anew. */
    wipe() {
      forget('localStorage')
      forget('sessionStorage')
      Object.assign(now, { token: makeToken(), until: undefined, pending: [] })
      fresh = true
    },
    /** A name for one message, by which the server knows it again. */
    name: () => {
      const hex = [...random(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    },
  }
}

const random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))

const makeToken = () =>
  btoa(String.fromCharCode(...random(32)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

function read(storage) {
  try {
    return JSON.parse(window[storage].getItem(NAME)) ?? undefined
  } catch {
    return undefined
  }
}

function write(storage, value) {
  try {
    window[storage].setItem(NAME, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

function forget(storage) {
  try {
    window[storage].removeItem(NAME)
  } catch {
    // A browser that forbids storage has kept nothing.
  }
}
