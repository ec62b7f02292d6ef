import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStage, setDeskStage } from './desk-stage.ts'
import { until } from './process.ts'

let stage: DeskStage
beforeEach(async () => {
  stage = await setDeskStage()
  await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

test('after a hundred wrong return codes the group is told, once and without a word of anybody’s', async () => {
  const { user, room } = await stage.client(true)
  await until('all is told', stage.settled)
  const before = room().length
  const guess = async (n: number) => {
    const thief = stage.line.user()
    for (let place = 0; place < 5; place++)
      await thief.says(`9${String(n).padStart(3, '0')} 2222 3333 444${place}`)
  }
  for (let n = 0; n < 19; n++) await guess(n)
  expect(stage.group.messages()).toEqual([])
  for (let n = 19; n < 22; n++) await guess(n)
  await until('the group is told', () => stage.group.messages().length > 0)
  const own = /\d{4} \d{4} \d{4} \d{4}/.exec(user.shown.map(({ text }) => text).join())?.[0] ?? ''
  const late = stage.line.user()
  await late.says(own)
  await until('whoever comes back is told too', () =>
    late.shown.some(({ text }) => text.includes('tạm dừng nhận mã')),
  )
  const [told, ...more] = stage.group.messages()
  expect(told?.text).toMatch(/^🔑 1時間にまちがった「もどるコード」が100回入力されました。/)
  expect(told?.text).not.toMatch(/\d{4} \d{4}|2222|3333/)
  expect(more).toEqual([])
  expect(room()).toHaveLength(before)
}, 60_000)
