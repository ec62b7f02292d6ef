import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** `session`: signed in. `entering`: came by a link, codes still to be shown. `device`: known. */
export type CookieName = 'session' | 'entering' | 'device'

/** The console's cookies: unreadable for scripts, never sent from another site's page. */
export interface Cookies {
  get(c: Context, name: CookieName): string | undefined
  /** Without `seconds` it goes with the browser. */
  set(c: Context, name: CookieName, value: string, seconds?: number): void
  drop(c: Context, name: CookieName): void
}

/** Over https they are `Secure` and bound to this host, so that no neighbour can plant one. */
export function cookiesOf(publicUrl: string): Cookies {
  const secure = publicUrl.startsWith('https:')
  const full = (name: CookieName) => `${secure ? '__Host-' : ''}tonari-${name}`
  const options = { path: '/', httpOnly: true, secure, sameSite: 'Strict' } as const
  return {
    get: (c, name) => getCookie(c, full(name)),
    set: (c, name, value, seconds) =>
      setCookie(c, full(name), value, {
        ...options,
        ...(seconds !== undefined && { maxAge: seconds }),
      }),
    drop: (c, name) => void deleteCookie(c, full(name), options),
  }
}
