import type { Instant } from '../core/conversation.ts'

/**
 * Where files lie that somebody sent: outside the database, which a picture of ten megabytes would
 * make slow to write and to copy. What is put here is sealed already. A name is a random id.
 */
export interface Vault {
  /** Ends when the file lies there whole and on the disk; replaces one of the same name. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** Undefined where there is no such file. */
  open(name: string): Promise<Uint8Array | undefined>
  /** Ends when nothing of the file is left. One that is not there is no fault. */
  drop(name: string): Promise<void>
  /**
   * The names of all files that were put there before then. What was begun before then and never
   * ended goes.
   */
  names(before: Instant): Promise<readonly string[]>
}
