import { expect, test } from 'vitest'
import { begin } from '../src/core/begin.ts'
import type { Conversation } from '../src/core/conversation.ts'
import type { Input } from '../src/core/inbound.ts'
import { editOf } from '../src/edited.ts'
import type { MediaFile } from '../src/media/ports.ts'
import type { Heard } from '../src/turn.ts'

const from = { channel: 'telegram', address: '42' } as const
const talk = begin(from, 'c', 'p')
const file = (id: string, more: Partial<MediaFile> = {}) =>
  ({ id, side: 'person', message: '7', ...more }) as MediaFile
const photo = { media: 'image', ref: 'F1', unique: 'u1' } as const
const other = { media: 'image', ref: 'F2', unique: 'u2' } as const

/** What an edit changes in message 7, that was heard so. */
const changes = (
  was: Heard['input'] | undefined,
  now: Omit<Extract<Input, { kind: 'edited' }>, 'kind' | 'of'>,
  before: Conversation = talk,
) =>
  editOf(
    {
      store: { heardAs: async (_, message) => (message === '7' ? was : undefined) },
      files: {
        kept: {
          of: async () => [
            ...[file('old'), file('ours', { side: 'caseworker' }), file('x', { message: '8' })],
          ],
        },
      },
    },
    before,
    { id: 'e', from, at: 1, input: { kind: 'edited', of: '7', ...now } },
  )

test('an edit that changes nothing that we use is none', async () => {
  const sent = { kind: 'media', ...photo, caption: 'lương' } as const
  const { caption: _, ...bare } = sent
  for (const [was, now] of [
    [{ kind: 'text', text: 'lương' }, { text: 'lương' }],
    [{ kind: 'command', command: 'menu' }, { text: '/menu' }],
    [{ kind: 'edited', of: '7', text: 'lương' }, { text: 'lương' }],
    [sent, { text: 'lương', file: photo }],
    [bare, { file: photo }],
    // Telegram may call the same file otherwise by then.
    [sent, { text: 'lương', file: { ...photo, ref: 'F9' } }],
    [
      { kind: 'edited', of: '7', text: 'lương', file: photo },
      { text: 'lương', file: photo },
    ],
  ] as const)
    expect(await changes(was, now)).toBe('nothing')
})

test('other words are, and another file takes the place of what the message held', async () => {
  const sent = { kind: 'media', ...photo, caption: 'lương' } as const
  expect(await changes({ kind: 'text', text: 'lương' }, { text: 'tiền' })).toEqual({
    ...{ words: true, file: false, replaced: [] },
  })
  expect(await changes(sent, { file: photo })).toEqual({ words: true, file: false, replaced: [] })
  expect(await changes(sent, { text: 'lương', file: other })).toEqual({
    ...{ words: false, file: true, replaced: ['old'] },
  })
  expect(await changes({ kind: 'text', text: 'lương' }, { text: 'lương', file: other })).toEqual({
    ...{ words: false, file: true, replaced: ['old'] },
  })
})

test('of what is not kept nothing is taken for the same', async () => {
  for (const was of [undefined, { kind: 'withheld', of: 'text' }] as const)
    expect(await changes(was, { text: 'lương' })).toMatchObject({ words: true })
  expect(await changes(undefined, { file: photo })).toMatchObject({ file: true })
})

test('whoever edits in a talk that is hidden takes no file away', async () => {
  const hidden: Conversation = { ...talk, hidden: { since: 1 } as never }
  const sent = { kind: 'media', ...photo } as const
  expect(await changes(sent, { file: other }, hidden)).toMatchObject({ replaced: [] })
})
