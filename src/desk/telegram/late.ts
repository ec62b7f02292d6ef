import type { Instant } from '../../core/conversation.ts'
import { momentOf } from '../../core/day.ts'
import type { Gathered, Parcel } from '../../parcel.ts'
import { isDeskLane } from '../ports.ts'
import type { SayRoom } from './say.ts'

/** What is this old comes late. */
const LATE = 30 * 60_000
/** So much fits one message with what stands above it, in UTF-16 units. */
const ROOM = 3_800

/** What says again how something is called or stands: of several the last is enough. */
const EDITS: ReadonlySet<string> = new Set(['editMessageText', 'editForumTopic'])

/**
 * Of what could not be said in a room for long, one digest, each line with the moment it is from, and
 * of each card only how it stands now. What the person wrote stays by itself: they may edit it, or
 * take it back. https://core.telegram.org/bots/api#sendmessage
 */
export const gatherLate =
  (say: SayRoom) =>
  (parcels: readonly Parcel[], now: Instant): readonly Gathered[] => {
    const groups = new Map<string, Parcel[]>()
    for (const parcel of parcels.toSorted((a, b) => a.createdAt - b.createdAt)) {
      const what = isLate(parcel, now) ? whatOf(parcel) : parcel.id
      const group = groups.get(what)
      if (group) group.push(parcel)
      else groups.set(what, [parcel])
    }
    return [...groups.values()].flatMap((group) => {
      const [first, ...more] = group
      if (!first) return []
      if (more.length === 0) return [{ all: first, of: [first] }]
      const urgent = group.some((one) => one.urgent)
      if (EDITS.has(first.call.method))
        return [{ all: { ...first, urgent, call: (more.at(-1) ?? first).call }, of: group }]
      return pagesOf(say, group).map((page) => digest(page, urgent))
    })

    function digest(page: Page, urgent: boolean): Gathered {
      const [first] = page.of
      const head = say('late.head', { count: page.of.length, ...momentOf(first.createdAt) })
      const body = { ...first.call.body, text: [head, ...page.lines].join('\n\n') }
      return { all: { ...first, urgent, call: { ...first.call, body } }, of: page.of }
    }
  }

interface Page {
  readonly of: readonly [Parcel, ...Parcel[]]
  readonly lines: readonly string[]
}

/** As many lines on each as one message holds. */
function pagesOf(say: SayRoom, parcels: readonly Parcel[]): readonly Page[] {
  const pages: { of: [Parcel, ...Parcel[]]; lines: string[] }[] = []
  for (const parcel of parcels) {
    const words = String(parcel.call.body['text'])
    const line = say('late.line', { words, ...momentOf(parcel.createdAt) })
    const last = pages.at(-1)
    if (last && last.lines.join('\n\n').length + line.length < ROOM) {
      last.of.push(parcel)
      last.lines.push(line)
    } else pages.push({ of: [parcel], lines: [line] })
  }
  return pages
}

const isLate = ({ lane, createdAt }: Parcel, now: Instant): boolean =>
  isDeskLane(lane) && now - createdAt >= LATE

/** The same for what goes as one: lines to one room, or edits of one thing. */
function whatOf({ id, call: { method, body, gathers } }: Parcel): string {
  if (!gathers && !EDITS.has(method)) return id
  const { message_thread_id, message_id } = body
  return JSON.stringify([method, message_thread_id, message_id])
}
