import { dirname, join } from 'node:path'
import { type DeskSettings, readDesk } from './desk/settings.ts'

/** Where the program keeps and says things, read once from the environment. */
export interface Config {
  readonly port: number
  readonly host: string
  /** The address people open; without a trailing slash. */
  readonly publicUrl: string
  readonly databasePath: string
  /** Where the files lie that people send. */
  readonly mediaFolder: string
  readonly dataKey: string | undefined
  readonly dataKeyFile: string | undefined
  readonly org: string
  readonly contact: string
  /** `publicUrl` is more than this machine. */
  readonly reachable: boolean
  /** Nothing but this machine can reach it: no account, no operator named. */
  readonly trial: boolean
  readonly line: LineSettings | undefined
  readonly telegram: TelegramSettings | undefined
  /** The caseworkers' desk; undefined where nobody is connected. */
  readonly desk: DeskSettings | undefined
  readonly logLevel: LogLevel
  /** The address of the caller is taken from `X-Forwarded-For`: only behind a proxy of ours. */
  readonly trustProxy: boolean
  /** How long a result is kept with its answers, in days. */
  readonly resultDays: number
  /** How long what was said and heard is kept, in days. */
  readonly wordsDays: number
  /** How long what was said and heard in a talk about safety is kept, in days. */
  readonly safetyDays: number
  /** How long it is known what was sent and how that ended, in days. */
  readonly sentDays: number
  /** How long the operator keeps copies of the database, in days: people are told. */
  readonly backupDays: number
}

export interface LineSettings {
  readonly channelSecret: string
  readonly accessToken: string
  readonly apiBase: string
  /** Where LINE keeps the files that people send. */
  readonly dataBase: string
}

export interface TelegramSettings {
  readonly token: string
  readonly secret: string | undefined
  readonly apiRoot: string
  readonly mode: 'webhook' | 'polling'
}

export type LogLevel = 'info' | 'warn' | 'error' | 'silent'

export type Environment = { readonly [name: string]: string | undefined }

/**
 * A year, in which every table of law is renewed and whoever reads it would find an old fault,
 * and a month to say so.
 */
export const RESULT_DAYS = 400
/** Half a year: whoever has a claim comes back within that, and nobody needs older words. */
export const WORDS_DAYS = 180
/**
 * A month: whoever was in danger comes back within that, or a caseworker looks after them. What could
 * hurt them if it were found is kept for "a short fixed time" (absconding-risk §1.3).
 */
export const SAFETY_DAYS = 30
/** Messages can be taken back for two days; the rest is for whoever looks why one did not arrive. */
export const SENT_DAYS = 30
/** As long as Cloudflare's D1 can be put back to an earlier day. */
export const BACKUP_DAYS = 30

/**
 * Reads the settings. Returns either the settings or every sentence that says what is missing or
 * wrong; the program prints these and exits 1.
 */
export function readConfig(
  env: Environment,
): { readonly config: Config } | { readonly problems: readonly string[] } {
  const problems: string[] = []
  const get = (name: string) => env[name]?.trim() || undefined

  const host = get('HOST') ?? '127.0.0.1'
  const port = readPort(get, problems)
  const publicUrl = (get('PUBLIC_URL') ?? `http://localhost:${port}`).replace(/\/+$/, '')
  const publicHost = hostOf(publicUrl)
  if (publicHost === undefined) {
    problems.push(
      `PUBLIC_URL is "${publicUrl}": it must be an address such as https://tonari.example.`,
    )
  }
  const reachable = publicHost !== undefined && !isLoopback(publicHost)
  const org = get('ORG_NAME')
  const contact = get('ORG_CONTACT')
  if (reachable && !org) {
    problems.push('ORG_NAME is missing: people must be told who runs this service.')
  }
  if (reachable && !contact) {
    problems.push('ORG_CONTACT is missing: people must be told whom to write to about their data.')
  }

  const line = readLine(get, problems)
  const telegram = readTelegram(get, problems)
  const desk = readDesk(get, problems)
  const logLevel = get('LOG_LEVEL') ?? 'info'
  if (!isLogLevel(logLevel)) {
    problems.push(`LOG_LEVEL is "${logLevel}": it must be info, warn, error or silent.`)
  }
  const days = (name: string, usual: number, least: number) =>
    readDays(get, problems, name, usual, least)
  const keeping = {
    resultDays: days('RESULT_DAYS', RESULT_DAYS, 1),
    // Not less, so that an event which a platform brings again is known.
    wordsDays: days('WORDS_DAYS', WORDS_DAYS, 30),
    // Not less: whoever hides takes messages of the last two days out of the chat by what is kept.
    safetyDays: days('SAFETY_DAYS', SAFETY_DAYS, 3),
    sentDays: days('SENT_DAYS', SENT_DAYS, 3),
    backupDays: days('BACKUP_DAYS', BACKUP_DAYS, 0),
  }
  if (keeping.safetyDays > keeping.wordsDays)
    problems.push(
      `SAFETY_DAYS is ${keeping.safetyDays}: it must not be longer than WORDS_DAYS, ${keeping.wordsDays}.`,
    )
  const databasePath = get('DATABASE_PATH') ?? 'data/tonari.db'
  const trustProxy = get('TRUST_PROXY') ?? '0'
  if (trustProxy !== '0' && trustProxy !== '1') {
    problems.push(`TRUST_PROXY is "${trustProxy}": it must be 1 or 0.`)
  }
  if (problems.length > 0) return { problems }
  return {
    config: {
      port,
      host,
      publicUrl,
      databasePath,
      mediaFolder: get('MEDIA_DIR') ?? join(dirname(databasePath), 'media'),
      dataKey: get('DATA_KEY'),
      dataKeyFile: get('DATA_KEY_FILE'),
      org: org ?? 'Tonari (chạy thử / お試し)',
      contact: contact ?? publicUrl,
      reachable,
      trial: !reachable && isLoopback(host) && !line && !telegram,
      line,
      telegram,
      desk,
      logLevel: isLogLevel(logLevel) ? logLevel : 'info',
      trustProxy: trustProxy === '1',
      ...keeping,
    },
  }
}

