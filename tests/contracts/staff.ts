import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { createSeal } from '../../src/seal.ts'
import { createStaffBook } from '../../src/staff/book.ts'
import { createDoors } from '../../src/staff/open-doors.ts'
import type { Sql } from '../../src/store/ports.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const now = Date.parse('2026-11-25T09:00:10Z')
const seal = createSeal(randomBytes(32))

/** The code that an authenticator app shows at a moment. */
export const shownAt = (secret: string, at: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })

/** What the staff's store and the console's doors keep, on whatever database they stand. */
export function staffContract(open: () => Promise<Sql>): void {
  const fresh = async () => {
    const sql = await open()
    return { book: createStaffBook(sql, seal), doors: createDoors(sql, seal) }
  }
  type Fresh = Awaited<ReturnType<typeof fresh>>
  const lan = { name: 'Trần Lan', role: 'caseworker', language: 'vi', place: 2 } as const
  const sato = { name: '佐藤', role: 'coordinator', language: 'ja', place: 1 } as const

  /** Lan, who has come by her link and set up her codes. */
  const signedIn = async ({ book, doors }: Fresh) => {
    const { member, link } = await book.add(lan, now)
    const token = (await doors.enter(link, now)) ?? ''
    const secret = (await doors.knocking(token, now))?.secret ?? ''
    const proved = await doors.prove(token, shownAt(secret, now), now)
    if (proved.kind !== 'in') throw new Error(proved.kind)
    return { id: member.id, secret, ...proved }
  }

  test('staff are listed in the order in which they are on call', async () => {
    const { book } = await fresh()
    const second = await book.add(lan, now)
    const first = await book.add(sato, now)
    expect(await book.list()).toEqual([
      { id: first.member.id, ...sato, telegram: false, codes: false },
      { id: second.member.id, ...lan, telegram: false, codes: false },
    ])
    await book.speak(second.member.id, 'ja')
    expect(await book.byId(second.member.id)).toEqual({ ...second.member, language: 'ja' })
    expect(await book.byId('nobody')).toBeUndefined()
  })

  test('a code ties one account, once, however it is typed', async () => {
    const { book } = await fresh()
    const { member, code } = await book.add(lan, now)
    const typed = code.toLowerCase().replace('-', ' ')
    const tied = { kind: 'tied', member: { ...member, telegram: true } }
    expect(await book.redeem(typed, '7001', now)).toEqual(tied)
    expect(await book.redeem(code, '7002', now)).toEqual({ kind: 'unknown' })
    expect((await book.byTelegram('7001'))?.id).toBe(member.id)
    expect(await book.byTelegram('7002')).toBeUndefined()
  })

  test('a code is good for a day, until a newer one, and not for a link', async () => {
    const { book, doors } = await fresh()
    const { member, code, link } = await book.add(lan, now)
    expect(await book.redeem(code, '7001', now + DAY)).toEqual({ kind: 'unknown' })
    expect(await doors.enter(link, now + DAY)).toBeUndefined()
    const newer = await book.invite(member.id, now)
    expect(await book.redeem(code, '7001', now)).toEqual({ kind: 'unknown' })
    expect(await doors.enter(link, now)).toBeUndefined()
    expect(await book.redeem(newer?.link ?? '', '7001', now)).toEqual({ kind: 'unknown' })
    expect((await book.redeem(newer?.code ?? '', '7001', now + DAY - 1)).kind).toBe('tied')
  })

  test('an account goes over to whoever it proves a code of, and a bad code leaves it', async () => {
    const { book } = await fresh()
    const one = await book.add(lan, now)
    const other = await book.add(sato, now)
    await book.redeem(one.code, '7001', now)
    await book.redeem('AAAAA-AAAAA', '7001', now)
    expect((await book.byTelegram('7001'))?.id).toBe(one.member.id)
    expect((await book.redeem(other.code, '7001', now)).kind).toBe('tied')
    expect((await book.byTelegram('7001'))?.id).toBe(other.member.id)
    expect((await book.byId(one.member.id))?.telegram).toBe(false)
  })

  test('ten codes may be tried in an hour from one account, and a hundred from all', async () => {
    const { book } = await fresh()
    const { code } = await book.add(lan, now)
    const tries = (user: string, at = now) => book.redeem('BBBBB-BBBBB', user, at)
    const ten = await Promise.all(Array.from({ length: 14 }, () => tries('7001')))
    expect(ten.filter(({ kind }) => kind === 'unknown')).toHaveLength(10)
    expect(await book.redeem(code, '7001', now)).toEqual({ kind: 'limited' })
    await Promise.all(Array.from({ length: 90 }, (_, user) => tries(`8${user}`)))
    expect(await book.redeem(code, '9000', now)).toEqual({ kind: 'limited' })
    expect((await book.redeem(code, '9000', now + HOUR)).kind).toBe('tied')
  })

  test('a link opens once, even when it is used twice at once', async () => {
    const { book, doors } = await fresh()
    const { link } = await book.add(lan, now)
    const both = await Promise.all([doors.enter(link, now), doors.enter(link, now)])
    expect(both.filter((token) => token !== undefined)).toHaveLength(1)
    expect(await doors.enter(link, now)).toBeUndefined()
  })

  test('a link alone lets nobody in, and what it gives ends in fifteen minutes', async () => {
    const { book, doors } = await fresh()
    const { link } = await book.add(lan, now)
    const token = (await doors.enter(link, now)) ?? ''
    expect(await doors.signedIn(token, now)).toBeUndefined()
    expect((await doors.knocking(token, now))?.member.name).toBe('Trần Lan')
    expect(await doors.knocking(token, now + 15 * MINUTE)).toBeUndefined()
    expect(await doors.prove(token, '000000', now + 15 * MINUTE)).toEqual({ kind: 'gone' })
  })

  test('the code of a half minute is taken once, and none before it afterwards', async () => {
    const all = await fresh()
    const { secret, device, id } = await signedIn(all)
    const { doors } = all
    expect(await doors.prove(device, shownAt(secret, now), now)).toEqual({ kind: 'wrong' })
    const before = shownAt(secret, now - 30_000)
    expect(await doors.prove(device, before, now)).toEqual({ kind: 'wrong' })
    const later = now + 30_000
    const code = shownAt(secret, later)
    const both = await Promise.all([
      doors.prove(device, code, later),
      doors.prove(device, code, later),
    ])
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['in', 'wrong'])
    expect((await all.book.byId(id))?.codes).toBe(true)
  })

  test('five codes may be tried in a quarter of an hour, and then not even the right one', async () => {
    const all = await fresh()
    const { secret, device } = await signedIn(all)
    const { doors } = all
    const later = now + MINUTE
    const right = shownAt(secret, later)
    const wrong = right === '123456' ? '654321' : '123456'
    const eight = await Promise.all(
      Array.from({ length: 8 }, () => doors.prove(device, wrong, later)),
    )
    expect(eight.filter(({ kind }) => kind === 'wrong')).toHaveLength(5)
    expect(await doors.prove(device, right, later)).toEqual({ kind: 'limited' })
    const after = later + 15 * MINUTE
    expect((await doors.prove(device, shownAt(secret, after), after)).kind).toBe('in')
  })

  test('a second link of somebody who has codes asks for theirs, and gives no new secret', async () => {
    const all = await fresh()
    const { id, secret } = await signedIn(all)
    const { book, doors } = all
    const link = (await book.invite(id, now))?.link ?? ''
    const token = (await doors.enter(link, now)) ?? ''
    expect((await doors.knocking(token, now))?.secret).toBeUndefined()
    const later = now + MINUTE
    expect((await doors.prove(token, shownAt(secret, later), later)).kind).toBe('in')
  })

  test('of two links that set up codes at once, the second proves the first one’s', async () => {
    const { book, doors } = await fresh()
    const { member, link } = await book.add(lan, now)
    const one = (await doors.enter(link, now)) ?? ''
    const again = (await book.invite(member.id, now))?.link ?? ''
    const two = (await doors.enter(again, now)) ?? ''
    const secrets = [await doors.knocking(one, now), await doors.knocking(two, now)]
    const [first = '', second = ''] = secrets.map((known) => known?.secret)
    expect(first).not.toBe(second)
    expect((await doors.prove(one, shownAt(first, now), now)).kind).toBe('in')
    const later = now + MINUTE
    expect((await doors.prove(two, shownAt(second, later), later)).kind).toBe('wrong')
    expect((await doors.prove(two, shownAt(first, later), later)).kind).toBe('in')
  })

  test('a session ends after twelve hours of nothing, and after seven days of anything', async () => {
    const all = await fresh()
    const { session } = await signedIn(all)
    const { doors } = all
    expect((await doors.signedIn(session, now + 12 * HOUR - 1))?.name).toBe('Trần Lan')
    let at = now + 12 * HOUR - 1
    for (; at < now + 7 * DAY; at += 11 * HOUR)
      expect(await doors.signedIn(session, at), `${at - now}`).toBeDefined()
    expect(await doors.signedIn(session, now + 7 * DAY)).toBeUndefined()

    const idle = await fresh()
    const other = await signedIn(idle)
    expect(await idle.doors.signedIn(other.session, now + 12 * HOUR)).toBeUndefined()
    await idle.doors.close(other.session)
    expect(await idle.doors.signedIn(other.session, now)).toBeUndefined()
  })

  test('whoever is removed is out at once, everywhere, and keeps a name', async () => {
    const all = await fresh()
    const { id, session, device, secret } = await signedIn(all)
    const { book, doors } = all
    const invited = await book.invite(id, now)
    const entering = (await doors.enter(invited?.link ?? '', now)) ?? ''
    await book.redeem(invited?.code ?? '', '7001', now)
    const again = await book.invite(id, now)
    expect(await book.remove(id, now)).toBe(true)
    expect(await doors.signedIn(session, now)).toBeUndefined()
    expect(await doors.knocking(device, now)).toBeUndefined()
    expect(await doors.prove(entering, shownAt(secret, now + MINUTE), now + MINUTE)).toEqual({
      kind: 'gone',
    })
    expect(await doors.enter(again?.link ?? '', now)).toBeUndefined()
    expect(await book.redeem(again?.code ?? '', '7009', now)).toEqual({ kind: 'unknown' })
    expect(await book.byTelegram('7001')).toBeUndefined()
    expect(await book.list()).toEqual([])
    expect(await book.byId(id)).toMatchObject({ name: 'Trần Lan', removedAt: now, codes: false })
    expect(await book.remove(id, now)).toBe(false)
    expect(await book.invite(id, now)).toBeUndefined()
  })

  test('afresh, the old telephone and every session are worth nothing', async () => {
    const all = await fresh()
    const { id, session, device, secret } = await signedIn(all)
    const { book, doors } = all
    const link = (await book.invite(id, now, true))?.link ?? ''
    expect(await doors.signedIn(session, now)).toBeUndefined()
    expect(await doors.knocking(device, now)).toBeUndefined()
    const token = (await doors.enter(link, now)) ?? ''
    const anew = (await doors.knocking(token, now))?.secret ?? ''
    expect(anew).not.toBe(secret)
    const later = now + MINUTE
    expect((await doors.prove(token, shownAt(secret, later), later)).kind).toBe('wrong')
    expect((await doors.prove(token, shownAt(anew, later), later)).kind).toBe('in')
  })
}
