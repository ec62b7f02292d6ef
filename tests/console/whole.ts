import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { openConsole } from '../../src/console/open.ts'
import type { ConversationId } from '../../src/core/conversation.ts'
import { createSeal } from '../../src/seal.ts'
import { createStaffBook } from '../../src/staff/book.ts'
import type { Member } from '../../src/staff/staff.ts'
import { createMeter } from '../../src/web/limits.ts'
import { browserOf, setUp } from './signing-in.ts'
import { createStage } from './stage.ts'

/** The whole console, its sign-in too, over a stage; ends with the test. */
export function openWhole(publicUrl = 'https://tonari.example') {
  const stage = createStage()
  onTestFinished(stage.close)
  const { sql, clock, parts } = stage
  const seal = createSeal(randomBytes(32))
  const book = createStaffBook(sql, seal)
  const faults: unknown[] = []
  let broken = false
  const store = {
    ...parts.store,
    find: (id: ConversationId) => {
      if (broken) throw new TypeError('broken')
      return parts.store.find(id)
    },
  }
  const app = new Hono()
  app.route(
    '/',
    openConsole({
      ...{
        ...parts,
        store,
        sql,
        seal,
        publicUrl,
        meter: createMeter(clock),
        caller: () => '192.0.2.1',
      },
      fault: (error) => faults.push(error),
    }),
  )
  return {
    ...{ stage, app, book, faults },
    /** From now on no conversation is found: a fault of ours. */
    breakDown: () => {
      broken = true
    },
    /** Somebody of the staff, signed in, in a browser of theirs. */
    async signedIn(name: string, more: Partial<Pick<Member, 'role' | 'language'>> = {}) {
      const newcomer = { name, role: 'caseworker', language: 'ja', place: 1, ...more } as const
      const { member, link } = await book.add(newcomer, clock.now())
      const browser = browserOf(app, publicUrl)
      const secret = await setUp(browser, link, clock.now())
      return { browser, member, secret }
    },
  }
}
