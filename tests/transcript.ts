import { openCase } from '../src/core/case.ts'
import type { Locale } from '../src/core/conversation.ts'
import type { Fresh } from '../src/core/moment.ts'
import { readReturnCode } from '../src/core/return-code.ts'
import { createDeskPlan } from '../src/desk/plan.ts'
import { rehearse } from '../src/rehearse.ts'
import { createScript } from '../src/script.ts'

const everywhere = {
  org: 'Tonari',
  contact: 'https://tonari.example/contact',
  privacyUrl: 'https://tonari.example/privacy',
}

/** The script as tests and rehearsals speak it. */
export const script = createScript(everywhere, (text) => text)

/** The same where three caseworkers are connected, on weekdays from nine to six. */
export const staffed = createScript(
  everywhere,
  (text) => text,
  createDeskPlan({
    readers: 3,
    hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: 540, closes: 1_080 },
    onCall: true,
  }),
)

/** A code that somebody has from another talk, whose case waits. */
const CODE = '4444555566667777'

/** What a case is called in a transcript, and what a code leads to. */
function freshFor(text = ''): Fresh {
  const code = readReturnCode(text)
  const found = {
    kind: 'found' as const,
    case: {
      ...openCase({ id: 'other', number: '482913' }, 'today', 'person', 0),
      consent: 'yes' as const,
    },
    from: 'another telephone',
    spends: { code: CODE, of: 'another telephone', seq: 9 },
  }
  return {
    ...{ id: 'case', number: '482913', code: '1234567890123456' },
    ...(code && { returned: code === CODE ? found : { kind: 'unknown' as const } }),
  }
}

/**
 * Replays a written conversation and writes it anew. The first line is its title and
 * `(language, day)`, or `(language, day, flow)` to begin inside a flow with the agreement given, and
 * `desk` at its end where caseworkers are connected; every `you` line is heard, every `desk` line is
 * a caseworker's, and the bot's side is written as the program says it now.
 */
export function replay(text: string): string {
  const [heading = '', ...lines] = text.split('\n')
  const told = /\((vi|ja), (\d{4}-\d{2}-\d{2})(?:, ([\w-]+))??(, desk)?\)$/.exec(heading)
  if (!told) throw new Error(`"${heading}" lacks its (language, day)`)
  const [, locale, on = '', flow, desk] = told
  const { rehearsal, opening } = rehearse(desk ? staffed : script, {
    locale: locale as Locale,
    on,
    ...(flow && { flow }),
    ...(desk && { fresh: freshFor }),
  })
  let written = `${heading}\n\n${rehearsal.words(opening)}`
  for (const line of lines) {
    const [, who = '', said = ''] = /^ {2}(you|desk) {1,2}(.*)$/.exec(line) ?? []
    if (!who) continue
    const messages = who === 'you' ? rehearsal.hear(said) : rehearsal.desk(said)
    written += `  ${who.padEnd(5)}${said}\n${rehearsal.words(messages)}`
  }
  return written
}
