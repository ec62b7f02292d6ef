import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import type { Statement } from '../ports.ts'
import { openSqlite, type SqliteFile } from './sqlite.ts'
import type { Asked, Told, Writing } from './writer.ts'

/**
 * The thread that writes: it commits together whatever it has been asked by the time it comes to
 * it, and answers with what each batch brought, once it is on the disk.
 */
function serve(port: MessagePort, sql: SqliteFile) {
  const known: string[] = []
  let answers: Told[] = []

  port.on('message', (first: Asked) => {
    for (let asked: Asked | undefined = first; asked; asked = more(port)) {
      if (asked === 'close') {
        sql.close()
        // The answers to what was written just now go first.
        setImmediate(() => setImmediate(() => port.close()))
        return
      }
      known.push(...asked.learn)
      for (const writing of asked.writings) write(writing)
    }
    sql.commit()
  })
  port.postMessage('open')

  function write({ n, statements }: Writing): void {
    const named = statements.map(
      ([number, ...params]): Statement => [known[number] ?? '', ...params],
    )
    sql.batch(named).then(
      (rows) => answer({ n, rows }),
      (error: unknown) => answer({ n, error: told(error) }),
    )
  }

  /** The batches of a commit end in one turn of the event loop: they are told of together. */
  function answer(one: Told): void {
    if (answers.push(one) > 1) return
    setImmediate(() => {
      port.postMessage(answers)
      answers = []
    })
  }
}

const more = (port: MessagePort): Asked | undefined => receiveMessageOnPort(port)?.message

/** An error loses all but its message on its way to another thread. */
function told(error: unknown): { readonly message: string; readonly code: string } {
  if (!(error instanceof Error)) return { message: String(error), code: '' }
  return { message: error.message, code: 'code' in error ? String(error.code) : '' }
}

if (!parentPort) throw new Error('This is a thread of the server, and nothing to be started.')
serve(parentPort, openSqlite(String(workerData)))
