import { expect } from 'vitest'
import { isHoliday } from '../../flows/rules/help/holidays.ts'
import rooms from '../../locales/ja/desk-rooms.json' with { type: 'json' }
import type { Case, Refusal, Urgency } from '../../src/core/case.ts'
import type { Inbound, Input } from '../../src/core/conversation.ts'
import { isDeskLane } from '../../src/desk/ports.ts'
import type { Turn } from '../../src/ports.ts'
import { after, type Deed, type Model, opened as modelOf } from '../core/case-model.ts'

const MINUTE = 60_000
const DAY = 24 * 60
/** A Friday before a Monday that is a holiday. */
export const start = Date.parse('2026-11-20T00:00:00+09:00')
/** How many days are written down. */
const DAYS = 40

/** What reads as danger. */
export const CRY = 'nó đang đánh em'

/** A turn of a case's, and what it came of; the one that opened it came of nothing. */
export interface Written {
  readonly turn: Turn
  readonly by: Inbound | undefined
}

/**
 * Holds what was written of a case, in its order, to the model of one: no rung is missed, and none is
 * early. Gives how many rungs were done, and how late the latest was, in milliseconds.
 */
export function replay(id: string, written: readonly Written[], end: number) {
  const [first, ...more] = written
  let its = first?.turn.case
  if (!first || !its) throw new Error(`${id} was never opened`)
  let model = modelOf(its.urgency, first.turn.at)
  let [done, late] = [0, 0]
  for (const { turn, by } of more) {
    if (!by) throw new Error(`${id} has a turn of nobody’s`)
    const { at } = turn
    expectNoneMissed(at)
    const due = dueFor(by.input, at)
    const rings = due?.name === 'ladder'
    const wanted = due ? rung(due) : heard(by.input, at)
    if (typeof wanted === 'string') throw new Error(`${id} was written though ${wanted}`)
    its = turn.case ?? its
    expect({ id, ...shownOf(its), calls: callsIn(turn) }).toEqual({
      ...{ id, ...wanted, calls: rings ? [calledAt(model)] : [] },
    })
    if (due) late = Math.max(late, at - due.at)
    if (rings) done += 1
    model = wanted
  }
  expectNoneMissed(end)
  return { rungs: done, late }

  function expectNoneMissed(at: number): void {
    const missed = duesOf(model).filter((due) => due.at <= at - MINUTE / 2)
    expect({ id, missed }).toEqual({ id, missed: [] })
  }

  /** What of the model's a timer that came is for; nothing where it came early, or is over. */
  function dueFor(input: Input, at: number): Due | undefined {
    if (input.kind !== 'due') return undefined
    return duesOf(model).find((due) => due.name === input.timer && due.at <= at)
  }

  function rung({ name, at }: Due): Model | Refusal {
    return name === 'unread' ? { ...model, told: true } : after(model, { does: 'ring' }, at)
  }

  function heard(input: Input, at: number): Model | Refusal {
    const deed = deedOf(model, input)
    return deed ? after(model, deed, at) : model
  }
}

function deedOf({ status }: Model, input: Input): Deed | undefined {
  const raise: Deed = { does: 'raise', urgency: 'now' }
  if (input.kind === 'tap') return raise
  if (input.kind === 'text')
    return status === 'claimed' && input.text === CRY ? raise : { does: 'write' }
  if (input.kind !== 'caseworker') return undefined
  const { by, act } = input
  if (act.kind === 'close') return { does: 'close', by, outcome: act.outcome }
  return act.kind === 'claim' || act.kind === 'handBack' || act.kind === 'reply'
    ? { does: act.kind, by }
    : undefined
}

const shownOf = (its: Case): Model => ({
  ...{ status: its.status, holder: its.holder, urgency: its.urgency, rung: its.rung },
  ...{ waitsFrom: its.waitsFrom, owes: its.unansweredFrom, told: its.toldUnread === true },
  ...{ danger: its.danger, outcome: its.outcome, closedAt: its.closedAt },
})

const rungs = ['again', 'next', 'coordinator', 'person'] as const

/** What the desk is called with, by its key, as its texts say. */
const calls = (['rung', 'unanswered'] as const).flatMap((kind) =>
  rungs.map((rung) => {
    const text = rooms[kind][rung].replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    const pattern = text.replace('{{number}}', String.raw`\d{6}`).replace('{{who}}', '.+')
    return { key: `${kind}.${rung}`, pattern: new RegExp(`^${pattern}$`) }
  }),
)

/** Whom a turn calls at the desk, by the keys of what is said. */
const callsIn = ({ parcels }: Turn): readonly string[] =>
  parcels
    .filter(({ lane }) => isDeskLane(lane))
    .map(({ call }) => calls.find(({ pattern }) => pattern.test(String(call.body['text']))))
    .flatMap((found) => found?.key ?? [])

/** Whom a rung calls, where the case is as the model says. */
const calledAt = ({ status, rung, danger }: Model): string =>
  status === 'waiting' ? `rung.${rungs[rung]}` : `unanswered.${rungs[danger?.rung ?? 0]}`

interface Due {
  readonly name: 'ladder' | 'unread'
  readonly at: number
}

/** When what is due, by counting minutes. */
function duesOf({ status, urgency, waitsFrom, rung, danger, owes, told }: Model): readonly Due[] {
  if (status === 'waiting')
    return rung < 4 ? [{ name: 'ladder', at: rungAt(urgency, waitsFrom, rung) }] : []
  if (status === 'closed') return []
  const climbs = danger && danger.rung < 4 ? [minutesTo.now[danger.rung] ?? 0] : []
  const waits = owes !== undefined && !told && !(danger && danger.since <= owes) ? [owes] : []
  return [
    ...climbs.map((many) => ({
      name: 'ladder' as const,
      at: (danger?.since ?? 0) + many * MINUTE,
    })),
    ...waits.map((since) => ({ name: 'unread' as const, at: since + 30 * MINUTE })),
  ]
}

/** When a rung of a case that waits from then on is due, by counting minutes. */
export function rungAt(urgency: Urgency, waitsFrom: number, rung: number): number {
  const many = minutesTo[urgency][rung] ?? 0
  if (urgency === 'now') return waitsFrom + many * MINUTE
  const from = firstStaffed[(waitsFrom - start) / MINUTE] ?? 0
  return start + ((staffed[from + many - 1] ?? 0) + 1) * MINUTE
}

const minutesTo: { readonly [U in Urgency]: readonly number[] } = {
  now: [5, 10, 20, 30],
  today: [60, 120, 180, 240],
  soon: [480, 960, 1_440, 1_920],
}

/** Every minute of forty days in which somebody is there, written down one by one. */
export const staffed: readonly number[] = Array.from({ length: DAYS * DAY }, (_, n) => n).filter(
  (n) => {
    const local = new Date(start + n * MINUTE + 9 * 3_600_000)
    const hour = local.getUTCHours()
    const works =
      local.getUTCDay() % 6 !== 0 && isHoliday(local.toISOString().slice(0, 10)) !== true
    return works && hour >= 9 && hour < 18
  },
)

/** For each minute, the place among those of the first that is not before it. */
const firstStaffed: readonly number[] = Array.from({ length: DAYS * DAY }, () => 0).map(
  ((place) => (_: number, minute: number) => {
    while ((staffed[place] ?? Number.POSITIVE_INFINITY) < minute) place += 1
    return place
  })(0),
)
