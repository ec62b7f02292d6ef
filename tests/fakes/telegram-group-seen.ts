import type { Bubble, Json } from './platform.ts'
import type { Done } from './telegram-user.ts'

/** A message in a group, as its members see it. */
export interface GroupMessage extends Bubble {
  readonly id: number
  /** The topic it stands in; undefined outside any. */
  readonly thread: number | undefined
  readonly by: number | 'bot'
  readonly reactions: readonly string[]
}

/** A topic of a group. */
export interface Topic {
  readonly thread: number
  readonly name: string
  readonly closed: boolean
}

/** Somebody in a group. */
export interface GroupMember {
  readonly id: number
  says(text: string, where: { thread?: number; answers?: number }): Promise<Done>
  sends(message: Json, where: { thread?: number }): Promise<Done>
  edits(message: number, text: string, where: { thread?: number }): Promise<Done>
  /** Presses a button of the newest message of a topic that has it. */
  taps(label: string, where: { thread: number }): Promise<Done>
  /** The texts that pressed buttons were answered with. */
  readonly answers: readonly string[]
}

/** A supergroup with topics, in which the bot is an administrator. */
export interface FakeGroup {
  id: number
  readonly topics: readonly Topic[]
  /** What stands in a topic, oldest first; outside any without one. */
  messages(thread?: number): readonly GroupMessage[]
  /** How often each message was edited, in order of the edits. */
  readonly edits: readonly number[]
  /** Somebody who is in it. */
  member(id?: number): GroupMember
  /** So many more come in, one after the other, and the group is told of each. */
  join(many: number): Promise<void>
  /** What the bot may do. */
  rights: Json
  forum: boolean
  /** Why no topic is made, where it is no right that lacks. */
  makesNoTopic: string | undefined
  /** A topic is deleted by hand, with everything in it; or one message. */
  loses(thread: number, message?: number): void
  /** Puts the bot out, and lets it in again. */
  kick(): Promise<Done>
  readmit(): Promise<Done>
}
