import type { Locale } from '../src/core/conversation.ts'
import { rehearse } from '../src/rehearse.ts'
import { createScript } from '../src/script.ts'

/** The script as tests and rehearsals speak it. */
export const script = createScript(
  {
    org: 'Tonari',
    contact: 'https://tonari.example/contact',
    privacyUrl: 'https://tonari.example/privacy',
  },
  (text) => text,
)

/**
 * Replays a written conversation and writes it anew. The first line is its title and
 * `(language, day)`, or `(language, day, flow)` to begin inside a flow with the agreement given;
 * every `you` line is heard, and the bot's side is written as the program says it now.
 */
export function replay(text: string): string {
  const [heading = '', ...lines] = text.split('\n')
  const told = /\((vi|ja), (\d{4}-\d{2}-\d{2})(?:, ([\w-]+))?\)$/.exec(heading)
  if (!told) throw new Error(`"${heading}" lacks its (language, day)`)
  const [, locale, on = '', flow] = told
  const { rehearsal, opening } = rehearse(script, {
    locale: locale as Locale,
    on,
    ...(flow && { flow }),
  })
  let written = `${heading}\n\n${rehearsal.words(opening)}`
  for (const line of lines) {
    const you = /^ {2}you {2}(.*)$/.exec(line)
    if (!you) continue
    const messages = rehearsal.hear(you[1] ?? '')
    written += `  you  ${you[1]}\n${rehearsal.words(messages)}`
  }
  return written
}
