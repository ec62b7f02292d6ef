import { expect, test } from 'vitest'
import type { Asked } from '../../src/core/conversation.ts'
import { CRY, keys, MINUTE, talk } from './waiting-talk.ts'

const ownWord = (it: ReturnType<typeof talk>) => {
  it.happens({ kind: 'command', command: 'word' })
  it.says('hoa sen trắng')
}
const nobody = () => {
  const it = talk({ case: undefined as never })
  ownWord(it)
  return it
}
const asked = (it: ReturnType<typeof talk>): Asked => {
  const { asked: stands } = it.now()
  if (!stands) throw new Error('nothing is asked')
  return stands
}
const tapOn = (it: ReturnType<typeof talk>, { seq, options }: Asked, name: string) => {
  const option = options.indexOf(name)
  expect(option).toBeGreaterThanOrEqual(0)
  return it.happens({ kind: 'tap', seq, option })
}

test('[Ẩn] on the end about a danger hides the talk that a caseworker has taken since', () => {
  const it = nobody()
  it.says(CRY)
  it.taps('now')
  const end = asked(it)
  it.does({ kind: 'claim' })
  const hidden = tapOn(it, end, '!hide')
  expect(hidden.hides).toBe(true)
  expect(it.now().hidden).toBeDefined()
})

test('[Ẩn] never shows what waits', () => {
  const it = nobody()
  it.says(CRY)
  it.taps('now')
  const end = asked(it)
  it.does({ kind: 'claim' })
  it.does({ kind: 'reply', words: 'Chào em' })
  it.pass(16 * MINUTE)
  it.does({ kind: 'reply', words: 'Em đang ở đâu?' })
  const hidden = tapOn(it, end, '!hide')
  expect(keys(hidden)).toEqual(['hide:today'])
  expect(it.now().hidden).toBeDefined()
})

test.for(['hideNow', '!hide'])('%s of whoever is watched hides beside a caseworker', (name) => {
  const it = nobody()
  it.says('gặp người thật')
  it.taps('no')
  const watched = asked(it)
  expect(watched.place).toBe('escalation:watched')
  it.does({ kind: 'claim' })
  tapOn(it, watched, name)
  expect(it.now().hidden).toBeDefined()
})

test.for(['hideNow', '!hide'])('%s of whoever is watched hides one question later', (name) => {
  const it = nobody()
  it.says('gặp người thật')
  it.taps('no')
  const watched = asked(it)
  it.taps('goOn')
  tapOn(it, watched, name)
  expect(it.now().hidden).toBeDefined()
})

test('[Ẩn] on the end about a danger hides one question later', () => {
  const it = nobody()
  it.says(CRY)
  it.taps('now')
  const end = asked(it)
  it.happens({ kind: 'command', command: 'menu' })
  tapOn(it, end, '!hide')
  expect(it.now().hidden).toBeDefined()
})

test('[Có, xóa hết] deletes though a caseworker came between and asks whether they may read', () => {
  const it = talk({ case: undefined as never })
  it.says('gặp người thật')
  it.says('xóa dữ liệu')
  const sure = asked(it)
  it.does({ kind: 'claim' })
  const gone = tapOn(it, sure, '!erase')
  expect(gone.forgets).toBeDefined()
})

test('[Có, xóa hết] of long ago asks once more', () => {
  const it = talk({ case: undefined as never })
  it.says('gặp người thật')
  it.says('xóa dữ liệu')
  const sure = asked(it)
  it.pass(16 * MINUTE)
  it.does({ kind: 'claim' })
  const again = tapOn(it, sure, '!erase')
  expect(again.forgets).toBeUndefined()
  expect(it.now().asked?.place).toBe('forget')
})
