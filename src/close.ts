import type { ServerType } from '@hono/node-server'

/** Lets nobody in any more, and gives those who are inside three seconds to get their answer. */
export async function close(server: ServerType): Promise<void> {
  if (!('closeIdleConnections' in server)) return void server.close()
  const idle = setInterval(() => server.closeIdleConnections(), 20)
  const late = new Promise((resolve) => setTimeout(resolve, 3_000))
  await Promise.race([late, new Promise((resolve) => server.close(resolve))])
  clearInterval(idle)
  server.closeAllConnections()
}
