import { expect } from 'vitest'
import { isHoliday } from '../../flows/rules/help/holidays.ts'
import rooms from '../../locales/ja/desk-rooms.json' with { type: 'json' }
import type { Case, Refusal, Urgency } from '../../src/core/case.ts'
import type { Inbound, Input } from '../../src/core/inbound.ts'
import { triggersOf } from '../../src/core/triggers.ts'
import { isDeskLane } from '../../src/desk/ports.ts'
import type { Turn } from '../../src/turn.ts'
import { after, CALM, type Deed, type Model, opened as modelOf } from '../core/case-model.ts'

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
  let [done, late, reminded] = [0, 0, 0]
  for (const { turn, by } of more) {
    if (!by) throw new Error(`${id} has a turn of nobody’s`)
    const { at } = turn
    expectNoneMissed(at)
    const due = dueFor(by.input, at)
    const wanted = due ? rung(due) : heard(by.input, at)
    if (typeof wanted === 'string') throw new Error(`${id} was written though ${wanted}`)
    its = turn.case ?? its
    expect({ id, ...shownOf(its), calls: callsIn(turn) }).toEqual({
      ...{ id, ...wanted, calls: due ? calledAt(model, due) : [] },
    })
    // The first reminder comes with the sweep after the one that told the person.
    if (due && due.name !== 'reminder') late = Math.max(late, at - due.at)
    if (due?.name === 'ladder') done += 1
    reminded = wanted.owes !== model.owes ? 0 : due?.name === 'reminder' ? reminded + 1 : reminded
    model = wanted
  }
  expectNoneMissed(end)
  return { rungs: done, late }

  function expectNoneMissed(at: number): void {
    const missed = duesOf(model, reminded).filter((due) => due.at <= at - MINUTE / 2)
    expect({ id, missed }).toEqual({ id, missed: [] })
  }

  /** What of the model's a timer that came is for; nothing where it came early, or is over. */
  function dueFor(input: Input, at: number): Due | undefined {
    if (input.kind !== 'due') return undefined
    const timer = ({ name }: Due) => (name === 'reminder' ? 'unread' : name)
    return duesOf(model, reminded).find((due) => timer(due) === input.timer && due.at <= at)
  }

  function rung({ name, at }: Due): Model | Refusal {
    if (name === 'reminder') return model
    return name === 'unread' ? { ...model, told: true } : after(model, { does: 'ring' }, at)
  }

  function heard(input: Input, at: number): Model | Refusal {
    const deed = deedOf(model, input)
    if (!deed) return model
    const heard = after(model, deed, at)
    return deed.does === 'raise' && typeof heard !== 'string' ? calledAgain(heard, at) : heard
  }
}

/** A danger that comes to light after the last rung begins the ladder again. */
function calledAgain(it: Model, at: number): Model {
  if (it.status === 'waiting') return it.rung < 4 ? it : { ...it, waitsFrom: at, rung: 0 }
  return it.danger?.rung === 4 ? { ...it, danger: { since: at, rung: 0 } } : it
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
  ...{ alarming: triggersOf(its).some((one) => !CALM.has(one)) },
  ...{ danger: its.danger, outcome: its.outcome, closedAt: its.closedAt },
})

const rungs = ['again', 'next', 'coordinator', 'person'] as const

/** What the desk is called with, by its key, as its texts say. */
const calls = (['rung', 'unanswered', 'reminder'] as const).flatMap((kind) =>
  Object.entries(rooms[kind]).map(([rung, said]) => {
    const text = said.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    const pattern = text
      .replace('{{number}}', String.raw`\d{6}`)
      .replace(/\{\{(?:who|holder)\}\}/g, '.+')
    return { key: `${kind}.${rung}`, pattern: new RegExp(`^${pattern}$`) }
  }),
)

/** Whom a turn calls at the desk, by the keys of what is said. */
const callsIn = ({ parcels }: Turn): readonly string[] =>
  parcels
    .filter(({ lane }) => isDeskLane(lane))
    .map(({ call }) => calls.find(({ pattern }) => pattern.test(String(call.body['text']))))
    .flatMap((found) => found?.key ?? [])

/** Whom what is due calls, of a case as the model says it is; nobody, where only the person is told. */
function calledAt({ status, rung, danger }: Model, { name, nth = 0 }: Due): readonly string[] {
  if (name === 'unread') return []
  if (name === 'reminder') return [`reminder.${rungs[nth]}`]
  return [status === 'waiting' ? `rung.${rungs[rung]}` : `unanswered.${rungs[danger?.rung ?? 0]}`]
}

interface Due {
  readonly name: 'ladder' | 'unread' | 'reminder'
  readonly at: number
  /** Which reminder it is. */
  readonly nth?: number
}

/** After so many minutes the desk is reminded of a message that is not answered. */
const reminders = [30, 60, 120]

/** When what is due, by counting minutes; `reminded` so often of what the holder owes. */
function duesOf(it: Model, reminded: number): readonly Due[] {
  const { status, urgency, waitsFrom, rung, danger, owes, told } = it
  if (status === 'waiting')
    return rung < 4 ? [{ name: 'ladder', at: rungAt(urgency, waitsFrom, rung) }] : []
  if (status === 'closed') return []
  const climbs = danger && danger.rung < 4 ? [minutesTo.now[danger.rung] ?? 0] : []
  const waits = owes !== undefined && !told && !(danger && danger.since <= owes) ? [owes] : []
  const minutes = owes !== undefined && told && !danger ? reminders[reminded] : undefined
  return [
    ...climbs.map((many) => ({
      name: 'ladder' as const,
      at: (danger?.since ?? 0) + many * MINUTE,
    })),
    ...waits.map((since) => ({ name: 'unread' as const, at: since + 30 * MINUTE })),
    ...(owes === undefined || minutes === undefined
      ? []
      : [{ name: 'reminder' as const, at: afterMinutes(urgency, owes, minutes), nth: reminded }]),
  ]
}

/** When a rung of a case that waits from then on is due, by counting minutes. */
export const rungAt = (urgency: Urgency, waitsFrom: number, rung: number): number =>
  afterMinutes(urgency, waitsFrom, minutesTo[urgency][rung] ?? 0)

/** So many minutes of the clock later where it is urgent, else of the desk's. */
function afterMinutes(urgency: Urgency, since: number, many: number): number {
  if (urgency === 'now') return since + many * MINUTE
  const minute = Math.ceil((since - start) / MINUTE)
  const part = minute * MINUTE - (since - start)
  const from = firstStaffed[minute] ?? 0
  return start + ((staffed[from + many - 1] ?? 0) + 1) * MINUTE - part
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
