import { describe, expect, test } from 'vitest'
import { type Config, type Environment, isLoopback, readConfig } from '../src/config.ts'

const line = { LINE_CHANNEL_SECRET: 'secret', LINE_CHANNEL_ACCESS_TOKEN: 'token' }
const telegram = { TELEGRAM_BOT_TOKEN: '42:ABC_d-e', TELEGRAM_WEBHOOK_SECRET: 'a_b-C9' }

describe('the caseworkers’ Telegram group', () => {
  const desk = { DESK_HOURS: 'mon-fri 09:00-18:00', DESK_TELEGRAM_CHAT: '-1001234567890' }

  test('is a whole number below zero', () => {
    expect(configOf({ ...telegram, ...desk }).desk?.telegramChat).toBe(-1001234567890)
    for (const DESK_TELEGRAM_CHAT of ['1001234', '-12.5', '@desk', '-1e9'])
      expect(problemsOf({ ...telegram, ...desk, DESK_TELEGRAM_CHAT })).toHaveLength(1)
  })

  test('needs a bot, and hours', () => {
    expect(problemsOf(desk).join()).toContain('needs TELEGRAM_BOT_TOKEN')
    const { DESK_TELEGRAM_CHAT } = desk
    expect(problemsOf({ ...telegram, DESK_TELEGRAM_CHAT }).join()).toContain('needs DESK_HOURS')
  })
})

describe('settings', () => {
  test('an empty environment is a trial on this machine alone', () => {
    expect(configOf({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      databasePath: 'data/tonari.db',
      mediaFolder: 'data/media',
      dataKey: undefined,
      dataKeyFile: undefined,
      org: 'Tonari (chạy thử / お試し)',
      contact: 'http://localhost:3000',
      reachable: false,
      trial: true,
      line: undefined,
      telegram: undefined,
      desk: undefined,
      logLevel: 'info',
      trustProxy: false,
      resultDays: 400,
      wordsDays: 180,
      safetyDays: 30,
      sentDays: 30,
      backupDays: 30,
    })
  })

  test('blanks around a value are not part of it, and a blank value is none', () => {
    const config = configOf({ PORT: ' 8080 ', DATA_KEY: '   ', ORG_NAME: ' Hội ' })
    expect(config).toMatchObject({ port: 8080, dataKey: undefined, org: 'Hội' })
  })

  test('a trailing slash of the public address is dropped', () => {
    expect(configOf({ PUBLIC_URL: 'http://127.0.0.1:9//' }).publicUrl).toBe('http://127.0.0.1:9')
  })

  test.each([
    ['LINE', line],
    ['Telegram', telegram],
    ['an address beyond this machine', { HOST: '0.0.0.0' }],
    ['IPv6 beyond this machine', { HOST: '::' }],
    ['a public address', { PUBLIC_URL: 'https://t.example', ORG_NAME: 'A', ORG_CONTACT: 'b' }],
  ])('with %s it is no trial', (_, env) => {
    expect(configOf(env).trial).toBe(false)
  })

  test.each(['127.0.0.1', 'localhost', '::1', '127.9.8.7'])('a host of %s is a trial', (HOST) => {
    expect(configOf({ HOST }).trial).toBe(true)
  })

  test.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['127.255.255.254', true],
    ['[::1]', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['10.0.0.1', false],
    ['127.0.0.1.evil.example', false],
    ['localhost.evil.example', false],
    ['tonari.example', false],
  ])('%s is only this machine: %s', (host, only) => {
    expect(isLoopback(host)).toBe(only)
  })

  test('LINE and Telegram are at their own addresses unless told otherwise', () => {
    expect(configOf(line).line?.apiBase).toBe('https://api.line.me')
    expect(configOf(telegram).telegram).toEqual({
      token: '42:ABC_d-e',
      secret: 'a_b-C9',
      apiRoot: 'https://api.telegram.org',
      mode: 'webhook',
    })
    const fakes = { LINE_API_BASE: 'http://127.0.0.1:1', TELEGRAM_API_ROOT: 'http://127.0.0.1:2' }
    const config = configOf({ ...line, ...telegram, ...fakes })
    expect(config.line?.apiBase).toBe('http://127.0.0.1:1')
    expect(config.telegram?.apiRoot).toBe('http://127.0.0.1:2')
  })

  test('long polling needs no secret', () => {
    const env = { TELEGRAM_BOT_TOKEN: '42:ABC', TELEGRAM_MODE: 'polling' }
    expect(configOf(env).telegram).toMatchObject({ mode: 'polling', secret: undefined })
  })
})

