/** Something that goes wrong between us and a platform. */
export type Fault =
  /** The platform answers with this and has not taken the call. */
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body?: unknown
      readonly headers?: { readonly [name: string]: string }
    }
  /** The call is not taken and the connection stays open without an answer. */
  | { readonly kind: 'hang' }
  /** The call is not taken and the connection breaks. */
  | { readonly kind: 'cut' }
  /** The call IS taken, but the connection breaks before the answer. */
  | { readonly kind: 'take-then-cut' }
  /** The call IS taken, but no answer ever comes. */
  | { readonly kind: 'take-then-hang' }

/** Faults by destination, each for a number of calls or until it is cleared. */
export interface Faults {
  /** `to` is a user's or a chat's id, or `*` for every destination that has no fault of its own. */
  add(to: string, fault: Fault, times?: number): void
  /** Takes back the faults of one destination, or all of them. */
  clear(to?: string): void
  /** Uses up the next fault of a destination. */
  next(to: string | undefined): Fault | undefined
}

/** No faults yet. Several for one destination happen one after another. */
export function createFaults(): Faults {
  const waiting = new Map<string, { readonly fault: Fault; left: number }[]>()
  return {
    add: (to, fault, times = Number.POSITIVE_INFINITY) => {
      waiting.set(to, [...(waiting.get(to) ?? []), { fault, left: times }])
    },
    clear: (to) => (to === undefined ? waiting.clear() : void waiting.delete(to)),
    next: (to) => {
      const own = to === undefined ? undefined : waiting.get(to)
      const list = own && own.length > 0 ? own : waiting.get('*')
      const first = list?.[0]
      if (!list || !first) return undefined
      if (--first.left <= 0) list.shift()
      return first.fault
    },
  }
}
