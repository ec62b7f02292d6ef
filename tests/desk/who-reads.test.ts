import { describe, expect, test } from 'vitest'
import { createWhoReads, type ReadingRoom } from '../../src/desk/who-reads.ts'
import type { Member } from '../../src/staff/staff.ts'

const member = (id: string, more: Partial<Member> = {}): Member => ({
  ...{ id, name: id, role: 'caseworker', language: 'ja', place: 1 },
  ...{ telegram: false, codes: false, ...more },
})
const [tied, signsIn, invited] = [
  member('a', { telegram: true }),
  member('b', { codes: true }),
  member('c'),
]
const room = (people: number | undefined, more: Partial<ReadingRoom> = {}): ReadingRoom => ({
  ...{ people: () => people, trouble: () => undefined, ...more },
})

async function reading(members: readonly Member[], of?: ReadingRoom) {
  const who = await createWhoReads({ staff: { list: async () => members }, room: () => of, log })
  return who.now()
}
const log = () => {}

describe('who reads', () => {
  test('is everybody in the group, and whoever reads on the page alone', async () => {
    expect(await reading([tied, signsIn, invited], room(7))).toEqual({
      ...{ readers: 9, anybody: true, inGroup: 7, alerts: true, reaches: true },
    })
  })

  test('is at least the staff, whatever was counted', async () => {
    expect(await reading([tied, signsIn], room(undefined))).toMatchObject({
      readers: 2,
      inGroup: 1,
    })
    expect(await reading([tied, tied], room(0))).toMatchObject({ readers: 2, inGroup: 2 })
  })

  test('is the staff alone where there is no group, and nothing alerts them', async () => {
    expect(await reading([signsIn, invited])).toEqual({
      ...{ readers: 2, anybody: true, inGroup: undefined, alerts: false, reaches: true },
    })
  })

  test('is nobody while none of them can: not invited, or tied to an account in no group', async () => {
    expect(await reading([], room(3))).toMatchObject({ anybody: false })
    expect(await reading([invited], room(3))).toMatchObject({ anybody: false })
    expect(await reading([tied])).toMatchObject({ anybody: false })
    expect(await reading([tied], room(3))).toMatchObject({ anybody: true })
  })

  test('hears of nothing while the group cannot be told, but for missing rights', async () => {
    const troubled = (why: 'out' | 'unreachable' | 'rights') =>
      room(2, { trouble: () => ({ why, since: 0 }) })
    expect(await reading([tied], troubled('out'))).toMatchObject({ alerts: false })
    expect(await reading([tied], troubled('rights'))).toMatchObject({ alerts: true })
    for (const why of ['out', 'unreachable'] as const) {
      expect(await reading([tied], troubled(why))).toMatchObject({ anybody: true, reaches: false })
      expect(await reading([tied, signsIn], troubled(why))).toMatchObject({ reaches: true })
    }
    expect(await reading([tied], troubled('rights'))).toMatchObject({ reaches: true })
    expect(await reading([invited], room(2))).toMatchObject({ alerts: true, reaches: false })
  })

  test('is warned of once when it is nobody, and told once when it is somebody', async () => {
    let members: readonly Member[] = []
    const told: string[] = []
    const who = await createWhoReads({
      staff: { list: async () => members },
      room: () => undefined,
      log: (level, event) => void told.push(`${level} ${event}`),
    })
    await who.refresh()
    await who.refresh()
    expect(told).toEqual(['warn desk-staff'])
    members = [signsIn]
    await who.refresh()
    await who.refresh()
    expect(told).toEqual(['warn desk-staff', 'info desk-staff'])
    members = []
    await who.list()
    expect(told).toHaveLength(3)
  })
})
