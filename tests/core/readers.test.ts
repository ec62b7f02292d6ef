import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Case } from '../../src/core/case.ts'
import type { Phrase } from '../../src/core/message.ts'
import { momentAt } from '../../src/core/moment.ts'
import { isShown, tellReaders } from '../../src/core/readers.ts'
import { createStage } from '../console/stage.ts'

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

async function asks(address: string, text: string): Promise<string> {
  await stage.says(address, { kind: 'text', text })
  const { id } = await stage.last(address)
  const turns = await stage.store.transcript(id, 0, 500)
  return (turns.at(-1)?.shown ?? []).map((one) => one.text).join('\n')
}

test('whoever asks is told that nobody has opened their case', async () => {
  await stage.person('lan')
  expect(await asks('lan', 'ai đã đọc')).toContain('Chưa có tư vấn viên nào mở')
})

test('whoever asks is told who opened it and when, by number and not by name', async () => {
  const number = await stage.person('lan')
  await stage.get(`/console/case/${number}`)
  stage.clock.pass(3_600_000)
  stage.as('グエン')
  await stage.get(`/console/case/${number}`)
  const told = await asks('lan', 'ai đã đọc')
  expect(told).toContain('• 25/11/2026 12:00: tư vấn viên số 1')
  expect(told).toContain('• 25/11/2026 13:00: tư vấn viên số 2')
  expect(told).not.toMatch(/佐藤|グエン/)
})

test('nobody who opened it is left out, however often others did', async () => {
  const number = await stage.person('lan')
  await stage.get(`/console/case/${number}`)
  stage.as('グエン')
  for (let n = 0; n < 14; n++) {
    stage.clock.pass(600_000)
    await stage.get(`/console/case/${number}`)
  }
  const told = await asks('lan', 'ai đã đọc')
  expect(told).toContain('• 25/11/2026 12:00: tư vấn viên số 1')
  expect(told.match(/tư vấn viên số 2/g)).toHaveLength(10)
  expect(told).toContain('Trước đó còn 4 lần')
})

test('it may be asked while a caseworker holds the talk', async () => {
  const number = await stage.person('lan')
  await stage.post(number, { act: 'claim' })
  expect(await asks('lan', 'だれが読みましたか')).toContain('tư vấn viên số 1')
})

test('what a room was shown may be read there from then on, until that is withdrawn', async () => {
  await stage.person('lan')
  const { case: first } = await stage.last('lan')
  const from = first?.sharedFrom
  expect(from).toBeGreaterThan(0)
  stage.clock.pass(3_600_000)
  await stage.says('lan', { kind: 'command', command: 'unshare' })
  const withdrawn = await stage.last('lan')
  const until = stage.clock.now()
  expect(withdrawn.case).toMatchObject({ consent: 'no', sharedFrom: from, sharedUntil: until })
  expect(isShown(withdrawn.case as Case)).toBe(false)
  expect(await asks('lan', 'ai đã đọc')).not.toContain('Telegram')
  const inRoom = { ...(withdrawn.case as Case), rooms: { topic: 't', card: 'k' } }
  const then = momentAt(stage.script, until, withdrawn.seq + 1)
  const [, told] = tellReaders(then, { ...withdrawn, case: inRoom }).say[0]?.say ?? []
  expect(told?.key).toBe('desk:readers.roomUntil')
  expect(stage.script.say('ja', told as Phrase)).toContain('12:00から 2026年11月25日 13:00まで')
  const shut = { ...stage.script, desk: { ...stage.script.desk, alerts: false } }
  const out = { ...then, script: shut as typeof stage.script }
  const [, still] = tellReaders(out, { ...withdrawn, case: inRoom }).say[0]?.say ?? []
  expect(still?.key).toBe('desk:readers.roomStill')
  for (const locale of ['vi', 'ja'] as const)
    expect(stage.script.say(locale, still as Phrase)).toMatch(
      /có thể mình chưa gỡ|まだ けして いない/,
    )
  await stage.says('lan', { kind: 'command', command: 'share' })
  const { case: its } = await stage.last('lan')
  expect(its).toMatchObject({ consent: 'yes', sharedFrom: from })
  expect(its?.sharedUntil).toBe(undefined)

  const number = its?.number ?? ''
  await stage.post(number, { act: 'claim' })
  await stage.post(number, { act: 'close', outcome: 'solved' })
  await stage.says('lan', { kind: 'command', command: 'person' })
  const { case: next, ...talk } = await stage.last('lan')
  expect(next).toMatchObject({ status: 'waiting', consent: 'unasked', sharedFrom: from })
  expect([its, next].map((one) => isShown(one as Case))).toEqual([true, false])
  const m = momentAt(stage.script, stage.clock.now(), talk.seq + 1)
  const asked = (more: Partial<Case>) =>
    tellReaders(m, { ...talk, case: { ...(next as Case), ...more } }).say[0]?.say ?? []
  expect(asked({}).map(({ key }) => key)).toEqual(['desk:readers.none'])
  const shown = asked({ rooms: { topic: 't', card: 'k' } })
  expect(shown.map(({ key }) => key)).toEqual(['desk:readers.noneKnown', 'desk:readers.room'])
  expect(stage.script.say('ja', shown[1] as Phrase)).toContain('2026年11月25日 12:00から')
})
