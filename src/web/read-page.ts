import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PageFiles } from './page.ts'

const folder = join(import.meta.dirname, 'page')

/** The page's files, read once when the server starts. Node's part: Workers bundle them. */
export const readPage = (): PageFiles =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
