import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Config, readConfig } from '../src/config.ts'
import { findDataKey } from '../src/data-key.ts'
import { patiently } from '../src/patiently.ts'
import { createSeal } from '../src/seal.ts'
import { createStaffBook } from '../src/staff/book.ts'
import type { Invitation, Member, StaffBook } from '../src/staff/staff.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import { checkKey } from '../src/store/store.ts'

const usage = `Says who is at the desk: who may sign in to the console and answer people.

  npm run staff -- add --name "Trần Lan" --role caseworker [--language ja] [--place 1]
  npm run staff -- list
  npm run staff -- link <id> [--afresh]
  npm run staff -- remove <id>

add       prints a link for the console and, where DESK_TELEGRAM_CHAT is set, a code for Telegram;
          each works once, for 24 hours
list      who is there, in the order in which they are on call
link      a new link and a new code; the old ones end
remove    ends their signing in at once; the cases they hold wait for somebody again, as soon as the
          service runs

--name      what colleagues call them; trainees never see it
--role      caseworker, or coordinator: who is called when no caseworker answers
--language  of their console: ja or vi; ja unless given
--place     where they stand on call, from 1; after everybody else unless given
--afresh    for whoever has lost their telephone: their authenticator is set up anew, and they are
            signed out everywhere

Give the link and the code to that person alone: whoever has them is let in. The service may run
meanwhile. The settings that "npm start" reads are read.`

const WAITS = [50, 100, 200, 400, 800, 1_600, 3_200]

async function main(): Promise<void> {
  const { values: asked, positionals } = readArguments()
  const [what, id, ...more] = positionals
  if (asked.help || what === undefined) return console.log(usage)
  if (more.length > 0) stop(`"${more.join(' ')}" is too much; see --help.`)
  const acts: { readonly [name: string]: (desk: Desk) => Promise<void> } = {
    add: (desk) => add(desk, asked),
    list,
    link: (desk) => link(desk, theId(id), asked.afresh ?? false),
    remove: (desk) => remove(desk, theId(id)),
  }
  const act = Object.hasOwn(acts, what) ? acts[what] : undefined
  if (!act) return stop(`"${what}" is none of add, list, link and remove; see --help.`)
  // What is wrong is said before anything is opened.
  if (what === 'add') readNewcomer(asked)
  if (what === 'link' || what === 'remove') theId(id)
  const desk = await open()
  await act(desk).finally(desk.close)
}

interface Desk {
  readonly book: StaffBook
  readonly config: Config
  readonly close: () => void
}

type Asked = ReturnType<typeof readArguments>['values']

function readNewcomer({ name = '', role, language = 'ja', place }: Asked) {
  const called = name.normalize('NFC').trim()
  if (called === '') return stop('--name is missing: what colleagues call them.')
  if (called.length > 80) return stop('--name is longer than 80 letters.')
  if (role !== 'caseworker' && role !== 'coordinator')
    return stop('--role is missing or wrong: it must be caseworker or coordinator.')
  if (language !== 'ja' && language !== 'vi')
    return stop(`--language is "${language}": it must be ja or vi.`)
  if (place !== undefined && !/^[1-9]\d{0,2}$/.test(place))
    return stop(`--place is "${place}": it must be a whole number from 1 to 999.`)
  return { name: called, role, language, place: place && Number(place) } as const
}

async function add(desk: Desk, asked: Asked): Promise<void> {
  const last = (await desk.book.list()).at(-1)?.place ?? 0
  const { place, ...newcomer } = readNewcomer(asked)
  const whole = { ...newcomer, place: place || last + 1 }
  tell(desk, await held(() => desk.book.add(whole, Date.now())))
}

async function list({ book }: Desk): Promise<void> {
  const members = await book.list()
  if (members.length === 0) console.log('Nobody is at the desk yet; see --help for add.')
  for (const member of members) console.log(lineOf(member))
}

async function link(desk: Desk, id: string, afresh: boolean): Promise<void> {
  const invitation = await held(() => desk.book.invite(id, Date.now(), afresh))
  if (!invitation) return stop(`Nobody at the desk has the id "${id}"; see list.`)
  tell(desk, invitation)
}

async function remove({ book }: Desk, id: string): Promise<void> {
  if (!(await held(() => book.remove(id, Date.now()))))
    stop(`Nobody at the desk has the id "${id}"; see list.`)
  else console.log(`${id} is removed, and signed out everywhere.`)
}

function tell({ config }: Desk, { member, link, code }: Invitation): void {
  console.log(`${lineOf(member)}

Console (once, within 24 hours):
  ${config.publicUrl}/console/enter#${link}
${config.desk?.telegramChat === undefined ? '' : onTelegram(code)}`)
  if (!config.desk)
    console.log('DESK_HOURS is not set, so Tonari has no desk: nothing takes them until it is.')
  if (!config.reachable)
    console.log(
      `${config.publicUrl} is this machine itself, so the link opens here only: set PUBLIC_URL.`,
    )
}

/** Without a group there is nothing to be tied to, and nobody hears the code. */
const onTelegram = (code: string) => `
Telegram (once, within 24 hours), sent to the bot in private:
  /staff ${code}
`

const lineOf = ({ id, place, role, language, telegram, codes, name }: Member): string =>
  [
    id,
    String(place).padStart(3),
    role.padEnd(11),
    language,
    codes ? 'console   ' : 'no console',
    telegram ? 'telegram   ' : 'no telegram',
    name,
  ].join('  ')

function readArguments() {
  try {
    const text = { type: 'string' } as const
    return parseArgs({
      allowPositionals: true,
      options: {
        ...{ name: text, role: text, language: text, place: text },
        afresh: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch {
    return stop('Unknown option; see --help.')
  }
}

const theId = (id: string | undefined): string =>
  id ?? stop("An id is missing: see list for everybody's.")

/** The service's own database, which the service may have open. */
async function open(): Promise<Desk> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const read = readConfig(process.env)
  if ('problems' in read) return stop(read.problems.join('\n'))
  const { config } = read
  if (!existsSync(config.databasePath))
    return stop(`There is no database ${config.databasePath}: start Tonari once, and come back.`)
  const found = findDataKey(config, process.cwd())
  if ('problem' in found) return stop(found.problem)
  const seal = createSeal(found.key)
  try {
    const sql = await held(async () => openSqlite(config.databasePath))
    await held(() => checkKey(sql, seal))
    return { book: createStaffBook(sql, seal), config, close: () => sql.close() }
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error))
  }
}

/** The service may be writing at this moment: then again a little later. */
const held = <T>(act: () => Promise<T>): Promise<T> =>
  patiently(WAITS, act, (error) => !(error instanceof Error && 'code' in error))

function stop(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}

await main()
