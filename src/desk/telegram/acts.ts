import type { Refusal } from '../../core/case.ts'
import type { Conversation } from '../../core/conversation.ts'
import type { CaseworkerAct } from '../../core/inbound.ts'
import { isShown } from '../../core/readers.ts'
import type { Member } from '../../staff/staff.ts'
import { goOnLooking } from '../look.ts'
import type { DeskEvent } from '../ports.ts'
import type { DeskEar } from './hear.ts'

/**
 * Does what somebody of the staff does in a case's room; gives why it was not done. Whoever acts where
 * words are shown has read them: the person may ask who has.
 */
export function createActs({
  store,
  clock,
  handle,
}: Pick<DeskEar, 'store' | 'clock' | 'handle'>): (
  event: Pick<DeskEvent, 'id'>,
  client: Conversation,
  who: Member,
  act: CaseworkerAct,
) => Promise<Refusal | undefined> {
  return async ({ id }, { id: whose, channel, address, case: its }, { id: by }, act) => {
    const at = clock.now()
    if (its && isShown(its)) await goOnLooking(store.desk, whose, by, at)
    return handle({
      id,
      from: { channel, address },
      at,
      input: { kind: 'caseworker', by, act },
    })
  }
}
