import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSeal } from '../../src/seal.ts'
import { createStaffBook } from '../../src/staff/book.ts'
import { linePhone, type Phone, settles, webPhone, words } from './phone.ts'
import { until } from './process.ts'
import { MINUTE, setTimedDesk, type TimedDesk } from './timed-desk.ts'

let stage: TimedDesk
beforeEach(async () => {
  stage = await setTimedDesk()
})
afterEach(() => stage.strike())

/** A desk with a console and no group. */
async function startsConsole(at: string, more: { readonly [name: string]: string } = {}) {
  stage.pass(Date.parse(`${at}:00+09:00`) - Date.now())
  const { DESK_TELEGRAM_CHAT: _, ...env } = stage.deskEnv
  return stage.start({ ...env, DESK_HOURS: 'mon-fri 09:00-18:00', ...more })
}

/** Somebody of the staff who has set up how they sign in. */
const signsUp = () =>
  stage.look(async (_, sql) => {
    const book = createStaffBook(
      sql,
      createSeal(Buffer.from(stage.env['DATA_KEY'] ?? '', 'base64')),
    )
    await book.add({ name: '佐藤', role: 'caseworker', language: 'ja', place: 1 }, Date.now())
    await sql.batch([['update staff set step = 1']])
  })

const said = (phone: Phone) =>
  phone
    .shown()
    .map(({ text }) => text)
    .join('\n')

async function asks(urgency: 'now' | 'today'): Promise<Phone> {
  const phone = webPhone(stage.url, 'vi')
  await settles(phone, 'vi')
  await phone.says('gặp người thật')
  await phone.taps('escalation:safe.options.yes')
  await phone.taps(`escalation:urgency.options.${urgency}`)
  await phone.taps('escalation:about.options.wages')
  await phone.taps('escalation:share.options.yes')
  await phone.says('Zalo 090')
  return phone
}

const NIGHT = '2026-12-01T22:00'

test('a desk with nobody of the staff says so as where there is no desk, and warns its operator', async () => {
  const tonari = await startsConsole('2026-12-01T10:00')
  const phone = linePhone(stage.line.user(), 'vi')
  await settles(phone, 'vi')
  await phone.says('gặp người thật')
  expect(said(phone)).toContain(words('vi', 'helplines:noCaseworker'))
  await phone.says('nó đang đánh em')
  await phone.taps('in-danger:harm.options.now')
  expect(said(phone)).toContain(words('vi', 'alarm:nobody'))
  expect(said(phone)).toContain('110')
  expect(said(phone)).not.toMatch(/Người đọc|15 phút|được báo ngay|giờ trực/)
  expect(tonari.output()).toContain('NOTE: Nobody of the staff can read yet')
  await until('the log', () => tonari.output().includes('"event":"desk-staff"'))

  await until('there is news', () => {
    if (said(phone).includes('xem tin')) return true
    stage.pass(MINUTE)
    return false
  })
  await phone.says('xem tin')
  expect(said(phone)).toContain(words('vi', 'desk:nobodyHere'))
  expect(said(phone)).not.toContain(words('vi', 'desk:nobodyYet'))

  await signsUp()
  expect(said(await asks('today'))).toContain('Người đọc: 1 người')
})

test('a desk with a console alone names no group, and promises no alert', async () => {
  const tonari = await startsConsole('2026-12-01T10:00', { DESK_ON_CALL: '1' })
  await signsUp()
  const day = said(await asks('now'))
  expect(day).toContain('trên trang dành riêng cho tư vấn viên. Không ai')
  expect(day).not.toMatch(/Telegram riêng|15 phút|được báo ngay/)
  expect(day).toContain(words('vi', 'desk:when.nowOnPage'))
  expect(tonari.output()).toContain('NOTE: DESK_ON_CALL needs DESK_TELEGRAM_CHAT')

  stage.pass(Date.parse(`${NIGHT}:00+09:00`) - Date.parse('2026-12-01T10:00:00+09:00'))
  await sleep(100)
  const night = said(await asks('now'))
  expect(night).not.toContain('báo gấp')
  expect(night).toContain('Sớm nhất là 09:00')
})

test('the group is named where there is one, and promises end with the hours', async () => {
  stage.pass(Date.parse('2026-12-01T17:57:00+09:00') - Date.now())
  await stage.start({ ...stage.deskEnv, DESK_HOURS: 'mon-fri 09:00-18:00' })
  await stage.worker('佐藤', 1)
  const today = said(await asks('today'))
  expect(today).toContain('trong nhóm Telegram dành riêng cho tư vấn viên. Không ai')
  expect(today).toMatch(/có thể đến 09:5\d ngày .*2\/12.* mới có người đọc/)
  expect(today).not.toContain(words('vi', 'desk:when.today'))
  const now = said(await asks('now'))
  expect(now).toMatch(/sắp hết giờ trực, có thể đến 09:1\d ngày .*2\/12.* họ mới trả lời/)
  expect(now).not.toContain('15 phút')
})
