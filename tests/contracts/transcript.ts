import { expect, test } from 'vitest'
import type { Store } from '../../src/store/ports.ts'
import { begin, next, now, soon, turn } from '../store/talk.ts'
import { kept } from './results.ts'

/** What was said and heard, and how words leave it again. */
export function transcriptContract(fresh: () => Promise<Store>): void {
  test('the transcript is what was heard, said and shown, in order', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const second = turn(next(after), {
      at: now + 5,
      heard: { input: { kind: 'tap', seq: 1, option: 0 } },
      said: [{ say: [{ key: 'wage-check:basis.ask', params: { n: 1 } }], tone: 'result' }],
      shown: [{ text: '時給', choices: [{ label: 'Giờ', data: '2.0' }] }],
    })
    await store.commit(second, soon)
    const { heard, said, shown } = second
    expect(await store.transcript(after.id, 1, 10)).toEqual([
      { seq: 2, at: now + 5, heard, said, shown },
    ])
    expect((await store.transcript(after.id, 0, 1)).map(({ seq }) => seq)).toEqual([1])
    expect(await store.transcript('nobody', 0, 10)).toEqual([])
  })

  test('an unsent message loses its words, and so do its edits', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const edit = { kind: 'edited', of: 'm2', text: 'tôi sợ lắm' } as const
    const heards = [
      { input: { kind: 'text', text: 'tôi sợ' }, message: 'm2' },
      { input: edit },
      { input: { kind: 'text', text: 'cảm ơn' }, message: 'm4' },
    ] as const
    let last = after
    for (const heard of heards) {
      last = next(last)
      await store.commit(turn(last, { heard }), soon)
    }
    const unsent = { input: { kind: 'unsent', of: 'm2' } } as const
    await store.commit(turn(next(last), { heard: unsent, unsay: 'm2' }), soon)
    expect((await store.transcript(after.id, 0, 10)).map(({ heard }) => heard)).toEqual([
      { input: { kind: 'text', text: 'lương' }, message: 'm1' },
      { input: { kind: 'withheld', of: 'text' }, message: 'm2' },
      { input: { kind: 'withheld', of: 'edited' } },
      { input: { kind: 'text', text: 'cảm ơn' }, message: 'm4' },
      unsent,
    ])
  })

  test('a message is found as it was heard last, until it is taken back', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const first = { kind: 'text', text: 'em ở Gifu' } as const
    const edit = { kind: 'edited', of: 'm2', text: 'em ở Aichi' } as const
    const asked = () => store.heardAs(after.id, 'm2')
    expect(await asked()).toBe(undefined)
    let last = next(after)
    await store.commit(turn(last, { heard: { input: first, message: 'm2' } }), soon)
    expect(await asked()).toEqual(first)
    for (let n = 0; n < 70; n++) {
      last = next(last)
      await store.commit(turn(last, { heard: { input: first, message: `n${n}` } }), soon)
    }
    expect(await asked()).toEqual(first)
    last = next(last)
    await store.commit(turn(last, { heard: { input: edit, message: 'm2' } }), soon)
    expect(await asked()).toEqual(edit)
    const unsent = { input: { kind: 'unsent', of: 'm2' } } as const
    await store.commit(turn(next(last), { heard: unsent, unsay: 'm2' }), soon)
    expect(await asked()).toEqual({ kind: 'withheld', of: 'edited' })
    expect(await store.heardAs('nobody', 'm2')).toBe(undefined)
  })

  test('what an unsent message led to goes with it, and nothing else does', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const second = next(after)
    const [one, two, three] = [kept(), kept(), kept()]
    const heard = { input: { kind: 'text', text: '900' }, message: 'm2' } as const
    const shown = [{ text: 'Mình hiểu là: 900 yên' }]
    await store.commit(turn(second, { heard, shown, results: [one] }), soon)
    const third = next(second)
    await store.commit(turn(third, { results: [two] }), soon)
    const input = { kind: 'text', text: '900' } as const
    const aside = { id: 'e', from: after, at: now, input }
    await store.setAside('e1', now, { ...aside, message: 'm2' }, 'it throws')
    await store.setAside('e2', now, { ...aside, message: 'm9' }, 'it throws')
    const fourth = turn(next(third), {
      heard: { input: { kind: 'unsent', of: 'm2' } },
      unsay: 'm2',
      parcels: [],
      results: [three],
    })
    await store.commit(fourth, soon)
    expect((await store.transcript(after.id, 1, 1))[0]).toMatchObject({ said: [], shown: [] })
    expect((await store.transcript(after.id, 2, 1))[0]?.shown).not.toEqual([])
    expect((await store.results(now, 0, 9)).map(({ id }) => id)).toEqual([two.id, three.id])
    const owed = await store.claim(after.id, soon, soon + 1)
    expect(owed).toHaveLength(2)
  })

  test('a message of long ago is found', async () => {
    const store = await fresh()
    const { after } = await begin(store, { parcels: [] })
    let last = after
    for (let i = 0; i < 130; i++) {
      last = next(last)
      await store.commit(turn(last, { parcels: [] }), soon)
    }
    await store.commit(turn(next(last), { parcels: [], unsay: 'm1' }), soon)
    const [first, second] = await store.transcript(after.id, 0, 2)
    expect(first?.heard.input).toEqual({ kind: 'withheld', of: 'text' })
    expect(second?.heard.input).toEqual({ kind: 'text', text: 'lương' })
  })

  test('a turn that loses its race takes no words away', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    const rivals = [turn(next(after), { parcels: [] }), turn(next(after), { unsay: 'm1' })]
    const ends = []
    for (const rival of rivals) ends.push((await store.commit(rival, soon)).end)
    expect(ends).toEqual(['committed', 'conflict'])
    const [first] = await store.transcript(after.id, 0, 1)
    expect(first?.heard.input).toEqual({ kind: 'text', text: 'lương' })
  })

  test('an unknown message takes nothing away', async () => {
    const store = await fresh()
    const { after } = await begin(store)
    await store.commit(turn(next(after), { unsay: 'never heard' }), soon)
    const heard = (await store.transcript(after.id, 0, 9)).map(({ heard: { input } }) => input.kind)
    expect(heard).toEqual(['text', 'text'])
  })
}
