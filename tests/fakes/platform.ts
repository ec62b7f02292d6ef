import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { controls } from './controls.ts'
import { createFaults, type Faults } from './faults.ts'

/** An object whose fields are still to be looked at. */
export type Json = { readonly [field: string]: unknown }

/** A file as it was sent in a form. */
export interface SentFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** A call as it reached a fake. */
export interface Asked {
  /** Without the query: `/v2/bot/message/push`, `/bot42:token/sendMessage`. */
  readonly path: string
  readonly headers: { readonly [name: string]: string | undefined }
  /** Undefined where the body was not a JSON object. */
  readonly body: Json | undefined
  /** The files of a form, by their fields; `body` has the other fields then, all as text. */
  readonly files?: { readonly [field: string]: SentFile }
  /** The size of the body in bytes. */
  readonly size: number
}

/** What a fake answers. */
export interface Said {
  readonly status: number
  /** Answered as JSON, but bytes as they are. */
  readonly body: unknown
  readonly headers?: { readonly [name: string]: string }
}

/** A call as it is remembered, in the order of arrival. */
export interface Recorded extends Asked {
  /** Whose phone it was for, where that can be told. */
  readonly to: string | undefined
  /** What was answered; 0 where nothing was. */
  readonly status: number
  readonly at: number
}

/** One bubble as a phone shows it. */
export interface Bubble {
  readonly text: string
  readonly choices: readonly { readonly label: string; readonly data: string }[]
  /** A file with it, and by which method or kind it came. */
  readonly file?: SentFile & { readonly as: string }
  /** A picture or sound that the phone fetches itself. */
  readonly fetches?: Json
  readonly place?: Json
}

/** A platform's server: its address, what reached it, and what may go wrong with it. */
export interface Platform {
  readonly url: string
  readonly calls: readonly Recorded[]
  readonly faults: Faults
  /** Closes the port and breaks every connection: calls are refused until `up`. */
  down(): Promise<void>
  /** Opens the same port again. */
  up(): Promise<void>
  close(): Promise<void>
}

/** What makes a server one platform and not another. */
export interface Rules {
  readonly to: (asked: Asked) => string | undefined
  readonly answer: (asked: Asked) => Said | Promise<Said>
  readonly shownTo: (to: string) => readonly Bubble[]
  /** A user says something, on behalf of another process. */
  readonly says: (to: string, text: string) => Promise<unknown>
}

/** Starts a platform on 127.0.0.1, on a free port unless one is given. */
export async function startPlatform(
  rules: Rules,
  settings: { readonly port?: number | undefined; readonly record?: boolean | undefined } = {},
): Promise<Platform> {
  const calls: Recorded[] = []
  const faults = createFaults()
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await read(request)
    if (asked.path.startsWith('/_fake/'))
      return reply(response, await controls(asked, { calls, faults, ...rules }))
    const to = rules.to(asked)
    const fault = faults.next(to)
    const taken = !fault || fault.kind.startsWith('take')
    const said =
      fault?.kind === 'answer' ? { body: {}, ...fault } : taken && (await rules.answer(asked))
    const answered = said && (!fault || fault.kind === 'answer')
    if (settings.record !== false)
      calls.push({ ...asked, to, status: answered ? said.status : 0, at: Date.now() })
    if (answered) reply(response, said)
    else if (fault?.kind.endsWith('cut')) request.socket.destroy()
  }

  const up = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject)
        resolve()
      })
    })
  const down = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await up(settings.port ?? 0)
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, calls, faults, down, up: () => up(port), close: down }
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const asked = {
    path: request.url ?? '/',
    headers: request.headers as Asked['headers'],
    size: bytes.length,
  }
  const type = request.headers['content-type'] ?? ''
  return type.startsWith('multipart/form-data')
    ? { ...asked, ...(await parseForm(type, bytes)) }
    : { ...asked, body: parse(bytes.toString('utf8')) }
}

async function parseForm(type: string, bytes: Buffer): Promise<Pick<Asked, 'body' | 'files'>> {
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type },
  }).formData()
  const body: { [field: string]: unknown } = {}
  const files: { [field: string]: SentFile } = {}
  for (const [field, value] of form.entries()) {
    if (typeof value === 'string') body[field] = value
    else
      files[field] = {
        ...{ name: value.name, type: value.type },
        bytes: new Uint8Array(await value.arrayBuffer()),
      }
  }
  return { body, files }
}

function parse(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Json)
      : undefined
  } catch {
    return undefined
  }
}

function reply(response: ServerResponse, { status, body, headers }: Said): void {
  const raw = body instanceof Uint8Array
  const type = raw ? 'application/octet-stream' : 'application/json'
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(raw ? body : JSON.stringify(body))
}
