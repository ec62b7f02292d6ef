import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Channel, Malformed, Unauthorised } from '../../src/channels/ports.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { Inbound, Input } from '../../src/core/inbound.ts'
import type { Spoken } from '../../src/core/message.ts'
import type { Parcel } from '../../src/parcel.ts'
import { cards, longCard } from './channel-cards.ts'
import { people, spoilt, talks } from './channel-words.ts'

/** A channel with its fake platform, and what a test must know of that platform. */
export interface ChannelUnderTest {
  readonly channel: Channel
  /** Headers with which the platform would send this body. */
  readonly sign: (body: Uint8Array) => Headers
  /** The headers that prove the sender, by name, with every value that must be refused. */
  readonly forgeries: (body: Uint8Array) => readonly (readonly [name: string, Headers])[]
  /** The body itself is signed, so that one altered byte is noticed. */
  readonly signsBody: boolean
  /** Webhook bodies, and what is heard in them; none where nothing is. */
  readonly kinds: readonly (readonly [name: string, body: unknown, heard: readonly Input[]])[]
  /** Somebody the platform can reach, and a message of theirs that can be answered. */
  readonly someone: () => { readonly address: string; readonly inbound: Inbound }
  /** What is on that person's phone. */
  readonly shownTo: (
    address: string,
  ) => readonly { readonly text: string; readonly choices: readonly { readonly label: string }[] }[]
  readonly close: () => Promise<void>
}

const now = 1_790_000_000_000

