import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLine } from '../src/channels/line.ts'
import type { Inbound, Input } from '../src/core/conversation.ts'
import type { Script } from '../src/core/script.ts'
import { type Deps, handle } from '../src/handle.ts'
import type { Channel, Parcel } from '../src/ports.ts'
import { createTake } from '../src/take.ts'
import { keptLog, openTestStore, type TestStore, virtualClock } from './owed.ts'
import { script } from './transcript.ts'

const line = createLine({
  channelSecret: 'secret',
  accessToken: 'token',
  apiBase: 'http://127.0.0.1:1',
  post: () => Promise.reject(new Error('nothing is sent here')),
})
/** Breaks down on hearing one word. */
const fragile: Script = {
  ...script,
  readCommand: (text) => {
    if (text === 'BOOM') throw new TypeError('BOOM')
    return script.readCommand(text)
  },
}

let opened: TestStore
let clock: ReturnType<typeof virtualClock>
let rings: { lane: string; leased: readonly Parcel[] | undefined }[]
let logged: ReturnType<typeof keptLog>
beforeEach(() => {
  opened = openTestStore()
  clock = virtualClock()
  rings = []
  logged = keptLog()
})
afterEach(() => opened.close())

const deps = (more: Partial<Deps> = {}): Deps => ({
  script: fragile,
  store: opened.store,
  bell: { ring: (lane, _, leased) => void rings.push({ lane, leased }) },
  clock,
  log: logged.log,
  channels: { line },
  ids: { random: randomUUID, uuid: randomUUID },
  ...more,
})

let count = 0
function heard(input: Input, more: Partial<Inbound> = {}): Inbound {
  clock.pass(1_000)
  const from = { channel: 'line', address: 'U1' } as const
  const id = `line:${++count}`
  return { id, from, at: clock.now(), input, message: String(count), replyTo: `r${count}`, ...more }
}
const text = (words: string) => heard({ kind: 'text', text: words })

async function conversation() {
  const { before } = await opened.store.load({ channel: 'line', address: 'U1' }, '')
  if (!before) throw new Error('there is no conversation')
  return before
}
const turns = async () => opened.store.transcript((await conversation()).id, 0, 1_000)
const owed = async () => (await opened.sql.all('select id from parcel')).length
const lastShown = async () =>
  (await turns())
    .at(-1)
    ?.shown.map((bubble) => bubble.text)
    .join('\n')

async function agree(by = deps()) {
  for (const input of [
    { kind: 'joined' },
    { kind: 'text', text: '1' },
    { kind: 'text', text: '1' },
  ])
    await handle(by, heard(input as Input))
  expect((await conversation()).agreedOn).toBeDefined()
}

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
    expect(last?.shown[0]?.text).toBe(script.say('vi', { key: 'common:fault' }))
    expect(last?.said[0]?.choices?.map(({ name }) => name)).toEqual(['!person', '!menu'])
    expect(await owed()).toBe(4)
    expect(logged.lines.join()).toMatch(/error step-failed .*"TypeError"/)
    expect(logged.lines.join()).not.toContain('BOOM')
  })

  test('before agreement keeps no words, and does not say that it did', async () => {
    await handle(deps(), text('BOOM'))
    expect((await turns()).at(-1)?.heard.input).toEqual({ kind: 'withheld', of: 'text' })
    expect(await lastShown()).toBe(script.say('vi', { key: 'common:faultUnkept' }))
  })

  test('leaves the talk where it was: the buttons work, and the question comes again', async () => {
    await agree()
    const { session } = await conversation()
    await handle(deps(), text('BOOM'))
    expect((await conversation()).session).toEqual(session)
    await handle(deps(), text('1'))
    expect(await lastShown()).toMatch(/\d{3}/)
    await handle(deps(), text('menu'))
    expect((await turns()).at(-1)?.said[0]?.choices?.[0]?.name).toBe('wage-check')
  })

  test.each([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.NaN])(
    'for a time that is none (%s) as well',
    async (at) => {
      await agree()
      await handle(deps(), heard({ kind: 'text', text: 'xin chào' }, { at }))
      expect(await lastShown()).toBe(script.say('vi', { key: 'common:fault' }))
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
    expect(await lastShown()).toBe(script.say('vi', { key: 'common:fault' }))
  })
})

