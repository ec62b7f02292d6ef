import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

describe.each(everywhere)('on %s, in %s', (channel, locale) => {
  const said = (key: string) => words(locale, key)

  test('the wage check goes from the first knock to the verdict and its law', async () => {
    const phone = phones[channel](locale)
    const greeting = await phone.begins()
    expect(greeting.text).toMatch(/Tonari/)
    const about = await phone.taps(`welcome:language.options.${locale}`)
    expect(about.text).toContain('/privacy')
    await phone.taps('welcome:about.options.agree')
    const basis = await phone.taps('wage-check:menu')
    expect(basis.text).toContain(said('wage-check:basis.ask'))
    await phone.taps('wage-check:basis.options.month')
    expect((await phone.says('18万')).text).toMatch(/180[.,]000/)
    await phone.taps('wage-check:allowances.kind.options.housing')
    expect((await phone.says('15.000')).text).toMatch(/15[.,]000/)
    await phone.taps('wage-check:allowances.kind.options.attendance')
    await phone.taps('wage-check:allowances.kind.options.none')
    await phone.says('８')
    await phone.taps('wage-check:calendar.options.workdays')
    await phone.says('255')
    await phone.taps('common:regions.kanto')
    const when = await phone.taps(`prefectures:14`)
    expect(when.text).toContain(said('wage-check:when.ask'))
    const verdict = await phone.says('2024年10月')

    const shown = phone
      .shown()
      .map(({ text }) => text)
      .join('\n')
    expect(shown).toContain(said('wage-check:below.say'))
    for (const figure of [/1[.,]147/, /1[.,]162/, /2[.,]540/]) expect(shown).toMatch(figure)
    expect(shown).toContain('最低賃金法')
    expect(labels(verdict)).toEqual([
      said('payslip-check:menu'),
      said('common:buttons.person'),
      said('wage-check:menu'),
      said('common:buttons.menu'),
    ])
  })

  test('menu, back, start again, language, help and a person, tapped and typed', async () => {
    const phone = phones[channel](locale)
    const home = await settles(phone, locale)
    expect(labels(home)).toContain(said('wage-check:menu'))
    await phone.taps('wage-check:menu')
    await phone.taps('wage-check:basis.options.hour')
    const back = await phone.taps('common:buttons.back')
    expect(back.text).toContain(said('wage-check:basis.ask'))
    await phone.taps('wage-check:basis.options.day')
    await phone.says('8000')
    const again = await phone.says(locale === 'vi' ? 'bắt đầu lại' : 'はじめから')
    expect(again.text).toContain(said('wage-check:basis.ask'))
    await phone.taps('wage-check:basis.options.hour')
    const typedBack = await phone.says(locale === 'vi' ? 'quay lai' : '戻る')
    expect(typedBack.text).toContain(said('wage-check:basis.ask'))
    await phone.says(locale === 'vi' ? 'trợ giúp' : 'ヘルプ')
    expect(phone.shown().at(-2)?.text).toMatch(/•.*\n•/)
    const before = phone.shown().length
    await phone.says(locale === 'vi' ? 'gặp người thật' : '人と話す')
    const lines = phone
      .shown()
      .slice(before)
      .map(({ text }) => text)
      .join('\n')
    expect(lines).toMatch(/\d{2,4}-\d{2,4}-\d{3,4}/)
    expect(labels(await phone.says('menu'))).toContain(said('rights:menu'))

    const other = locale === 'vi' ? 'ja' : 'vi'
    const asked = await phone.taps('common:buttons.language')
    expect(labels(asked)).toEqual([said('common:buttons.vi'), said('common:buttons.ja')])
    const changed = await phone.taps(`common:buttons.${other}`)
    expect(changed.text).toContain(words(other, `common:nowSpeaks.${other}`))
    expect(labels(changed)).toContain(words(other, 'wage-check:menu'))
  })

  test('an old button is not taken for a new answer', async () => {
    const phone = phones[channel](locale)
    await settles(phone, locale)
    await phone.taps('wage-check:menu')
    const tapped = phone.shown().findLast(({ choices }) => choices.length > 3)
    await phone.taps('wage-check:basis.options.hour')
    const { data = '' } = tapped?.choices[1] ?? {}
    const { text } = await phone.presses(data)
    expect(text).toContain(said('common:oldButton'))
    expect(text).toContain(said('wage-check:hourlyPay.ask'))
  })

  test('without agreement rights are read and nothing that is typed is kept', async () => {
    const phone = phones[channel](locale)
    await phone.begins()
    await phone.taps(`welcome:language.options.${locale}`)
    await phone.taps('welcome:about.options.decline')
    await phone.taps('rights:menu')
    const read = await phone.taps('rights:about.options.minimum')
    expect(read.text.length).toBeGreaterThan(40)
    const asked = await phone.says(locale === 'vi' ? 'kiểm tra lương' : '給料を 確かめる')
    expect(asked.choices.length).toBeGreaterThan(0)
  })
})
