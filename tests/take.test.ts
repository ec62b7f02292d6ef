import { describe, expect, test } from 'vitest'
import type { Channel } from '../src/channels/ports.ts'
import { type Deps, handle } from '../src/handle.ts'
import { createTake } from '../src/take.ts'
import { agree, deps, heard, lastShown, line, logged, opened, text, turns } from './handling.ts'
import { staffed } from './transcript.ts'

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

  test('is answered and kept where what a step needs to know cannot be read', async () => {
    await agree()
    const desk = {
      ...opened.store.desk,
      returning: () => Promise.reject(new TypeError('broken')),
    }
    const by = deps({ desk, script: staffed })
    expect(await createTake(by)(text('1234 5678 9012 3456'))).toBe(true)
    expect((await turns()).at(-1)?.heard.input.kind).toBe('text')
    expect(await lastShown()).toContain('bên mình bị lỗi')
    expect(await opened.sql.all('select event from aside')).toHaveLength(0)
  })

  test('is answered and kept where the desk’s rooms cannot be told', async () => {
    await agree()
    const rooms = {
      tell: () => {
        throw new RangeError('broken')
      },
      forget: () => [],
    }
    const by = deps({ rooms, script: staffed })
    expect(await createTake(by)(heard({ kind: 'command', command: 'person' }))).toBe(true)
    expect(await lastShown()).toContain('bên mình bị lỗi')
    expect(await opened.sql.all('select event from aside')).toHaveLength(0)
    expect(logged.lines.join()).toContain('desk-not-told')
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
