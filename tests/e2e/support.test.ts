import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Locale } from '../../src/core/conversation.ts'
import { linePhone, type Phone, settles, telegramPhone, webPhone, words } from './phone.ts'
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

/** Comes to the question with several answers. */
async function comesToWork(phone: Phone, locale: Locale) {
  await settles(phone, locale)
  await phone.taps('support-check:menu')
  await phone.taps('support-check:private.options.yes')
  for (const question of ['safety', 'despair', 'sentHome'])
    await phone.taps(`support-check:${question}.options.no`)
  await phone.taps('support-check:papers.options.mine')
  await phone.taps('support-check:pay.options.unpaid')
  return phone.taps('support-check:debt.options.none')
}

test.each(everywhere)(
  'on %s, in %s, several answers are tapped one after another, old buttons too, and done',
  async (channel, locale) => {
    const said = (key: string) => words(locale, key)
    const phone = phones[channel](locale)
    const asked = await comesToWork(phone, locale)
    const of = (option: string) => said(`support-check:work.options.${option}`)
    const first = await phone.taps('support-check:work.options.insults')
    expect(labels(first)).toContain(`✓ ${of('insults')}`)
    expect(labels(first).at(-1)).toBe(said('common:doneOption'))
    const older = asked.choices.find(({ label }) => label === of('otherWork'))
    const second = await phone.presses(older?.data ?? '')
    expect(labels(second)).toContain(`✓ ${of('insults')}`)
    expect(labels(second)).toContain(`✓ ${of('otherWork')}`)
    expect(labels(second)).toContain(of('hours'))
    const next = await phone.taps('common:doneOption')
    expect(next.text).toContain(said('support-check:offers.ask'))
    const end = await phone.taps('support-check:offers.options.stop')
    expect(end.text).toContain(said('support-check:notes.wages'))
    expect(labels(end)).toContain(said('common:buttons.person'))
  },
)

test.each(everywhere)('on %s, in %s, their numbers are typed at once', async (channel, locale) => {
  const said = (key: string) => words(locale, key)
  const phone = phones[channel](locale)
  await comesToWork(phone, locale)
  const next = await phone.says('1, 3')
  expect(next.text).toContain(said('support-check:work.options.insults'))
  expect(next.text).toContain(said('support-check:work.options.otherWork'))
  expect(next.text).toContain(said('support-check:offers.ask'))
})
