import { afterEach, beforeEach, expect } from 'vitest'
import { createLine } from '../src/channels/line.ts'
import type { Inbound, Input } from '../src/core/inbound.ts'
import type { Script } from '../src/core/script.ts'
import { type Deps, handle } from '../src/handle.ts'
import { ids } from '../src/ids.ts'
import type { Parcel } from '../src/parcel.ts'
import { keptLog, openTestStore, type TestStore, virtualClock } from './owed.ts'
import { script } from './transcript.ts'

/** LINE, to which nothing can be sent. */
export const line = createLine({
  channelSecret: 'secret',
  accessToken: 'token',
  apiBase: 'http://127.0.0.1:1',
  post: () => Promise.reject(new Error('nothing is sent here')),
})
/** Breaks down on hearing one word. */
const fragile: Script = {
  ...script,
  readCommand: (text) => {
    if (text === 'BOOM') throw new TypeError('BOOM')
    return script.readCommand(text)
  },
}

/** Each test has a store, a clock and a bell that only remembers, anew. */
export let opened: TestStore
export let clock: ReturnType<typeof virtualClock>
export let rings: { lane: string; leased: readonly Parcel[] | undefined }[]
export let logged: ReturnType<typeof keptLog>
beforeEach(() => {
  opened = openTestStore()
  clock = virtualClock()
  rings = []
  logged = keptLog()
})
afterEach(() => opened.close())

/** What `handle` needs; some of it may be another. */
export const deps = (more: Partial<Deps> = {}): Deps => ({
  script: fragile,
  store: opened.store,
  bell: { ring: (lane, _, leased) => void rings.push({ lane, leased }) },
  clock,
  log: logged.log,
  channels: { line },
  ids,
  resultDays: 400,
  ...more,
})

let count = 0
/** Something that happened to somebody on LINE, a second after the last thing. */
export function heard(input: Input, more: Partial<Inbound> = {}): Inbound {
  clock.pass(1_000)
  const from = { channel: 'line', address: 'U1' } as const
  const id = `line:${++count}`
  return { id, from, at: clock.now(), input, message: String(count), replyTo: `r${count}`, ...more }
}
export const text = (words: string) => heard({ kind: 'text', text: words })

export async function conversation() {
  const { before } = await opened.store.load({ channel: 'line', address: 'U1' }, '')
  if (!before) throw new Error('there is no conversation')
  return before
}
export const turns = async () => opened.store.transcript((await conversation()).id, 0, 1_000)
export const owed = async () => (await opened.sql.all('select id from parcel')).length
export const lastShown = async () =>
  (await turns())
    .at(-1)
    ?.shown.map((bubble) => bubble.text)
    .join('\n')

/** Chooses Vietnamese and agrees. */
export async function agree(by = deps()) {
  for (const input of [
    { kind: 'joined' },
    { kind: 'text', text: '1' },
    { kind: 'text', text: '1' },
  ])
    await handle(by, heard(input as Input))
  expect((await conversation()).agreedOn).toBeDefined()
}
