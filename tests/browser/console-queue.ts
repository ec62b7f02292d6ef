import { createStage } from '../console/stage.ts'

const MINUTE = 60_000
const COLLEAGUE = 'グエン'

/** A queue with a case in every state, 佐藤 and グエン at the desk; numbers by what each case is. */
export async function setQueue() {
  const stage = createStage()
  const tap = async (address: string, name: string) => {
    const { asked } = await stage.last(address)
    const option = asked?.options.indexOf(name) ?? -1
    if (!asked || option < 0) throw new Error(`no ${name} among ${asked?.options.join(' ')}`)
    await stage.says(address, { kind: 'tap', seq: asked.seq, option })
  }
  const write = (address: string, text: string) => stage.says(address, { kind: 'text', text })
  const enters = async (address: string) => {
    await stage.says(address, { kind: 'joined' })
    for (const name of ['vi', 'agree']) await tap(address, name)
  }
  const asks = async (address: string, urgency: string, share: 'yes' | 'no') => {
    await stage.says(address, { kind: 'command', command: 'person' })
    for (const name of ['yes', urgency, 'wages', share]) await tap(address, name)
    if (share === 'yes') await write(address, 'Zalo 090-1111-2222 (gọi sau 19 giờ)')
    const { case: its } = await stage.last(address)
    return its?.number ?? ''
  }
  /** Somebody whose wages look low, and who told so. */
  const underpaid = async (address: string) => {
    await enters(address)
    for (const name of ['wage-check', 'hour']) await tap(address, name)
    await write(address, '1000')
    await tap(address, 'none')
    for (const words of ['Aichi', 'tháng 3/2026', '160']) await write(address, words)
  }

  await enters('soon')
  const soon = await asks('soon', 'soon', 'no')
  stage.clock.pass(26 * 60 * MINUTE)
  await underpaid('mine')
  const mine = await asks('mine', 'today', 'yes')
  stage.clock.pass(41 * MINUTE)
  await underpaid('shared')
  const shared = await asks('shared', 'today', 'yes')
  await underpaid('checked')
  await stage.says('checked', { kind: 'command', command: 'menu' })
  for (const name of troubled) await tap('checked', name)
  const checked = await asks('checked', 'today', 'yes')
  await enters('closed')
  const closed = await asks('closed', 'soon', 'yes')
  await enters('again')
  const past = await asks('again', 'soon', 'yes')
  await enters('other')
  const other = await asks('other', 'today', 'yes')
  await enters('gone')
  const gone = await asks('gone', 'soon', 'yes')
  await stage.says('gone', { kind: 'left' })
  stage.clock.pass(6 * MINUTE)
  await enters('now')
  await write('now', 'em bị nhốt trong phòng không ra được')
  await tap('now', 'locked')
  const now = (await stage.last('now')).case?.number ?? ''

  await stage.post(mine, { act: 'claim' })
  await stage.post(mine, { act: 'phrase', phrase: 'whenTalk' })
  await stage.post(mine, { act: 'note', words: '夜勤明けの土曜なら話せるとのこと。' })
  for (let n = 1; n <= 12; n++) {
    await write('mine', `Tin thứ ${n}: em làm ca đêm, công ty không trả tiền tăng ca cho em.`)
    await stage.post(mine, { act: 'reply', words: `Chị đọc rồi, em kể tiếp đi (${n}).` })
    stage.clock.pass(20_000)
  }
  await write('mine', `https://example.com/${'x'.repeat(240)}`)
  await write('mine', 'Em gửi chị rồi ạ')
  await stage.post(closed, { act: 'claim' })
  await stage.post(closed, { act: 'close', outcome: 'referred' })
  await stage.post(past, { act: 'claim' })
  await stage.post(past, { act: 'close', outcome: 'solved' })
  await asks('again', 'soon', 'no')
  stage.as(COLLEAGUE)
  await stage.post(other, { act: 'claim' })
  stage.as('佐藤')
  stage.clock.pass(8 * MINUTE)
  const numbers = { soon, mine, shared, checked, closed, past, other, gone, now }
  return { stage, numbers, write, enters, asks }
}

/** The support check of somebody who was hurt, whose papers are kept and whose time has run out. */
const troubled = [
  ...['support-check', 'yes', 'before', 'no', 'undated', 'refused', 'unpaid', 'threatened'],
  ...['insults', 'hours', 'done', 'offer', 'goOn', 'thinking', 'goOn', 'nobody', 'expired', 'hurt'],
]
