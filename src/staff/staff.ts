import type { StaffId } from '../core/case.ts'
import type { Instant, Locale } from '../core/conversation.ts'

/** What somebody at the desk may do: answer, or also look after those who answer. */
export type Role = 'caseworker' | 'coordinator'

/** Somebody at the desk. */
export interface Member {
  readonly id: StaffId
  /** What colleagues call them. Kept sealed, and never shown to a trainee. */
  readonly name: string
  readonly role: Role
  /** The language the console speaks with them. */
  readonly language: Locale
  /** Where they stand on call: 1 is asked first. */
  readonly place: number
  /** A Telegram account is tied to them. */
  readonly telegram: boolean
  /** They have set up the codes that they sign in with. */
  readonly codes: boolean
  /** When they left. Their name stays, for the cases that they held. */
  readonly removedAt?: Instant
}

/** What somebody is let in with, shown once: only keyed hashes of it are kept. */
export interface Invitation {
  readonly member: Member
  /** For the console: 256 bits, which go behind the `#` of its address. */
  readonly link: string
  /** For Telegram, sent to the bot in private: `ABCDE-FGHJK`, 50 bits. */
  readonly code: string
  /** Both end at this moment, or when they are used. */
  readonly until: Instant
}

/** How a code that was sent to the bot fared. */
export type Redeemed =
  | { readonly kind: 'tied'; readonly member: Member }
  /** Nobody's, used already, or too old. */
  | { readonly kind: 'unknown' }
  /** Too many were tried: ten an hour from one account, and a hundred from all. */
  | { readonly kind: 'limited' }

/** The people at the desk, as the desk and its console ask for them. */
export interface Staff {
  /** Whoever is at the desk now, in the order in which they are on call. */
  list(): Promise<readonly Member[]>
  /** Somebody by id, also after they left. */
  byId(id: StaffId): Promise<Member | undefined>
  /** Whose Telegram account this is; nobody's once they left. `user`: the platform's id of it. */
  byTelegram(user: string): Promise<Member | undefined>
  /** Ties the account to whoever was given this code. It works once; an older tie ends. */
  redeem(code: string, user: string, now: Instant): Promise<Redeemed>
  /** The console speaks this language with them from now on. */
  speak(id: StaffId, language: Locale): Promise<void>
}

/** What only `npm run staff` does. */
export interface StaffBook extends Staff {
  add(
    newcomer: Pick<Member, 'name' | 'role' | 'language' | 'place'>,
    now: Instant,
  ): Promise<Invitation>
  /**
   * A new link and a new code: the old ones end. `afresh` also lets go of how they signed in, for
   * whoever has lost their telephone. Undefined where nobody at the desk has this id.
   */
  invite(id: StaffId, now: Instant, afresh?: boolean): Promise<Invitation | undefined>
  /** Ends everything they hold, at once. False where nobody at the desk has this id. */
  remove(id: StaffId, now: Instant): Promise<boolean>
}
