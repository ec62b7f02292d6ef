import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Fetched, NewFile } from '../../src/media/ports.ts'
import { createSeal } from '../../src/seal.ts'
import { createStore } from '../../src/store/store.ts'
import { begin, next, now, soon, turn } from '../store/talk.ts'
import { goodbye } from './forget.ts'
import type { Opened } from './store.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const file = (more: Partial<NewFile> = {}): NewFile => ({
  id: randomUUID(),
  kind: 'image',
  ref: 'platform-id-of-it',
  ...more,
})

const fetched: Fetched = { bytes: 12, type: 'image/jpeg', hash: 'ab12' }

/** What every store must keep of the files that people send, whatever database it stands on. */
export function mediaContract(open: () => Promise<Opened>): void {
  async function fresh() {
    const { sql } = await open()
    const store = createStore(sql, createSeal(randomBytes(32)))
    return { sql, store, media: store.media }
  }

  test('a file that a turn brought is fetched once at a time, and told of once it is kept', async () => {
    const { store, media } = await fresh()
    const sent = file({ name: 'hợp đồng.jpg' })
    const { after } = await begin(store, { media: sent })
    const [claimed] = await media.wanted(now, now + MINUTE, 9)
    expect(claimed).toEqual({
      ...sent,
      ...{ conversation: after.id, side: 'person', state: 'wanted', seq: 1, at: now, tries: 1 },
      told: false,
    })
    expect(await media.wanted(now, now + MINUTE, 9)).toEqual([])
    expect(await media.untold(now, 9)).toEqual([])
    expect(await media.kept(sent.id, fetched)).toBe(true)
    expect(await media.kept(sent.id, fetched)).toBe(false)
    expect(await media.wanted(now + DAY, now + DAY, 9)).toEqual([])
    const [kept] = await media.untold(now, 9)
    expect(kept).toMatchObject({ ...fetched, state: 'kept', name: sent.name, ref: sent.ref })
    await media.told(sent.id)
    expect(await media.untold(now, 9)).toEqual([])
    const told = { ...kept, told: true }
    expect(await media.of(after.id)).toEqual([told])
    expect(await media.one(sent.id)).toEqual(told)
  })

  test('who lets a claim run out, or asks for later, finds the file wanted again', async () => {
    const { store, media } = await fresh()
    const sent = file()
    await begin(store, { media: sent })
    await media.wanted(now, now + MINUTE, 9)
    const [again] = await media.wanted(now + MINUTE, now + 2 * MINUTE, 9)
    expect(again?.tries).toBe(2)
    await media.later(sent.id, now + 10 * MINUTE)
    expect(await media.wanted(now + 9 * MINUTE, now + DAY, 9)).toEqual([])
    expect(await media.wanted(now + 10 * MINUTE, now + DAY, 9)).toHaveLength(1)
  })

  test('what will not be fetched is told of with the reason', async () => {
    const { store, media } = await fresh()
    const sent = file({ kind: 'video' })
    const { ref: _, ...elsewhere } = file()
    await begin(store, { media: sent })
    await begin(store, { media: elsewhere })
    await media.failed(sent.id, 'large')
    const told = await media.untold(now, 9)
    expect(new Map(told.map(({ id, why }) => [id, why]))).toEqual(
      new Map([
        [sent.id, 'large'],
        [elsewhere.id, 'elsewhere'],
      ]),
    )
    expect(await media.wanted(now + DAY, now + DAY, 9)).toEqual([])
  })

  test('what is known of a file, and its bytes, are sealed with the person', async () => {
    const { sql, store, media } = await fresh()
    const sent = file({ name: 'Nguyen-Van-A.pdf', kind: 'file' })
    const { after } = await begin(store, { media: sent })
    const { after: other } = await begin(store)
    const [row] = await sql.all<{ body: Uint8Array }>('select body from media')
    expect(Buffer.from(row?.body ?? []).toString('latin1')).not.toContain('Nguyen')
    const sealed = (await media.seal(after.id, sent.id, Buffer.from('bản gốc'))) as Uint8Array
    expect(Buffer.from(sealed).toString()).not.toContain('gốc')
    const opened = await media.open(after.id, sent.id, sealed)
    expect(Buffer.from(opened as Uint8Array).toString()).toBe('bản gốc')
    await expect(media.open(other.id, sent.id, sealed)).rejects.toThrow()
    await expect(media.open(after.id, randomUUID(), sealed)).rejects.toThrow()
  })

  test('what a caseworker uploads is kept at once, and nothing is told of it', async () => {
    const { store, media } = await fresh()
    const { after } = await begin(store)
    const sent = { id: randomUUID(), kind: 'audio', side: 'caseworker', at: now } as const
    expect(await media.add(after.id, { ...sent, ...fetched })).toBe(true)
    expect(await media.one(sent.id)).toMatchObject({ ...sent, ...fetched, state: 'kept', seq: 0 })
    expect(await media.untold(now, 9)).toEqual([])
    expect(await media.add(randomUUID(), { ...sent, id: randomUUID(), ...fetched })).toBe(false)
  })

  test('what a person uploads is kept once, and told of a minute later where it was not', async () => {
    const { store, media } = await fresh()
    const { after } = await begin(store)
    const sent = { id: randomUUID(), kind: 'image', side: 'person', at: now } as const
    expect(await media.add(after.id, { ...sent, ...fetched })).toBe(true)
    expect(await media.add(after.id, { ...sent, ...fetched })).toBe(false)
    expect(await media.untold(now + MINUTE - 1, 9)).toEqual([])
    expect(await media.untold(now + MINUTE, 9)).toMatchObject([{ id: sent.id, told: false }])
    await media.told(sent.id)
    expect(await media.untold(now + DAY, 9)).toEqual([])
    expect(await media.one(sent.id)).toMatchObject({ told: true })
  })

  test('a public name leads to a file until its time is over', async () => {
    const { sql, store, media } = await fresh()
    const sent = file()
    await begin(store, { media: sent })
    await media.publish(sent.id, 'too-early', now + DAY)
    expect(await media.published('too-early', now)).toBeUndefined()
    await media.kept(sent.id, fetched)
    await media.publish(sent.id, 'a-name', now + DAY)
    expect((await media.published('a-name', now))?.id).toBe(sent.id)
    expect(await media.published('another', now)).toBeUndefined()
    expect(await media.published('a-name', now + DAY)).toBeUndefined()
    expect(await sql.all("select 1 from media where name like '%a-name%'")).toEqual([])
  })

  test('a message that is taken back takes its file along, and no other', async () => {
    const { store, media } = await fresh()
    const [first, second] = [file(), file()]
    const { after } = await begin(store, { media: first })
    const third = next(next(after))
    await store.commit(turn(next(after), { media: second }), soon)
    await media.kept(first.id, fetched)
    await media.publish(first.id, 'a-name', now + DAY)
    await store.commit(turn(third, { unsay: 'm1', heard: { input: { kind: 'joined' } } }), soon)
    expect(await media.one(first.id)).toBeUndefined()
    expect(await media.published('a-name', now)).toBeUndefined()
    expect((await media.of(after.id)).map(({ id }) => id)).toEqual([second.id])
    expect(await media.dropped(9)).toEqual([first.id])
    await media.gone(second.id)
    await media.gone(first.id)
    expect(await media.dropped(9)).toEqual([])
    expect(await media.of(after.id)).toHaveLength(1)
  })

  test('whoever is forgotten leaves only what is to be dropped, and nothing more is kept', async () => {
    const { store, media } = await fresh()
    const [one, two] = [file(), file()]
    const { after } = await begin(store, { media: one })
    const { after: other } = await begin(store, { media: two })
    await media.wanted(now, now + MINUTE, 9)
    await store.commit(goodbye(after), soon)
    expect(await media.kept(one.id, fetched)).toBe(false)
    expect(await media.seal(after.id, one.id, Buffer.from('x'))).toBeUndefined()
    expect(await media.of(after.id)).toEqual([])
    expect(await media.dropped(9)).toEqual([one.id])
    expect(await media.of(other.id)).toHaveLength(1)
    expect(await media.known([one.id, two.id, 'neither'])).toEqual(new Set([two.id]))
  })

  test('files go with the words of their days', async () => {
    const { store, media } = await fresh()
    const [old, newer] = [file(), file()]
    const { after } = await begin(store, { media: old })
    await store.commit(turn(next(after), { at: now + 100 * DAY, media: newer }), soon)
    await store.expire(now + 181 * DAY, { words: 180, safety: 30, sent: 30 })
    expect((await media.of(after.id)).map(({ id }) => id)).toEqual([newer.id])
    expect(await media.dropped(9)).toEqual([old.id])
  })
}
