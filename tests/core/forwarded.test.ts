import { describe, expect, test } from 'vitest'
import { asked, hear, place, said, staffed, type Talk, tap } from './danger-talk.ts'

const forwards = (talk: Talk, text: string) => hear(talk, { kind: 'text', text, forwarded: true })

/** Somebody who has handed over, and whose case a caseworker holds. */
const held = (): Talk => {
  const person = hear(asked('wage-check'), { kind: 'command', command: 'person' })
  const shared = tap(tap(tap(tap(person, 'yes'), 'soon'), 'wages'), 'yes')
  return hear(shared, { kind: 'caseworker', by: 'an', act: { kind: 'claim' } })
}

describe('what is forwarded may be another’s: it', () => {
  test('commands nothing', () => {
    for (const text of ['xóa dữ liệu', 'ẩn', 'gặp người thật', 'menu']) {
      const talk = forwards(asked('wage-check'), text)
      expect(place(talk), text).toBe('wage-check:basis')
      expect(said(talk)).toContain(staffed.say('vi', { key: 'common:forwarded' }))
      expect(talk.now.case).toBeUndefined()
    }
  })
  test('answers nothing', () => {
    expect(forwards(asked('wage-check'), '1').now.session?.answers).toEqual({})
    const danger = hear(asked('wage-check'), 'em bị đánh')
    expect(place(forwards(danger, 'không'))).toBe('in-danger:harm')
  })
  test('takes back no consent beside a caseworker, and reaches them', () => {
    const talk = held()
    expect(talk.now.case?.consent).toBe('yes')
    const told = forwards(talk, 'không cho đọc')
    expect(told.now.case?.consent).toBe('yes')
    expect(told.step?.say).toEqual([])
    expect(told.step?.desk).toContainEqual({ kind: 'heard' })
  })
  test('is danger all the same', () => {
    expect(place(forwards(asked('wage-check'), 'nó đang đánh em'))).toBe('in-danger:harm')
  })
})
