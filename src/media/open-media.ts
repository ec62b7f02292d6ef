import type { Hono } from 'hono'
import type { Clock } from '../ports.ts'
import { openVault } from '../vault/files.ts'
import type { Vault } from '../vault/ports.ts'
import { dropStray } from './fetch.ts'
import { createOutgoing, type Outgoing } from './outgoing.ts'
import type { MediaKept } from './ports.ts'
import { mediaRoutes } from './routes.ts'
import { createSafe, type Safe } from './safe.ts'

/** Everything about files that people send each other through us. */
export interface OpenMedia {
  readonly media: MediaKept
  readonly vault: Vault
  readonly safe: Safe
  readonly outgoing: Outgoing
  /** Where what goes out can be read. */
  readonly pages: Hono
}

/** Opens the vault in a folder, and takes out of it what nothing is known of. */
export async function openMedia(given: {
  readonly media: MediaKept
  readonly folder: string
  readonly publicUrl: string
  readonly random: () => string
  readonly clock: Clock
}): Promise<OpenMedia> {
  const { media, folder, clock } = given
  const vault = openVault(folder)
  const safe = createSafe({ media, vault })
  await dropStray({ media, vault })
  return {
    ...{ media, vault, safe },
    outgoing: createOutgoing({ ...given, safe }),
    pages: mediaRoutes({ media, safe, clock }),
  }
}
