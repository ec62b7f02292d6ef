import { describe, expect, test } from 'vitest'
import desk from '../../locales/ja/desk-rooms.json' with { type: 'json' }
import { begin } from '../../src/core/begin.ts'
import { type Case, openCase } from '../../src/core/case.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { Input } from '../../src/core/inbound.ts'
import type { DeskNews } from '../../src/core/stepped.ts'
import type { DeskHearing } from '../../src/desk/ports.ts'
import { createRooms } from '../../src/desk/telegram/rooms.ts'
import type { Member } from '../../src/staff/staff.ts'
import { script } from '../transcript.ts'

const member = (id: string, role: Member['role']): Member => ({
  ...{ id, name: id, role, language: 'ja', place: 1, telegram: true, codes: false },
})
const members = [
  member('佐藤', 'caseworker'),
  member('鈴木', 'caseworker'),
  member('長', 'coordinator'),
]
const at = Date.parse('2026-11-25T03:00:00Z')
let made = 0
const rooms = createRooms({ script, uuid: () => `u${++made}`, members: () => members })

function hearing(its: Partial<Case>, news: readonly DeskNews[], input: Input, more = {}) {
  const before: Conversation = {
    ...begin({ channel: 'line', address: 'U1' }, 'c1', 'p1'),
    case: {
      ...openCase({ id: 'k1', number: '123456' }, 'today', 'person', at),
      ...{ rooms: { topic: 't', card: 'k' }, consent: 'yes' },
      ...its,
    },
  }
  const inbound = { id: 'i1', from: before, at, input, message: 'm1', ...more }
  return { before, after: before, news, inbound }
}
const tell = (...of: Parameters<typeof hearing>) => rooms.tell(hearing(...of)).parcels
const said = (parcels: ReturnType<typeof tell>) =>
  parcels.map(({ call: { method, body } }) => `${method} ${String(body['text'] ?? '')}`)
const due = { kind: 'due', timer: 'ladder', guard: 'g' } as const

