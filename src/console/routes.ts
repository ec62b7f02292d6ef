import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { Refusal, StaffId } from '../core/case.ts'
import type { Conversation, ConversationId } from '../core/conversation.ts'
import type { Inbound } from '../core/inbound.ts'
import type { Script } from '../core/script.ts'
import { goOnLooking } from '../desk/look.ts'
import type { Desk } from '../desk/ports.ts'
import type { Unreached } from '../desk/telegram/group.ts'
import type { Outgoing } from '../media/outgoing.ts'
import type { MediaKept } from '../media/ports.ts'
import type { Clock } from '../ports.ts'
import type { Staff } from '../staff/staff.ts'
import type { Store } from '../store/ports.ts'
import { viewCase } from './case-view.ts'
import { saidDone } from './did.ts'
import { casePage } from './pages/case.ts'
import { frame, type Html, sentencePage } from './pages/frame.ts'
import { pastPage } from './pages/past.ts'
import { queuePage } from './pages/queue.ts'
import { pastCase } from './past-case.ts'
import { type Filter, filters, queueOf } from './queue.ts'
import { type Refused, readAct } from './read-act.ts'
import { encloseFrom } from './send-file.ts'
import { type ConsoleEnv, csrfField } from './session.ts'
import { claimOf, holderToRelieve } from './take-over.ts'
import { clockOf, sentencesIn, wordsIn } from './words.ts'
import { formOf, writtenIn } from './written.ts'

/** What the console's pages are given. */
export interface ConsoleDeps {
  readonly store: Pick<Store, 'find' | 'load' | 'transcript'> & {
    readonly desk: Desk
    readonly media: Pick<MediaKept, 'of' | 'one'>
  }
  readonly script: Script
  readonly clock: Clock
  readonly staff: Staff
  /** The way of everything that happens to a conversation. */
  readonly handle: (inbound: Inbound) => Promise<Refusal | undefined>
  /** Lets in whoever is signed in, and sends everybody else to sign in. Checks every form. */
  readonly signedIn: MiddlewareHandler<ConsoleEnv>
  readonly random: () => string
  /** Keeps files that are sent; absent, none can be. */
  readonly outgoing?: Outgoing
  /** What keeps the caseworkers' room on Telegram from being told; absent where there is none. */
  readonly room?: () => Unreached | undefined
  /** Talks whose records cannot be opened. */
  readonly unopened?: () => readonly ConversationId[]
}

/** Pages of ours that may be gone back to. */
const BACK = /^\/console(?:\?show=[a-z]+|\/case\/\d{6})?$/

/** Whether a page asks that renews itself. */
const lives = (c: Context): boolean => c.req.header('x-live') !== undefined

