import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type DeskStage, setDeskStage } from './desk-stage.ts'

/** A desk's stage with a clock that the test moves, for the program and the platforms alike. */
export interface TimedDesk extends DeskStage {
  /** Lets so many milliseconds go by at once. */
  pass(ms: number): void
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

/** Sets the stage; what is started with `deskEnv` goes by its clock. */
export async function setTimedDesk(limited = false): Promise<TimedDesk> {
  let ahead = 0
  const stage = await setDeskStage(() => Date.now() + ahead, limited)
  const file = join(stage.folder, 'clock')
  const write = () => {
    writeFileSync(`${file}.new`, String(ahead))
    renameSync(`${file}.new`, file)
  }
  write()
  const preload = pathToFileURL(join(import.meta.dirname, 'shifted-clock.ts'))
  return {
    ...stage,
    deskEnv: {
      ...stage.deskEnv,
      SHIFTED_CLOCK: file,
      NODE_OPTIONS: `--import ${preload.href}`,
    },
    pass(ms) {
      ahead += ms
      write()
    },
  }
}
