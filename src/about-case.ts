import type { Conversation } from './core/conversation.ts'
import { isForwarded } from './core/forwarded.ts'
import type { Inbound } from './core/inbound.ts'
import { timersOf } from './core/ladder.ts'
import type { Spoken } from './core/message.ts'
import { ESCALATION } from './core/moment.ts'
import type { Look } from './core/readers.ts'
import { type Returned, readReturnCode } from './core/return-code.ts'
import type { Step } from './core/stepped.ts'
import type { DeskHearing } from './desk/ports.ts'
import type { Deps } from './handle.ts'
import type { NewParcel } from './parcel.ts'
import type { Turn } from './turn.ts'

/** What only the store knows, and a step may need. */
export interface Known {
  readonly returned: Returned | undefined
  readonly looks: readonly Look[] | undefined
}

/** Reads what the step may need, before it. */
export async function know(deps: Deps, start: Conversation, inbound: Inbound): Promise<Known> {
  const returned = await returning(deps, inbound)
  await recount(deps, start)
  return { returned, looks: await looks(deps, start, inbound) }
}

/** Who has looked at the person's case, where they ask, or are to hear whether somebody answers. */
async function looks(
  { desk, script, countReaders }: Deps,
  { id, case: its }: Conversation,
  { input }: Inbound,
): Promise<readonly Look[] | undefined> {
  if (!desk || !its) return undefined
  const rings = input.kind === 'due' && (input.timer === 'ladder' || input.timer === 'unread')
  const asked =
    input.kind === 'command'
      ? input.command
      : input.kind === 'text'
        ? script.readCommand(input.text)
        : undefined
  if (asked !== 'readers' && !rings) return undefined
  if (!rings) await countReaders?.()
  const all = await Promise.all([...(its.earlier ?? []), id].map((one) => desk.readings(one)))
  return all.flat().map(({ staff, at }) => ({ who: staff, at }))
}

/** Whose case it is, where somebody wrote a return code. */
async function returning(
  { desk, script, clock }: Deps,
  { from, input }: Inbound,
): Promise<Returned | undefined> {
  const told = script.desk && input.kind === 'text' && !isForwarded(input)
  const code = told ? readReturnCode(input.text) : undefined
  if (code === undefined) return undefined
  return desk?.returning(code, `${from.channel}|${from.address}`, clock.now())
}

/**
 * Counts who reads, before the question that names how many, and while nobody does: staff may have
 * come or gone.
 */
async function recount(
  { countReaders, script: { desk } }: Deps,
  { session }: Conversation,
): Promise<void> {
  if (session?.flow === ESCALATION || desk?.anybody === false) await countReaders?.()
}

/** What the desk's rooms are to be told, and where they are. */
export function tell(
  { rooms }: Deps,
  before: Conversation,
  { conversation: after, desk, secret, say }: Step,
  inbound: Inbound,
  spoken: readonly Spoken[],
  more: Pick<DeskHearing, 'files' | 'edit' | 'earlier'>,
): {
  readonly after: Conversation
  readonly parcels: readonly NewParcel[]
  readonly withholds?: string
} {
  // The person's own word opens their talk: nobody else is to read it.
  const news = secret === 'heard' ? desk?.filter(({ kind }) => kind !== 'heard') : desk
  if (!rooms || !news) return { after, parcels: [] }
  const said =
    secret === 'said'
      ? []
      : say.map((message, place) => ({ message, shown: spoken[place]?.text ?? '' }))
  const told = rooms.tell({ before, after, news, inbound, said, ...more })
  return {
    after:
      told.rooms && after.case ? { ...after, case: { ...after.case, rooms: told.rooms } } : after,
    parcels: told.parcels,
    ...(told.withholds !== undefined && { withholds: told.withholds }),
  }
}

/** The same, or nothing where that fails: what was heard is kept all the same. */
export function tellIfPossible(...given: Parameters<typeof tell>): ReturnType<typeof tell> {
  try {
    return tell(...given)
  } catch (error) {
    const [{ log }, { id }, { conversation: after }] = given
    const name = error instanceof Error ? error.name : 'unknown'
    log('error', 'desk-not-told', { conversation: id, error: name })
    return { after, parcels: [] }
  }
}

/** The case and the timers, where they are no more as they were. */
export function changes(
  { script }: Deps,
  before: Conversation,
  after: Conversation,
): Pick<Turn, 'case' | 'timers'> {
  const timers = timersOf(script.desk, after)
  const same = JSON.stringify(timers) === JSON.stringify(timersOf(script.desk, before))
  return {
    ...(after.case && after.case !== before.case && { case: after.case }),
    ...(!same && { timers }),
  }
}
