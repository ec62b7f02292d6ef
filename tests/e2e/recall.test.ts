import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lineTooMany } from '../fakes/line.ts'
import { linePhone, settles, words } from './phone.ts'
import { until } from './process.ts'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.start()
})
afterAll(() => stage.strike())

const program = join(import.meta.dirname, '../../scripts/recall.ts')

/** Runs the command beside the service, in its folder and with its settings. */
async function recall(...args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: stage.folder,
    env: { PATH: process.env['PATH'] ?? '', TZ: 'UTC', ...stage.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  const keep = (chunk: Buffer) => {
    out += chunk.toString('utf8')
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, out }
}

/** Somebody asks about 900 yen an hour in Tokyo, and hears that it looks too low. */
async function hearsBelow(phone: ReturnType<typeof linePhone>) {
  await settles(phone, 'vi')
  await phone.taps('wage-check:menu')
  for (const said of ['1', '900', '1', 'Tokyo', '2025-11']) await phone.says(said)
  const verdict = await phone.says('160')
  expect(
    phone
      .shown()
      .map(({ text }) => text)
      .join(),
  ).toContain(words('vi', 'wage-check:below.say'))
  return verdict
}

/** As if the table had been wrong on the day of the answer: what was kept says something else. */
const tamper = () =>
  stage.look(async (store) => {
    for (const { id, conversation, expiresAt, result } of await store.results(Date.now(), 0, 99)) {
      const before = await store.find(conversation)
      if (!before || result.found.facts['rate'] === 888) continue
      const facts = { ...result.found.facts, rate: 888 }
      const found = { ...result.found, at: 'ok', route: 'ok', facts }
      await store.commit(
        {
          after: { ...before, seq: before.seq + 1 },
          fresh: false,
          event: `test:${id}:${before.seq}`,
          at: Date.now(),
          heard: { input: { kind: 'unknown', what: 'test' } },
          said: [],
          shown: [],
          parcels: [],
          results: [{ id, expiresAt, result: { ...result, found } }],
        },
        0,
      )
    }
  })

const notice = words('vi', 'recall:notice')
const notices = (phone: ReturnType<typeof linePhone>) =>
  phone.shown().filter(({ text }) => text.includes(notice)).length

test('while the service runs, a wrong result is listed, told once, and opened', async () => {
  const user = stage.line.user()
  const phone = linePhone(user, 'vi')
  await hearsBelow(phone)
  await until('everything is sent', stage.settled)
  await tamper()

  const dry = await recall('--table', 'minimum-wage', '--dry-run')
  expect(dry.code).toBe(0)
  expect(dry.out).toMatch(/^[\w-]{22} {2}wage-check {2}ok → below {2}\(rate\)\n/)
  expect(dry.out).toContain('1 of 1 results would change; nobody was told.')
  expect(dry.out).toContain('0 had already expired')
  expect(dry.out).not.toContain(user.id)
  expect(notices(phone)).toBe(0)
  expect((await recall('--table', 'paid-leave')).out).toContain('0 of 0 results changed')

  const real = await recall('--table', 'minimum-wage', '--json')
  expect(JSON.parse(real.out)).toMatchObject({
    dryRun: false,
    looked: 1,
    changed: [{ flow: 'wage-check', from: 'ok', to: 'below', end: 'told' }],
  })
  await until('a notice on the phone', () => notices(phone) === 1)
  expect(phone.shown().at(-1)?.text).toBe(notice)

  await recall('--table', 'minimum-wage')
  const opened = await phone.taps('common:buttons.news')
  expect(opened.choices.map(({ label }) => label)).toContain(words('vi', 'common:buttons.person'))
  const [was, now] = phone.shown().slice(-2)
  expect(was?.text).toContain(words('vi', 'wage-check:ok.say'))
  expect(was?.text).toMatch(/888 yên/)
  expect(now?.text).toContain(words('vi', 'wage-check:below.say'))
  expect(now?.text).toMatch(/1\.226 yên/)
  expect(notices(phone)).toBe(1)
})

test('a spent quota loses nothing: the notice comes with the next answer, which costs nothing', async () => {
  const user = stage.line.user()
  const phone = linePhone(user, 'vi')
  await hearsBelow(phone)
  await until('everything is sent', stage.settled)
  await tamper()
  stage.line.faults.add(user.id, lineTooMany.quota, 1)
  expect((await recall()).out).toContain('told')
  await until('everything is tried', stage.settled)
  expect(notices(phone)).toBe(0)
  await phone.says('menu')
  expect(notices(phone)).toBe(1)
  await phone.taps('common:buttons.news')
  expect(phone.shown().at(-1)?.text).toContain(words('vi', 'wage-check:below.say'))
})

test('people write and are answered while everybody else is told', async () => {
  const told = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const phone = linePhone(stage.line.user(), 'vi')
      await hearsBelow(phone)
      return phone
    }),
  )
  const other = linePhone(stage.line.user(), 'vi')
  await settles(other, 'vi')
  await until('everything is sent', stage.settled)
  await tamper()
  const telling = recall()
  let over = false
  void telling.then(() => {
    over = true
  })
  while (!over) expect((await other.says('menu')).choices.length).toBeGreaterThan(0)
  expect((await telling).code).toBe(0)
  for (const phone of told) await until('a notice', () => notices(phone) === 1)
})

test('a wrong table and a wrong option are said in a sentence', async () => {
  expect(await recall('--table', 'nothing')).toMatchObject({
    code: 1,
    out: expect.stringContaining('There is no table nothing'),
  })
  expect(await recall('--all')).toMatchObject({ code: 1, out: 'Unknown option; see --help.\n' })
  expect((await recall('--help')).out).toContain('--dry-run')
})
