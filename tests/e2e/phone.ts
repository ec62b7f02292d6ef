import { randomBytes, randomUUID } from 'node:crypto'
import { texts } from '../../locales/index.ts'
import type { Locale } from '../../src/core/conversation.ts'
import type { LineUser } from '../fakes/line-user.ts'
import type { Bubble, Json } from '../fakes/platform.ts'
import type { TelegramUser } from '../fakes/telegram-user.ts'
import { until } from './process.ts'

/** Somebody with a phone, whichever app it is; each thing they do waits for its answer. */
export interface Phone {
  readonly shown: () => readonly Bubble[]
  begins(): Promise<Bubble>
  says(text: string): Promise<Bubble>
  /** Presses the button with the words at this place of the locales. */
  taps(key: string): Promise<Bubble>
  /** Presses a button that is no longer there, by what was behind it. */
  presses(data: string): Promise<Bubble>
  sends(message: Json): Promise<Bubble>
}

/** Words as people read them: `wage-check:basis.options.month`, or what is no key as it is. */
export function words(locale: Locale, key: string): string {
  const [, file = '', path = ''] = /^([a-z-]+):(.+)$/.exec(key) ?? []
  const found = path
    .split('.')
    .reduce<unknown>((at, name) => (at as Json | undefined)?.[name], (texts[locale] as Json)[file])
  return typeof found === 'string' ? found : key
}

/** A phone with LINE. */
export function linePhone(user: LineUser, locale: Locale): Phone {
  return {
    shown: () => user.shown,
    begins: () => answered(user, () => user.follows()),
    says: (text) => answered(user, () => user.says(text)),
    taps: (key) => answered(user, () => user.taps(words(locale, key))),
    presses: (data) => answered(user, () => user.does('postback', { postback: { data } })),
    sends: (message) => answered(user, () => user.sends(message)),
  }
}

/** A phone with Telegram. */
export function telegramPhone(user: TelegramUser, locale: Locale): Phone {
  return {
    shown: () => user.shown,
    begins: () => answered(user, () => user.says('/start')),
    says: (text) => answered(user, () => user.says(text)),
    taps: (key) => answered(user, () => user.taps(words(locale, key))),
    presses: (data) => answered(user, () => user.does(press(user.id, data))),
    sends: (message) => answered(user, () => user.sends(message)),
  }
}

/** A phone with the page open. */
export function webPhone(url: string, locale: Locale): Phone {
  const shown: Bubble[] = []
  const authorization = `Bearer ${randomBytes(32).toString('base64url')}`
  let since = 0
  const say = async (what: Json): Promise<Bubble> => {
    const body = JSON.stringify({ id: randomUUID(), since, ...what })
    const answer = await fetch(`${url}/web/say`, {
      method: 'POST',
      headers: { authorization },
      body,
    })
    if (answer.status !== 200) throw new Error(`the page was told ${answer.status}`)
    const { seq, turns } = (await answer.json()) as {
      readonly seq: number
      readonly turns: readonly { readonly said: readonly Partial<Bubble>[] }[]
    }
    since = seq
    const said = turns.flatMap((turn) => turn.said)
    shown.push(...said.map(({ text = '', choices = [] }) => ({ text, choices })))
    return shown.at(-1) as Bubble
  }
  const taps = (key: string) => {
    const label = words(locale, key)
    const choice = shown.at(-1)?.choices.find((one) => one.label === label)
    if (!choice) throw new Error(`no button "${label}" on the page`)
    return say({ tap: choice.data })
  }
  return {
    shown: () => shown,
    begins: () => say({ joined: true }),
    says: (text) => say({ text }),
    taps,
    presses: (data) => say({ tap: data }),
    sends: () => Promise.reject(new Error('a page sends words only')),
  }
}

const press = (id: number, data: string): Json => ({
  callback_query: {
    ...{ id: randomUUID(), chat_instance: '1', data },
    from: { id, is_bot: false, first_name: 'Lan' },
  },
})

/** Does something and waits for the bubble that ends the answer: the one with buttons. */
async function answered(
  user: { readonly shown: readonly Bubble[] },
  act: () => Promise<{ readonly statuses: readonly number[] }>,
): Promise<Bubble> {
  const before = user.shown.length
  const { statuses } = await act()
  if (statuses.some((status) => status !== 200)) throw new Error(`the webhook said ${statuses}`)
  const newest = () => user.shown.slice(before).find(({ choices }) => choices.length > 0)
  await until('an answer on the phone', () => newest() !== undefined)
  return newest() as Bubble
}

/** Chooses a language and agrees; ends at the menu. */
export async function settles(phone: Phone, locale: Locale): Promise<Bubble> {
  await phone.begins()
  await phone.taps(`welcome:language.options.${locale}`)
  return phone.taps('welcome:about.options.agree')
}
