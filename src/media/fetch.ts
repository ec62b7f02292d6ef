import type { Channel } from '../channels/ports.ts'
import type { Instant } from '../core/conversation.ts'
import type { Inbound } from '../core/inbound.ts'
import type { Clock, Log } from '../ports.ts'
import type { Store } from '../store/ports.ts'
import type { Vault } from '../vault/ports.ts'
import type { MediaFile, MediaKept } from './ports.ts'
import { hashOf, type Safe } from './safe.ts'
import { sniff } from './sniff.ts'

const SECOND = 1_000
/** A claim is ours for longer than a fetch may take. */
const LEASE = 90 * SECOND
/** What is not had after a day will not be had. */
const PATIENCE = 24 * 3_600 * SECOND
/** The longest wait between two tries. */
const LONGEST = 60 * SECOND

/** What fetching needs. `take` is the way everything goes that happens to a conversation. */
export interface Fetching {
  readonly media: MediaKept
  readonly safe: Safe
  readonly vault: Vault
  readonly store: Pick<Store, 'find'>
  readonly channels: { readonly [id in Channel['id']]?: Pick<Channel, 'fetch'> }
  readonly take: (inbound: Inbound) => Promise<boolean>
  readonly clock: Clock
  readonly log: Log
}

/**
 * Brings files that people sent into the vault, at most so many, and gives how many were tried. Safe
 * to be cut off anywhere: what was not finished is found again.
 */
export async function fetchWanted(fetching: Fetching, limit: number): Promise<number> {
  const { media, clock } = fetching
  const now = clock.now()
  const files = await media.wanted(now, now + LEASE, limit)
  for (const file of files) await fetchOne(fetching, file).catch(() => broke(fetching, file))
  return files.length
}

/**
 * Tells conversations of what was fetched, once each, and takes out of the vault what may not be kept
 * any more. Gives how much was done.
 */
export async function tidyUp(fetching: Fetching): Promise<number> {
  return (await tellOf(fetching)) + (await dropAll(fetching))
}

/**
 * Takes files out of the vault that were put before then and that nothing is known of. Where not one
 * is known, the vault is another database's, and nothing is touched.
 */
export async function dropStray(
  { media, vault }: Pick<Fetching, 'media' | 'vault'>,
  before: Instant,
): Promise<void> {
  const names = await vault.names(before)
  const known = await media.known(names)
  if (known.size === 0) return
  for (const name of names) if (!known.has(name)) await vault.drop(name)
}

async function fetchOne(fetching: Fetching, file: MediaFile): Promise<void> {
  const { media, safe, store, channels, clock, log } = fetching
  const { id, conversation, kind, ref, tries, at } = file
  const to = await store.find(conversation)
  const fetch = to && channels[to.channel]?.fetch
  const brought = ref === undefined ? undefined : await fetch?.(ref)
  if (!brought || brought.end === 'later') {
    if (clock.now() - at > PATIENCE) await media.failed(id, 'late')
    else await media.later(id, clock.now() + Math.min(LONGEST, SECOND * 2 ** Math.min(tries, 12)))
    return
  }
  log('info', 'file-fetched', { conversation, file: id, end: brought.end, tries })
  if (brought.end === 'failed') return media.failed(id, brought.why)
  const { bytes } = brought
  if (!(await safe.keep(conversation, id, bytes))) return
  const about = { bytes: bytes.length, type: sniff(bytes, kind), hash: hashOf(bytes) }
  if (await media.kept(id, about)) return
  // Kept by another try meanwhile, the bytes are its own.
  if ((await media.one(id))?.state !== 'kept') await safe.drop(id)
}

/** The disk is full, or the database busy: the claim runs out, and it is tried again then. */
function broke({ log }: Fetching, { id, conversation }: MediaFile): void {
  log('error', 'file-not-kept', { conversation, file: id })
}

async function tellOf({ media, store, take, clock, log }: Fetching): Promise<number> {
  let told = 0
  for (const { id, conversation } of await media.untold(clock.now(), 50)) {
    const to = await store.find(conversation)
    if (to?.case && to.case.status !== 'closed') {
      const taken = await take({
        id: eventOf(id),
        from: { channel: to.channel, address: to.address },
        at: clock.now(),
        input: { kind: 'due', timer: 'media', guard: id },
      })
      if (!taken) {
        log('error', 'file-not-told', { conversation, file: id })
        continue
      }
    }
    await media.told(id)
    told += 1
  }
  return told
}

/** Names the one time that a conversation hears of a file. */
export const eventOf = (id: string): string => `media|${id}`

async function dropAll({ media, vault }: Fetching): Promise<number> {
  const ids = await media.dropped(100)
  for (const id of ids) {
    await vault.drop(id)
    await media.gone(id)
  }
  return ids.length
}
