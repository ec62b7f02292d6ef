import type { Case } from '../core/case.ts'
import type { Instant } from '../core/conversation.ts'
import type { MediaFile } from '../media/ports.ts'
import type { PastTurn } from '../turn.ts'

/** Until when what is written belongs to a case: in its talk, and in those that it was held in before. */
export interface ReadUntil {
  /** When the case was closed; until then everything does. */
  readonly here: Instant | undefined
  /** When the case last went on elsewhere. */
  readonly before: Instant | undefined
}

/**
 * The moments after which nothing that the person does is read with a case. Who was told that the
 * machine answers from now on writes to nobody, and who writes where a case was before may be another.
 */
export const readUntil = ({ closedAt, cameBackAt }: Case): ReadUntil => ({
  here: closedAt,
  before: cameBackAt,
})

/** Whether a turn may be read with a case that goes until then: so may whatever the staff did. */
export const isReadable = ({ at, heard }: PastTurn, until: Instant | undefined): boolean =>
  heard.input.kind === 'caseworker' || isIn(at, until)

/** Whether a file of the person's may be shown with a case whose talk is in `here`. */
export const isFileIn = (
  { conversation, at }: Pick<MediaFile, 'conversation' | 'at'>,
  its: Case,
  here: MediaFile['conversation'],
): boolean => isIn(at, conversation === here ? readUntil(its).here : readUntil(its).before)

/** Whether something belongs to what goes until then. */
export const isIn = (at: Instant, until: Instant | undefined): boolean =>
  until === undefined || at <= until
