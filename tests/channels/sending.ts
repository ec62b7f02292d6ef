import { expect } from 'vitest'
import type { Channel } from '../../src/channels/ports.ts'
import { type Parcel, Undelivered } from '../../src/parcel.ts'
import type { Fault } from '../fakes/faults.ts'

/** How sending this parcel failed; the test fails where it did not. */
export const failureOf = (channel: Channel, sent: Parcel, now: number): Promise<Undelivered> =>
  channel.send(sent, now).then(
    () => expect.unreachable('it was sent'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(Undelivered)
      return error as Undelivered
    },
  )

/** Ways for an answer not to come, by which nothing was taken. */
export const untaken: readonly (readonly [string, Fault])[] = [
  ['500', { kind: 'answer', status: 500 }],
  ['503 in HTML', { kind: 'answer', status: 503, body: '<html>' }],
  ['silence', { kind: 'hang' }],
  ['a broken connection', { kind: 'cut' }],
]

/** Ways for an answer not to come although the call was taken. */
export const taken: readonly (readonly [string, Fault])[] = [
  ['silence after taking it', { kind: 'take-then-hang' }],
  ['a connection broken after taking it', { kind: 'take-then-cut' }],
]
