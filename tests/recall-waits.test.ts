import { describe, expect, test } from 'vitest'
import { handle } from '../src/handle.ts'
import { type Change, recall } from '../src/recall.ts'
import { clock, conversation, deps, heard, owed, text, turns } from './handling.ts'
import {
  dearer,
  enough,
  hearsBelow,
  last,
  notice,
  recalled,
  release,
  settle,
  withCaseworker,
} from './recalling.ts'
import { script } from './transcript.ts'

describe('who cannot be told now', () => {
  test('because they are gone: nothing is sent, and they hear of it when they return', async () => {
    await hearsBelow()
    await handle(deps(), heard({ kind: 'left' }))
    const before = await owed()
    expect((await recalled(enough)).changes).toMatchObject([{ end: 'waits' }])
    expect(await owed()).toBe(before)
    expect((await conversation()).gone).toBe(true)
    expect(await recalled(enough)).toMatchObject({ changed: 0 })
    await handle(deps({ script: enough }), heard({ kind: 'joined' }))
    expect((await last()).shown).toContain(notice)
    expect((await last()).buttons).toContain('!news')
    await handle(deps({ script: enough }), text('menu'))
    expect((await last()).shown).not.toContain(notice)
  })

  test('because a caseworker speaks: not until the talk is the bot’s again', async () => {
    await hearsBelow()
    await withCaseworker('caseworker')
    const before = await owed()
    expect((await recalled(enough)).changes).toMatchObject([{ end: 'waits' }])
    expect(await owed()).toBe(before)
    await handle(deps({ script: enough }), text('cảm ơn'))
    expect((await last()).shown).not.toContain(notice)
    await withCaseworker('bot')
    await handle(deps({ script: enough }), text('menu'))
    expect((await last()).shown).toContain(notice)
  })

  test('because LINE took no more: at their next message, which is read as an answer', async () => {
    await hearsBelow()
    for (const said of ['menu', 'Kiểm tra lương']) await handle(deps(), text(said))
    await recalled(dearer)
    await settle({ end: 'failed', at: clock.now(), why: 'quota' })
    await handle(deps({ script: dearer }), text('2'))
    expect((await conversation()).session?.answers).toEqual({ basis: 'day' })
    expect((await last()).shown).toContain(notice)
    expect((await last()).shown.join()).not.toContain(script.say('vi', { key: 'common:lost' }))
  })

  test('and whose answer before the notice was lost gets that again', async () => {
    await hearsBelow()
    for (const said of ['menu', 'Kiểm tra lương']) await handle(deps(), text(said))
    await settle({ end: 'failed', at: clock.now(), why: 'quota' })
    await recalled(dearer)
    await handle(deps({ script: dearer }), text('2'))
    expect((await conversation()).session?.answers).toEqual({})
    expect((await last()).shown.join()).toContain(script.say('vi', { key: 'common:lost' }))
    expect((await last()).shown).toContain(notice)
  })

  test('because their channel is off here: said so, and left for another time', async () => {
    await hearsBelow()
    const changes: Change[] = []
    const each = (change: Change) => void changes.push(change)
    await recall(deps({ script: enough, channels: {} }), { dryRun: false, each })
    expect(changes).toMatchObject([{ end: 'off' }])
    expect((await recalled(enough)).changes).toMatchObject([{ end: 'told' }])
  })

  test('because of a fault: nobody hears of it, and it is told later', async () => {
    await hearsBelow()
    const before = (await turns()).length
    let walks = 0
    const fails = release((found) => {
      walks += 1
      if (walks > 1) throw new Error('a rule that fails')
      return { ...found, route: 'ok' }
    })
    expect((await recalled(fails)).changes).toMatchObject([{ end: 'failed' }])
    expect(await turns()).toHaveLength(before)
    expect((await recalled(enough)).changes).toMatchObject([{ end: 'told' }])
  })
})
