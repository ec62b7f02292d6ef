import { afterEach, beforeEach } from 'vitest'
import { type Parcel, type Receipt, Undelivered } from '../src/parcel.ts'
import {
  createDebtor,
  keptLog,
  openTestStore,
  scriptedChannel,
  type TestStore,
  virtualClock,
} from './owed.ts'

/** What a channel does with a parcel. */
export type Act = (parcel: Parcel, text: string) => Promise<Receipt> | Receipt

/** Each test has a store, a clock and nobody owed anything, anew. */
export let opened: TestStore
export let clock: ReturnType<typeof virtualClock>
export let owe: ReturnType<typeof createDebtor>
beforeEach(() => {
  opened = openTestStore()
  clock = virtualClock()
  owe = createDebtor(opened, clock)
})
afterEach(() => opened.close())

/** What `deliver` needs, over a channel that acts like this. */
export function carrierThat(act: Act, chance = 0) {
  const { channel, tried } = scriptedChannel(act)
  const { log, lines } = keptLog()
  const carrier = {
    store: opened.store,
    clock,
    log,
    channels: { line: channel },
    chance: () => chance,
  }
  return { carrier, tried, lines }
}

export const taken: Act = () => ({ message: 1 })
export const unanswered: Act = () => {
  throw new Undelivered('no answer', 'retry')
}
