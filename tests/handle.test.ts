import { describe, expect, test } from 'vitest'
import type { Channel } from '../src/channels/ports.ts'
import { handle } from '../src/handle.ts'
import {
  agree,
  conversation,
  deps,
  heard,
  lastShown,
  line,
  logged,
  owed,
  rings,
  text,
  turns,
} from './handling.ts'
import { script } from './transcript.ts'

describe('one thing that happened', () => {
  test('becomes a turn, an answer that is owed, and a ring', async () => {
    await handle(deps(), heard({ kind: 'joined' }))
    const [turn] = await turns()
    expect(turn).toMatchObject({ seq: 1, heard: { input: { kind: 'joined' } } })
    expect(turn?.shown[0]?.text).toContain('Tonari')
    const { id } = await conversation()
    const [ring] = rings
    expect(rings).toHaveLength(1)
    expect(ring?.lane).toBe(id)
    expect(
      ring?.leased?.map(({ call, conversation: of, lane }) => [call.method, of, lane]),
    ).toEqual([['reply', id, id]])
  })

  test('is taken once, however often it comes, and each time the bell is rung', async () => {
    const event = heard({ kind: 'joined' })
    await Promise.all(Array.from({ length: 10 }, () => handle(deps(), event)))
    await handle(deps(), event)
    expect(await turns()).toHaveLength(1)
    expect(rings).toHaveLength(11)
    expect(rings.filter(({ leased }) => leased !== undefined)).toHaveLength(1)
  })

  test('on a channel that is off is an error, and leaves nothing behind', async () => {
    await expect(handle(deps({ channels: {} }), heard({ kind: 'joined' }))).rejects.toThrow('off')
    await expect(conversation()).rejects.toThrow()
  })

  test('is answered by the channel of the conversation', async () => {
    await agree()
    const calls = rings.flatMap(({ leased }) => leased ?? []).map(({ channel }) => channel)
    expect(new Set(calls)).toEqual(new Set(['line']))
  })
})

describe('what is kept', () => {
  test('before agreement is that something came, not its words', async () => {
    await handle(deps(), heard({ kind: 'joined' }))
    await handle(deps(), text('secret words'))
    await handle(deps(), heard({ kind: 'media', media: 'image', caption: 'secret words' }))
    await handle(deps(), heard({ kind: 'tap', seq: 1, option: 0 }))
    const all = await turns()
    expect(all.map(({ heard: { input } }) => input)).toEqual([
      { kind: 'joined' },
      { kind: 'withheld', of: 'text' },
      { kind: 'withheld', of: 'media' },
      { kind: 'tap', seq: 1, option: 0 },
    ])
    expect(JSON.stringify([all, await conversation()])).not.toContain('secret')
  })

  test('after it is what was said, with what was shown', async () => {
    await agree()
    await handle(deps(), text('xin chào'))
    expect((await turns()).at(-1)?.heard.input).toEqual({ kind: 'text', text: 'xin chào' })
  })

  test('of a message taken back is nothing', async () => {
    await agree()
    const said = text('rút lại nhé')
    await handle(deps(), said)
    await handle(deps(), heard({ kind: 'unsent', of: said.message ?? '' }))
    expect(JSON.stringify(await turns())).not.toContain('rút lại nhé')
  })
})

describe('a step that fails', () => {
  test('becomes a turn that keeps what was heard, says so and offers a person', async () => {
    await agree()
    await handle(deps(), text('BOOM'))
    const last = (await turns()).at(-1)
    expect(last?.heard.input).toEqual({ kind: 'text', text: 'BOOM' })
    expect(last?.shown[0]?.text).toContain(script.say('vi', { key: 'common:fault' }))
    expect(last?.shown[0]?.text).toContain('Ở Việt Nam: 113')
    expect(last?.said[0]?.choices?.map(({ name }) => name)).toEqual(['!person', '!menu'])
    expect(await owed()).toBe(4)
    expect(logged.lines.join()).toMatch(/error step-failed .*"TypeError"/)
    expect(logged.lines.join()).not.toContain('BOOM')
  })

  test('before agreement keeps no words, and does not say that it did', async () => {
    await handle(deps(), text('BOOM'))
    expect((await turns()).at(-1)?.heard.input).toEqual({ kind: 'withheld', of: 'text' })
    expect(await lastShown()).toContain(script.say('vi', { key: 'common:faultUnkept' }))
  })

  test('leaves the talk where it was: the buttons work, and the question comes again', async () => {
    await agree()
    const { session } = await conversation()
    await handle(deps(), text('BOOM'))
    expect((await conversation()).session).toEqual(session)
    await handle(deps(), text('1'))
    expect(await lastShown()).toMatch(/\d{3}/)
    await handle(deps(), text('menu'))
    expect((await turns()).at(-1)?.said[0]?.choices?.[0]?.name).toBe('in-danger')
  })

  test.each([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.NaN])(
    'for a time that is none (%s) as well',
    async (at) => {
      await agree()
      await handle(deps(), heard({ kind: 'text', text: 'xin chào' }, { at }))
      expect(await lastShown()).toContain(script.say('vi', { key: 'common:fault' }))
    },
  )

  test('so does a rendering that fails, of this answer alone', async () => {
    await agree()
    let fails = 1
    const clumsy: Channel = {
      ...line,
      render: (...given) => {
        if (fails-- > 0) throw new RangeError('too many buttons')
        return line.render(...given)
      },
    }
    await handle(deps({ channels: { line: clumsy } }), text('xin chào'))
    expect(await lastShown()).toContain(script.say('vi', { key: 'common:fault' }))
  })
})
