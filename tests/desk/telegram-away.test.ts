import { expect, test } from 'vitest'
import { createAwayNotice } from '../../src/desk/telegram/away.ts'
import { openGroup } from '../../src/desk/telegram/group.ts'
import { createPace } from '../../src/desk/telegram/pace.ts'
import { sayRoom } from '../../src/desk/telegram/say.ts'
import { keptLog, virtualClock } from '../owed.ts'
import { script } from '../transcript.ts'

const at = (time: string) => Date.parse(`2026-11-25T${time}:00+09:00`)

test('the group is told once that we were away, and tried again where it could not be', async () => {
  const clock = virtualClock(at('11:45'))
  const kept = { fact: async () => undefined, setFact: async () => undefined }
  const group = await openGroup(-1, kept, keptLog().log, clock)
  const sent: unknown[] = []
  let ok = false
  const { wasAway, look } = createAwayNotice({
    ...{ group, clock, pace: createPace(), say: sayRoom(script) },
    api: async (_method, body) => {
      sent.push(body)
      return { ok, status: ok ? 200 : 500, description: '', value: {} }
    },
  })
  await look()
  expect(sent).toEqual([])
  wasAway({ from: at('11:00'), until: at('11:45') })
  await look()
  await look()
  expect(sent).toHaveLength(1)
  ok = true
  clock.pass(15_000)
  for (let n = 0; n < 3; n++) await look()
  expect(sent).toHaveLength(2)
  const { text } = sent[1] as { readonly text: string }
  expect(text).toContain('11:00ごろから')
  expect(text).toContain('11:45ごろまで、Tonariが止まっていました')
})
