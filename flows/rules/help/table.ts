import table from '../../law/help-lines.json' with { type: 'json' }
import type { Hours } from '../open-hours.ts'

/** A line as the table has it (`flows/law/help-lines.schema.json`). */
export interface HelpLine {
  readonly id: string
  /** Where it is called from: `JP` or `VN`. */
  readonly country: string
  readonly phone: string | null
  readonly alt: string | null
  /** The prefectures from which `alt` is to be called. */
  readonly altFor?: readonly string[]
  readonly pressAfter: string | null
  /** Where it is not true, nobody is told what to press. */
  readonly pressConfirmed?: boolean
  /** Null where that is not known. */
  readonly free: boolean | null
  readonly languages: readonly string[]
  readonly hours: Hours
  readonly url: string | null
  readonly whatFor: readonly string[]
  readonly coverage: string
  /** Two-digit codes; missing where it serves the whole country. */
  readonly prefectures?: readonly string[]
  readonly noStatusCaution: boolean
  readonly lastVerified: string | null
}

/** The help lines that may be shown; others wait in the table until somebody verifies them. */
export const helpLines: readonly HelpLine[] = table.lines
