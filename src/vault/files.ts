import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../core/conversation.ts'
import type { Vault } from './ports.ts'

/** Only the account that runs the program may read the files. */
const MODE = 0o600
/** What our files end in: whatever else lies in the folder is not ours, and is left alone. */
const OURS = '.sealed'
/** What is being written and is not whole yet. */
const UNFINISHED = '.sealed-part'
/** Ids, so that no name leads out of the folder. */
const NAME = /^[\w-]{1,64}$/

/**
 * A vault in a folder, which is made with the first file. A file is written beside its place, put on
 * the disk, and then moved there, so that it is there whole or not at all.
 */
export function openVault(folder: string): Vault {
  return {
    async put(name, bytes) {
      const place = placeOf(folder, name)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const beside = join(folder, `${randomUUID()}${UNFINISHED}`)
      try {
        await write(beside, 'wx', bytes)
        await rename(beside, place)
      } catch (error) {
        await rm(beside, { force: true })
        throw error
      }
      await sync(folder)
    },

    open: async (name) => readFile(placeOf(folder, name)).catch(absent(undefined)),

    async drop(name) {
      await wipe(placeOf(folder, name)).catch(absent(undefined))
    },

    async names(before) {
      const all = await writtenBefore(folder, before)
      for (const name of all) if (name.endsWith(UNFINISHED)) await wipe(join(folder, name))
      return all
        .filter((name) => name.endsWith(OURS))
        .map((name) => name.slice(0, -OURS.length))
        .filter((name) => NAME.test(name))
    },
  }
}

async function writtenBefore(folder: string, before: Instant): Promise<readonly string[]> {
  const names: string[] = []
  for (const name of await readdir(folder).catch(absent([]))) {
    const about = await stat(join(folder, name)).catch(absent(undefined))
    if (about && about.mtimeMs < before) names.push(name)
  }
  return names
}

async function write(path: string, how: 'wx' | 'r+', bytes: Uint8Array): Promise<void> {
  const file = await open(path, how, MODE)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Written over before it goes: a disk gives the place away and keeps what stood there. */
async function wipe(path: string): Promise<void> {
  const { length } = await readFile(path)
  await write(path, 'r+', new Uint8Array(length))
  await unlink(path)
}

/** Makes sure that the folder itself knows the file's new name when power fails. */
async function sync(folder: string): Promise<void> {
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

function placeOf(folder: string, name: string): string {
  if (!NAME.test(name)) throw new Error('A file in the vault is named by an id.')
  return join(folder, `${name}${OURS}`)
}

const absent =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return instead
    throw error
  }
