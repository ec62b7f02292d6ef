import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { serve } from '@hono/node-server'
import { createApp } from './app.ts'
import { createNodeBell } from './bell.ts'
import { createLine } from './channels/line.ts'
import type { Channel } from './channels/ports.ts'
import { pollTelegram } from './channels/telegram/poll.ts'
import { createTelegram } from './channels/telegram.ts'
import { createWeb } from './channels/web.ts'
import { close } from './close.ts'
import { readConfig } from './config.ts'
import { openConsole } from './console/open.ts'
import type { Inbound } from './core/inbound.ts'
import { findDataKey } from './data-key.ts'
import { createHandBack } from './desk/hand-back.ts'
import { createDeskPlan } from './desk/plan.ts'
import { openTelegramDesk, type TelegramDesk } from './desk/telegram/open.ts'
import { keepUnopened } from './desk/unopened.ts'
import { createWhoReads } from './desk/who-reads.ts'
import { openLedger } from './erasures.ts'
import { keepNoLonger } from './expire.ts'
import { get } from './get.ts'
import { greet } from './greet.ts'
import { type Deps, handle } from './handle.ts'
import { ids } from './ids.ts'
import { createLog } from './log.ts'
import { keepFetching } from './media/keep-fetching.ts'
import { openMedia } from './media/open-media.ts'
import { createPulse } from './outage/pulse.ts'
import { createPost } from './post.ts'
import { privacyRoutes } from './privacy/page.ts'
import { openOrRefuse, refuse } from './refuse.ts'
import { restSessions } from './rest-sessions.ts'
import { createScript } from './script.ts'
import { createScrub } from './scrub.ts'
import { createSeal } from './seal.ts'
import { createStaffBook } from './staff/book.ts'
import { createStore, forgetAgain, takeOver } from './store/store.ts'
import { createTake } from './take.ts'
import { createTakeBack, lookAfter } from './take-back.ts'
import { keepWaking } from './wake.ts'
import { callerOf } from './web/caller.ts'
import { createMeter } from './web/limits.ts'
import { createPage } from './web/page.ts'
import { readPage } from './web/read-page.ts'
import { webRoutes } from './web/routes.ts'
import { createSignal } from './web/signal.ts'