describe('who runs this must be named once others can reach it', () => {
  test.each(['https://tonari.example', 'http://192.168.1.5:3000', 'http://10.0.0.1'])(
    'at %s',
    (at) => {
      expect(problemsOf({ PUBLIC_URL: at })).toEqual([
        'ORG_NAME is missing: people must be told who runs this service.',
        'ORG_CONTACT is missing: people must be told whom to write to about their data.',
      ])
      expect(problemsOf({ PUBLIC_URL: at, ORG_NAME: 'Hội' })).toHaveLength(1)
      expect(problemsOf({ PUBLIC_URL: at, ORG_NAME: '  ', ORG_CONTACT: 'x' })).toHaveLength(1)
      const config = configOf({ PUBLIC_URL: at, ORG_NAME: 'Hội', ORG_CONTACT: 'hoi@hoi.example' })
      expect(config).toMatchObject({ org: 'Hội', contact: 'hoi@hoi.example' })
    },
  )

  test.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:80'])('not at %s', (at) => {
    expect(problemsOf({ PUBLIC_URL: at })).toEqual([])
  })
})

describe('what is wrong is said in a sentence that names the setting', () => {
  test.each<[string, Environment]>([
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '-1' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '80.5' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'tonari' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://tonari.example' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'javascript:alert(1)' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['RESULT_DAYS', { RESULT_DAYS: '0' }],
    ['WORDS_DAYS', { WORDS_DAYS: '29' }],
    ['SAFETY_DAYS', { SAFETY_DAYS: '2' }],
    ['SAFETY_DAYS', { SAFETY_DAYS: '61', WORDS_DAYS: '60' }],
    ['SENT_DAYS', { SENT_DAYS: '2' }],
    ['BACKUP_DAYS', { BACKUP_DAYS: 'for ever' }],
    ['LINE_CHANNEL_ACCESS_TOKEN', { LINE_CHANNEL_SECRET: 'x' }],
    ['LINE_CHANNEL_SECRET', { LINE_CHANNEL_ACCESS_TOKEN: 'x' }],
    ['LINE_API_BASE', { ...line, LINE_API_BASE: 'nowhere' }],
    ['TELEGRAM_BOT_TOKEN', { ...telegram, TELEGRAM_BOT_TOKEN: 'not-a-token' }],
    ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_BOT_TOKEN: '42:ABC' }],
    ['TELEGRAM_WEBHOOK_SECRET', { ...telegram, TELEGRAM_WEBHOOK_SECRET: 'spaces are no good' }],
    ['TELEGRAM_WEBHOOK_SECRET', { ...telegram, TELEGRAM_WEBHOOK_SECRET: 'a'.repeat(257) }],
    ['TELEGRAM_MODE', { ...telegram, TELEGRAM_MODE: 'pigeon' }],
    ['TELEGRAM_API_ROOT', { ...telegram, TELEGRAM_API_ROOT: 'nowhere' }],
  ])('%s of %j', (name, env) => {
    const [problem, ...others] = problemsOf(env)
    expect(problem).toMatch(new RegExp(`^${name} .*\\.$`))
    expect(others).toEqual([])
  })

  test('all of it at once, so that nobody has to start ten times', () => {
    const all = { PORT: 'x', LINE_CHANNEL_SECRET: 'x', TELEGRAM_BOT_TOKEN: 'x', LOG_LEVEL: 'x' }
    expect(problemsOf(all)).toHaveLength(5)
  })

  test('and no secret is in the sentence', () => {
    const given = { LINE_CHANNEL_SECRET: 'hush1', TELEGRAM_BOT_TOKEN: 'hush2', DATA_KEY: 'hush3' }
    expect(problemsOf(given).join(' ')).not.toContain('hush')
  })
})

function configOf(env: Environment): Config {
  const read = readConfig(env)
  if ('problems' in read) throw new Error(read.problems.join(' '))
  return read.config
}

function problemsOf(env: Environment): readonly string[] {
  const read = readConfig(env)
  return 'problems' in read ? read.problems : []
}
