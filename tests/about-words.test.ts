import { expect, test } from 'vitest'
import { wordsShown } from '../src/about-words.ts'
import { begin } from '../src/core/begin.ts'
import { type Case, openCase } from '../src/core/case.ts'
import type { Conversation } from '../src/core/conversation.ts'
import type { Deps } from '../src/handle.ts'
import type { PastTurn } from '../src/turn.ts'

const HOUR = 3_600_000
const opened = 100 * HOUR
const its = openCase({ id: 'case', number: '123456' }, 'soon', 'person', opened)
const talk = (consent: Case['consent'], more: Partial<Conversation> = {}): Conversation => ({
  ...begin({ channel: 'line', address: 'a' }, 'c', 'p'),
  case: { ...its, consent },
  ...more,
})

/** What is shown when the person lets it be read, after these turns. */
const shown = (
  heard: readonly (PastTurn['heard'] & { readonly at?: number })[],
  before: Conversation = talk('unasked'),
  after: Conversation = talk('yes'),
) =>
  wordsShown(
    {
      rooms: {} as NonNullable<Deps['rooms']>,
      script: {
        readCommand: (text: string) => (text === 'gặp người thật' ? 'person' : undefined),
      } as Deps['script'],
      store: {
        transcript: async () =>
          heard.map(({ at = opened, ...one }, n) => ({
            ...{ seq: n + 1, at, heard: one, said: [], shown: [] },
          })),
      } as unknown as Deps['store'],
    },
    before,
    after,
  )
const text = (words: string, message?: string) => ({
  ...{ input: { kind: 'text' as const, text: words } },
  ...(message !== undefined && { message }),
})

test('words are shown, each as it was written last; no figures, no commands, nothing of long ago', async () => {
  expect(
    await shown([
      { ...text('chuyện cũ', 'm0'), at: opened - 30 * HOUR },
      { ...text('em bị đánh', 'm1'), at: opened - HOUR },
      text('1100', 'm2'),
      text('gặp người thật', 'm3'),
      { input: { kind: 'withheld', of: 'text' }, message: 'm4' },
      { input: { kind: 'media', media: 'image', caption: 'phiếu lương' }, message: 'm5' },
      { input: { kind: 'edited', of: 'm1', text: 'em bị đánh ở xưởng' }, message: 'm1' },
      text('cứu em'),
    ]),
  ).toEqual({
    all: 3,
    newest: [
      { message: 'm1', text: 'em bị đánh ở xưởng' },
      { message: 'm5', text: 'phiếu lương' },
      { message: 'turn 8', text: 'cứu em' },
    ],
  })
})

test('the newest eight of many are, and how many there are', async () => {
  const many = await shown(Array.from({ length: 11 }, (_, n) => text(`câu ${n}`, `m${n}`)))
  expect(many?.all).toBe(11)
  expect(many?.newest.map(({ message }) => message)).toEqual([
    'm3',
    'm4',
    'm5',
    'm6',
    'm7',
    'm8',
    'm9',
    'm10',
  ])
})

test('nothing is, in any other turn', async () => {
  const some = [text('em bị đánh', 'm1')]
  expect(await shown(some)).toBeDefined()
  expect(await shown([text('1100')])).toBeUndefined()
  expect(await shown(some, talk('yes'))).toBeUndefined()
  expect(await shown(some, talk('unasked'), talk('no'))).toBeUndefined()
  const hidden = talk('yes', { hidden: { since: 1 } })
  expect(await shown(some, talk('unasked'), hidden)).toBeUndefined()
  // A case that came by a code was let be read elsewhere.
  const other = talk('no', { case: { ...its, id: 'other' } })
  expect(await shown(some, other)).toBeUndefined()
})
