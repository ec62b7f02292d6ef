import type { Phrase } from '../../core/message.ts'
import type { Script } from '../../core/script.ts'

/** A text of the desk's rooms, in Japanese: a key of `desk-rooms.json`. */
export type SayRoom = (key: string, params?: Phrase['params']) => string

/** The rooms are read in Japanese, whatever the person speaks. */
export const sayRoom =
  (script: Pick<Script, 'say'>): SayRoom =>
  (key, params) =>
    script.say('ja', { key: `desk-rooms:${key}`, ...(params && { params }) })
