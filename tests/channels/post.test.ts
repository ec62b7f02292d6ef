import { createServer } from 'node:http'
import { type AddressInfo, createServer as createSocket, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { NoAnswer } from '../../src/channels/no-answer.ts'
import { createPost } from '../../src/post.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const listen = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(server)
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const posting = (settings?: Parameters<typeof createPost>[0]) => {
  const post = createPost(settings)
  open.unshift(post)
  return post
}
const failure = async (call: Promise<unknown>) => {
  const error = await call.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(NoAnswer)
  return error as NoAnswer
}

test('posts the body and headers and gives back the whole answer', async () => {
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      response.writeHead(201, { 'x-mark': '2' })
      response.end(`${request.method} ${request.url} ${request.headers['x-say']} ${body}`)
    })
  })
  const url = await listen(server)
  const answer = await posting()(`${url}/a/b?c=1`, { 'x-say': 'hi' }, 'xin chào')
  expect([answer.status, answer.headers['x-mark'], answer.body]).toEqual([
    201,
    '2',
    'POST /a/b?c=1 hi xin chào',
  ])
})

test('keeps its connections', async () => {
  let sockets = 0
  const server = createServer((_request, response) => response.end('ok'))
  server.on('connection', () => sockets++)
  const url = await listen(server)
  const post = posting()
  for (let i = 0; i < 20; i++) await post(url, {}, '')
  expect(sockets).toBeLessThanOrEqual(2)
})

test('knows that a refused call never left', async () => {
  const server = createServer()
  const url = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  open.length = 0
  const error = await failure(posting()(url, {}, ''))
  expect([error.begun, error.message]).toEqual([false, 'ECONNREFUSED'])
})

test('knows that a call without an answer may have been taken', async () => {
  const silent = await listen(createServer(() => {}))
  expect(await failure(posting({ deadline: 50 })(silent, {}, ''))).toMatchObject({ begun: true })
  const cutting = await listen(createServer((request) => request.socket.destroy()))
  expect(await failure(posting()(cutting, {}, ''))).toMatchObject({ begun: true })
})

test('hangs up on whoever takes too long', async () => {
  const hungUp = Promise.withResolvers<void>()
  const url = await listen(createServer((request) => request.on('close', hungUp.resolve)))
  await failure(posting({ deadline: 50 })(url, {}, ''))
  await hungUp.promise
})

test('counts the time of the whole answer, however it trickles', async () => {
  const url = await listen(
    createServer((_request, response) => {
      response.write('a')
      const drip = setInterval(() => response.write('b'), 10)
      response.on('close', () => clearInterval(drip))
    }),
  )
  const error = await failure(posting({ deadline: 100 })(url, {}, ''))
  expect([error.begun, error.message]).toEqual([true, 'deadline'])
})

test('knows that a call never left whose connection never came about', async () => {
  const url = await listen(createSocket(() => {}))
  const secure = url.replace('http:', 'https:')
  expect((await failure(posting({ deadline: 100 })(secure, {}, ''))).begun).toBe(false)
})

test('never sends afterwards a call of which it said that it never left', async () => {
  let requests = 0
  const url = await listen(createServer(() => void requests++))
  const post = posting({ deadline: 300, connections: 1 })
  const calls = Array.from({ length: 3 }, () => failure(post(url, {}, '')))
  const begun = (await Promise.all(calls)).filter((error) => error.begun)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(begun.length).toBeLessThan(3)
  expect(requests).toBeLessThanOrEqual(begun.length)
})

test('takes no answer in a language that is not HTTP, and none without end', async () => {
  const noise = await listen(
    createSocket((socket) => void socket.on('error', () => {}).end('SSH-2.0 hello\r\n\r\n')),
  )
  expect(await failure(posting()(noise, {}, ''))).toMatchObject({ begun: true })
  const flood = await listen(
    createServer((_request, response) => response.end('x'.repeat(2_000_000))),
  )
  expect(await failure(posting()(flood, {}, ''))).toMatchObject({ begun: true })
})
