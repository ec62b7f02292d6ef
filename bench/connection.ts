import { createHmac, createSecretKey } from 'node:crypto'
import { connect } from 'node:net'
import { cutter } from './wire.ts'

export interface Connection {
  /** Posts one signed webhook and resolves to the status it was answered with; one at a time. */
  readonly post: (body: string) => Promise<number>
  readonly close: () => void
}

/** A kept-alive connection to `/webhooks/line` of the server under test. */
export async function connection(port: number, secret: string): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  let waiting: { resolve: (status: number) => void; reject: (why: Error) => void } | undefined
  const fail = (why: Error) => {
    waiting?.reject(why)
    waiting = undefined
  }
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the server closed the connection')))
  socket.on(
    'data',
    cutter((head) => {
      waiting?.resolve(Number(head.slice(9, 12)))
      waiting = undefined
    }),
  )
  const key = createSecretKey(secret, 'utf8')
  const host = `127.0.0.1:${port}`
  const post = (body: string, signature: string) =>
    new Promise<number>((resolve, reject) => {
      waiting = { resolve, reject }
      socket.write(
        `POST /webhooks/line HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json; charset=utf-8\r\n` +
          `user-agent: LineBotWebhook/2.0\r\nx-line-signature: ${signature}\r\n` +
          `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      )
    })
  // Node takes in one new connection per turn of its event loop: this one is now known to be in.
  if ((await post('{}', 'wrong')) !== 401) throw new Error('a wrong signature was not refused')
  return {
    post: (body) => post(body, createHmac('sha256', key).update(body).digest('base64')),
    close: () => socket.destroy(),
  }
}
