import { flows } from '../flows/index.ts'
import { namedLines } from '../flows/rules/help/named-lines.ts'
import { helpLineMessages } from '../flows/rules/help-lines.ts'
import { commandWords, safetyWords, texts } from '../locales/index.ts'
import { BACKUP_DAYS } from './config.ts'
import { createSafetyReader } from './core/alarm/safety-words.ts'
import { createCommandReader } from './core/commands.ts'
import type { Script } from './core/script.ts'
import { createSpeak, type Everywhere } from './speak.ts'
import { basisOf } from './tables.ts'

/** The engine's script from the flows and words of this release. `veil` is a keyed hash. */
export function createScript(everywhere: Everywhere, veil: Script['veil']): Script {
  const { speak } = createSpeak(texts, everywhere)
  return {
    flows,
    say: speak,
    readCommand: createCommandReader(Object.values(commandWords)),
    readDanger: () => undefined,
    readSafety: createSafetyReader(safetyWords),
    person: helpLineMessages,
    lines: namedLines,
    veil,
    backupDays: everywhere.backupDays ?? BACKUP_DAYS,
    basis: basisOf,
  }
}
