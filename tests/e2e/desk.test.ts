import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Client, type DeskStage, setDeskStage } from './desk-stage.ts'
import { words } from './phone.ts'
import { type Running, until } from './process.ts'

let stage: DeskStage
let tonari: Running
/** Each test has a group of its own, since a group may be sent twenty things a minute. */
beforeEach(async () => {
  stage = await setDeskStage()
  tonari = await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

const texts = (bubbles: readonly { readonly text: string }[]) => bubbles.map(({ text }) => text)
const reactionsOf = (text: string) =>
  stage.group.topics
    .flatMap(({ thread }) => stage.group.messages(thread))
    .find((message) => message.text === text)?.reactions

test('the start lines say that the bot may do what it must', async () => {
  await until('it is said', () => tonari.output().includes('desk      on'))
})

test('a case gets a topic and one card, which say nothing of what was written', async () => {
  const { topic, card, room, number } = await stage.client(false)
  await until('no consent is on the card', () => card().text.includes('希望していません'))
  expect(topic().name).toBe(`No.${number} 今日中`)
  expect(card().text).toContain('🟠 今日中')
  expect(card().text).toContain('ベトナム語')
  expect(card().text).toContain('本人に届くのは、担当者が')
  expect(texts(room()).join()).not.toMatch(/gặp|người|Zalo|給料/)
  expect(card().choices.map(({ label }) => label)).toEqual(['対応します'])
})

test('of two who take it at once one does, and the other is told', async () => {
  const [sato, suzuki] = [await stage.worker('佐藤', 1), await stage.worker('鈴木', 2)]
  const { topic, card, user } = await stage.client(true)
  const { thread } = topic()
  await Promise.all([sato.taps('対応します', { thread }), suzuki.taps('対応します', { thread })])
  await until('both are answered', () => sato.answers.length + suzuki.answers.length === 2)
  const [won, lost] = sato.answers[0] === 'あなたが担当です。' ? [sato, suzuki] : [suzuki, sato]
  expect(won.answers).toEqual(['あなたが担当です。'])
  expect(lost.answers).toEqual(['すでにほかの人が担当しています。'])
  const holder = won === sato ? '佐藤' : '鈴木'
  await until('the card says who', () => card().text.includes(`担当：${holder}`))
  const claimed = words('vi', 'desk:told.claim')
  await until('the person is told', () => texts(user.shown).includes(claimed))
  expect(texts(user.shown).filter((text) => text === claimed)).toHaveLength(1)
})

test('only plain messages of the holder leave the topic, and each is marked', async () => {
  const [holder, other] = [await stage.worker('田中', 3), await stage.worker('中村', 4)]
  const { topic, user, room } = await stage.client(true)
  const { thread } = topic()
  await holder.says('まだ担当なし', { thread })
  await until('it is a note', () => reactionsOf('まだ担当なし')?.[0] === '✍')
  await holder.taps('対応します', { thread })
  await holder.says('Chào bạn', { thread })
  await holder.says('//言わないで', { thread })
  await other.says('うそかも', { thread })
  const theirs = room().find(({ text }) => text === 'うそかも')?.id ?? 0
  await holder.says('そうですね', { thread, answers: theirs })
  await holder.sends({ sticker: { file_id: 'x' } }, { thread })
  await until('it arrived', () => reactionsOf('Chào bạn')?.[0] === '👍')
  await until('notes are marked', () =>
    ['//言わないで', 'うそかも', 'そうですね'].every((text) => reactionsOf(text)?.[0] === '✍'),
  )
  await until('all is sent', stage.settled)
  const said = texts(user.shown).filter((text) => text.startsWith('👤'))
  expect(said).toEqual([words('vi', 'desk:told.claim'), '👤 Tư vấn viên (người thật):\nChào bạn'])
  expect(texts(room()).filter((text) => text.includes('送れるのは、文字'))).toHaveLength(1)
})

test('what is forwarded, made by another bot or begins as a note or a command stays', async () => {
  const holder = await stage.worker('田中', 3)
  const { topic, user, room } = await stage.client(true)
  const { thread } = topic()
  await holder.taps('対応します', { thread })
  await until('it is theirs', () => holder.answers.length === 1)
  const marked = [
    ' //空白のあと',
    '／／全角のメモ',
    '・・かなのメモ',
    '/help',
    '\u200b／menu@TonariBot',
  ]
  for (const text of marked) await holder.says(text, { thread })
  const from = { type: 'hidden_user', sender_user_name: 'X', date: 1 }
  await holder.sends({ text: '別の人の話', forward_origin: from }, { thread })
  await holder.sends({ text: '古い転送', forward_date: 1 }, { thread })
  await holder.sends({ text: '作られた文', via_bot: { id: 9, is_bot: true } }, { thread })
  const photo = [{ file_id: 'p', file_unique_id: 'p', width: 1, height: 1 }]
  await holder.sends({ photo, caption: '別の人の写真', forward_origin: from }, { thread })
  await holder.sends({ text: '別の部屋への返信', external_reply: { origin: from } }, { thread })
  const hiding = { id: 1087968824, is_bot: true }
  const answered = { message_id: 1, from: hiding, sender_chat: { id: stage.group.id } }
  await holder.sends({ text: '管理者への返信', reply_to_message: answered }, { thread })
  await holder.says('・・・そうですか 1/2', { thread })
  const mine = () => room().filter(({ by }) => by === holder.id)
  await until('each is marked', () => mine().every(({ reactions }) => reactions.length === 1))
  const left = mine().filter(({ reactions }) => reactions[0] === '👍')
  expect(texts(left)).toEqual(['・・・そうですか 1/2'])
  await until('all is sent', stage.settled)
  const said = texts(user.shown).filter((text) => text.startsWith('👤'))
  expect(said).toEqual([
    words('vi', 'desk:told.claim'),
    '👤 Tư vấn viên (người thật):\n・・・そうですか 1/2',
  ])
})

test('what the person writes stands in the topic, and goes when they take it back', async () => {
  const holder = await stage.worker('山田', 5)
  const { topic, user, room } = await stage.client(true)
  const { thread } = topic()
  await holder.taps('対応します', { thread })
  await until('it is theirs', () => holder.answers.length === 1)
  await user.says('Em sợ lắm')
  const copy = '👤 本人（ベトナム語・未翻訳）\nEm sợ lắm'
  await until('it stands there', () => texts(room()).includes(copy))
  const long = 'Câu chuyện dài. '.repeat(300)
  await user.says(long)
  await until('the long one stands there', () =>
    texts(room()).some((text) => /\(2\/2\)/.test(text)),
  )
  const pieces = texts(room()).filter((text) => /\(\d\/2\)/.test(text))
  expect(pieces.map((text) => text.replace(/^[\s\S]*\(\d\/2\)\n/, '')).join('')).toBe(long)
  const { message } = (await stage.turnsOf('line', user.id)).flatMap(({ heard }) =>
    heard.input.kind === 'text' && heard.input.text === 'Em sợ lắm' ? [heard] : [],
  )[0] ?? { message: '' }
  await user.does('unsend', { unsend: { messageId: message } })
  await until('it is gone', () => !texts(room()).includes(copy))
})

test('whoever joins the staff meanwhile is counted at the next question', async () => {
  const asked = ({ user }: Client) =>
    texts(user.shown).find((text) => text.includes('Người đọc:')) ?? ''
  await stage.worker('佐藤', 1)
  expect(asked(await stage.client(true))).toContain('Người đọc: 1 người')
  await stage.worker('鈴木', 2)
  expect(asked(await stage.client(true))).toContain('Người đọc: 2 người')
})

test('what the machine said stands in the topic in Japanese, one message for a turn', async () => {
  const { room, phone } = await stage.client(true)
  const mirrors = () => texts(room()).filter((text) => text.includes('🤖 ボットの発言'))
  await until('the end is told', () =>
    mirrors().some((text) => text.includes(words('ja', 'escalation:done.say'))),
  )
  expect(mirrors()).toHaveLength(2)
  expect(mirrors()[0]).toContain('👤 本人の選択：はい、読んで いいです')
  expect(mirrors().join()).not.toMatch(/\d{4} \d{4} \d{4} \d{4}/)
  expect(mirrors().join()).toContain('本人だけに表示')
  await phone.says('menu')
  await until('the menu is told', () => mirrors().length === 3)
  expect(mirrors()[2]).toContain('［人と話す］')
})

test('a stranger in the group changes nothing, and is told so once', async () => {
  const stranger = stage.group.member()
  const { topic, card, user, room } = await stage.client(true)
  const { thread } = topic()
  await until('all is told', stage.settled)
  const before = { bubbles: user.shown.length, card: card().text }
  await stranger.taps('対応します', { thread })
  await stranger.taps('対応します', { thread })
  await stranger.says('Tôi là ai', { thread })
  await stage.telegram.user(stranger.id, 'ja').says('/staff AAAAA-11111')
  await until('all is sent', stage.settled)
  expect(stranger.answers).toHaveLength(1)
  expect(stranger.answers[0]).toContain('登録されていない')
  expect(card().text).toBe(before.card)
  expect(user.shown).toHaveLength(before.bubbles)
  expect(texts(room()).filter((text) => text.includes('登録されていない'))).toEqual([])
  const turns = await stage.turnsOf('line', user.id)
  expect(turns.filter(({ heard }) => heard.input.kind === 'caseworker')).toEqual([])
  expect(await stage.turnsOf('telegram', stranger.id)).toEqual([])
})

test('handed back, taken again and closed from the card: the topic is closed', async () => {
  const holder = await stage.worker('木村', 6)
  const { topic, card, user } = await stage.client(true)
  const { thread } = topic()
  await holder.taps('対応します', { thread })
  await until('it is theirs', () =>
    card().choices.some(({ label }) => label.startsWith('担当を外れる')),
  )
  await holder.taps('担当を外れる', { thread })
  await until('it waits', () => card().choices[0]?.label === '対応します')
  await holder.taps('対応します', { thread })
  await until('it is theirs again', () => card().choices.length === 2)
  await holder.taps('終了する…', { thread })
  await until('ends are offered', () => card().choices.length === 6)
  await holder.taps('解決', { thread })
  await until('the topic is closed', () => topic().closed)
  expect(card().text).toContain('終了（解決・担当：木村）')
  expect(card().choices).toEqual([])
  const told = words('vi', 'desk:told.close')
  await until('the person is told', () => texts(user.shown).includes(told))
})

test('whoever is forgotten leaves no topic', async () => {
  const { topic, phone, user } = await stage.client(true)
  const { thread } = topic()
  await phone.says('xoá dữ liệu')
  await user.taps(words('vi', 'common:buttons.erase'))
  await until('the topic is gone', () => stage.group.topics.every((one) => one.thread !== thread))
})
