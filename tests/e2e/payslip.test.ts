import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Locale } from '../../src/core/conversation.ts'
import { linePhone, settles, telegramPhone, webPhone, words } from './phone.ts'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.start()
})
afterAll(() => stage.strike())

const phones = {
  line: (locale: Locale) => linePhone(stage.line.user(), locale),
  telegram: (locale: Locale) => telegramPhone(stage.telegram.user(), locale),
  web: (locale: Locale) => webPhone(stage.url, locale),
}
const everywhere = (['line', 'telegram', 'web'] as const).flatMap((channel) =>
  (['vi', 'ja'] as const).map((locale) => [channel, locale] as const),
)
const labels = ({ choices }: { choices: readonly { label: string }[] }) =>
  choices.map(({ label }) => label)

test.each(everywhere)(
  'on %s, in %s, the pay slip tells its result, more when asked, and leads back',
  async (channel, locale) => {
    const said = (key: string) => words(locale, key)
    const phone = phones[channel](locale)
    await settles(phone, locale)
    await phone.taps('payslip-check:menu')
    await phone.says('2025年12月')
    await phone.says('三重')
    await phone.taps('payslip-check:sector.options.other')
    await phone.taps('payslip-check:basis.options.hour')
    await phone.says('1087')
    await phone.taps('payslip-check:allowances.kind.options.none')
    await phone.says('8')
    await phone.taps('payslip-check:extra.options.none')
    await phone.taps('payslip-check:took.options.some')
    await phone.says('0')
    await phone.taps('payslip-check:deductions.kind.options.dormitory')
    await phone.says('25000')
    await phone.says(locale === 'vi' ? 'không biết' : 'わからない')
    await phone.taps('payslip-check:deductions.kind.options.none')
    await phone.taps('payslip-check:agreement.options.no')
    await phone.says('182616')
    await phone.says('157616')
    await phone.taps('payslip-check:leave.options.none')
    const low = await phone.taps('payslip-check:so.options.once')
    expect(labels(low)).toContain(said('payslip-check:low.options.taken'))
    const taken = await phone.taps('payslip-check:low.options.taken')
    expect(taken.text).toMatch(/25[.,]000/)
    const back = await phone.taps('common:buttons.back')
    expect(labels(back)).toEqual(labels(low))
    const claim = await phone.taps('payslip-check:low.options.next')
    expect(claim.text).toContain('2025年12月分')
    expect(claim.text).toContain('25,000円')
  },
)
