import type { Connection } from './connection.ts'
import { opening, round } from './lines.ts'
import type { Mail } from './mail.ts'
import { check, deedFor, type Line, type Reply } from './talk.ts'
import { type Deed, replyToken, userId, webhook } from './webhook.ts'

/** Only the real server talks sense; of a baseline nothing but some reply, or the 200, is asked. */
export type Manner = 'to the words' | 'for a reply' | 'for the 200'

/** Somebody in a conversation with the server under test. */
export interface Person {
  readonly id: string
  readonly listens: Manner
  /** Where in the conversation: the openings's lines, then those of a round, again and again. */
  place: number
  last: Reply | undefined
}

/** Milliseconds from sending the webhook to its 200, and to the reply at the platform. */
export interface Took {
  readonly ack: number
  readonly reply: number
}

const script = [...opening, ...round]

export const newPerson = (n: number, listens: Manner): Person => ({
  id: userId(n),
  listens,
  place: 0,
  last: undefined,
})

/** Whether the person stands before the first line of a round. */
export const betweenRounds = (person: Person) => person.place === opening.length

/** One turn of a person's conversation; throws, saying why, when it did not go as it should. */
export async function playTurn(person: Person, connection: Connection, mail: Mail): Promise<Took> {
  const line = script[person.place] ?? script[0]
  if (!line) throw new Error('there is nothing to say')
  const listens = person.listens === 'to the words'
  const n = events++
  const body = webhook(person.id, listens ? deedFor(line, person.last) : someWords(line), n)
  const awaited = person.listens === 'for the 200' ? undefined : mail.expect(replyToken(n))
  const start = performance.now()
  const posted = connection.post(body).then((status) => {
    if (status !== 200) throw new Error(`answered ${status}`)
    return performance.now()
  })
  const [acked, arrived] = await Promise.all([posted, awaited])
  if (listens && arrived) check(line, arrived.reply)
  person.last = arrived?.reply
  person.place = person.place + 1 < script.length ? person.place + 1 : opening.length
  return { ack: acked - start, reply: (arrived?.at ?? acked) - start }
}

let events = 1

function someWords({ say }: Line): Deed {
  return { kind: 'text', text: typeof say === 'string' ? say : say.tap }
}
