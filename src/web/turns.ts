import type { Conversation, Locale } from '../core/conversation.ts'
import type { Message, Spoken } from '../core/message.ts'
import type { Store } from '../store/ports.ts'
import type { PastTurn } from '../turn.ts'
import { takesFiles } from './files.ts'
import { webTexts } from './texts.ts'

/** A turn as the page shows it. `heard` is null where there is nothing to show again. */
export interface ShownTurn {
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly heard: string | null
  readonly said: readonly ShownBubble[]
}

/** A bubble with what goes with it: where the page reads a file, and nothing else of ours. */
export type ShownBubble = Omit<Spoken, 'file'> & {
  readonly file?: {
    readonly media: string
    readonly name: string | null
    readonly path: string
  }
}

/** What the page is given: turns after the one it named, and how far it now is. */
export interface Shown {
  readonly seq: number
  readonly locale: Locale
  readonly turns: readonly ShownTurn[]
  /** Somebody reads, and files may be sent. */
  readonly files?: true
}

/** Turns in one answer; a page that has more to read asks again at once. */
const MOST = 200

/**
 * The transcript after `since`. A page that claims more than there is learns the true number, and
 * begins again.
 */
export async function shownSince(
  store: Pick<Store, 'transcript'>,
  conversation: Conversation,
  since: number,
): Promise<Shown> {
  const { id, seq, locale } = conversation
  const files = takesFiles(conversation) && { files: true as const }
  if (since > seq) return { seq, locale, turns: [], ...files }
  const past = await store.transcript(id, since, MOST)
  const turns = await Promise.all(past.map((turn) => shown(store, id, turn, past, locale)))
  return { seq: turns.at(-1)?.seq ?? since, locale, turns, ...files }
}

async function shown(
  store: Pick<Store, 'transcript'>,
  conversation: string,
  { seq, at, heard: { input }, said: messages, shown: spoken }: PastTurn,
  near: readonly PastTurn[],
  locale: Locale,
): Promise<ShownTurn> {
  const said = spoken.flatMap((bubble, place) => resultFirst(bubble, messages[place])).map(withPath)
  if (input.kind === 'text') return { seq, at, heard: input.text, said }
  if (input.kind === 'command') return { seq, at, heard: commandLabel(input.command, locale), said }
  if (input.kind === 'media') return { seq, at, heard: fileLabel(input, locale), said }
  if (input.kind !== 'tap') return { seq, at, heard: null, said }
  const asked =
    near.find((turn) => turn.seq === input.seq) ??
    (await store.transcript(conversation, input.seq - 1, 1))[0]
  return { seq, at, heard: labelOf(asked, `${input.seq}.${input.option}`), said }
}

/** The page asks its own server for a file, by whatever name it reached that. */
function withPath({ file, ...bubble }: Spoken): ShownBubble {
  if (!file) return bubble
  const { media, name = null, url } = file
  return { ...bubble, file: { media, name, path: new URL(url).pathname } }
}

/** A result begins with what was found: what was understood is a bubble of its own before it. */
function resultFirst(bubble: Spoken, message: Message | undefined): readonly Spoken[] {
  const end = bubble.text.indexOf('\n')
  const led = message?.say[0]?.key.startsWith('common:understood')
  if (bubble.tone !== 'result' || !led || end < 0) return [bubble]
  return [{ text: bubble.text.slice(0, end) }, { ...bubble, text: bubble.text.slice(end + 1) }]
}

const labelOf = (asked: PastTurn | undefined, data: string) =>
  asked?.shown.flatMap(({ choices }) => choices ?? []).find((choice) => choice.data === data)
    ?.label ?? null

/** What somebody sent, which the page shows no more than by its name. */
function fileLabel(
  { media, name }: Extract<PastTurn['heard']['input'], { kind: 'media' }>,
  locale: Locale,
): string | null {
  const texts = webTexts[locale]
  const what = { image: texts.image, video: texts.video, audio: texts.audio, file: texts.file }
  const label = what[media as keyof typeof what]
  return label === undefined ? null : [label, name].filter(Boolean).join(' ')
}

function commandLabel(command: string, locale: Locale): string {
  const texts: { readonly [name: string]: string } = webTexts[locale]
  return texts[command] ?? command
}