type Get = (name: string) => string | undefined

function readPort(get: Get, problems: string[]): number {
  const text = get('PORT') ?? '3000'
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  problems.push(`PORT is "${text}": it must be a whole number from 0 to 65535.`)
  return 0
}

function readDays(
  get: Get,
  problems: string[],
  name: string,
  usual: number,
  least: number,
): number {
  const days = Number(get(name) ?? usual)
  if (Number.isInteger(days) && days >= least && days <= 3_650) return days
  problems.push(
    `${name} is "${get(name)}": it must be a whole number of days from ${least} to 3650.`,
  )
  return usual
}

function readLine(get: Get, problems: string[]): LineSettings | undefined {
  const channelSecret = get('LINE_CHANNEL_SECRET')
  const accessToken = get('LINE_CHANNEL_ACCESS_TOKEN')
  if (!channelSecret && !accessToken) return undefined
  if (!channelSecret || !accessToken) {
    problems.push(
      `${channelSecret ? 'LINE_CHANNEL_ACCESS_TOKEN' : 'LINE_CHANNEL_SECRET'} is missing: LINE needs both LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN.`,
    )
    return undefined
  }
  const apiBase = get('LINE_API_BASE') ?? 'https://api.line.me'
  if (hostOf(apiBase) === undefined) problems.push(`LINE_API_BASE is "${apiBase}": not an address.`)
  // A fake is one server: nothing of a trial goes to the real one.
  const given = get('LINE_DATA_BASE')
  const dataBase = given ?? get('LINE_API_BASE') ?? 'https://api-data.line.me'
  if (given && hostOf(given) === undefined)
    problems.push(`LINE_DATA_BASE is "${given}": not an address.`)
  return { channelSecret, accessToken, apiBase, dataBase }
}

function readTelegram(get: Get, problems: string[]): TelegramSettings | undefined {
  const token = get('TELEGRAM_BOT_TOKEN')
  if (!token) return undefined
  if (!/^\d+:[\w-]+$/.test(token)) {
    problems.push('TELEGRAM_BOT_TOKEN does not look like a token from @BotFather (123456:ABC…).')
  }
  const mode = get('TELEGRAM_MODE') ?? 'webhook'
  if (mode !== 'webhook' && mode !== 'polling') {
    problems.push(`TELEGRAM_MODE is "${mode}": it must be webhook or polling.`)
    return undefined
  }
  const secret = get('TELEGRAM_WEBHOOK_SECRET')
  if (mode === 'webhook' && !secret) {
    problems.push(
      'TELEGRAM_WEBHOOK_SECRET is missing: without it anybody could pose as Telegram. For a try without a public address, set TELEGRAM_MODE=polling.',
    )
  }
  if (secret && !/^[\w-]{1,256}$/.test(secret)) {
    problems.push('TELEGRAM_WEBHOOK_SECRET may hold only letters, digits, _ and -, at most 256.')
  }
  const apiRoot = get('TELEGRAM_API_ROOT') ?? 'https://api.telegram.org'
  if (hostOf(apiRoot) === undefined) {
    problems.push(`TELEGRAM_API_ROOT is "${apiRoot}": not an address.`)
  }
  return { token, secret, apiRoot, mode }
}

function hostOf(url: string): string | undefined {
  try {
    const { protocol, hostname } = new URL(url)
    return protocol === 'http:' || protocol === 'https:' ? hostname : undefined
  } catch {
    return undefined
  }
}

/** Whether a host is this machine only. */
export const isLoopback = (host: string) =>
  host === 'localhost' || host === '[::1]' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)

const isLogLevel = (level: string): level is LogLevel =>
  ['info', 'warn', 'error', 'silent'].includes(level)
