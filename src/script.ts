import { flows } from '../flows/index.ts'
import { namedLines } from '../flows/rules/help/named-lines.ts'
import { helpLineMessages } from '../flows/rules/help-lines.ts'
import { commandWords, intentWords, safetyWords, texts } from '../locales/index.ts'
import { BACKUP_DAYS } from './config.ts'
import { createSafetyReader } from './core/alarm/safety-words.ts'
import { createCommandReader } from './core/commands.ts'
import type { Script } from './core/script.ts'
import { createUnderstanding } from './core/understand.ts'
import { createSpeak, type Everywhere } from './speak.ts'
import { basisOf } from './tables.ts'

/** The engine's script from the flows and words of this release. `veil` is a keyed hash. */
export function createScript(everywhere: Everywhere, veil: Script['veil']): Script {
  const { speak } = createSpeak(texts, everywhere)
  return {
    flows,
    say: speak,
    readCommand: createCommandReader(Object.values(commandWords)),
    readDanger,
    understand,
    readSafety: createSafetyReader(safetyWords),
    person: helpLineMessages,
    lines: namedLines,
    veil,
    backupDays: everywhere.backupDays ?? BACKUP_DAYS,
    basis: basisOf,
  }
}

/** Danger in what somebody wrote, by the words of this release. */
export const readDanger: Script['readDanger'] = () => undefined

/** What somebody wants, by the words of this release. */
export const understand = createUnderstanding(intentWords, readDanger)
