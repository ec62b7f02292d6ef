import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linePhone, settles } from './phone.ts'
import { until } from './process.ts'
import { type Stage, setStage } from './stage.ts'

const DAY = 24 * 3_600_000
/** A machine that does much else takes long over a thread and a file. */
const PATIENCE = 60_000

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.strike())

/** Starts Tonari with its clock so many days ahead. */
async function startLater(days: number) {
  const file = join(stage.folder, 'ahead')
  writeFileSync(file, String(days * DAY))
  const preload = pathToFileURL(join(import.meta.dirname, 'shifted-clock.ts'))
  return stage.start({ SHIFTED_CLOCK: file, NODE_OPTIONS: `--import ${preload.href}` })
}

/** The sealed words of turns by their mark: the nonce, and what follows it. */
const sealed = (fleeting: 0 | 1) =>
  stage.look(async (_, sql) => {
    const rows = await sql.all<{ body: Uint8Array }>(
      "select body from turn where fleeting = ?1 and body <> x''",
      fleeting,
    )
    return rows.map(({ body }) => Buffer.from(body).toString('latin1').slice(0, 40))
  })
const found = (all: readonly string[]) => all.filter((one) => stage.bytes().includes(one)).length

const what = 'a month later what was said of danger is gone from the file, and the rest is there'
test(what, { timeout: 180_000 }, async () => {
  const running = await startLater(0)
  const user = stage.line.user()
  const phone = linePhone(user, 'vi')
  await settles(phone, 'vi')
  await phone.taps('wage-check:menu')
  for (const said of ['1', '900', 'nó đánh em', 'không', 'menu']) await phone.says(said)
  await until('everything is sent', stage.settled)
  await running.stop()
  const [grave, other] = [await sealed(1), await sealed(0)]
  expect(grave).toHaveLength(3)
  expect(other.length).toBeGreaterThan(3)
  expect(found([...grave, ...other])).toBe(grave.length + other.length)

  const soon = await startLater(29)
  await phone.says('menu')
  await soon.stop()
  expect(found(grave)).toBe(grave.length)

  const later = await startLater(31)
  await until('a file without them', () => found(grave) === 0, PATIENCE)
  expect(found(other)).toBe(other.length)
  await phone.says('menu')
  await later.stop()
})