describe('the rooms', () => {
  test.for([
    ['again', '佐藤さん'],
    ['next', '次は鈴木さんです'],
    ['coordinator', 'コーディネーターの長さん'],
    ['person', '本人に知らせました'],
  ] as const)('page whoever is called at the rung %s', ([rung, words]) => {
    const [page] = tell({}, [{ kind: 'rung', rung }], due)
    expect(page?.urgent).toBe(true)
    expect(page?.call.body['text']).toContain(words)
  })

  test.for(['failed', 'uncertain'] as const)(
    'page whoever closed a case before its last reply was %s',
    (how) => {
      const input = { kind: 'due', timer: 'undelivered', guard: 'g', how } as const
      const its = { status: 'closed', holder: '佐藤', outcome: 'solved', closedAt: at } as const
      const [page] = tell(its, [{ kind: 'changed' }, { kind: 'undelivered', how }], input)
      expect(page?.urgent).toBe(true)
      expect(page?.call.body['text']).toContain('この相談は終了しましたが、佐藤さんの最後の返信')
    },
  )

  test.for([
    ['again', '佐藤さん'],
    ['next', '鈴木さん、すぐに見てください'],
    ['coordinator', 'コーディネーターの長さん'],
    ['person', '危険のサインに、担当者からまだ返事がありません'],
  ] as const)(
    'page whoever is called for a danger that is not answered, at %s',
    ([rung, words]) => {
      const held = { status: 'claimed', holder: '佐藤', danger: { since: at, rung: 1 } } as const
      const [page] = tell(held, [{ kind: 'rung', rung }], due)
      expect(page?.urgent).toBe(true)
      expect(page?.call.body['text']).toContain(words)
      const { before, ...rest } = hearing(held, [{ kind: 'rung', rung }], due)
      const after = { ...before, hidden: { since: at } }
      const untold = said(rooms.tell({ ...rest, before: after, after }).parcels).join()
      expect(untold.includes('本人に届いていません')).toBe(rung === 'person')
    },
  )

  test.for([
    ['again', '佐藤さん、本人に返事をしてください'],
    ['next', '鈴木さん、佐藤さんに声をかけてください'],
    ['coordinator', 'コーディネーターの長さん'],
  ] as const)('remind of a message that is not answered, at %s', ([rung, words]) => {
    const held = { status: 'claimed', holder: '佐藤' } as const
    const [page] = tell(held, [{ kind: 'rung', rung }], due)
    expect(page?.urgent).toBe(true)
    expect(page?.call.body['text']).toContain(words)
    expect(page?.call.body['text']).not.toContain('危険')
  })

  test('offer a held case to everybody once a danger climbed to the next on call', () => {
    const held = { status: 'claimed', holder: '佐藤' } as const
    const offered = (rung: number) => {
      const its = { ...held, danger: { since: at, rung } }
      const { before } = hearing(its, [], due)
      return JSON.stringify(rooms.roomFor(before)?.card.reply_markup).includes('claim:123456')
    }
    expect([0, 1, 2, 4].map(offered)).toEqual([false, false, true, true])
  })

  test('tell who has taken a case over, and from whom', () => {
    const claim: Input = { kind: 'caseworker', by: '鈴木', act: { kind: 'claim', from: '佐藤' } }
    const news = [{ kind: 'changed' }] as const
    const { before, ...rest } = hearing({ status: 'claimed', holder: '佐藤' }, news, claim)
    const after = { ...before, case: { ...(before.case as Case), holder: '鈴木' } }
    const told = rooms.tell({ ...rest, before, after }).parcels
    expect(told.every(({ urgent }) => urgent)).toBe(true)
    expect(said(told).at(-1)).toContain('担当が佐藤さんから鈴木さんに替わりました')
    expect(said(rooms.tell({ ...rest, before, after: before }).parcels)).toEqual([])
  })

  test('page the holder at danger, by the danger that was read now', () => {
    const held = { status: 'claimed', holder: '鈴木', trigger: 'life' } as const
    const parcels = tell(held, [{ kind: 'danger', of: 'harm', about: 'self' }], {
      kind: 'text',
      text: 'x',
    })
    expect(said(parcels).join()).toContain(desk.trigger.harm)
    expect(said(parcels).join()).toContain('鈴木さん、すぐに見てください')
    expect(parcels.every(({ urgent }) => urgent)).toBe(true)
  })

  test('say of whom a danger is, in a page and on the card, where it is not of the person alone', () => {
    const input: Input = { kind: 'text', text: 'x' }
    const friend = { kind: 'alsoTold', of: 'harm', about: 'friend' } as const
    const both = { trigger: 'harm', who: { harm: ['self', 'friend'] } } as const
    const told = said(tell(both, [friend], input)).join()
    expect(told).toContain('暴力・脅し（本人ではなく、知り合いのこと）')
    const { after } = hearing(both, [friend], input)
    expect(rooms.roomFor(after)?.card.text).toContain('暴力・脅し（本人と知り合い、両方のこと）')
    const own = said(tell({ trigger: 'harm' }, [{ ...friend, about: 'self' }], input)).join()
    expect(own).not.toContain('のこと）')
  })

  test('show words only where they may be read, and none of a talk that is hidden', () => {
    const words: Input = { kind: 'text', text: 'tên công ty' }
    const heard = [{ kind: 'heard' }] as const
    expect(said(tell({}, heard, words)).join()).toContain('tên công ty')
    for (const consent of ['unasked', 'no'] as const) {
      const told = said(tell({ consent }, heard, words)).join()
      expect(told).toContain('内容は見られません')
      expect(told).not.toContain('tên công ty')
    }
    const { before, ...rest } = hearing({}, heard, words)
    const hidden = { ...before, hidden: { since: at } }
    expect(rooms.tell({ ...rest, before: hidden, after: hidden }).parcels).toEqual([])
  })

  test('say where a case was left that what waited did not come, and where it is closed that it did', () => {
    const { before, ...rest } = hearing({}, [{ kind: 'moved' }], due)
    const { case: its, ...without } = before
    const leaves = (waiting: Conversation['waiting']) =>
      rooms.tell({ ...rest, before: { ...before, ...(waiting && { waiting }) }, after: without })
    expect(said(leaves(undefined).parcels).join()).not.toContain('届いていません')
    expect(said(leaves({ say: [] }).parcels).join()).toContain('待っていた文は、届いていません')
    const closed = { ...before, case: { ...its, status: 'closed' } as Case }
    const news = [{ kind: 'reached' }] as const
    const input: Input = { kind: 'text', text: 'KINMAT' }
    const inbound = { ...rest.inbound, input }
    const waited = (key: string) => ({ ...closed, waiting: { say: [{ say: [{ key }] }] } })
    const told = (key: string) =>
      said(rooms.tell({ news, inbound, before: waited(key), after: closed }).parcels)
    expect(told('desk:caseworker')).toEqual([`sendMessage ${desk.opened}`])
    expect(told('desk:told.claim')).toEqual([])
  })

  test('say that what waited has come where that was said by one of the staff', () => {
    const { before, ...rest } = hearing({}, [{ kind: 'heard' }], { kind: 'text', text: 'KINMAT' })
    const told = (...keys: readonly string[]) => {
      const say = keys.map((key) => ({ say: [{ key }] }))
      return said(rooms.tell({ ...rest, before: { ...before, waiting: { say } } }).parcels).join()
    }
    expect(told('desk:unread', 'desk:caseworker')).toContain(desk.opened)
    expect(told('desk:unread', 'desk:told.claim')).not.toContain(desk.opened)
  })

  test('say where a case was left which one it is part of, and in that one which came to it', () => {
    const { before, ...rest } = hearing({}, [{ kind: 'moved' }], due)
    const { case: its, ...without } = before
    const number = its?.number ?? ''
    const left = (into: string) =>
      said(rooms.tell({ ...rest, before, after: { ...without, moved: { number: into } } }).parcels)
    expect(left(number).join()).toContain('同じ番号の新しいトピックに移りました')
    expect(left('777777').join()).toContain('No.777777 にまとめられました')
    const joined = tell({}, [{ kind: 'joined', number: '888888' }], due)
    expect(said(joined).join()).toContain('相談 No.888888 をこの相談にまとめました')
    expect(joined.every(({ urgent }) => urgent)).toBe(true)
  })

  test('show no code to come back by, whoever types it', () => {
    const code = '0901 2345 6789 0123'
    const typed = tell({}, [{ kind: 'heard' }], { kind: 'text', text: code })
    expect(typed.length).toBeGreaterThan(0)
    expect(JSON.stringify(typed)).not.toMatch(/0901|2345/)
  })

  test('show what was forwarded as such: it may be the threat of another', () => {
    const heard = [{ kind: 'heard' }] as const
    const words = { kind: 'text', text: 'không thì tao đánh', forwarded: true } as const
    const [told] = said(tell({}, heard, words))
    expect(told).toContain('本人が転送しました')
    expect(told).toContain('không thì tao đánh')
    expect(told).not.toContain('👤')
    const photo = { kind: 'media', media: 'image', caption: 'tao đánh', forwarded: true } as const
    const [came, caption] = said(tell({}, heard, photo))
    expect(came).toContain(desk.forwardedToo)
    expect(caption).toContain('本人が転送しました')
  })

  test('edit the copy of what was edited, and delete the copies of what was taken back', () => {
    const heard = [{ kind: 'heard' }] as const
    const [copy] = tell({}, heard, { kind: 'text', text: 'một' })
    const [edit] = tell({}, heard, { kind: 'edited', of: 'm1', text: 'hai' }, { message: 'm1' })
    expect(edit?.call.method).toBe('editMessageText')
    expect(edit?.call.body['message_id']).toMatchObject({ $of: copy?.id, field: 'message_id' })
    const [gone] = tell({}, heard, { kind: 'unsent', of: 'm1' })
    expect(gone?.call.method).toBe('deleteMessages')
    expect(JSON.stringify(gone?.call.body)).toContain(String(copy?.id))
    // Behind nothing that waits to be said.
    expect(gone?.lane).not.toBe(copy?.lane)
  })

  test('take what says that a picture or a place comes out with it', () => {
    const gone = JSON.stringify(tell({}, [{ kind: 'heard' }], { kind: 'unsent', of: 'm1' }))
    const begins = /"\$all":"([^"]+)"/.exec(gone)?.[1] ?? '-'
    for (const media of ['image', 'location'] as const) {
      const [says] = tell({}, [{ kind: 'heard' }], { kind: 'media', media })
      expect(says?.call.body['text']).toContain('👤')
      expect(says?.id.startsWith(begins)).toBe(true)
    }
  })

  test('take what the machine answered out with the message that it answers', () => {
    const { before, ...rest } = hearing({}, [{ kind: 'heard' }], { kind: 'text', text: '1077' })
    const said = [{ message: { say: [{ key: 'common:help' }] }, shown: '1.077' }]
    const mirror = rooms.tell({ ...rest, before, after: before, said }).parcels.at(-1)
    const [gone] = tell({}, [{ kind: 'heard' }], { kind: 'unsent', of: 'm1' })
    const [all] = (gone?.call.body['message_ids'] ?? []) as readonly { readonly $all: string }[]
    expect(mirror?.call.body['text']).toContain('🤖')
    expect(mirror?.id.startsWith(all?.$all ?? '-')).toBe(true)
  })

  test('delete what was taken back or written anew where nothing may be shown, and show nothing', () => {
    const [copy] = tell({}, [{ kind: 'heard' }], { kind: 'text', text: 'một' })
    const again: readonly Input[] = [
      { kind: 'unsent', of: 'm1' },
      { kind: 'edited', of: 'm1', text: 'hai' },
    ]
    for (const input of again) {
      const { before, ...rest } = hearing({}, [{ kind: 'heard' }], input)
      const hidden = { ...before, hidden: { since: at } }
      const { case: _, ...without } = before
      const takenBack = [{ kind: 'takenBack' }] as const
      for (const parcels of [
        rooms.tell({ ...rest, before: hidden, after: hidden }).parcels,
        rooms.tell({ ...rest, news: takenBack, before: without, after: without }).parcels,
        tell({ status: 'closed' }, takenBack, input),
        tell({ consent: 'no' }, [{ kind: 'heard' }], input),
        tell({ consent: 'unasked' }, [{ kind: 'heard' }], input),
      ]) {
        expect(parcels.map(({ call }) => call.method)).toEqual(['deleteMessages'])
        expect(JSON.stringify(parcels[0]?.call.body)).toContain(String(copy?.id))
      }
    }
  })

  test('take everything of the person out where they withdraw that it is read, and nothing else', () => {
    const words = tell({}, [{ kind: 'heard' }], { kind: 'text', text: 'một' })
    const { before, ...rest } = hearing({ sharedFrom: at }, [{ kind: 'changed' }], {
      kind: 'text',
      text: 'không cho đọc',
    })
    const its = before.case as Case
    const after: Conversation = {
      ...before,
      case: { ...its, consent: 'no', sharedUntil: at, earlier: ['c0'] },
      cameFrom: [{ conversation: 'c9', topic: 't9' }],
    }
    const { parcels: told, withholds } = rooms.tell({ ...rest, before, after })
    expect(told.map(({ call }) => call.method)).toEqual(['editMessageText', 'deleteMessages'])
    const gone = told[1]?.call.body['message_ids'] as readonly { $all: string; of?: string }[]
    expect(gone.map(({ of }) => of)).toEqual([undefined, 'c9', 'c0'])
    expect(words[0]?.id.startsWith(gone[0]?.$all ?? '-')).toBe(true)
    expect(told[0]?.id.startsWith(gone[0]?.$all ?? '-')).toBe(false)
    expect(withholds).toBe(gone[0]?.$all)
    const again = rooms.tell({ ...rest, before: after, after }).parcels
    expect(again.map(({ call }) => call.method)).toEqual([])
  })

  describe('show what the machine said', () => {
    const news = [{ kind: 'heard' }] as const
    const bubble = (key: string, more = {}) => ({
      message: { say: [{ key }], ...more },
      shown: key,
    })
    const bubbles = [
      bubble('desk:filed'),
      bubble('common:whatNext', {
        choices: [{ name: '!menu', label: { key: 'common:buttons.menu' } }],
      }),
    ]
    const mirrored = (its: Partial<Case>, said: DeskHearing['said'], more = {}) =>
      rooms
        .tell({ ...hearing(its, news, { kind: 'joined' }), said: said ?? [], ...more })
        .parcels.filter(({ call }) => call.joins)

    test('in one message, in Japanese, with its buttons and without a sound', () => {
      const [mirror, ...more] = mirrored({ urgency: 'now' }, bubbles)
      expect(more).toEqual([])
      const { text, disable_notification: quiet } = mirror?.call.body ?? {}
      expect(text).toBe(
        `🤖 ボットの発言（日本語訳）\n${script.say('ja', { key: 'desk:filed' })}\n\n${script.say('ja', { key: 'common:whatNext' })}\n［メニュー］`,
      )
      expect(quiet).toBe(true)
      expect(mirror?.urgent).toBe(false)
    })

    test('only where the case may be read, and not of a talk that is hidden', () => {
      for (const consent of ['unasked', 'no'] as const)
        expect(mirrored({ consent }, bubbles)).toEqual([])
      const { before } = hearing({}, news, { kind: 'joined' })
      const hidden = { ...before, hidden: { since: at } }
      expect(mirrored({}, bubbles, { before: hidden, after: hidden })).toEqual([])
    })

    test('but no caseworker’s words, no notice that says nothing, and no code to come back by', () => {
      expect(mirrored({}, [bubble('desk:told.claim'), bubble('recall:notice')])).toEqual([])
      const code = { key: 'desk:code.yours', params: { code: '1234 5678 9012 3456' } }
      const [mirror] = mirrored({}, [{ message: { say: [code] }, shown: 'x' }])
      expect(mirror?.call.body['text']).toContain('本人だけに表示')
      expect(mirror?.call.body['text']).not.toContain('1234')
    })

    test('as it was shown, where this release has no words for it', () => {
      const [mirror] = mirrored({}, [{ message: { say: [{ key: 'x:y' }] }, shown: 'Câu cũ' }])
      expect(mirror?.call.body['text']).toContain('Câu cũ')
    })

    test('and which button the person tapped', () => {
      const tap = { kind: 'tap', seq: 1, option: 0 } as const
      const { before, ...rest } = hearing({}, news, tap)
      const asked = { ...before, asked: { seq: 1, place: 'x', options: ['!menu'] } }
      const [told] = rooms.tell({ ...rest, before: asked, said: bubbles }).parcels
      expect(told?.call.body['text']).toMatch(/^👤 本人の選択：メニュー\n🤖/)
    })
  })

  test('split long words and cut none', () => {
    const text = 'ạ̈ '.repeat(3_000)
    const parcels = tell({}, [{ kind: 'heard' }], { kind: 'text', text })
    const texts = parcels.map(({ call }) => String(call.body['text']))
    expect(texts.every(({ length }) => length <= 4_096)).toBe(true)
    expect(texts.map((one) => one.replace(/^[\s\S]*?\(\d\/\d\)\n/, '')).join('')).toBe(text)
  })

  test('say what the holder wrote elsewhere, and not what they wrote in the room', () => {
    const act = { kind: 'reply', words: 'Chào bạn' } as const
    const input = { kind: 'caseworker', by: '佐藤', act } as const
    const here = { id: 'desk|telegram:1:2:message' }
    expect(said(tell({}, [{ kind: 'changed' }], input)).join()).toContain('コンソールから')
    expect(tell({}, [{ kind: 'changed' }], input, here)).toEqual([])
  })
})
