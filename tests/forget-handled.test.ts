import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLedger } from '../src/erasures.ts'
import { handle } from '../src/handle.ts'
import { agree, clock, conversation, deps, opened, rings, text, turns } from './handling.ts'
import { temporaryFolder } from './store/temporary-folder.ts'

test('the goodbye goes out under another name, and the person is a stranger', async () => {
  await agree()
  const before = await conversation()
  await handle(deps(), text('xóa dữ liệu'))
  rings.length = 0
  const yes = text('Có, xóa hết')
  await handle(deps(), yes)
  const [ring] = rings
  expect(ring?.lane).not.toBe(before.id)
  expect(ring?.leased).toHaveLength(1)
  expect(JSON.stringify(ring?.leased?.[0]?.call)).toContain('Số biên nhận')
  expect((await opened.store.load({ channel: 'line', address: 'U1' }, yes.id)).seen).toBe(true)
  await expect(conversation()).rejects.toThrow('there is no conversation')
  await handle(deps(), yes)
  expect(rings).toHaveLength(1)
  await handle(deps(), text('chào'))
  expect((await conversation()).seq).toBe(1)
  expect((await turns()).map(({ heard }) => heard.input.kind)).toEqual(['withheld'])
})

test('neither the word given nor the word that opens is in the transcript', async () => {
  await agree()
  await handle(deps(), text('ẩn'))
  const given = (await turns()).at(-1)
  expect(given).toMatchObject({ said: [], shown: [] })
  await handle(deps(), text('đổi từ khác'))
  await handle(deps(), text('bún bò huế'))
  await handle(deps(), text('ẩn'))
  await handle(deps(), text('em đang ở đâu'))
  await handle(deps(), text('Bun Bo Hue'))
  const all = JSON.stringify(await turns())
  expect(all).not.toMatch(/b[uú]n b[oò]/i)
  expect(all).toContain('em đang ở đâu')
  expect((await conversation()).hidden).toBeUndefined()
})

test('what waited to be sent when the talk was hidden is not sent any more', async () => {
  await agree()
  await handle(deps(), text('ẩn'))
  await opened.store.release((await conversation()).id)
  await handle(deps(), text('ẩn'))
  const rows = await opened.sql.all<{ state: string; why: string | null }>(
    'select state, why from parcel order by n',
  )
  expect(rows.slice(0, -1).every(({ why }) => why === 'hidden')).toBe(true)
  expect(rows.at(-1)).toEqual({ state: 'unsent', why: null })
  expect((await conversation()).hidden?.since).toBe(clock.now())
})

test('the ledger keeps its lines, though a power cut halved one', async () => {
  const path = join(temporaryFolder(), 'erasures.log')
  const ledger = openLedger(path)
  expect(await ledger.all()).toEqual([])
  const one = { at: 1, number: '1234-5678', address: 'a', conversation: 'c' }
  await ledger.add(one)
  writeFileSync(path, `${readFileSync(path, 'utf8')}{"at":2,"num`)
  await ledger.add({ ...one, at: 3 })
  expect(await openLedger(path).all()).toEqual([one, { ...one, at: 3 }])
})
