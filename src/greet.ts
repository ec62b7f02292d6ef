import type { Config } from './config.ts'
import { NOBODY } from './desk/who-reads.ts'

/**
 * Says at start where it is to be found, what is on and what is off, and what must not stay so.
 * `anybody`: there is somebody who reads; undefined where there is no desk.
 */
export function greet(config: Config, port: number, trialKey: boolean, anybody?: boolean): void {
  const host = config.host === '127.0.0.1' ? 'localhost' : config.host
  const say = (line: string) => process.stdout.write(`${line}\n`)
  say(`Tonari is here: http://${host}:${port}`)
  say(`  web       on`)
  say(
    `  LINE      ${config.line ? 'on (POST /webhooks/line)' : 'off: LINE_CHANNEL_SECRET is not set'}`,
  )
  say(
    `  Telegram  ${
      config.telegram
        ? config.telegram.mode === 'polling'
          ? 'on, by long polling'
          : 'on (POST /webhooks/telegram)'
        : 'off: TELEGRAM_BOT_TOKEN is not set'
    }`,
  )
  say(`  words     in ${config.databasePath}, sealed`)
  if ((config.line || config.telegram) && !config.reachable) {
    say(
      `  NOTE: PUBLIC_URL is not set, so people are sent to ${config.publicUrl} to read what is kept.`,
    )
  }
  if (anybody === false) say(`  NOTE: ${NOBODY}`)
  if (config.desk?.onCall && config.desk.telegramChat === undefined) {
    say(
      '  NOTE: DESK_ON_CALL needs DESK_TELEGRAM_CHAT: nothing else alerts anybody, so that people',
    )
    say('        are not told that it does.')
  }
  if (trialKey) {
    say('  NOTE: the key in .tonari-trial-key is for a try on this machine only.')
    say('        Before real people use this, set DATA_KEY and keep it apart from the data.')
  }
}
