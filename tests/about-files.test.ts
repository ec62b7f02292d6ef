import { randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { filesShown } from '../src/about-files.ts'
import type { Conversation } from '../src/core/conversation.ts'
import { eventOf } from '../src/media/fetch.ts'
import { createSeal } from '../src/seal.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import { createStore } from '../src/store/store.ts'
import { opened } from './contracts/desk.ts'
import { begun, next, now, someone, soon, turn } from './store/talk.ts'
import { temporaryFolder } from './store/temporary-folder.ts'

const SECOND = 1_000

/** Somebody with an open case, whose files nobody may read yet. */
async function talk() {
  const sql = openSqlite(`${temporaryFolder()}/tonari.db`)
  onTestFinished(() => sql.close())
  const store = createStore(sql, createSeal(randomBytes(32)))
  const its = { ...opened('123456'), openedAt: now }
  const before = begun(someone(), { case: its })
  await store.commit(turn(before, { case: its }), soon)
  const from = { channel: before.channel, address: before.address } as const
  const deps = { store, files: { kept: store.media, soon: () => {} } }
  const sends = async (id: string) => {
    const fetched = { bytes: 1, type: 'image/jpeg', hash: 'ab' }
    await store.media.add(before.id, { id, kind: 'image', side: 'person', at: now, ...fetched })
  }
  const agreed: Conversation = { ...before, case: { ...its, consent: 'yes' } }
  const at = now + SECOND
  const agrees = { id: 'consent', from, at, input: { kind: 'tap', seq: 1, option: 0 } } as const
  const hears = (guard: string) =>
    ({ id: eventOf(guard), from, at, input: { kind: 'due', timer: 'media', guard } }) as const
  const ids = async (was: Conversation, inbound: Parameters<typeof filesShown>[3]) =>
    (await filesShown(deps, was, agreed, inbound)).map(({ id }) => id)
  return { store, before, agreed, sends, agrees, hears, ids }
}

test('who lets their files be read shows those that were told of, and no other twice', async () => {
  const { store, before, sends, agrees, ids } = await talk()
  for (const id of ['told', 'heard', 'untold']) await sends(id)
  await store.media.told('told')
  // The conversation has heard of it, and the books do not know that yet.
  await store.commit({ ...turn(next(before)), event: eventOf('heard') }, soon)
  expect(await ids(before, agrees)).toEqual(['heard', 'told'])
})

test('a file that the conversation hears of after that is shown then', async () => {
  const { agreed, sends, agrees, hears, ids } = await talk()
  await sends('untold')
  expect(await ids(agreed, agrees)).toEqual([])
  expect(await ids(agreed, hears('untold'))).toEqual(['untold'])
})
