import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Member } from '../staff/staff.ts'

/** What `signedIn` gives the pages behind it: `c.get('staff')` and `c.get('csrf')`. */
export interface ConsoleEnv {
  Variables: {
    /** Who is looking. */
    staff: Member
    /** What every form of this session must bring along. */
    csrf: string
  }
}

/** To stand in every form of a page behind `signedIn`: without it the form is refused. */
export const csrfField = (c: Context<ConsoleEnv>) =>
  html`<input type="hidden" name="csrf" value="${c.get('csrf')}">`