/** What every channel promises of `receive` and `render`, proved against its fake platform. */
export function channelContract(name: string, setUp: () => Promise<ChannelUnderTest>): void {
  describe(`${name} keeps the contract of channels`, () => {
    let it: ChannelUnderTest
    beforeAll(async () => {
      it = await setUp()
    })
    afterAll(() => it.close())

    const receive = (body: Uint8Array, headers = it.sign(body)) =>
      it.channel.receive(headers, body, now)

    test('hears every kind of thing as what it is', async () => {
      for (const [kind, body, heard] of it.kinds) {
        const { inbounds, refused } = await receive(bytes(JSON.stringify(body)))
        expect([kind, refused, inbounds.map(({ input }) => input)]).toEqual([kind, 0, heard])
      }
    })

    test('gives one event the same id each time and different events different ids', async () => {
      const ids = new Set<string>()
      let heard = 0
      for (const [, body] of it.kinds) {
        const once = await receive(bytes(JSON.stringify(body)))
        const twice = await it.channel.receive(
          it.sign(bytes(JSON.stringify(body))),
          bytes(JSON.stringify(body)),
          now + 60_000,
        )
        expect(twice.inbounds.map(({ id }) => id)).toEqual(once.inbounds.map(({ id }) => id))
        for (const { id } of once.inbounds) ids.add(id)
        heard += once.inbounds.length
      }
      expect(ids.size).toBe(heard)
    })

    test('refuses whoever cannot prove who they are', async () => {
      const body = bytes(JSON.stringify(it.kinds[0]?.[1]))
      await receive(body)
      for (const [, headers] of it.forgeries(body))
        await expect(receive(body, headers)).rejects.toBeInstanceOf(Unauthorised)
    })

    test('refuses a body of which any one byte was altered', async () => {
      if (!it.signsBody) return
      const body = bytes(JSON.stringify(it.kinds[0]?.[1]))
      const headers = it.sign(body)
      for (let at = 0; at < body.length; at++) {
        const altered = Uint8Array.from(body)
        altered[at] = (altered[at] ?? 0) ^ 1
        await expect(receive(altered, headers)).rejects.toBeInstanceOf(Unauthorised)
      }
    })

    test('checks who it is before it parses', async () => {
      const body = bytes('{ not json')
      await expect(receive(body, new Headers())).rejects.toBeInstanceOf(Unauthorised)
      await expect(receive(body)).rejects.toBeInstanceOf(Malformed)
    })

    test('calls malformed what is not what the platform sends', async () => {
      for (const body of ['', 'null', '[]', '1', '"x"', '{}', '{"events":{}}'])
        await expect(receive(bytes(body))).rejects.toBeInstanceOf(Malformed)
      await expect(receive(Uint8Array.of(0x7b, 0xff, 0x7d))).rejects.toBeInstanceOf(Malformed)
    })

    test('throws nothing else, whatever arrives', async () => {
      const read = async (body: Uint8Array) => {
        try {
          const { inbounds } = await receive(body)
          for (const { id, from, at } of inbounds)
            expect([typeof id, from.address === '', Number.isFinite(at)]).toEqual([
              'string',
              false,
              true,
            ])
        } catch (error) {
          if (!(error instanceof Malformed) && !(error instanceof Unauthorised)) throw error
        }
      }
      await fc.assert(fc.asyncProperty(fc.json(), (json) => read(bytes(json))))
      await fc.assert(fc.asyncProperty(fc.uint8Array(), read))
      const known = it.kinds.map(([, body]) => body)
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...known), fc.nat(), fc.jsonValue(), (body, at, value) =>
          read(bytes(JSON.stringify(spoilt(body, at, value)))),
        ),
        { numRuns: 500 },
      )
    })

    const say = async (spoken: readonly Spoken[], tied: boolean) => {
      const { address, inbound } = it.someone()
      const calls = it.channel.render(to(it.channel, address), spoken, tied ? inbound : undefined)
      for (const call of calls) await it.channel.send(parcel(it.channel, call), call.answers ?? now)
      return { calls, shown: it.shownTo(address) }
    }

    test.each([true, false])(
      'shows everything within the platform’s limits (answering: %s)',
      async (tied) => {
        for (const spoken of talks) {
          const { shown } = await say(spoken, tied)
          const all = shown.map(({ text }) => text).join('\n')
          for (const { text } of spoken)
            expect(squeezed(all).includes(squeezed(text)) || text.length > 4_000).toBe(true)
          const choices = spoken.at(-1)?.choices ?? []
          expect(shown.at(-1)?.choices.map(({ label }) => label)).toEqual(
            choices.map(({ label }) => label),
          )
          for (const bubble of shown.slice(0, -1)) expect(bubble.choices).toEqual([])
        }
      },
    )

    test('leaves out nothing of a long text', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...people),
          fc.integer({ min: 1, max: 400 }),
          async (words, n) => {
            const text = words.repeat(n)
            const { shown } = await say([{ text }], false)
            const told = shown
              .flatMap(({ text }) => text.split('\n\n'))
              .map(unnumbered)
              .join('')
            expect(squeezed(told)).toBe(squeezed(text))
          },
        ),
        { numRuns: 20 },
      )
    })

    test.each(cards)('shows a card with $name, and its whole text', async ({ spoken, fits }) => {
      const { shown } = await say([{ text: 'a' }, spoken], true)
      const all = squeezed(shown.map(({ text }) => text).join('\n'))
      for (const line of spoken.text.split('\n')) expect(all).toContain(squeezed(line))
      const { rows = [], bars = [], parts = [] } = spoken.card ?? {}
      const figures = [...rows, ...bars, ...parts].flatMap(({ label, value }) => [label, value])
      if (fits) for (const figure of figures) expect(all).toContain(squeezed(figure.toWellFormed()))
      expect(shown.map(({ choices }) => choices.length)).toEqual([
        ...shown.slice(1).map(() => 0),
        1,
      ])
    })

    test('leaves out nothing of a card’s long text', async () => {
      const { shown } = await say([longCard], true)
      const all = shown.map(({ text }) => unnumbered(text)).join('\n')
      expect(all.split('• Một dòng').length).toBe(301)
    })

    test('calls nobody when there is nothing to say', async () => {
      const { address } = it.someone()
      expect(it.channel.render(to(it.channel, address), [])).toEqual([])
      expect(it.channel.render(to(it.channel, address), [{ text: ' \n' }])).toEqual([])
    })

    test('sends no half of a character', () => {
      const { address } = it.someone()
      const calls = it.channel.render(to(it.channel, address), [{ text: 'a \uD83D b' }])
      expect(JSON.stringify(calls)).toContain('a \uFFFD b')
    })

    test('answers a pressed button, a message and nothing alike with plain data', async () => {
      const { calls } = await say(talks[0] ?? [], true)
      expect(JSON.parse(JSON.stringify(calls))).toEqual(calls)
    })
  })
}

/** A conversation with somebody at this address. */
export const to = (channel: Channel, address: string): Conversation => ({
  id: 'c1',
  person: 'p1',
  channel: channel.id,
  address,
  seq: 7,
  locale: 'vi',
  greeted: true,
  talkingTo: 'bot',
  misses: 0,
})

/** A parcel that has not been tried yet. */
export const parcel = (
  channel: Pick<Channel, 'id'>,
  call: Parcel['call'],
  more: Partial<Parcel> = {},
): Parcel => ({
  id: crypto.randomUUID(),
  channel: channel.id,
  lane: 'c1',
  conversation: 'c1',
  call,
  urgent: false,
  createdAt: call.answers ?? now,
  tries: 0,
  doubted: false,
  ...more,
})

export const bytes = (text: string) => new TextEncoder().encode(text)

const unnumbered = (text: string) => text.replace(/^\(\d+\/\d+\)\n/, '')
const squeezed = (text: string) => text.replace(/\(\d+\/\d+\)\n/g, '').replace(/\s+/g, '')
