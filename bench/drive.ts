import { performance } from 'node:perf_hooks'
import { type Connection, connection } from './connection.ts'
import type { Mail } from './mail.ts'
import { type Measured, summary } from './measured.ts'
import { betweenRounds, newPerson, type Person, playTurn } from './person.ts'
import type { Server } from './server.ts'
import { secret } from './server.ts'

/** Whoever was misunderstood goes, and somebody new comes. */
let strangers = 2_000_000

/**
 * Has `inFlight` people at a time talk for `seconds`, each a whole round before the next's turn; with
 * `once`, each says one thing only and it ends when everybody has.
 */
export async function drive(
  server: Server,
  mail: Mail,
  people: Person[],
  inFlight: number,
  seconds: number,
  once?: 'once',
): Promise<Measured> {
  const open = () => connection(server.port, secret)
  const lines = await Promise.all(Array.from({ length: inFlight }, open))
  const acked: number[] = []
  const replied: number[] = []
  const errors = new Map<string, number>()
  const before = server.usage()
  const busy = performance.eventLoopUtilization()
  const start = performance.now()
  const end = start + seconds * 1000

  const talk = async (first: Connection) => {
    let line = first
    while (performance.now() < end) {
      let person = people.shift()
      if (person === undefined) break
      do {
        try {
          const took = await playTurn(person, line, mail)
          acked.push(took.ack)
          replied.push(took.reply)
        } catch (error) {
          const why = error instanceof Error ? error.message : String(error)
          errors.set(why, (errors.get(why) ?? 0) + 1)
          person = newPerson(strangers++, person.listens)
          line.close()
          line = await open()
        }
      } while (!once && !betweenRounds(person) && performance.now() < end)
      if (!once) people.push(person)
    }
    line.close()
  }
  await Promise.all(lines.map(talk))

  return summary({
    acked,
    replied,
    errors,
    elapsed: performance.now() - start,
    before,
    after: server.usage(),
    driver: performance.eventLoopUtilization(busy).utilization,
  })
}
