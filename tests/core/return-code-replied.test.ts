import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ConversationId } from '../../src/core/conversation.ts'
import type { Inbound } from '../../src/core/inbound.ts'
import type { Delivered } from '../../src/desk/ports.ts'
import { createTakeBack } from '../../src/take-back.ts'
import { wakeOpen } from '../../src/wake-open.ts'
import { createStage } from '../console/stage.ts'
import { keptLog } from '../owed.ts'

const MINUTE = 60_000
let stage: ReturnType<typeof createStage>
let number: string
beforeEach(async () => {
  fared = new Map()
  stage = createStage()
  number = await stage.person('lan')
})
afterEach(() => stage.close())

const says = (address: string, text: string) => stage.says(address, { kind: 'text', text })
const replies = (words: string) => stage.post(number, { act: 'reply', words })

/** The code that somebody was told last. */
async function codeOf(address: string): Promise<string> {
  const turns = await stage.store.transcript((await stage.last(address)).id, 0, 500)
  const told = turns.flatMap(({ shown }) => shown.map(({ text }) => text)).join('\n')
  return told.match(/\d{4} \d{4} \d{4} \d{4}/g)?.at(-1) ?? ''
}

/** How turns have fared on their way, by their talk. A page shows what is said, and sends nothing. */
let fared: Map<ConversationId, Delivered[]>

/** What was said last to somebody ends so. */
async function ends(address: string, state: 'sent' | 'failed'): Promise<void> {
  const { id, seq } = await stage.last(address)
  fared.set(id, [...(fared.get(id) ?? []), { seq, state }])
}

const take = async (inbound: Inbound) => {
  await stage.happens(inbound)
  return true
}
const takeBack = () => {
  const desk = { ...stage.store.desk, deliveries: async (id: string) => fared.get(id) ?? [] }
  const store = { ...stage.store, desk }
  return createTakeBack({ store, clock: stage.clock, log: keptLog().log, take })
}
const looksAfter = async (address: string) => takeBack()((await stage.last(address)).id)
const caseOf = async (address: string) => (await stage.last(address)).case

/** 佐藤 holds the case, and all that was said has arrived. */
async function held() {
  await stage.post(number, { act: 'claim' })
  await says('lan', 'chị ơi')
  await ends('lan', 'sent')
}

test('a turn of the new talk that fails is not taken for a reply of the old one', async () => {
  await held()
  await replies('Chào em')
  await ends('lan', 'sent')
  const seq = (await caseOf('lan'))?.replied?.seq ?? 0
  await says('new phone', await codeOf('lan'))
  for (let n = 0; (await stage.last('new phone')).seq < seq - 1; n++) {
    await stage.says('new phone', { kind: 'command', command: 'readers' })
    if (n > 30) throw new Error('no turns are made')
  }
  await stage.says('new phone', { kind: 'command', command: 'readers' })
  expect((await stage.last('new phone')).seq).toBe(seq)
  await ends('new phone', 'failed')
  await looksAfter('new phone')
  expect(await caseOf('new phone')).not.toHaveProperty('undelivered')
})

test.for(['heard', 'left'] as const)(
  'a reply that fails at the old place is owed at the new one, where its end is %s',
  async (how) => {
    await held()
    await says('lan', 'nó đang đánh em')
    await ends('lan', 'sent')
    expect((await caseOf('lan'))?.danger).toBeDefined()
    await replies('Chị gọi 110 rồi')
    expect((await caseOf('lan'))?.danger).toBeUndefined()
    const { id, seq } = await stage.last('lan')
    await says('new phone', await codeOf('lan'))
    stage.clock.pass(10 * MINUTE)
    fared.set(id, [{ seq, state: 'failed' }])
    if (how === 'heard') await looksAfter('lan')
    else await wakeOpen({ ...stage, plan: stage.script.desk, takeBack: takeBack() })
    const at = stage.clock.now()
    expect(await caseOf('new phone')).toMatchObject({
      ...{ number, status: 'claimed', undelivered: { at, how: 'failed' } },
      danger: { since: at, rung: 0 },
    })
  },
)

test('a reply that came to the old place only after the case had left may have come to nobody', async () => {
  await held()
  await says('lan', 'nó đang đánh em')
  await replies('Chị gọi 110 rồi')
  const { id, seq } = await stage.last('lan')
  await says('new phone', await codeOf('lan'))
  fared.set(id, [{ seq, state: 'sent' }])
  await looksAfter('new phone')
  expect(await caseOf('new phone')).not.toHaveProperty('undelivered')
  await looksAfter('lan')
  expect(await caseOf('new phone')).toMatchObject({
    ...{ undelivered: { how: 'uncertain' }, danger: { rung: 0 } },
  })
})

test('what is said at the new place is looked after there', async () => {
  await held()
  await replies('Chào em')
  await ends('lan', 'sent')
  await says('new phone', await codeOf('lan'))
  await says('new phone', 'em đây')
  await ends('new phone', 'sent')
  await replies('Chị đây')
  await ends('new phone', 'failed')
  await looksAfter('new phone')
  expect(await caseOf('new phone')).toMatchObject({ undelivered: { how: 'failed' } })
})

test('a reply that still waited to be opened at the old place is owed at the new one', async () => {
  await held()
  stage.clock.pass(60 * MINUTE)
  await replies('Chị đọc rồi')
  await ends('lan', 'sent')
  expect(await caseOf('lan')).not.toHaveProperty('unansweredFrom')
  await says('new phone', await codeOf('lan'))
  const its = await caseOf('new phone')
  expect(its).toMatchObject({ number, undelivered: { how: 'failed' } })
  expect(its?.unansweredFrom).toBeDefined()
})

test('one that was opened before is not', async () => {
  await held()
  stage.clock.pass(60 * MINUTE)
  await replies('Chị đọc rồi')
  await says('lan', 'em đây')
  await replies('Vâng')
  await ends('lan', 'sent')
  await says('new phone', await codeOf('lan'))
  await looksAfter('new phone')
  expect(await caseOf('new phone')).not.toHaveProperty('undelivered')
})
