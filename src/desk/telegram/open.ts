import type { Channel } from '../../channels/ports.ts'
import type { ConversationId } from '../../core/conversation.ts'
import type { Script } from '../../core/script.ts'
import type { Carrier } from '../../deliver.ts'
import type { Deps } from '../../handle.ts'
import { handle } from '../../handle.ts'
import type { Outage } from '../../outage/ports.ts'
import type { Clock, Log, Post } from '../../ports.ts'
import type { Store } from '../../store/ports.ts'
import type { Take } from '../../take.ts'
import type { Desk, DeskEvent, DeskRooms, RoomsKept } from '../ports.ts'
import type { UnopenedRecords } from '../unopened.ts'
import { createApi, inPace } from './api.ts'
import { createArrivals } from './arrivals.ts'
import { createAwayNotice } from './away.ts'
import { createLockNotice } from './codes-locked.ts'
import { createCrowdNotice } from './crowd.ts'
import { createDigest } from './digest.ts'
import type { RoomFiles } from './enclose.ts'
import { openGroup, type Unreached } from './group.ts'
import { createDeskEar, roomOf } from './hear.ts'
import { withDeskLanes } from './lane.ts'
import { gatherLate } from './late.ts'
import { leaveRooms } from './leave.ts'
import { openLines } from './lines.ts'
import { createOutageNotice } from './outage.ts'
import { createPace } from './pace.ts'
import { createRenewal } from './renew.ts'
import { checkRights } from './rights.ts'
import { createRooms } from './rooms.ts'
import { sayRoom } from './say.ts'
import { createRoster, type DeskStaff } from './staff.ts'
import { createUnopenedNotice } from './unopened.ts'
import { createWithoutTopics } from './without-topics.ts'

/** How often the staff is read again, and what arrived is looked for, in milliseconds. */
const LOOK_EVERY = 5_000
/** How often it is asked whether the group can be written to: while it can, and while it cannot. */
const ASK_EVERY = { well: 10 * 60_000, troubled: 60_000 } as const

/** The caseworkers' group on Telegram, ready to be put between the channel and the routes. */
export interface TelegramDesk {
  readonly rooms: DeskRooms
  /** The group as it is called now. */
  readonly group: () => number
  /** What keeps the group from being told, if anything does. */
  readonly trouble: () => Unreached | undefined
  /** How many people are in the group, as last counted. */
  readonly people: () => number | undefined
  /** The channel, with the desk's lanes. */
  readonly channel: (telegram: Channel) => Channel
  /** What it has to do with what is sent. */
  readonly carrier: Pick<Carrier, 'learnt' | 'missing' | 'gather' | 'settled'>
  /** Hears the group; false where nothing could be stored. */
  readonly hear: (
    deps: Deps,
    take: Take,
    files?: RoomFiles,
  ) => (event: DeskEvent) => Promise<boolean>
  /** Asks Telegram whether the bot may do what it must, and says so in a sentence. */
  readonly check: () => Promise<string>
  /** Deletes the topics of somebody who is let go of; false where Telegram could not be asked. */
  readonly leave: (conversation: ConversationId) => Promise<boolean>
  /** The group is told that we were away. */
  readonly wasAway: (outage: Outage) => void
  readonly stop: () => void
}

/** Opens the desk's group. Nothing is sent before something happens. */
export async function openTelegramDesk(given: {
  readonly chat: number
  readonly token: string
  readonly apiRoot: string
  readonly post: Post
  readonly script: Script
  readonly store: Store & { readonly desk: Desk & RoomsKept }
  readonly staff: DeskStaff
  readonly unopened: UnopenedRecords
  readonly ids: Pick<Deps['ids'], 'uuid'>
  readonly clock: Clock
  readonly log: Log
}): Promise<TelegramDesk> {
  const { chat, script, store, staff, ids, clock, log } = given
  const { desk } = store
  const group = await openGroup(chat, desk, log, clock)
  const say = sayRoom(script)
  const pace = createPace()
  const api = inPace(createApi(given), group, pace, clock)
  const roomless = new Set<ConversationId>()
  const lines = await openLines({ kept: desk, group, pace, api, say, clock, log })
  const arrivals = createArrivals({ kept: desk, lines })
  const digest = createDigest({ desk, group, pace, api, say, clock })
  const tellLocked = createLockNotice({ desk, group, pace, api, say, clock, log })
  const tellWithoutTopics = createWithoutTopics({
    ...{ store, group, pace, roomless, api, say, clock },
  })
  const tellUnopened = createUnopenedNotice({
    ...{ unopened: given.unopened, group, pace, api, say, clock },
  })
  const tellOutage = createOutageNotice({ group, pace, api, say, clock })
  const away = createAwayNotice({ group, pace, api, say, clock })
  let asked = clock.now()
  const check = () => {
    asked = clock.now()
    return checkRights(api, group)
  }
  const roster = createRoster(staff)
  const tied = () => roster.members().filter(({ telegram }) => telegram).length
  const tellCrowd = createCrowdNotice({ kept: desk, group, tied, pace, api, say, clock, log })
  const look = async () => {
    if (clock.now() - asked >= ASK_EVERY[group.trouble() ? 'troubled' : 'well'])
      await check().catch(() => log('error', 'group-not-asked'))
    await away.look().catch(() => log('error', 'outage-not-told'))
    await tellOutage().catch(() => log('error', 'outage-not-told'))
    await tellWithoutTopics().catch(() => log('error', 'group-not-told'))
    await roster.refresh().catch(() => log('error', 'staff-not-read'))
    await tellCrowd().catch(() => log('error', 'group-not-counted'))
    await lines.look().catch(() => log('error', 'lines-not-said'))
    await arrivals.look()
    await tellUnopened().catch(() => log('error', 'unopened-not-told'))
    await tellLocked().catch(() => log('error', 'codes-not-looked-at'))
  }
  await roster.refresh()
  const known: DeskStaff = {
    ...staff,
    /** Somebody new is named by name at once. */
    async byTelegram(user) {
      const member = await staff.byTelegram(user)
      if (member && !roster.members().some(({ id }) => id === member.id)) await roster.refresh()
      return member
    },
  }
  const rooms = createRooms({ script, uuid: ids.uuid, members: roster.members })
  const { roomFor } = rooms
  const { renew, missing } = createRenewal({
    ...{ store, group, pace, api, say, roomFor, roomless, clock, log },
  })
  const looking = setInterval(() => void look(), LOOK_EVERY)
  looking.unref()

  return {
    rooms,
    group: group.chat,
    trouble: group.trouble,
    people: group.people,
    channel: (telegram) =>
      withDeskLanes(telegram, { group, pace, spent: () => void digest(), renew, roomless }),
    carrier: {
      async learnt({ call, conversation }, receipt) {
        const thread = receipt['message_thread_id']
        if (call.method === 'createForumTopic' && thread !== undefined)
          await desk.putRoom(roomOf(group.chat(), Number(thread)), conversation)
      },
      missing,
      gather: gatherLate(say),
      settled: arrivals.settled,
    },
    hear: (deps, take, files) =>
      createDeskEar({
        ...{
          store,
          staff: known,
          group,
          check,
          arrivals,
          api,
          say,
          script,
          lines,
          take,
          clock,
          log,
        },
        handle: (inbound) => handle(deps, inbound),
        ...(files && { files }),
      }),
    check,
    leave: async (conversation) => leaveRooms(api, group, await store.deskReceipts(conversation)),
    wasAway: away.wasAway,
    stop: () => clearInterval(looking),
  }
}