/** The console's pages: the queue, a case, and what is done with it. */
export function consoleRoutes(deps: ConsoleDeps): Hono<ConsoleEnv> {
  const { store, script, clock, staff, handle, signedIn, random, outgoing } = deps
  const app = new Hono<ConsoleEnv>()
  app.use('/console', signedIn)
  app.use('/console/case/*', signedIn)
  app.use('/console/language', signedIn)

  app.post('/console/language', async (c) => {
    const { to, back } = await c.req.parseBody()
    if (to === 'vi' || to === 'ja') await staff.speak(c.get('staff').id, to)
    return c.redirect(BACK.test(String(back)) ? String(back) : '/console', 303)
  })

  app.get('/console', async (c) => {
    const { language: reader, id } = c.get('staff')
    const words = wordsIn(reader)
    const filter: Filter = filters.find((one) => one === c.req.query('show')) ?? 'open'
    const now = clock.now()
    const queue = await queueOf(store, now, filter, id, await names())
    const locked = await store.desk.codesLocked(now)
    const body = queuePage({ words, filter, now, queue, locked, unopened: deps.unopened?.() ?? [] })
    const title = words('queue.tab', { count: queue.counts.open })
    return page(c, { title, live: `/console?show=${filter}`, body })
  })

  app.get('/console/case/:number{\\d{6}}', (c) => showCase(c, c.req.param('number')))

  app.post('/console/case/:number{\\d{6}}', async (c) => {
    const number = c.req.param('number')
    const form = await formOf(c)
    const read = readAct(form)
    const no = (refused: Refused) => showCase(c, number, { refused, form })
    if ('refused' in read) return no(read.refused)
    const id = await store.desk.numbered(number)
    const conversation = id === undefined ? undefined : await store.find(id)
    const once = form.get('form') ?? ''
    if (!conversation || conversation.case?.number !== number) return no('no-case')
    if (!/^[\w-]{20,40}$/.test(once)) return no('stale')
    const { id: by } = c.get('staff')
    const event = `console|${by}|${once}`
    const from = { channel: conversation.channel, address: conversation.address }
    const done = `/console/case/${number}?did=${'act' in read ? read.act.kind : 'send'}#take`
    if ((await store.load(from, event)).seen) return c.redirect(done, 303)
    const held = conversation.case.status === 'claimed' && conversation.case.holder === by
    if ('sends' in read && !held) return no('not-holder')
    const asked = 'act' in read ? read.act : await enclosed(c, conversation, read.sends.caption)
    const act =
      typeof asked !== 'string' && asked.kind === 'claim'
        ? await claimOf(staff, c.get('staff'), conversation.case, form.get('from'))
        : asked
    if (typeof act === 'string') return no(act)
    const input = { kind: 'caseworker', by, act } as const
    const refused = await handle({ id: event, from, at: clock.now(), input })
    if (refused && act.kind === 'send') await outgoing?.letGo(act.file.id)
    if (refused) return no(refused)
    return c.redirect(done, 303)
  })
  return app

  async function enclosed(c: Context, to: Conversation, caption: string | undefined) {
    const { file } = await c.req.parseBody()
    return encloseFrom(outgoing, to, file, caption)
  }

  async function names(): Promise<(id: StaffId) => string> {
    const known = new Map((await staff.list()).map(({ id, name }) => [id, name]))
    return (id) => known.get(id) ?? '?'
  }

  async function showCase(
    c: Context<ConsoleEnv>,
    number: string,
    failed?: { readonly refused: Refused; readonly form: ReadonlyMap<string, string> },
  ) {
    const me = c.get('staff')
    const reader = me.language
    const words = wordsIn(reader)
    const now = clock.now()
    const asked = { store, script, number, reader, words, me: me.id, nameOf: await names(), now }
    const view = await viewCase(asked)
    const title = words('case.title', { number })
    const written = failed ? writtenIn(failed.form) : ''
    const past = view ? undefined : await pastCase(store, number, asked.nameOf)
    if (past) {
      if (failed) c.status(409)
      const late = failed && { refusal: words('refused.closed'), written }
      return page(c, { title, body: pastPage(words, past, late) })
    }
    if (!view) {
      c.status(404)
      const body = sentencePage(words, words(lives(c) ? 'live.gone' : 'notFound'), written)
      return page(c, { title: words('title'), body })
    }
    // A page that renews itself goes on looking, as does what follows an act.
    const did = saidDone(words, view, c.req.query('did'))
    if (did || lives(c)) await goOnLooking(store.desk, view.conversation.id, me.id, now)
    else await store.desk.read(view.conversation.id, me.id, now)
    const body = casePage({
      words,
      now,
      view,
      sentences: sentencesIn(reader, view.speaks),
      csrf: csrfField(c),
      form: random(),
      relieves: await holderToRelieve(staff, me, view.its),
      files: outgoing?.reaches(view.conversation.channel) === true,
      filled: failed?.form ?? new Map(),
      ...(failed && { refusal: words(`refused.${failed.refused}`) }),
      ...(did !== undefined && { did }),
    })
    if (failed) c.status(409)
    return page(c, { title, live: `/console/case/${number}`, body })
  }

  function page(
    c: Context<ConsoleEnv>,
    { title, live, body }: { readonly title: string; readonly live?: string; readonly body: Html },
  ) {
    const reader = c.get('staff').language
    const words = wordsIn(reader)
    const wrong = deps.room?.()
    const room = wrong && words(`room.${wrong.why}`, { time: clockOf(words, wrong.since) })
    const whole = { reader, words, me: c.get('staff').name, title, csrf: csrfField(c), room, body }
    return c.html(frame(live === undefined ? whole : { ...whole, live }))
  }
}
