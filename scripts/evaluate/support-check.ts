import { readSupportAnswers } from '../../flows/rules/support/read.ts'
import { supportNeed } from '../../flows/rules/support/support.ts'

/**
 * What `evaluate support-check` prints for answers by their letters. Throws Impossible, with a
 * sentence, on a question or an answer that is not there.
 */
export const evaluateSupport = (json: unknown): object => supportNeed(readSupportAnswers(json))
