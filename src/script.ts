import { flows } from '../flows/index.ts'
import { helpLineMessages } from '../flows/rules/help-lines.ts'
import { commandWords, texts } from '../locales/index.ts'
import { createCommandReader } from './core/commands.ts'
import type { Script } from './core/script.ts'
import { createSpeak, type Everywhere } from './speak.ts'
import { basisOf } from './tables.ts'

/** The engine's script from the flows and words of this release. */
export function createScript(everywhere: Everywhere): Script {
  const { speak } = createSpeak(texts, everywhere)
  return {
    flows,
    say: speak,
    readCommand: createCommandReader(Object.values(commandWords)),
    person: helpLineMessages,
    basis: basisOf,
  }
}
