import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { wake } from '../../src/wake.ts'
import { keptLog } from '../owed.ts'
import { createStage } from './stage.ts'

const MINUTE = 60_000
const HOURS = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: 540, closes: 1_080 } as const
const plan = createDeskPlan({ readers: 2, hours: HOURS, onCall: false })

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

const text = (words: string) => ({ kind: 'text', text: words }) as const
const unsent = (of: string) => ({ kind: 'unsent', of }) as const
const edited = (of: string, words: string) => ({ kind: 'edited', of, text: words }) as const
const say = (key: string) => stage.script.say('vi', { key })

/** Somebody who typed their wage, and how else they can be reached; each in a message of its own. */
async function person(reach = 'Zalo 090-7777-8888') {
  await stage.says('lan', { kind: 'joined' })
  for (const name of ['vi', 'agree', 'wage-check', 'hour']) await stage.tap('lan', name)
  await stage.says('lan', text('1234'), 'wage')
  await stage.says('lan', { kind: 'command', command: 'person' })
  for (const name of ['yes', 'today', 'wages', 'yes']) await stage.tap('lan', name)
  await stage.says('lan', text(reach), 'reach')
  return (await stage.last('lan')).case?.number ?? ''
}

async function pageOf(number: string): Promise<string> {
  const page = await stage.get(`/console/case/${number}`)
  return page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

/** What was said last. */
async function told(): Promise<string> {
  const turns = await stage.store.transcript((await stage.last('lan')).id, 0, 500)
  return (turns.at(-1)?.shown ?? []).map((one) => one.text).join('\n')
}

async function pass(ms: number): Promise<void> {
  stage.clock.pass(ms)
  const { store, clock, take } = stage
  while ((await wake({ store, clock, log: keptLog().log, take, plan })) > 0);
}

test('an answer that was taken back is nowhere any more, and is not taken for none', async () => {
  const number = await person()
  expect(await pageOf(number)).toContain('1,234')
  await stage.says('lan', unsent('reach'))
  await stage.says('lan', unsent('wage'))
  const page = await pageOf(number)
  for (const gone of ['7777', '1,234', '1234']) expect(page).not.toContain(gone)
  const { case: its, session, interrupted } = await stage.last('lan')
  expect(its?.reach).toBe(undefined)
  expect(JSON.stringify([session, interrupted])).not.toMatch(/1234|7777/)
  expect(page).toContain('ほかの連絡先 （取り消されました')
  expect(page.split('（取り消されました')).toHaveLength(4)
})

test('a way to be reached that was written anew is the new one, or none where that is unsafe', async () => {
  const number = await person()
  await stage.says('lan', edited('reach', ' Zalo 090-7777-9999 '))
  expect(await told()).toContain(say('desk:filed'))
  const page = await pageOf(number)
  const beside = page.slice(page.indexOf('概要'), page.indexOf('会話'))
  expect(beside).toContain('7777-9999')
  expect(beside).not.toContain('7777-8888')
  expect(page.slice(page.indexOf('安全・支援についての回答'))).not.toContain('7777-8888')

  await stage.says('lan', edited('reach', 'nó đang đánh em'))
  const { case: its } = await stage.last('lan')
  expect(its?.reach).toBe(undefined)
  expect((await stage.last('lan')).raised).toBeDefined()
  await stage.says('lan', unsent('reach'))
  expect(await pageOf(number)).toContain('ほかの連絡先 （取り消されました')
})

test('a figure that was taken back is asked for again, and nothing is taken for its answer', async () => {
  await stage.says('lan', { kind: 'joined' })
  for (const name of ['vi', 'agree', 'wage-check', 'hour']) await stage.tap('lan', name)
  await stage.says('lan', text('1234'), 'wage')
  await stage.says('lan', unsent('wage'))
  expect((await stage.last('lan')).session?.answers).toEqual({ basis: 'hour' })
  await stage.says('lan', text('1500'))
  expect(await told()).toContain(say('common:askedAnew'))
  expect((await stage.last('lan')).session?.answers).toEqual({ basis: 'hour' })
  await stage.says('lan', text('1300'), 'again')
  expect((await stage.last('lan')).session?.answers['hourlyPay']).toBe(1_300)
  await stage.says('lan', edited('again', '1350'))
  expect(await told()).toContain(say('common:askedAnew'))
  await stage.says('lan', text('1350'), 'third')
  expect((await stage.last('lan')).session?.answers['hourlyPay']).toBe(1_350)
})

test('what was found from a figure goes with it', async () => {
  await stage.says('lan', { kind: 'joined' })
  for (const name of ['vi', 'agree', 'wage-check', 'hour']) await stage.tap('lan', name)
  await stage.says('lan', text('900'), 'wage')
  for (let n = 0; n < 12; n++) {
    const { asked, session, id } = await stage.last('lan')
    if ((await stage.store.desk.found(id)).length > 0) break
    const name = asked?.options.find((one) => !one.startsWith('!')) ?? ''
    if (session && asked?.place.endsWith('prefecture')) await stage.says('lan', text('Tokyo'))
    else await stage.tap('lan', name)
  }
  const { id } = await stage.last('lan')
  expect(await stage.store.desk.found(id)).toHaveLength(1)
  await stage.says('lan', unsent('another'))
  expect(await stage.store.desk.found(id)).toHaveLength(1)
  await stage.says('lan', unsent('wage'))
  expect(await stage.store.desk.found(id)).toEqual([])
})

test('nobody owes an answer to what was taken back, nor is anybody told that none came', async () => {
  const number = await person()
  await stage.post(number, { act: 'claim' })
  await stage.post(number, { act: 'reply', words: 'Chào em' })
  const since = async () => (await stage.last('lan')).case?.unansweredFrom
  const first = stage.clock.now()
  await stage.says('lan', text('gửi nhầm'), 'm1')
  stage.clock.pass(MINUTE)
  await stage.says('lan', text('câu thật'), 'm2')
  expect(await since()).toBe(first)
  await stage.says('lan', unsent('m1'))
  expect(await since()).toBe(first + MINUTE)
  await stage.says('lan', unsent('m2'))
  expect(await since()).toBe(undefined)
  expect(await pageOf(number)).toContain('返信済み')
  await pass(3 * 60 * MINUTE)
  await stage.says('lan', text('alo'), 'm3')
  expect(await told()).not.toContain(say('desk:unread'))
  expect(await since()).toBe(stage.clock.now())
})

test('and whoever has heard already that nobody answers does not read it when it is owed no more', async () => {
  const number = await person()
  await stage.post(number, { act: 'claim' })
  await stage.post(number, { act: 'reply', words: 'Chào em' })
  await stage.says('lan', text('gửi nhầm'), 'm1')
  await pass(31 * MINUTE)
  expect((await stage.last('lan')).case?.toldUnread).toBe(true)
  await stage.says('lan', unsent('m1'))
  expect((await stage.last('lan')).case?.toldUnread).toBe(undefined)
  await stage.says('lan', text('alo'), 'm2')
  expect(await told()).not.toContain(say('desk:unread'))
})

test('a danger that was told of stays, and so does what a caseworker owes since they took the case', async () => {
  const number = await person()
  await stage.post(number, { act: 'claim' })
  const claimed = (await stage.last('lan')).case?.unansweredFrom
  await stage.says('lan', text('gửi nhầm'), 'm1')
  await stage.says('lan', unsent('m1'))
  expect((await stage.last('lan')).case?.unansweredFrom).toBe(claimed)
  await stage.post(number, { act: 'reply', words: 'Chào em' })
  await stage.says('lan', text('nó đang đánh em'), 'm2')
  await stage.says('lan', unsent('m2'))
  const { case: its } = await stage.last('lan')
  expect(its?.danger).toBeDefined()
  expect(its?.unansweredFrom).toBeDefined()
})

test('whoever withdraws that they may be read hears what becomes of what was shown, however they say it', async () => {
  const number = await person()
  await stage.says('lan', { kind: 'command', command: 'unshare' })
  expect(await told()).toContain(say('desk:share.withdrawn'))
  await stage.says('lan', { kind: 'command', command: 'unshare' })
  expect(await told()).not.toContain(say('desk:share.withdrawn'))
  await stage.says('lan', { kind: 'command', command: 'share' })
  for (let n = 0; n < 2; n++) await stage.says('lan', { kind: 'command', command: 'back' })
  await stage.tap('lan', 'no')
  expect(await told()).toContain(say('desk:share.withdrawn'))

  await stage.says('lan', { kind: 'command', command: 'share' })
  await stage.post(number, { act: 'claim' })
  await stage.says('lan', text('không cho đọc'))
  expect(await told()).toContain(say('desk:share.withdrawn'))
})

test('whoever never let anything be read has nothing to withdraw', async () => {
  await stage.person('lan', 'no')
  expect(await told()).not.toContain(say('desk:share.withdrawn'))
  await stage.says('lan', { kind: 'command', command: 'unshare' })
  expect(await told()).toContain(say('desk:share.no'))
})
