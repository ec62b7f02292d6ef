import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CaseworkerAct } from '../../src/core/inbound.ts'
import { createStage } from '../console/stage.ts'

let stage: ReturnType<typeof createStage>
beforeEach(() => {
  stage = createStage()
})
afterEach(() => stage.close())

let events = 0
const does = (by: string, act: CaseworkerAct) =>
  stage.happens({
    id: `desk|telegram:${++events}`,
    from: { channel: 'web', address: 'lan' },
    at: stage.clock.now(),
    input: { kind: 'caseworker', by, act },
  })
const told = async (key: string) => {
  const { id } = await stage.last('lan')
  const turns = await stage.store.transcript(id, 0, 500)
  return turns.flatMap(({ said }) => said).filter(({ say }) => say[0]?.key === key).length
}

test('of six who take a case at once, while its person writes, one does and five are told', async () => {
  await stage.person('lan')
  const staff = ['an', 'binh', 'chi', 'dung', 'em', 'phuc']
  const [, ...answers] = await Promise.all([
    stage.says('lan', { kind: 'text', text: 'có ai không' }),
    ...staff.map((by) => does(by, { kind: 'claim' })),
  ])
  expect(answers.filter((refusal) => refusal === undefined)).toHaveLength(1)
  expect(answers.filter((refusal) => refusal === 'taken')).toHaveLength(5)
  const winner = staff[answers.indexOf(undefined)]
  expect((await stage.last('lan')).case).toMatchObject({ status: 'claimed', holder: winner })
  expect(await told('desk:told.claim')).toBe(1)
})

test('of five who take a case over at once, from the same holder, one does and four are told', async () => {
  await stage.person('lan')
  await does('an', { kind: 'claim' })
  const staff = ['binh', 'chi', 'dung', 'em', 'phuc']
  const answers = await Promise.all(staff.map((by) => does(by, { kind: 'claim', from: 'an' })))
  expect(answers.filter((refusal) => refusal === undefined)).toHaveLength(1)
  expect(answers.filter((refusal) => refusal === 'taken')).toHaveLength(4)
  const winner = staff[answers.indexOf(undefined)]
  expect((await stage.last('lan')).case).toMatchObject({ status: 'claimed', holder: winner })
  expect(await told('desk:told.claim')).toBe(2)
  expect(await does('an', { kind: 'reply', words: 'Mình đây' })).toBe('not-holder')
})

test('of two acts of the holder at once each is done or refused, and none is half done', async () => {
  await stage.person('lan')
  await does('an', { kind: 'claim' })
  const answers = await Promise.all([
    does('an', { kind: 'close', outcome: 'solved' }),
    does('an', { kind: 'handBack' }),
    does('binh', { kind: 'reply', words: 'x' }),
  ])
  expect(answers.slice(0, 2).filter((refusal) => refusal === undefined)).toHaveLength(1)
  expect(['not-holder', 'closed']).toContain(answers[2])
  const { case: its } = await stage.last('lan')
  const closed = answers[0] === undefined
  expect(its?.status).toBe(closed ? 'closed' : 'waiting')
  expect((await told('desk:told.close')) + (await told('desk:told.handBack'))).toBe(1)
})
