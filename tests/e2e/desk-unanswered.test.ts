import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSeal } from '../../src/seal.ts'
import { createStaffBook } from '../../src/staff/book.ts'
import { words } from './phone.ts'
import { until } from './process.ts'
import { MINUTE, setTimedDesk, type TimedDesk } from './timed-desk.ts'

let stage: TimedDesk
beforeEach(async () => {
  stage = await setTimedDesk()
  await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

const texts = (bubbles: readonly { readonly text: string }[]) => bubbles.map(({ text }) => text)
const staff = <T>(ask: (book: ReturnType<typeof createStaffBook>) => Promise<T>): Promise<T> =>
  stage.look((_, sql) => {
    const seal = createSeal(Buffer.from(stage.env['DATA_KEY'] ?? '', 'base64'))
    return ask(createStaffBook(sql, seal))
  })

/** 佐藤 has taken a case, and 田中 is next on call. */
async function taken() {
  const [sato, tanaka] = [await stage.worker('佐藤', 1), await stage.worker('田中', 2)]
  const client = await stage.client(true)
  const { thread } = client.topic()
  await sato.taps('対応します', { thread })
  await until('it is taken', () => client.card().text.includes('担当：佐藤'))
  await until('it is told', () => texts(client.user.shown).includes(words('vi', 'desk:told.claim')))
  return { ...client, sato, tanaka, thread }
}

test('a danger that the holder leaves unanswered goes on to others, and one of them takes the case', async () => {
  const { user, room, card, tanaka, sato, thread } = await taken()
  const says = (part: string) => texts(room()).filter((text) => text.includes(part)).length
  await user.says('nó đang đánh em')
  await until('the holder is paged', () => says('佐藤さん、すぐに見てください') === 1)
  expect(() => tanaka.taps('代わりに担当する', { thread })).toThrow('no button')

  stage.pass(5 * MINUTE + 5_000)
  await until('the holder is paged again', () => says('すぐに本人に返事をしてください') === 1)
  await user.says('Có ai không')
  stage.pass(5 * MINUTE)
  await until('the next is paged', () => says('田中さん、すぐに見てください') === 1)
  stage.pass(10 * MINUTE)
  await until('the coordinator is paged', () => says('コーディネーター') === 1)
  stage.pass(10 * MINUTE)
  await until('the last rung is done', () => says('本人に知らせました') === 1)
  const shown = user.shown.length
  await user.says('alo')
  const truth = words('vi', 'desk:nobodyAnswers')
  await until('the person hears the truth', () =>
    texts(user.shown.slice(shown)).some((text) => text.includes(truth)),
  )

  await tanaka.taps('代わりに担当する', { thread })
  await until('it is taken over', () => card().text.includes('担当：田中'))
  await until('all is told', stage.settled)
  expect(says('担当が佐藤さんから田中さんに替わりました')).toBe(1)
  const claimed = texts(user.shown).filter((text) => text === words('vi', 'desk:told.claim'))
  expect(claimed).toHaveLength(2)
  await sato.says('Mình đây', { thread })
  await tanaka.says('Mình là người mới', { thread })
  await until('the new holder is heard', () =>
    texts(user.shown).some((text) => text.endsWith('Mình là người mới')),
  )
  expect(texts(user.shown).join()).not.toContain('Mình đây')
}, 120_000)

test('a case whose holder is removed waits for somebody again, and its ladder begins anew', async () => {
  const { user, room, card, tanaka, thread } = await taken()
  await user.says('nó đang đánh em')
  await until('the holder is paged', () => texts(room()).join().includes('🚨'))
  await staff(async (book) => {
    const one = (await book.list()).find(({ name }) => name === '佐藤')
    expect(await book.remove(one?.id ?? '', Date.now())).toBe(true)
  })
  // Seen within two seconds; whoever was never seen at the desk, within a minute.
  stage.pass(MINUTE)
  await until('it waits', () => card().text.includes('担当者を待っています'))
  await until('the person is told', () =>
    texts(user.shown).includes(words('vi', 'desk:told.handBack')),
  )
  const its = await stage.look(async (store) => (await store.desk.queue(Date.now()))[0]?.case)
  expect(its).toMatchObject({ status: 'waiting', urgency: 'now', rung: 0 })
  stage.pass(5 * MINUTE + 5_000)
  await until('it is raised again', () => texts(room()).join().includes('いま担当者がいません'))
  await tanaka.taps('対応します', { thread })
  await until('another takes it', () => card().text.includes('担当：田中'))
}, 120_000)
