import { createServer, type Socket } from 'node:net'
import { cutter } from './wire.ts'

export interface FakeLine {
  readonly url: string
  readonly close: () => void
}

/** What was sent to LINE: the body as it came, not yet parsed. */
export type OnCall = (path: string, body: Buffer) => void

const taken = '{"sentMessages":[{"id":"1"}]}'
const answer = Buffer.from(
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${taken.length}\r\n\r\n${taken}`,
)

/**
 * A LINE that takes everything, in the driver's own process, so that the driver learns of a reply
 * at once and nothing is spent on telling it. The fake with LINE's real limits is under `tests/`.
 */
export async function startFakeLine(onCall: OnCall): Promise<FakeLine> {
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.on(
      'data',
      cutter((head, body) => {
        onCall(head.slice(head.indexOf(' ') + 1, head.indexOf(' HTTP/')), body)
        socket.write(answer)
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