/** Tonari on Node: SQLite, a timer for a bell. Says what is wrong in a sentence, or serves. */
async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const read = readConfig(process.env)
  if ('problems' in read) return refuse(read.problems)
  const { config } = read
  const found = findDataKey(config, process.cwd())
  if ('problem' in found) return refuse([found.problem])

  const clock = { now: () => Date.now() }
  const log = createLog(config.logLevel)
  const seal = createSeal(found.key)
  const ledger = openLedger(join(dirname(config.databasePath), 'erasures.log'))
  const sql = await openOrRefuse(config.databasePath, seal)
  const scrub = createScrub({ path: config.databasePath, sql, clock, log })
  if ((await forgetAgain(sql, seal, ledger)) > 0) scrub.soon()
  const store = createStore(sql, seal, {
    ledger,
    emptied: scrub.soon,
    alone: true,
    unopened: (whose) => unopened.note(whose),
  })
  const unopened = await keepUnopened(store.desk, log)
  const files = openMedia({
    ...{ media: store.media, folder: config.mediaFolder, publicUrl: config.publicUrl },
    ...{ random: ids.random, clock },
  })
  const everywhere = {
    ...{ org: config.org, contact: config.contact, privacyUrl: `${config.publicUrl}/privacy` },
    ...{ resultDays: config.resultDays, wordsDays: config.wordsDays },
    safetyDays: config.safetyDays,
    ...{ sentDays: config.sentDays, backupDays: config.backupDays },
  }
  const book = createStaffBook(sql, seal)
  const readers = await createWhoReads({ staff: book, room: () => desk || undefined, log })
  const plan = config.desk && createDeskPlan({ ...config.desk, readers: readers.now })
  const post = createPost()
  const web = createWeb()
  const line =
    config.line && createLine({ ...config.line, post, files: { base: config.line.dataBase, get } })
  const script = createScript(everywhere, seal.hash, plan)
  const chat = config.desk?.telegramChat
  const desk: TelegramDesk | false | undefined =
    config.telegram &&
    chat !== undefined &&
    (await openTelegramDesk({
      ...{ ...config.telegram, post, chat, script, store, ids, clock, log },
      ...{ staff: book, unopened },
    }))
  const bot =
    config.telegram &&
    createTelegram({
      ...config.telegram,
      // By long polling nobody knocks, so a secret that nobody knows lets nobody in.
      secret: config.telegram.secret ?? randomBytes(32).toString('base64url'),
      ...{ post, get, upload: createPost({ deadline: 180_000 }), copy: files.safe.copy },
      ...(desk && { desk: desk.group }),
    })
  const telegram = bot && desk ? desk.channel(bot) : bot
  const channels = { web, ...(line && { line }), ...(telegram && { telegram }) }

  const signal = createSignal()
  const bell = createNodeBell(
    {
      ...{ store, clock, log, channels, chance: () => Math.random() },
      ...(desk ? desk.carrier : {}),
      settled: lookAfter(desk ? desk.carrier : {}, (whose) => takeBack(whose)),
    },
    signal.announce,
  )
  const deps: Deps = {
    script,
    ...(desk && { rooms: desk.rooms }),
    store,
    desk: store.desk,
    ...(plan && { countReaders: readers.refresh }),
    bell,
    clock,
    log,
    channels,
    ids,
    files: { kept: store.media, soon: () => fetcher.soon() },
    resultDays: config.resultDays,
  }
  const take = createTake(deps)
  const wasAway = desk ? desk.wasAway : undefined
  const pulse = createPulse({ store, clock, log, channels, take, wasAway })
  const takeBack = createTakeBack({ store, clock, log, take })
  const fetcher = keepFetching({
    ...{ ...files, store, channels, take, clock, log },
  })
  const insist = async (inbound: Inbound) => {
    if (!(await take(inbound))) throw new Error('nothing could be stored')
  }
  const hearDesk = desk ? desk.hear(deps, take, { ...files, fetch: bot?.fetch }) : async () => true
  const page = webRoutes({
    handle: insist,
    store,
    clock,
    signal,
    page: createPage(readPage()),
    ...(config.desk && { outgoing: files.outgoing }),
    meter: createMeter(clock),
    caller: (context) => callerOf(context, config.trustProxy),
    fault: (error) =>
      log('error', 'web-failed', { error: error instanceof Error ? error.name : 'unknown' }),
  })
  const desktop =
    config.desk &&
    openConsole({
      ...{ store, script, clock, sql, seal, outgoing: files.outgoing },
      handle: (inbound) => handle(deps, inbound),
      ...{ copy: files.safe.copy, random: ids.random, ...(desk && { room: desk.trouble }) },
      unopened: unopened.all,
      publicUrl: config.publicUrl,
      meter: createMeter(clock),
      caller: (context) => callerOf(context, config.trustProxy),
      fault: (error) =>
        log('error', 'request-failed', { error: error instanceof Error ? error.name : 'unknown' }),
    })
  const webhooks: Channel[] = []
  if (line) webhooks.push(line)
  if (telegram && config.telegram?.mode === 'webhook') webhooks.push(telegram)

  const app = createApp({
    channels: webhooks,
    take,
    hearDesk,
    store,
    clock,
    log,
    pages: [page, privacyRoutes(everywhere), files.pages, ...(desktop ? [desktop] : [])],
  })
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, (info) => {
    greet(config, info.port, found.trial, plan?.anybody)
    // Only now, since a port that is taken may mean that another Tonari has the database.
    void takeOver(sql).then(bell.sweep, () => log('error', 'take-over-failed'))
    pulse.begin()
    void files.sweep().catch(() => log('error', 'vault-not-swept'))
    if (desk)
      void desk.check().then((sentence) => process.stdout.write(`  desk      ${sentence}\n`))
  })
  server.on('error', (error: NodeJS.ErrnoException) => {
    refuse([
      error.code === 'EADDRINUSE'
        ? `Port ${config.port} is taken by another program: set PORT to a free one.`
        : `The server could not start: ${error.code ?? error.name}.`,
    ])
  })

  const stopSweeping = keepNoLonger({
    ...{ store, clock, log },
    keeping: { words: config.wordsDays, safety: config.safetyDays, sent: config.sentDays },
    rest: () => restSessions(deps),
    ...(desk && { leave: desk.leave }),
  })
  const stopWaking = keepWaking({
    ...{ store, clock, log, take, plan, takeBack },
    ...(plan && { handBack: createHandBack({ store, staff: readers, clock, take }) }),
  })
  const stop = new AbortController()
  const polling =
    config.telegram?.mode === 'polling'
      ? pollTelegram({
          ...config.telegram,
          post: createPost({ deadline: 65_000 }),
          handle: insist,
          ...(desk && {
            desk: {
              group: desk.group,
              hear: async (event) => {
                if (!(await hearDesk(event))) throw new Error('nothing could be stored')
              },
            },
          }),
          log,
          stop: stop.signal,
        })
      : undefined
  const end = async () => {
    stop.abort()
    stopSweeping()
    signal.release()
    await close(server)
    await polling
    if (desk) desk.stop()
    await stopWaking()
    await pulse.stop()
    await fetcher.stop()
    await bell.stop()
    await scrub.stop()
    sql.close()
    process.exit(0)
  }
  process.once('SIGTERM', () => void end())
  process.once('SIGINT', () => void end())
}

await main()
