import { describe, expect, test } from 'vitest'
import { begin } from '../../src/core/begin.ts'
import { openCase } from '../../src/core/case.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { Input } from '../../src/core/inbound.ts'
import { step } from '../../src/core/step.ts'
import { createDeskPlan, type Reading } from '../../src/desk/plan.ts'
import { createScript } from '../../src/script.ts'
import { CRY } from './waiting-talk.ts'

const HOURS = {
  ...{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], opens: 0, closes: 1_440 },
}
const WORDS = { org: 'Tonari', contact: 'tonari@example.org', privacyUrl: '/privacy' }
const noon = Date.parse('2026-11-25T12:00:00+09:00')
const well: Reading = { readers: 1, anybody: true, inGroup: 1, alerts: true, reaches: true }
/** The bot was put out of the group: some read on the page, or nobody does. */
const pageOnly: Reading = { ...well, alerts: false }
const cutOff: Reading = { ...well, alerts: false, reaches: false }
const nobody: Reading = { ...cutOff, readers: 0, anybody: false }

/** What a person is told, by keys, whose desk is as `reading` says; by their lines too, as `line`. */
function tells(reading: Reading, more: Partial<Conversation>, ...inputs: readonly Input[]) {
  const plan = createDeskPlan({ readers: () => reading, hours: HOURS, onCall: true })
  const script = createScript(WORDS, (text) => text, plan)
  const lines = script.lines(['emergency', 'otit-vi'], 'vi', noon).map(({ key }) => key)
  let it: Conversation = {
    ...begin({ channel: 'line', address: 'U1' }, 'c1', 'p1'),
    ...{ greeted: true, agreedOn: '2026-11-25', heardAt: noon },
    case: { ...openCase({ id: 'k', number: '123456' }, 'now', 'harm', noon), consent: 'yes' },
    ...more,
  }
  return inputs.flatMap((input, place) => {
    const from = { channel: it.channel, address: it.address }
    const fresh = { id: 'n', number: '654321', code: '1'.repeat(16) }
    const inbound = { id: `i${place}`, from, at: noon + 1_000, input }
    const stepped = step(script, it, inbound, false, fresh)
    it = stepped.conversation
    return stepped.say.flatMap(({ say }) => {
      for (const phrase of say)
        for (const locale of ['vi', 'ja'] as const) expect(script.say(locale, phrase)).not.toBe('')
      return say.map(({ key }) => (lines.includes(key) ? 'line' : key))
    })
  })
}

const text = (words: string): Input => ({ kind: 'text', text: words })
const held: Partial<Conversation> = {
  talkingTo: 'caseworker',
  case: {
    ...openCase({ id: 'k', number: '123456' }, 'now', 'harm', noon),
    ...{ consent: 'yes', status: 'claimed', holder: 'an' },
  },
}
const handsBack: Input = { kind: 'caseworker', by: 'an', act: { kind: 'handBack' } }

describe('whoever cries for help beside a caseworker', () => {
  test.for([
    ['told', well],
    ['toldOnPage', pageOnly],
    ['kept', cutOff],
    ['nobody', nobody],
  ] as const)('hears numbers first, and that it is %s', ([key, reading]) => {
    const said = tells(reading, held, text(CRY))
    expect(said).toContain('line')
    expect(said.at(-1)).toBe(`alarm:${key}`)
  })
})

describe('whoever asks for a person again', () => {
  test.for([
    ['waiting', well],
    ['untold', pageOnly],
    ['untold', cutOff],
  ] as const)('hears that it is %s', ([key, reading]) => {
    const said = tells(reading, {}, text('gặp người thật'))
    expect(said).toContain(`desk:already.${key}`)
    expect(said.includes('desk:when.kept')).toBe(reading === cutOff)
    expect(said.indexOf('line') < said.indexOf(`desk:already.${key}`)).toBe(reading === cutOff)
  })
})

test.for([
  ['trong nhóm Telegram dành riêng cho tư vấn viên. ', well],
  ['(bây giờ họ chưa đọc được). ', cutOff],
] as const)('who may read is told with %s', ([words, reading]) => {
  const plan = createDeskPlan({ readers: () => reading, hours: HOURS, onCall: true })
  const script = createScript(WORDS, (text) => text, plan)
  expect(script.say('vi', { key: 'escalation:share.ask' })).toContain(words)
})

describe('whose talk is handed back', () => {
  test.for([
    [['desk:told.handBack'], well],
    [['desk:told.handBackAlone', 'line', 'line'], cutOff],
    [['desk:told.handBackAlone', 'line', 'line'], nobody],
  ] as const)('hears %j', ([keys, reading]) => {
    expect(tells(reading, held, handsBack)).toEqual(keys)
  })
})

describe('what is said to a case that waits', () => {
  const waits: Partial<Conversation> = {
    session: {
      flow: 'escalation',
      answers: { safe: 'yes', urgency: 'now', about: 'harm', share: 'yes', reach: 'unknown' },
      ...{ asOf: '2026-11-25', touched: noon },
    },
  }
  test('is filed for whoever reads it', () => {
    expect(tells(well, waits, text('em ở đây'))).toContain('desk:filed')
  })
  test.for([cutOff, nobody])('is kept, with numbers, where nobody can', (reading) => {
    const said = tells(reading, waits, text('em ở đây'))
    expect(said).toContain('desk:kept')
    expect(said).toContain('line')
    expect(said).not.toContain('desk:filed')
  })
})
