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
  /** Takes out of the vault what lay there when it was opened and nothing is known of. */
  readonly sweep: () => Promise<void>
  /** Where what goes out can be read. */
  readonly pages: Hono
}

/** Opens the vault in a folder. */
export function openMedia(given: {
  readonly media: MediaKept
  readonly folder: string
  readonly publicUrl: string
  readonly random: () => string
  readonly clock: Clock
}): OpenMedia {
  const { media, folder, clock } = given
  const vault = openVault(folder)
  const safe = createSafe({ media, vault })
  const openedAt = clock.now()
  return {
    ...{ media, vault, safe },
    outgoing: createOutgoing({ ...given, safe }),
    sweep: () => dropStray({ media, vault }, openedAt),
    pages: mediaRoutes({ media, safe, clock }),
  }
}
