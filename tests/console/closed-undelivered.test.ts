import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Case } from '../../src/core/case.ts'
import { momentAt } from '../../src/core/moment.ts'
import { guardOf, hearUndelivered } from '../../src/core/undelivered.ts'
import { createStage } from './stage.ts'

let stage: ReturnType<typeof createStage>
let number: string
beforeEach(async () => {
  stage = createStage()
  number = await stage.person('lan')
  await stage.post(number, { act: 'claim' })
  await stage.says('lan', { kind: 'text', text: 'Chị ơi' })
  await stage.post(number, { act: 'reply', words: 'Chào em' })
})
afterEach(() => stage.close())

const caseOf = async (): Promise<Case> => {
  const { case: it } = await stage.last('lan')
  if (!it) throw new Error('there is no case')
  return it
}
const pageOf = (who: string) => {
  stage.as(who)
  return stage.get(`/console/case/${number}`)
}
/** What was said so far has come to the person's page. */
const arrives = () => stage.sql.batch([["update parcel set state = 'sent', ended_at = 1"]])

test.for(['failed', 'uncertain'] as const)(
  'a last reply that is %s after its case was closed is told of, in the room and in the console',
  async (how) => {
    await stage.post(number, { act: 'close', outcome: 'solved' })
    const before = await stage.last('lan')
    const guard = guardOf(await caseOf()) ?? ''
    const due = { kind: 'due', timer: 'undelivered', guard, how } as const
    const heard = hearUndelivered(momentAt(stage.script, stage.clock.now(), 99), before, due)
    expect(heard.desk).toContainEqual({ kind: 'undelivered', how })
    expect(heard.say).toEqual([])
    const { channel, address } = before
    for (let n = 0; n < 2; n++)
      await stage.happens({
        ...{ id: randomUUID(), from: { channel, address }, at: stage.clock.now(), input: due },
      })
    const its = await caseOf()
    expect(its).toMatchObject({ status: 'closed', outcome: 'solved', undelivered: { how } })
    expect(its).not.toHaveProperty('unansweredFrom')
    const words = how === 'failed' ? '前の返信は届いていません' : '前の返信は届いたか不明'
    expect(await pageOf('佐藤')).toContain(words)
    expect(await stage.get('/console?show=closed')).toContain(words)
  },
)

test('whoever closes a case is warned of a reply that is still on its way', async () => {
  expect(await pageOf('佐藤')).toContain('最後の返信は、まだ本人に届いていません')
  expect(await pageOf('グエン')).not.toContain('Tin trả lời cuối cùng')
  await arrives()
  expect(await pageOf('佐藤')).not.toContain('最後の返信は、まだ')
})

test('so they are of one that nobody has opened yet', async () => {
  stage.clock.pass(60 * 60_000)
  await stage.post(number, { act: 'reply', words: 'Em khỏe không' })
  await arrives()
  expect(await pageOf('佐藤')).toContain('最後の返信を、本人はまだ開いていません')
})
