import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { drive } from './drive.ts'
import type { Mail } from './mail.ts'
import { newPerson } from './person.ts'
import { type Starting, startServer } from './server.ts'

/**
 * Puts a database with `count` conversations at `starting.database`, each by someone who wrote to
 * the server once, and kept as a file so that the next run only copies it.
 */
export async function preloaded(
  starting: Starting,
  mail: Mail,
  count: number,
  folder: string,
): Promise<void> {
  const kept = join(folder, `stored-${count}.db`)
  if (!existsSync(kept)) {
    console.error(`storing ${count} conversations, once`)
    const server = await startServer({ ...starting, database: kept })
    try {
      const newcomers = Array.from({ length: count }, (_, n) =>
        newPerson(n + 1_000_000, 'for a reply'),
      )
      await drive(server, mail, newcomers, Math.min(64, count), 600, 'once')
    } finally {
      await server.stop()
    }
  }
  for (const part of ['', '-wal']) {
    if (existsSync(kept + part)) copyFileSync(kept + part, starting.database + part)
  }
}
