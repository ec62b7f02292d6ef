import { expect, test } from 'vitest'
import { begin } from '../../src/core/begin.ts'
import { fileCopy } from '../../src/desk/telegram/file-copy.ts'
import type { MediaFile } from '../../src/media/ports.ts'

const to = begin({ channel: 'line', address: 'U1' }, 'c', 'p')
const thread = { $of: 'topic', field: 'message_thread_id' } as const

/** The call that shows a file, in keys instead of words. */
function shown(file: Partial<MediaFile>) {
  const { id, call } = fileCopy(
    {
      say: (key, params) => `${key} ${params?.['what'] ?? ''}`.trim(),
      veil: (text) => `veiled ${text}`,
      send: (_, method, body, given = 'new') => ({
        ...{ id: given, channel: 'telegram', lane: 'desk', urgent: false },
        call: { method, body },
      }),
    },
    to,
    thread,
    {
      ...{ id: 'f', conversation: 'c', kind: 'image', side: 'person', state: 'kept' },
      ...{ seq: 1, at: 0, tries: 1, bytes: 9, type: 'image/jpeg', message: 'm1' },
      ...file,
    } as MediaFile,
    'e1',
  )
  return { id, method: call.method, ...call.body }
}

test('a file is shown as what it is, below the message it came with', () => {
  expect(shown({})).toMatchObject({
    id: 'veiled copies|c|veiled copy|c|m1|file|veiled f|veiled e1',
    photo: { $media: 'f' },
  })
  const methods: readonly (readonly [Partial<MediaFile>, string])[] = [
    [{ type: 'image/png' }, 'sendPhoto'],
    [{ type: 'image/jpeg', bytes: 10_000_001 }, 'sendDocument'],
    [{ kind: 'audio', type: 'audio/ogg' }, 'sendVoice'],
    [{ kind: 'audio', type: 'audio/mp4' }, 'sendAudio'],
    [{ kind: 'video', type: 'video/mp4' }, 'sendVideo'],
    [{ kind: 'file', type: 'application/pdf' }, 'sendDocument'],
    [{ kind: 'image', type: 'application/octet-stream' }, 'sendDocument'],
  ]
  for (const [file, method] of methods) expect(shown(file).method, file.type).toBe(method)
})

test('a picture that may say where it was taken is not handed to the platform', () => {
  for (const type of ['image/heic', 'image/gif', 'image/avif'])
    expect(shown({ kind: 'file', type })).toMatchObject({ method: 'sendMessage', text: 'unclean' })
})

test('what was not fetched is said, with the reason', () => {
  for (const why of ['large', 'gone', 'elsewhere', 'late'] as const)
    expect(shown({ state: 'failed', why, kind: 'video' })).toMatchObject({
      method: 'sendMessage',
      text: `notFetched.${why} kind.video`,
    })
})
