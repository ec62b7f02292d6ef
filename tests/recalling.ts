import { expect } from 'vitest'
import type { Finding, Flow } from '#flow'
import { wageCheck } from '../flows/wage-check.ts'
import type { Script } from '../src/core/script.ts'
import { handle } from '../src/handle.ts'
import type { Outcome } from '../src/parcel.ts'
import { type Change, recall } from '../src/recall.ts'
import { agree, clock, conversation, deps, lastShown, opened, text, turns } from './handling.ts'
import { script } from './transcript.ts'

export const DAY = 24 * 3_600_000

/** The script of a release whose table or rule finds something else in the wage check. */
export function release(change: (found: Finding) => Finding): Script {
  const { verdict, ...nodes } = wageCheck.nodes
  const flow: Flow = {
    ...wageCheck,
    nodes: { ...nodes, verdict: { ...verdict, rule: (given) => change(verdict.rule(given)) } },
  }
  return { ...script, flows: { ...script.flows, 'wage-check': flow } }
}
export const enough = release((found) => ({
  ...found,
  route: 'ok',
  facts: { ...found.facts, rate: 900 },
}))
export const dearer = release((found) => ({ ...found, facts: { ...found.facts, rate: 1300 } }))

/** Somebody asks about 900 yen an hour in Tokyo, and hears that it looks too low. */
export async function hearsBelow() {
  await agree()
  for (const said of ['Kiểm tra lương', '1', '900', '1', 'Tokyo', '2025-11', '160'])
    await handle(deps(), text(said))
  expect(await lastShown()).toContain(script.say('vi', { key: 'wage-check:below.say' }))
}

export async function recalled(by: Script, how: { dryRun?: boolean; table?: string } = {}) {
  const changes: Change[] = []
  const { dryRun = false, table } = how
  const each = (change: Change) => void changes.push(change)
  const came = await recall(deps({ script: by, sendsNothing: true }), { dryRun, table, each })
  return { ...came, changes }
}

/** The newest turn's bubbles in words, and the names of its buttons. */
export async function last() {
  const turn = (await turns()).at(-1)
  return {
    shown: turn?.shown.map((bubble) => bubble.text) ?? [],
    buttons: turn?.said.at(-1)?.choices?.map(({ name }) => name) ?? [],
  }
}
export const notice = script.say('vi', { key: 'recall:notice' })

/** Gives the talk to somebody else, as the desk will. */
export async function withCaseworker(talkingTo: 'bot' | 'caseworker') {
  const before = await conversation()
  const after = { ...before, seq: before.seq + 1, talkingTo }
  const input = { kind: 'unknown', what: 'claim' } as const
  const said = { said: [], shown: [], parcels: [] }
  const event = `desk:${after.seq}`
  const turn = { after, fresh: false, event, at: clock.now(), heard: { input }, ...said }
  await opened.store.commit(turn, 0)
}

/** Everything that is owed ends so: sent, or refused for good as LINE does when a quota is spent. */
export async function settle(outcome: Outcome) {
  const { id } = await conversation()
  const far = clock.now() + DAY
  const parcels = await opened.store.claim(id, far, far + 1)
  for (const parcel of parcels) await opened.store.settle(parcel, outcome)
}
