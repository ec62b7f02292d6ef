import { escalation } from '../flows/escalation.ts'
import { flows } from '../flows/index.ts'
import { ways } from '../flows/intents.ts'
import { namedLines } from '../flows/rules/help/named-lines.ts'
import { helpLineMessages } from '../flows/rules/help-lines.ts'
import {
  commandWords,
  dangerWords,
  intentWords,
  safetyWords,
  texts,
  topicCues,
} from '../locales/index.ts'
import { BACKUP_DAYS } from './config.ts'
import { createSafetyReader } from './core/alarm/safety-words.ts'
import { createCommandReader } from './core/commands.ts'
import { createDangerReader } from './core/danger.ts'
import { once } from './core/once.ts'
import type { DeskPlan, Script } from './core/script.ts'
import { createUnderstanding } from './core/understand.ts'
import { createSpeak, type Everywhere } from './speak.ts'
import { basisOf } from './tables.ts'

/** The engine's script from the flows and words of this release. `veil` is a keyed hash. */
export function createScript(
  everywhere: Everywhere,
  veil: Script['veil'],
  desk?: DeskPlan,
): Script {
  const { speak } = createSpeak(texts, {
    ...{ readers: () => desk?.readers ?? 0, inGroup: () => desk?.inGroup ?? 0 },
    readIn: () => ({ key: `desk:readIn.${readIn(desk)}` }),
    ...everywhere,
  })
  // Nobody is told that somebody will read where nobody will.
  const { [escalation.id]: _, ...unattended } = flows
  return {
    flows: desk ? flows : unattended,
    say: speak,
    readCommand: createCommandReader(Object.values(commandWords)),
    readDanger,
    understand,
    ways,
    readSafety: createSafetyReader(safetyWords),
    person: (topic, locale, at) => helpLineMessages(topic, locale, at, desk?.anybody),
    lines: namedLines,
    veil,
    backupDays: everywhere.backupDays ?? BACKUP_DAYS,
    basis: basisOf,
    ...(desk && { desk }),
  }
}

/** Where caseworkers read what they may; and that they cannot yet, where nothing reaches any of them. */
function readIn(desk: DeskPlan | undefined): 'page' | 'group' | 'groupLater' {
  if (desk?.inGroup === undefined) return 'page'
  return desk.anybody && !desk.reaches ? 'groupLater' : 'group'
}

/** Danger in what somebody wrote, by the words of this release. */
export const readDanger: Script['readDanger'] = (...said) => danger()(...said)
const danger = once(() => createDangerReader(dangerWords))

/** What somebody wants, by the words of this release. */
export const understand: Script['understand'] = (text) => understanding()(text)
const understanding = once(() => createUnderstanding(intentWords, readDanger, topicCues))
