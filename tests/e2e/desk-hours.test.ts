import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from './desk-stage.ts'
import { until } from './process.ts'
import { MINUTE, setTimedDesk, type TimedDesk } from './timed-desk.ts'

let stage: TimedDesk
beforeEach(async () => {
  stage = await setTimedDesk()
})
afterEach(() => stage.strike())

/** What the desk was called with, in order and each once: the power may go in the middle of one. */
const called = ({ room }: Client) =>
  room()
    .map(
      ({ text }) => /^(?:🔔|⚠️) No\.\d+：.*?(、見て|次は|コーディネーター|本人に)/.exec(text)?.[1],
    )
    .filter((one) => one !== undefined)
const ORDER = ['、見て', '次は', 'コーディネーター', '本人に']

async function urgent(): Promise<Client> {
  const client = await stage.client(true)
  await client.phone.says('nó đang đánh em')
  await client.phone.taps('in-danger:harm.options.now')
  await until('all is told', stage.settled)
  return client
}

/** Lets the ladder of an urgent case go by. */
async function climbs(client: Client, from: number) {
  for (let rung = from; rung < ORDER.length; rung++) {
    stage.pass(10 * MINUTE)
    await until(`rung ${rung + 1}`, () => called(client).length === rung + 1)
  }
  expect(called(client)).toEqual(ORDER)
}

let ahead = 0
/** Goes on to a moment in Tokyo. */
function goTo(moment: string) {
  const more = Date.parse(`${moment}:00+09:00`) - (Date.now() + ahead)
  ahead += more
  stage.pass(more)
}

test('other hours of the desk change when a case is raised, and not that it is', async () => {
  ahead = 0
  goTo('2027-05-15T10:00') // A Saturday.
  const before = await stage.start({ ...stage.deskEnv, DESK_HOURS: 'mon-sun 09:00-18:00' })
  const client = await stage.client(true)
  await until('all is told', stage.settled)
  await before.stop()
  await stage.start({ ...stage.deskEnv, DESK_HOURS: 'mon-fri 09:00-18:00' })
  goTo('2027-05-15T11:05')
  await until('all is told', stage.settled)
  expect(called(client)).toEqual([])
  for (const [n, hour] of ['10:05', '11:05', '12:05', '13:05'].entries()) {
    goTo(`2027-05-17T${hour}`)
    await until(`rung ${n + 1}`, () => called(client).length === n + 1)
  }
  expect(called(client)).toEqual(ORDER)
}, 120_000)

test('a case is raised again after a time without a desk', async () => {
  const before = await stage.start(stage.deskEnv)
  const client = await urgent()
  await before.stop()
  const { DESK_TELEGRAM_CHAT: _, DESK_HOURS: __, ...without } = stage.deskEnv
  const off = await stage.start(without)
  stage.pass(6 * MINUTE)
  await new Promise((done) => setTimeout(done, 3_000))
  await off.stop()
  await stage.start(stage.deskEnv)
  await until('the first rung', () => called(client).length === 1)
  await climbs(client, 1)
}, 120_000)

test('a case is raised again though its rung failed while LINE was off', async () => {
  const before = await stage.start(stage.deskEnv)
  const client = await urgent()
  await before.stop()
  const { LINE_CHANNEL_SECRET: _, LINE_CHANNEL_ACCESS_TOKEN: __, ...rest } = stage.env
  const line = { LINE_CHANNEL_SECRET: '', LINE_CHANNEL_ACCESS_TOKEN: '' }
  const off = await stage.start({ ...rest, ...stage.deskEnv, ...line })
  stage.pass(6 * MINUTE)
  await until('the rung is tried again', () => off.output().includes('timer-tried-again'))
  expect(called(client)).toEqual([])
  await off.stop()
  await stage.start(stage.deskEnv)
  stage.pass(2 * MINUTE)
  await until('the first rung', () => called(client).length >= 1)
  await climbs(client, called(client).length)
}, 120_000)
