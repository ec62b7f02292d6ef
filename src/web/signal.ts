import type { ConversationId } from '../core/conversation.ts'

/** Wakes the requests of pages that wait for something new in their conversation. */
export interface Signal {
  /** Something new is stored for this conversation. */
  announce(conversation: ConversationId): void
  /** Ends at the next announcement, after `ms` milliseconds, or when `until` aborts. */
  wait(conversation: ConversationId, ms: number, until?: AbortSignal): Promise<void>
  /** Ends every wait at once, for a server that is about to stop. */
  release(): void
}

/** How many pages may wait for one conversation; one more sends the oldest home. */
const PAGES = 4

/** Keeps who waits in the memory of this process, which is where announcements come from. */
export function createSignal(): Signal {
  const waiting = new Map<ConversationId, Set<() => void>>()

  const announce = (conversation: ConversationId) => {
    for (const wake of [...(waiting.get(conversation) ?? [])]) wake()
  }

  return {
    announce,
    release() {
      for (const conversation of [...waiting.keys()]) announce(conversation)
    },
    wait(conversation, ms, until) {
      if (ms <= 0 || until?.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const pages = waiting.get(conversation) ?? new Set()
        const wake = () => {
          clearTimeout(timer)
          until?.removeEventListener('abort', wake)
          pages.delete(wake)
          if (pages.size === 0) waiting.delete(conversation)
          resolve()
        }
        const timer = setTimeout(wake, ms)
        until?.addEventListener('abort', wake)
        waiting.set(conversation, pages.add(wake))
        if (pages.size > PAGES) pages.values().next().value?.()
      })
    },
  }
}
