import { expect, test } from 'vitest'
import { CRY, keys, MINUTE, talk } from './waiting-talk.ts'

const WORD = 'hoa sen trắng'
const held = () => {
  const it = talk()
  it.takes()
  it.happens({ kind: 'command', command: 'word' })
  return it
}
const heardBy = (it: ReturnType<typeof talk>, text: string) => {
  const step = it.says(text)
  expect(step.secret).toBeUndefined()
  expect(it.now().word).toBeUndefined()
  expect(step.desk?.map(({ kind }) => kind)).toContain('heard')
}

test('a word that is asked for beside a caseworker is taken', () => {
  const it = held()
  expect(it.says(WORD).secret).toBe('heard')
  expect(it.now().word).toBeDefined()
})

test('once the holder has spoken, what is written answers them', () => {
  const it = held()
  it.does({ kind: 'reply', words: 'Em ở phòng nào?' })
  heardBy(it, 'Em ở phòng 203')
})

test('a word is taken where nobody has seen yet what the holder said', () => {
  const it = held()
  it.pass(16 * MINUTE)
  it.does({ kind: 'reply', words: 'Em ở phòng nào?' })
  expect(it.says(WORD).secret).toBe('heard')
  expect(it.now().word).toBeDefined()
})

test('once a danger was answered, what is written is for the holder', () => {
  const it = held()
  expect(keys(it.says(CRY))).toContain('alarm:told')
  heardBy(it, 'em ở phòng 203')
})

test('to ask for a person is no word', () => {
  heardBy(held(), 'gặp người thật')
})

test('who hears that a caseworker reads from now on hears that no word was taken', () => {
  const it = talk()
  it.happens({ kind: 'command', command: 'word' })
  expect(keys(it.does({ kind: 'claim' }))).toEqual(['hide:word.notTaken', 'desk:told.claim'])
  heardBy(it, 'Chào chị, em là Lan')
})

test('a word that comes after a claim that may not read is kept back, and that is said', () => {
  const it = talk({ case: undefined as never })
  it.says('gặp người thật')
  it.happens({ kind: 'command', command: 'word' })
  const claim = keys(it.does({ kind: 'claim' }))
  expect(claim).toEqual(['hide:word.notTaken', 'desk:told.claimUnread', 'escalation:share.ask'])
  const kept = it.says(WORD)
  expect(kept.secret).toBe('heard')
  expect(keys(kept)).toEqual(['hide:word.notKept', 'escalation:share.ask'])
  expect(kept.say.at(-1)?.choices).toHaveLength(2)
  it.says('cho đọc')
  expect(it.now().case?.consent).toBe('yes')
})

test('what is written second after such a claim is for the desk', () => {
  const it = talk({ case: undefined as never })
  it.says('gặp người thật')
  it.happens({ kind: 'command', command: 'word' })
  it.does({ kind: 'claim' })
  it.says(WORD)
  heardBy(it, 'Em là Lan, em ở trọ')
})
