import type { Case, StaffId } from '../core/case.ts'
import type { Conversation, ConversationId, Instant, Locale } from '../core/conversation.ts'
import type { Script } from '../core/script.ts'
import { reachesBy, TAKEN_BACK } from '../core/taken-back.ts'
import { lastReply } from '../desk/last-reply.ts'
import type { Desk } from '../desk/ports.ts'
import type { MediaKept } from '../media/ports.ts'
import type { Store } from '../store/ports.ts'
import type { PastTurn } from '../turn.ts'
import { type Answered, answersOf } from './answers.ts'
import { deliveriesOf } from './delivery.ts'
import { type FoundOut, findingsOf } from './findings.ts'
import { type Promised, promisesIn } from './promises.ts'
import { isReadable, readUntil } from './read-until.ts'
import { type Line, talkOf, type Words } from './talk.ts'
import { type Unreached, unreachedOf } from './unreached.ts'

/** Turns that are read at a time, and how many of a talk are shown at most. */
const SOME = 500
const MANY = 5_000

/**
 * A case as one of the staff reads it. Without consent only our own lines are in the lists, and what
 * its person does once it is closed is not in them.
 */
export interface CaseView {
  readonly its: Case
  readonly conversation: Conversation
  readonly speaks: Locale
  readonly channel: string
  readonly holder?: string
  /** Whoever reads it holds it. */
  readonly mine: boolean
  /** The person agreed that it is read. */
  readonly shared: boolean
  /** How else to reach the person was told, and taken back. */
  readonly reachTakenBack: boolean
  /** What they were told of when somebody reads or does something, until the case is closed. */
  readonly promised: readonly Promised[]
  /** How the person is reached, as long as anything is to reach them. */
  readonly hidden?: Instant
  readonly gone: boolean
  /** Why what the holder has said has not come to the person. */
  readonly unreached?: Unreached
  /** What keeps the holder's last words from the person so far. */
  readonly lastReply: Awaited<ReturnType<typeof lastReply>>
  /** When somebody wrote where the case was before it went on here by its code. */
  readonly oldPlace?: Instant
  readonly lines: readonly Line[]
  /** Something that was said is no longer kept. */
  readonly expired: boolean
  readonly answers: readonly Answered[]
  readonly findings: readonly FoundOut[]
  readonly reads: readonly { readonly name: string; readonly at: Instant }[]
}

/** Reads a case by its number, in the reader's language; undefined where there is none. */
export async function viewCase(given: {
  readonly store: Pick<Store, 'find' | 'transcript'> & {
    readonly desk: Desk
    readonly media: Pick<MediaKept, 'of'>
  }
  readonly script: Script
  readonly number: string
  readonly reader: Locale
  readonly words: Words
  readonly me: StaffId
  readonly nameOf: (staff: StaffId) => string
  readonly now: Instant
}): Promise<CaseView | undefined> {
  const { store, script, number, reader, words, me, nameOf, now } = given
  const id = await store.desk.numbered(number)
  const conversation = id === undefined ? undefined : await store.find(id)
  const its = conversation?.case
  if (!conversation || its?.number !== number) return undefined
  const shared = its.consent === 'yes'
  const unreached = unreachedOf(conversation)
  const goesOn = its.status !== 'closed' || conversation.waiting !== undefined
  const until = readUntil(its)
  const results = shared ? await store.desk.found(conversation.id, until.here) : []
  const held = [...(its.earlier ?? []), conversation.id]
  const readings = (await Promise.all(held.map((one) => store.desk.readings(one)))).flat()
  const before = await Promise.all((its.earlier ?? []).map((one) => store.find(one)))
  const moved = before.findLast((one) => one?.moved?.number === number)?.moved
  const oldPlace = moved?.heard ?? moved?.told
  const talk = await Promise.all(held.map(part))
  const lines = talk.flatMap(({ turns, deliveries, files, last }) =>
    talkOf(
      ...([script, reader, words, turns, deliveries, files, nameOf] as const),
      (turn) => shared && isReadable(turn, last),
    ),
  )
  return {
    its,
    conversation,
    speaks: conversation.locale,
    channel: conversation.channel,
    ...(its.holder !== undefined && { holder: nameOf(its.holder) }),
    mine: its.status === 'claimed' && its.holder === me,
    shared,
    reachTakenBack: reachesBy(conversation, TAKEN_BACK),
    promised: its.status === 'closed' ? [] : promisesIn(script, reader, words, its, talk, shared),
    ...(conversation.hidden && goesOn && { hidden: conversation.hidden.since }),
    gone: conversation.gone === true && goesOn,
    ...(unreached && { unreached }),
    lastReply: await lastReply(store.desk, conversation),
    ...(oldPlace !== undefined && { oldPlace }),
    lines: conversation.gone ? lines.map(blocked) : lines,
    expired: talk.some(({ turns }, place) => hasGaps(turns, [...before, conversation][place])),
    answers: shared ? answersOf(script, reader, conversation, results, words, until.here) : [],
    findings: findingsOf(script, reader, words, now, results, talk.at(-1)?.turns ?? []),
    reads: readings.map(({ staff, at }) => ({ name: nameOf(staff), at })),
  }

  async function part(one: ConversationId) {
    const deliveries = deliveriesOf(await store.desk.deliveries(one))
    const last = one === conversation?.id ? until.here : until.before
    return { turns: await turnsOf(store, one), deliveries, files: await store.media.of(one), last }
  }
}

/** What waits for somebody who has blocked us says so. */
const blocked = (line: Line): Line => ({
  ...line,
  marks: line.marks.map((mark) => (mark === 'waits' ? 'blocked' : mark)),
})

/** Whether turns of a talk are not kept any more; not told of a talk that is longer than is shown. */
const hasGaps = ({ length }: readonly PastTurn[], talk: Conversation | undefined): boolean =>
  talk !== undefined && length < MANY && length < talk.seq

async function turnsOf(
  store: Pick<Store, 'transcript'>,
  id: ConversationId,
): Promise<readonly PastTurn[]> {
  const turns: PastTurn[] = []
  for (;;) {
    const more = await store.transcript(id, turns.at(-1)?.seq ?? 0, SOME)
    turns.push(...more)
    if (more.length < SOME || turns.length >= MANY) return turns
  }
}
