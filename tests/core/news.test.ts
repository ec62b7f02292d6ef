import { expect, test } from 'vitest'
import { begin } from '../../src/core/begin.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { Message } from '../../src/core/message.ts'
import { momentAt } from '../../src/core/moment.ts'
import { announce } from '../../src/core/news.ts'
import type { Step } from '../../src/core/stepped.ts'
import { script } from '../transcript.ts'

const before: Conversation = {
  ...begin({ channel: 'line', address: 'U' }, 'c', 'p'),
  news: { changed: [], came: { seq: 0, lost: false } },
}
const m = momentAt(script, 0, 1)
const button = (place: number) => ({ name: `o${place}`, label: { key: 'common:oldOption' } })

/** A turn of so many bubbles, with so many buttons below the last. */
function turn(bubbles: number, buttons: number): Step {
  const plain: Message = { say: [{ key: 'common:whatNext' }] }
  const choices = Array.from({ length: buttons }, (_, place) => button(place))
  const say = Array.from({ length: bubbles }, (_, at) =>
    at === bubbles - 1 && buttons > 0 ? { ...plain, choices } : plain,
  )
  const options = choices.map(({ name }) => name)
  return { conversation: { ...before, seq: 1, asked: { seq: 1, place: 'a', options } }, say }
}
const told = (bubbles: number, buttons: number) =>
  announce(m, before, turn(bubbles, buttons), false)

test.each([
  [0, 1],
  [1, 2],
  [12, 13],
])(
  'of %i buttons there are %i, the last for the news, and the others where they were',
  (had, has) => {
    const { conversation, say } = told(1, had)
    const names = say.at(-1)?.choices?.map(({ name }) => name) ?? []
    expect(names).toHaveLength(has)
    expect(names.at(-1)).toBe('!news')
    expect(conversation.asked).toMatchObject({ seq: 1, place: 'a', options: names })
    expect(say.slice(0, -1)).toEqual([{ say: [{ key: 'recall:notice' }] }])
  },
)

test('thirteen buttons are all that LINE takes: the notice says what to write', () => {
  const { conversation, say } = told(1, 13)
  expect(say.at(-1)?.choices).toHaveLength(13)
  expect(say).toHaveLength(2)
  expect(conversation.news?.told).toBe(1)
})

test('with four bubbles, and where nothing is said, it waits for the next turn', () => {
  for (const bubbles of [0, 4]) expect(told(bubbles, 0)).toEqual(turn(bubbles, 0))
  expect(told(3, 1).say).toHaveLength(4)
})
