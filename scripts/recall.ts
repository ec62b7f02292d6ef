import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { createLine } from '../src/channels/line.ts'
import { createTelegram } from '../src/channels/telegram.ts'
import { createWeb } from '../src/channels/web.ts'
import { type Config, readConfig } from '../src/config.ts'
import { findDataKey } from '../src/data-key.ts'
import { openLedger } from '../src/erasures.ts'
import type { Deps } from '../src/handle.ts'
import { ids } from '../src/ids.ts'
import { createLog } from '../src/log.ts'
import { type Change, type Recalled, recall } from '../src/recall.ts'
import { createScript } from '../src/script.ts'
import { createSeal } from '../src/seal.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import { checkKey, createStore, forgetAgain } from '../src/store/store.ts'
import { tableVersions } from '../src/tables.ts'

const usage = `Lists the results that the present tables and rules would find otherwise, and tells the people.

  npm run recall -- --dry-run [--table minimum-wage] [--json]
  npm run recall -- [--table minimum-wage] [--json]

--dry-run  only lists them: conversation, flow, what was found → what is found, figures that changed
--table    only results that rested on this table of law
--json     prints one object, for programs

Each person is told once, in their language, by the outbox; whoever cannot be told now hears of it
at their next message. The service may run meanwhile, and must run for LINE and Telegram to be
sent. It reads the settings that "npm start" reads, and exits 1 where somebody could not be told.
Tables: ${Object.keys(tableVersions).join(', ')}.`

async function main(): Promise<void> {
  const asked = readArguments()
  if (asked.help) return console.log(usage)
  const { table, json = false, 'dry-run': dryRun = false } = asked
  if (table !== undefined && !Object.hasOwn(tableVersions, table))
    stop(`There is no table ${table}; known: ${Object.keys(tableVersions).join(', ')}.`)

  const { deps, close } = await open()
  const changes: Change[] = []
  const each = (change: Change) => {
    if (change.end === 'off' || change.end === 'failed') process.exitCode = 1
    if (json) changes.push(change)
    else console.log(told(change))
  }
  const progress = (looked: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${looked} looked at… `)
  }
  const came = await recall(deps, { table, dryRun, each, progress }).finally(close)
  if (process.stderr.isTTY) process.stderr.write('\r')
  if (json) console.log(JSON.stringify({ dryRun, ...came, changed: changes }, null, 2))
  else console.log(summary(came, dryRun))
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        table: { type: 'string' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch {
    return stop('Unknown option; see --help.')
  }
}

/** The service's own store and words; nothing here sends, and no lease is taken or ended. */
async function open(): Promise<{ readonly deps: Deps; readonly close: () => void }> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const read = readConfig(process.env)
  if ('problems' in read) return stop(read.problems.join('\n'))
  const { config } = read
  if (!existsSync(config.databasePath)) return stop(`There is no database ${config.databasePath}.`)
  const found = findDataKey(config, process.cwd())
  if ('problem' in found) return stop(found.problem)
  const seal = createSeal(found.key)
  const sql = openSqlite(config.databasePath)
  await checkKey(sql, seal).catch((error: Error) => stop(error.message))
  await forgetAgain(sql, seal, openLedger(join(dirname(config.databasePath), 'erasures.log')))
  const deps: Deps = {
    script: createScript(
      {
        org: config.org,
        contact: config.contact,
        privacyUrl: `${config.publicUrl}/privacy`,
        resultDays: config.resultDays,
      },
      seal.hash,
    ),
    store: createStore(sql, seal),
    bell: { ring: () => undefined },
    clock: { now: () => Date.now() },
    log: createLog(config.logLevel),
    channels: channelsOf(config),
    ids,
    resultDays: config.resultDays,
    sendsNothing: true,
  }
  return { deps, close: () => sql.close() }
}

/** Channels that only put things into words. */
function channelsOf({ line, telegram }: Config): Deps['channels'] {
  const post = () => Promise.reject(new Error('recall sends nothing itself'))
  return {
    web: createWeb(),
    ...(line && { line: createLine({ ...line, post }) }),
    ...(telegram && {
      telegram: createTelegram({ ...telegram, secret: telegram.secret ?? randomUUID(), post }),
    }),
  }
}

const ends: { readonly [end in Change['end']]: string } = {
  listed: '',
  told: 'told',
  waits: 'waits for their next message',
  off: 'NOT told: this channel is not set up here',
  failed: 'NOT told: it failed, see the log',
}

function told({ conversation, flow, from, to, figures, end }: Change): string {
  const which = figures.length > 0 ? `(${figures.join(', ')})` : ''
  return `${conversation}  ${flow}  ${from} → ${to}  ${which}  ${ends[end]}`.trimEnd()
}

const summary = ({ looked, changed, unjudged, expired }: Recalled, dryRun: boolean): string =>
  [
    `${changed} of ${looked} results ${dryRun ? 'would change; nobody was told' : 'changed'}.`,
    `${unjudged} cannot be found again: their flow is gone, or asks for more now.`,
    `${expired} had already expired and cannot be recalled.`,
  ].join('\n')

function stop(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}

await main()
