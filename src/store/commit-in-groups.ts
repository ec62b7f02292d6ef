import type { Database } from 'better-sqlite3'
import type { Row, Statement } from './ports.ts'
import type { Prepared } from './prepare-once.ts'

type Rows = readonly (readonly Row[])[]

/** How long a batch that is not hurried waits for others to be written with, in milliseconds. */
const UNHURRIED = 5

interface Batch {
  readonly statements: readonly Statement[]
  readonly resolve: (rows: Rows) => void
  readonly reject: (error: unknown) => void
}

/**
 * Writes whatever batches were handed in during one turn of the event loop in one transaction,
 * since the wait for the disk is the same for one as for fifty. What is unhurried waits a little
 * for others to be written with, so that settling costs no commit of its own under load. A batch
 * that breaks a constraint undoes only itself; any other error undoes all of them. Nobody is
 * answered before the commit.
 */
export function commitInGroups(db: Database, prepared: (sql: string) => Prepared) {
  const begin = db.prepare('begin immediate')
  const end = db.prepare('commit')
  const undo = db.prepare('rollback')
  const mark = db.prepare('savepoint batch')
  const keep = db.prepare('release batch')
  const back = db.prepare('rollback to batch')
  let waiting: Batch[] = []
  let next: NodeJS.Immediate | undefined
  let latest: NodeJS.Timeout | undefined
  let held = false
  let commits = 0

  return { batch, commit, hold, commits: () => commits }

  /** Lets writes wait until what this gives back is called; who waits is not refused. */
  function hold(): () => void {
    held = true
    return () => {
      held = false
      if (waiting.length > 0) next ??= setImmediate(commit)
    }
  }

  function batch(statements: readonly Statement[], unhurried = false): Promise<Rows> {
    return new Promise((resolve, reject) => {
      waiting.push({ statements, resolve, reject })
      if (unhurried) latest ??= setTimeout(commit, UNHURRIED)
      else next ??= setImmediate(commit)
    })
  }

  /** Commits at once what was handed in. */
  function commit(): void {
    clearImmediate(next)
    clearTimeout(latest)
    next = undefined
    latest = undefined
    if (held) return
    const group = waiting
    waiting = []
    if (group.length === 0) return
    try {
      begin.run()
      const answers = group.map(write)
      end.run()
      commits += 1
      for (const answer of answers) answer()
    } catch (error) {
      if (db.inTransaction) undo.run()
      for (const { reject } of group) reject(error)
    }
  }

  function write({ statements, resolve, reject }: Batch): () => void {
    const steps = statements.map(([sql, ...params]) => ({ step: prepared(sql), params }))
    // A write alone is undone by SQLite itself when it fails.
    const marked = steps.filter(({ step }) => !step.readonly).length > 1
    if (marked) mark.run()
    try {
      const rows = steps.map(({ step, params }) => step.rows(params))
      if (marked) keep.run()
      return () => resolve(rows)
    } catch (error) {
      if (!isConstraint(error) || !db.inTransaction) throw error
      if (marked) {
        back.run()
        keep.run()
      }
      return () => reject(error)
    }
  }
}

const isConstraint = (error: unknown) =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')
