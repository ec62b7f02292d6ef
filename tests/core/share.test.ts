import { describe, expect, test } from 'vitest'
import { begin } from '../../src/core/begin.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { Input } from '../../src/core/inbound.ts'
import type { Message } from '../../src/core/message.ts'
import { momentAt, newSession, present } from '../../src/core/moment.ts'
import { step } from '../../src/core/step.ts'
import type { Step } from '../../src/core/stepped.ts'
import { staffed as script } from '../transcript.ts'
import { CRY, keys, MINUTE, talk } from './waiting-talk.ts'

const NOON = Date.parse('2026-11-25T12:00:00+09:00')
const fresh = { id: 'case', number: '123456', code: '1234567890123456' }

interface Talk {
  readonly now: Conversation
  readonly at: number
  readonly step?: Step
}

function hear({ now, at }: Talk, input: Input | string, later = 1_000): Talk {
  const inbound = {
    ...{ id: `t${at}`, from: { channel: now.channel, address: now.address }, at: at + later },
    input: typeof input === 'string' ? { kind: 'text' as const, text: input } : input,
  }
  const stepped = step(script, now, inbound, false, fresh)
  return { now: structuredClone(stepped.conversation), at: at + later, step: stepped }
}

function tap(talk: Talk, name: string, seq = talk.now.asked?.seq): Talk {
  const option = talk.now.asked?.options.indexOf(name) ?? -1
  if (option < 0) throw new Error(`no ${name} among ${talk.now.asked?.options.join(' ')}`)
  return hear(talk, { kind: 'tap', seq: seq ?? 0, option })
}

const claim: Input = { kind: 'caseworker', by: 'sato', act: { kind: 'claim' } }
const says = (say: readonly Message[] = []) =>
  say.flatMap((one) => one.say.map((line) => script.say('vi', line))).join('\n')
const said = ({ step }: Talk) => says(step?.say)
const words = (key: string) => script.say('vi', { key })

function person(): Talk {
  const first = begin({ channel: 'web', address: 'a' }, 'one', 'somebody')
  const m = momentAt(script, NOON, 1)
  const agreed = { ...first, locale: 'vi' as const, greeted: true, agreedOn: m.today }
  return {
    now: present(m, { ...agreed, session: newSession(m, 'wage-check') }).conversation,
    at: NOON,
  }
}

/** Danger opened the case at once, and nobody was asked who may read. */
const inDanger = () => tap(hear(person(), 'nó đang đánh em'), 'now')