describe('many things at once', () => {
  test('two from somebody new begin one conversation', async () => {
    const both = [text('một'), text('hai')]
    await Promise.all(both.map((event) => handle(deps(), event)))
    expect((await turns()).map(({ seq }) => seq)).toEqual([1, 2])
    expect(await opened.sql.all('select id from conversation')).toHaveLength(1)
  })

  test('sixty from one person all become turns, in the order they came in', async () => {
    await agree()
    const take = createTake(deps())
    const words = Array.from({ length: 60 }, (_, i) => `chuyện thứ ${i}`)
    const taken = await Promise.all(words.map((word) => take(text(word))))
    expect(taken).toEqual(words.map(() => true))
    const inputs = (await turns()).slice(3).map(({ heard: { input } }) => input)
    expect(inputs).toEqual(words.map((word) => ({ kind: 'text', text: word })))
  })

  test('a thousand people at once do not mix', async () => {
    const take = createTake(deps())
    const people = Array.from({ length: 1_000 }, (_, i) => `U${i}`)
    const joins = people.map((address) =>
      heard({ kind: 'joined' }, { from: { channel: 'line', address } }),
    )
    await Promise.all(joins.map(take))
    expect(await opened.sql.all('select distinct id from conversation where seq = 1')).toHaveLength(
      1_000,
    )
    expect(await opened.sql.all('select distinct conversation from parcel')).toHaveLength(1_000)
  })
})

describe('what cannot be made into a turn', () => {
  const broken = (also: Partial<Deps['store']> = {}) =>
    deps({
      store: { ...opened.store, commit: () => Promise.reject(new Error('no room')), ...also },
    })

  test('is set aside, sealed, and does not stand in the way', async () => {
    expect(await createTake(broken())(text('secret words'))).toBe(true)
    const aside = await opened.sql.all<{ body: Uint8Array }>('select body from aside')
    expect(aside).toHaveLength(1)
    expect(Buffer.from(aside[0]?.body ?? []).toString('latin1')).not.toContain('secret')
    expect(logged.lines.join()).not.toContain('secret')
    expect(await createTake(deps())(text('xin chào'))).toBe(true)
    expect(await turns()).toHaveLength(1)
  })

  test('is set aside where no answer at all can be rendered', async () => {
    const mute: Channel = {
      ...line,
      render: () => {
        throw new RangeError('no')
      },
    }
    expect(await createTake(deps({ channels: { line: mute } }))(text('xin chào'))).toBe(true)
    expect(await opened.sql.all('select event from aside')).toHaveLength(1)
  })

  test('is refused where not even that can be stored, so that it comes again', async () => {
    const setAside = () => Promise.reject(new Error('no room'))
    const event = text('xin chào')
    expect(await createTake(broken({ setAside }))(event)).toBe(false)
    expect(await createTake(deps())(event)).toBe(true)
    expect(await turns()).toHaveLength(1)
  })

  test('does not hold up the next of the same person', async () => {
    const first = text('một')
    const commit: Deps['store']['commit'] = (turn, until) =>
      turn.event === first.id
        ? Promise.reject(new Error('no room'))
        : opened.store.commit(turn, until)
    const take = createTake(broken({ commit }))
    expect(await Promise.all([take(first), take(text('hai'))])).toEqual([true, true])
    expect(await turns()).toHaveLength(1)
    expect(await opened.sql.all('select event from aside')).toHaveLength(1)
  })

  test('is no event that met a database that was locked for a moment', async () => {
    let locked = 2
    const commit: Deps['store']['commit'] = (...given) =>
      locked-- > 0 ? Promise.reject(new Error('database is locked')) : opened.store.commit(...given)
    expect(await createTake(broken({ commit }))(text('một'))).toBe(true)
    expect(await turns()).toHaveLength(1)
    expect(await opened.sql.all('select event from aside')).toEqual([])
  })

  test('is refused, not set aside, where others always come first', async () => {
    const commit = () => Promise.resolve({ end: 'conflict' } as const)
    expect(await createTake(broken({ commit }))(text('xin chào'))).toBe(false)
    expect(await opened.sql.all('select event from aside')).toEqual([])
  })
})
