import { expect, test } from 'vitest'
import { CRY, keys, MINUTE, talk } from './waiting-talk.ts'

const SHARES = ['!share', '!unshare']
const cried = () => {
  const it = talk({ case: undefined as never })
  it.happens({ kind: 'command', command: 'word' })
  it.says('hoa sen trắng')
  it.says(CRY)
  it.taps('now')
  return it
}
const lastButtons = (step: ReturnType<ReturnType<typeof talk>['says']>) =>
  step.say.at(-1)?.choices?.map(({ name }) => name)

test('the share question that waited in a hidden talk has its buttons', () => {
  const it = cried()
  it.happens({ kind: 'command', command: 'hide' })
  it.does({ kind: 'claim' })
  it.does({ kind: 'reply', words: 'x' })
  const open = it.says('hoa sen trắng')
  expect(keys(open)[0]).toBe('hide:back')
  expect(keys(open)).toContain('escalation:share.ask')
  expect(lastButtons(open)).toEqual(SHARES)
  it.taps('!share')
  expect(it.now().case?.consent).toBe('yes')
})

test('the share question that waited has its buttons also after the answer to a danger', () => {
  const it = cried()
  it.pass(16 * MINUTE)
  it.does({ kind: 'claim' })
  const told = it.says('bạn em đang bị nhốt')
  expect(keys(told)).toContain('escalation:share.ask')
  expect(lastButtons(told)).toEqual(SHARES)
  it.taps('!share')
  expect(it.now().case?.consent).toBe('yes')
})

test('it is put once', () => {
  const it = cried()
  it.pass(16 * MINUTE)
  it.does({ kind: 'claim' })
  it.does({ kind: 'reply', words: 'x' })
  const told = it.says('bạn em đang bị nhốt')
  expect(keys(told).filter((key) => key === 'escalation:share.ask')).toHaveLength(1)
  expect(lastButtons(told)).toEqual(SHARES)
})

test('it is put once where it is asked anew in the same turn', () => {
  const it = talk({ case: undefined as never })
  it.says('gặp người thật')
  it.happens({ kind: 'command', command: 'word' })
  it.pass(16 * MINUTE)
  it.does({ kind: 'claim' })
  const kept = it.says('hoa sen trắng')
  expect(kept.secret).toBe('heard')
  expect(keys(kept).filter((key) => key === 'escalation:share.ask')).toHaveLength(1)
  expect(lastButtons(kept)).toEqual(SHARES)
})