describe('who was never asked whether they may be read', () => {
  test('is asked when a caseworker takes the case, and is told that nothing can be read yet', () => {
    const taken = hear(inDanger(), claim)
    expect(taken.now).toMatchObject({ talkingTo: 'caseworker', case: { consent: 'unasked' } })
    expect(said(taken)).toContain(words('desk:told.claimUnread'))
    expect(said(taken)).not.toContain(words('desk:told.claim'))
    expect(taken.step?.say.at(-1)?.choices?.map(({ name }) => name)).toEqual(['!share', '!unshare'])
  })

  test.for([
    ['!share', 'yes'],
    ['!unshare', 'no'],
  ] as const)('answers by the button %s', ([name, consent]) => {
    const answered = tap(hear(inDanger(), claim), name)
    expect(answered.now.case?.consent).toBe(consent)
    expect(answered.now.talkingTo).toBe('caseworker')
    expect(said(answered)).toBe(words(`desk:share.${consent}`))
    expect(answered.step?.say).toHaveLength(1)
    expect(answered.step?.desk?.map(({ kind }) => kind)).toContain('changed')
    expect(answered.now.asked).toBeUndefined()
  })

  test.for([
    ['có', 'yes'],
    ['Em đồng ý cho đọc', 'yes'],
    ['cho đọc', 'yes'],
    ['không', 'no'],
    ['không cho đọc', 'no'],
  ] as const)('answers by "%s"', ([text, consent]) => {
    expect(hear(hear(inDanger(), claim), text).now.case?.consent).toBe(consent)
  })

  test.for(['dạ', 'vâng ạ', 'ok', 'うん'])('"%s" only says that one has heard', (text) => {
    const heard = hear(hear(inDanger(), claim), text)
    expect(heard.now.case?.consent).toBe('unasked')
    expect(heard.step?.say).toEqual([])
  })

  test('writes something else, is heard by the caseworker alone, and may still answer', () => {
    const wrote = hear(hear(inDanger(), claim), 'Dạ em chào chị')
    expect(wrote.step?.say).toEqual([])
    expect(tap(wrote, '!share').now.case?.consent).toBe('yes')
  })

  test('has the question on the phone when the case is taken: its buttons go on counting', () => {
    const asked = ['yes', 'today', 'wages'].reduce<Talk>(
      (talk, name) => tap(talk, name),
      hear(person(), 'gặp người thật'),
    )
    expect(asked.now.asked?.place).toBe('escalation:share')
    const option = asked.now.asked?.options.indexOf('yes') ?? -1
    const seq = asked.now.asked?.seq ?? 0
    const taken = hear(asked, claim)
    expect(hear(taken, { kind: 'tap', seq, option }).now.case?.consent).toBe('yes')
  })

  test('was away: the notice comes first, and what stood is shown with its buttons', () => {
    const later = hear(inDanger(), claim, 3_600_000)
    expect(says(later.step?.say)).not.toContain(words('desk:told.claimUnread'))
    const shown = hear(later, 'em đây')
    expect(said(shown)).toContain(words('desk:told.claimUnread'))
    const [button] = shown.step?.say.at(-1)?.choices ?? []
    expect(button?.name).toBe('!share')
    expect(tap(shown, '!share', shown.now.seq).now.case?.consent).toBe('yes')
  })

  test('asks for a person: the questions of handing over go on from who may read', () => {
    const asked = hear(inDanger(), 'gặp người thật')
    expect(said(asked)).toContain(words('desk:already.waiting'))
    expect(asked.now.asked?.place).toBe('escalation:safe')
    const share = tap(asked, 'yes')
    expect(share.now.asked?.place).toBe('escalation:share')
    expect(tap(share, 'yes').now.case).toMatchObject({ consent: 'yes', urgency: 'now' })
  })
})

describe('who said no', () => {
  const no = () => tap(hear(inDanger(), claim), '!unshare')

  test('may think otherwise at any time', () => {
    expect(hear(no(), 'cho đọc').now.case?.consent).toBe('yes')
    const back = hear(no(), { kind: 'caseworker', by: 'sato', act: { kind: 'handBack' } })
    const again = hear(back, 'gặp người thật')
    expect(again.now.asked?.place).toBe('share')
    expect(tap(again, '!share').now.case?.consent).toBe('yes')
  })
})

test('"may be read" means nothing where there is no case', () => {
  expect(hear(person(), 'cho đọc').now.case).toBeUndefined()
})

describe('a question that waits until the person is there', () => {
  const taken = () => {
    const it = talk({ case: undefined as never })
    it.says(CRY)
    it.taps('now')
    it.pass(16 * MINUTE)
    it.does({ kind: 'claim' })
    return it
  }

  test('is agreed to by no word said before it was seen, and by one said after', () => {
    const it = taken()
    expect(keys(it.says('có'))).toContain('escalation:share.ask')
    expect(it.now().case?.consent).toBe('unasked')
    it.says('có')
    expect(it.now().case?.consent).toBe('yes')
  })

  test('is not put where whoever took the case holds it no more', () => {
    for (const act of [{ kind: 'handBack' }, { kind: 'close', outcome: 'solved' }] as const) {
      const it = taken()
      it.does(act)
      const told = keys(it.says('có'))
      expect(told).toContain(`desk:told.${act.kind}`)
      expect(told).not.toContain('escalation:share.ask')
      expect(told).not.toContain('desk:told.claimUnread')
      expect(it.now().case?.consent).toBe('unasked')
    }
  })
})
