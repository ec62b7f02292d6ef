import { createSeal } from '../../src/seal.ts'
import { createStaffBook } from '../../src/staff/book.ts'
import type { LineUser } from '../fakes/line-user.ts'
import type { FakeGroup, GroupMember, GroupMessage, Topic } from '../fakes/telegram-group-seen.ts'
import { linePhone, type Phone, settles } from './phone.ts'
import { until } from './process.ts'
import { type Stage, setStage } from './stage.ts'

/** A stage with the caseworkers' group on it. */
export interface DeskStage extends Stage {
  readonly group: FakeGroup
  /** What brings Tonari between them, the desk included. */
  readonly deskEnv: { readonly [name: string]: string }
  /** Puts somebody of the staff there where nobody is, whose account is tied already. */
  staffed(): Promise<void>
  /** Somebody of the staff, whose account is tied by a code sent to the bot. */
  worker(name: string, place: number): Promise<GroupMember>
  /** Somebody on LINE who asks for a person; `shares`: and lets what they write be read. */
  client(shares: boolean): Promise<Client>
  /**
   * The newest topic, made for whoever hands over by this phone: to somebody of the staff, who is put
   * there where nobody is.
   */
  handsOver(phone: Phone, shares: boolean): Promise<Room>
}

/** Somebody with a case. */
export interface Client extends Room {
  readonly user: LineUser
  readonly phone: Phone
}

/** Where somebody's case is. */
export interface Room {
  readonly topic: () => Topic
  readonly number: string
  /** What stands in their topic. */
  readonly room: () => readonly GroupMessage[]
  readonly card: () => GroupMessage
}

/** Sets the stage; nothing runs on it until `start(deskEnv)`. */
export async function setDeskStage(
  now: () => number = Date.now,
  limited = false,
): Promise<DeskStage> {
  const stage = await setStage(now, limited)
  const group = stage.telegram.group()
  const seal = createSeal(Buffer.from(stage.env['DATA_KEY'] ?? '', 'base64'))
  const staffed = () =>
    stage.look(async (_, sql) => {
      const book = createStaffBook(sql, seal)
      if ((await book.list()).length > 0) return
      const newcomer = { name: '待機', role: 'caseworker', language: 'ja', place: 900 } as const
      const { code } = await book.add(newcomer, now())
      await book.redeem(code, String(group.member().id), now())
    })
  const handsOver = async (phone: Phone, shares: boolean): Promise<Room> => {
    await staffed()
    const before = group.topics.length
    await settles(phone, 'vi')
    await phone.says('gặp người thật')
    await phone.taps('escalation:safe.options.yes')
    await phone.taps('escalation:urgency.options.today')
    await phone.taps('escalation:about.options.wages')
    await phone.taps(`escalation:share.options.${shares ? 'yes' : 'no'}`)
    if (shares) await phone.says('Zalo 090')
    await until('a topic', () => group.topics.length > before)
    const { thread, name } = group.topics[before] as Topic
    const room = () => group.messages(thread)
    return {
      ...{ room, number: /No\.(\d{6})/.exec(name)?.[1] ?? '' },
      topic: () => group.topics.find((one) => one.thread === thread) as Topic,
      card: () => room()[0] as GroupMessage,
    }
  }
  return {
    ...stage,
    group,
    handsOver,
    staffed,
    deskEnv: { DESK_HOURS: 'mon-sun 00:00-24:00', DESK_TELEGRAM_CHAT: String(group.id) },
    async worker(name, place) {
      const { code } = await stage.look((_, sql) =>
        createStaffBook(sql, seal).add({ name, role: 'caseworker', language: 'ja', place }, now()),
      )
      const member = group.member()
      await stage.telegram.user(member.id, 'ja').says(`/staff ${code}`)
      return member
    },
    async client(shares) {
      const user = stage.line.user()
      const phone = linePhone(user, 'vi')
      return { user, phone, ...(await handsOver(phone, shares)) }
    },
  }
}
