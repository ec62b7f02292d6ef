/**
 * A fake platform as a process of its own, steered over HTTP (see controls.ts):
 *   node scripts/run.mjs tests/fakes/serve.ts line --port 4010 --webhook http://127.0.0.1:3000/webhooks/line
 *   node scripts/run.mjs tests/fakes/serve.ts telegram --port 4020 --secret s --limited
 * Prints one line of JSON with its address and its secrets, and ends at SIGTERM. `--no-record`
 * remembers no calls, for measuring.
 */
import { parseArgs } from 'node:util'
import { startFakeLine } from './line.ts'
import { startFakeTelegram } from './telegram.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '0' },
    webhook: { type: 'string' },
    secret: { type: 'string' },
    token: { type: 'string' },
    limited: { type: 'boolean', default: false },
    'no-record': { type: 'boolean', default: false },
  },
})
const { secret, token, webhook, limited } = values
const common = {
  port: Number(values.port),
  record: !values['no-record'],
  ...(webhook === undefined ? {} : { webhook }),
}

const fake = await start()
process.once('SIGTERM', () => void fake.close())

async function start() {
  if (positionals[0] === 'line') {
    const line = await startFakeLine({
      ...common,
      ...(secret === undefined ? {} : { channelSecret: secret }),
      ...(token === undefined ? {} : { accessToken: token }),
    })
    const { url, channelSecret, accessToken, destination } = line
    console.log(JSON.stringify({ url, channelSecret, accessToken, destination }))
    return line
  }
  if (positionals[0] === 'telegram') {
    const telegram = await startFakeTelegram({
      ...common,
      limited,
      ...(secret === undefined ? {} : { secret }),
      ...(token === undefined ? {} : { token }),
    })
    console.log(JSON.stringify({ url: telegram.url, token: telegram.token, secret }))
    return telegram
  }
  throw new Error('say which platform: line or telegram')
}
