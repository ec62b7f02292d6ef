import type { Instant } from '../core/conversation.ts'
import type { Member } from './staff.ts'

/** Somebody who is known, but has yet to show a code. */
export interface Knocking {
  readonly member: Member
  /** The secret to be set up, in base32, where they have none yet. */
  readonly secret?: string
}

/** How a code fared. */
export type Proved =
  | { readonly kind: 'in'; readonly session: string; readonly device: string }
  /** Not the code of this half minute, or one that was taken before. */
  | { readonly kind: 'wrong' }
  /** Five were tried within fifteen minutes. */
  | { readonly kind: 'limited' }
  /** What the browser holds leads nowhere any more. */
  | { readonly kind: 'gone' }

/**
 * The doors of the console. What a browser holds are 256 random bits each, and only keyed hashes
 * of them are kept. Whoever is removed stands outside at once.
 */
export interface Doors {
  /** Uses up a link. What the browser is to hold for fifteen minutes; undefined where it is void. */
  enter(link: string, now: Instant): Promise<string | undefined>
  /** Who holds this, after `enter` or on a device that is known. */
  knocking(token: string, now: Instant): Promise<Knocking | undefined>
  /** Takes the code of whoever holds `token`, each code once, and opens a new session. */
  prove(token: string, code: string, now: Instant): Promise<Proved>
  /**
   * Who is signed in: for 12 hours after they last did anything, and 7 days at most. `alone`: the
   * page asks by itself, and nobody did anything.
   */
  signedIn(token: string, now: Instant, alone?: boolean): Promise<Member | undefined>
  /** Ends what a browser holds, whatever it is. */
  close(token: string): Promise<void>
  /** What the forms of whoever holds this must bring along. */
  csrf(token: string): string
}
