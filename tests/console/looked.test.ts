import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDeskPlan } from '../../src/desk/plan.ts'
import { wake } from '../../src/wake.ts'
import { keptLog } from '../owed.ts'
import { createStage } from './stage.ts'

const MINUTE = 60_000

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

const plan = createDeskPlan({
  readers: 2,
  hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: 540, closes: 1_080 },
  onCall: false,
})

/** Lets so long go by, and all that is due ring. */
async function pass(ms: number): Promise<void> {
  stage.clock.pass(ms)
  const { store, clock, take } = stage
  while ((await wake({ store, clock, log: keptLog().log, take, plan })) > 0);
}

/** What the person is told once they are there. */
async function told(): Promise<string> {
  await stage.says('lan', { kind: 'text', text: 'alo' })
  const turns = await stage.store.transcript((await stage.last('lan')).id, 0, 500)
  return (turns.at(-1)?.shown ?? []).map(({ text }) => text).join('\n')
}

const say = (key: string) => stage.script.say('vi', { key: `desk:${key}` })

test.for([
  [true, 'seen.unread', 'unread'],
  [false, 'unread', 'seen.unread'],
] as const)(
  'somebody who wrote is told whether it was opened, as the log of looks has it: %s',
  async ([looks, is, isNot]) => {
    const number = await stage.person('lan')
    await stage.post(number, { act: 'claim' })
    await stage.post(number, { act: 'reply', words: 'Chào em' })
    stage.clock.pass(MINUTE)
    await stage.says('lan', { kind: 'text', text: 'em bị trừ lương' })
    await pass(5 * MINUTE)
    if (looks) await stage.get(`/console/case/${number}`)
    await pass(30 * MINUTE)
    const words = await told()
    expect(words).toContain(say(is))
    expect(words).not.toContain(say(isNot))
  },
)

test('and so is somebody whose case nobody takes', async () => {
  const number = await stage.person('lan')
  await stage.get(`/console/case/${number}`)
  for (let day = 0; day < 8; day++) await pass(24 * 60 * MINUTE)
  const words = await told()
  expect(words).toContain(say('seen.nobodyYet'))
  expect(words).not.toContain(say('nobodyYet'))
})

test('the log of looks has those before its person came back by their code', async () => {
  const number = await stage.person('lan')
  await stage.get(`/console/case/${number}`)
  stage.clock.pass(60 * MINUTE)
  const { id } = await stage.last('lan')
  const said = (await stage.store.transcript(id, 0, 500)).flatMap((turn) => turn.said)
  const code = said.flatMap(({ say }) => say).find(({ key }) => key === 'desk:code.yours')
  await stage.says('elsewhere', { kind: 'joined' })
  for (const name of ['vi', 'agree']) await stage.tap('elsewhere', name)
  await stage.says('elsewhere', { kind: 'text', text: String(code?.params?.['code']) })
  expect((await stage.last('elsewhere')).case?.number).toBe(number)
  stage.as('グエン')
  await stage.get(`/console/case/${number}`)
  const page = await stage.get(`/console/case/${number}`)
  const reads = /<ul class="reads">([\s\S]*?)<\/ul>/.exec(page)?.[1] ?? ''
  expect([...reads.matchAll(/<li>(\S+)/g)].map(([, name]) => name)).toEqual(['グエン', '佐藤'])
})
