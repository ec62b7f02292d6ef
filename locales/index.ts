import type { alreadyLeft } from '../flows/already-left.ts'
import type { escalation } from '../flows/escalation.ts'
import type { forcedReturn } from '../flows/forced-return.ts'
import type { inDanger } from '../flows/in-danger.ts'
import type { payslipCheck } from '../flows/payslip-check.ts'
import type { rights } from '../flows/rights.ts'
import type { shortAnswers } from '../flows/short-answers.ts'
import type { shortChecks } from '../flows/short-checks.ts'
import type { supportCheck } from '../flows/support-check.ts'
import type { wageCheck } from '../flows/wage-check.ts'
import type { welcome } from '../flows/welcome.ts'
import type { Locale } from '../src/core/conversation.ts'
import type { DangerWords } from '../src/core/danger.ts'
import type { CueFinder } from '../src/core/listen/cues.ts'
import type { TextOf } from '../src/core/text-of.ts'
import type { IntentBook } from '../src/core/understand/book.ts'
import { cueFile } from './cue-file.ts'
import jaAlarm from './ja/alarm.json' with { type: 'json' }
import jaAlreadyLeft from './ja/already-left.json' with { type: 'json' }
import jaCommands from './ja/commands.json' with { type: 'json' }
import jaCommon from './ja/common.json' with { type: 'json' }
import jaDanger from './ja/danger.json' with { type: 'json' }
import jaDesk from './ja/desk.json' with { type: 'json' }
import jaDeskRooms from './ja/desk-rooms.json' with { type: 'json' }
import jaEscalation from './ja/escalation.json' with { type: 'json' }
import jaForcedReturn from './ja/forced-return.json' with { type: 'json' }
import jaForget from './ja/forget.json' with { type: 'json' }
import jaHelplines from './ja/helplines.json' with { type: 'json' }
import jaHide from './ja/hide.json' with { type: 'json' }
import jaInDanger from './ja/in-danger.json' with { type: 'json' }
import jaIntents from './ja/intents.json' with { type: 'json' }
import jaPayslipCheck from './ja/payslip-check.json' with { type: 'json' }
import jaPhrasebook from './ja/phrasebook.json' with { type: 'json' }
import jaPrefectures from './ja/prefectures.json' with { type: 'json' }
import jaPrivacy from './ja/privacy.json' with { type: 'json' }
import jaRecall from './ja/recall.json' with { type: 'json' }
import jaRights from './ja/rights.json' with { type: 'json' }
import jaSafetyAnswers from './ja/safety-answers.json' with { type: 'json' }
import jaShortAnswers from './ja/short-answers.json' with { type: 'json' }
import jaShortChecks from './ja/short-checks.json' with { type: 'json' }
import jaSources from './ja/sources.json' with { type: 'json' }
import jaSupportCheck from './ja/support-check.json' with { type: 'json' }
import jaUnderstanding from './ja/understanding.json' with { type: 'json' }
import jaWageCheck from './ja/wage-check.json' with { type: 'json' }
import jaWeb from './ja/web.json' with { type: 'json' }
import jaWelcome from './ja/welcome.json' with { type: 'json' }
import viAlarm from './vi/alarm.json' with { type: 'json' }
import viAlreadyLeft from './vi/already-left.json' with { type: 'json' }
import viCommands from './vi/commands.json' with { type: 'json' }
import viCommon from './vi/common.json' with { type: 'json' }
import viDanger from './vi/danger.json' with { type: 'json' }
import viDesk from './vi/desk.json' with { type: 'json' }
import viDeskRooms from './vi/desk-rooms.json' with { type: 'json' }
import viEscalation from './vi/escalation.json' with { type: 'json' }
import viForcedReturn from './vi/forced-return.json' with { type: 'json' }
import viForget from './vi/forget.json' with { type: 'json' }
import viHelplines from './vi/helplines.json' with { type: 'json' }
import viHide from './vi/hide.json' with { type: 'json' }
import viInDanger from './vi/in-danger.json' with { type: 'json' }
import viIntents from './vi/intents.json' with { type: 'json' }
import viPayslipCheck from './vi/payslip-check.json' with { type: 'json' }
import viPhrasebook from './vi/phrasebook.json' with { type: 'json' }
import viPrefectures from './vi/prefectures.json' with { type: 'json' }
import viPrivacy from './vi/privacy.json' with { type: 'json' }
import viRecall from './vi/recall.json' with { type: 'json' }
import viRights from './vi/rights.json' with { type: 'json' }
import viSafetyAnswers from './vi/safety-answers.json' with { type: 'json' }
import viShortAnswers from './vi/short-answers.json' with { type: 'json' }
import viShortChecks from './vi/short-checks.json' with { type: 'json' }
import viSources from './vi/sources.json' with { type: 'json' }
import viSupportCheck from './vi/support-check.json' with { type: 'json' }
import viUnderstanding from './vi/understanding.json' with { type: 'json' }
import viWageCheck from './vi/wage-check.json' with { type: 'json' }
import viWeb from './vi/web.json' with { type: 'json' }
import viWelcome from './vi/welcome.json' with { type: 'json' }

/** What each language must have words for: worked out from the flows, and from the Vietnamese. */
interface Texts {
  readonly alarm: typeof viAlarm
  readonly common: typeof viCommon
  readonly desk: typeof viDesk
  readonly 'desk-rooms': typeof viDeskRooms
  readonly forget: typeof viForget
  readonly helplines: typeof viHelplines
  readonly hide: typeof viHide
  readonly phrasebook: typeof viPhrasebook
  readonly prefectures: typeof viPrefectures
  readonly privacy: typeof viPrivacy
  readonly recall: typeof viRecall
  readonly sources: typeof viSources
  readonly understanding: typeof viUnderstanding
  readonly web: typeof viWeb
  readonly escalation: TextOf<typeof escalation>
  readonly 'already-left': TextOf<typeof alreadyLeft>
  readonly 'forced-return': TextOf<typeof forcedReturn>
  readonly 'in-danger': TextOf<typeof inDanger>
  readonly 'payslip-check': TextOf<typeof payslipCheck>
  readonly rights: TextOf<typeof rights>
  readonly 'short-answers': TextOf<typeof shortAnswers>
  readonly 'short-checks': TextOf<typeof shortChecks>
  readonly 'support-check': TextOf<typeof supportCheck>
  readonly 'wage-check': TextOf<typeof wageCheck>
  readonly welcome: TextOf<typeof welcome>
}

/** Every word anyone reads, by language, file and place. What is missing does not compile. */
export const texts = {
  vi: {
    alarm: viAlarm,
    common: viCommon,
    desk: viDesk,
    'desk-rooms': viDeskRooms,
    escalation: viEscalation,
    forget: viForget,
    helplines: viHelplines,
    hide: viHide,
    phrasebook: viPhrasebook,
    prefectures: viPrefectures,
    privacy: viPrivacy,
    recall: viRecall,
    sources: viSources,
    understanding: viUnderstanding,
    web: viWeb,
    'already-left': viAlreadyLeft,
    'forced-return': viForcedReturn,
    'in-danger': viInDanger,
    'payslip-check': viPayslipCheck,
    rights: viRights,
    'short-answers': viShortAnswers,
    'short-checks': viShortChecks,
    'support-check': viSupportCheck,
    'wage-check': viWageCheck,
    welcome: viWelcome,
  },
  ja: {
    alarm: jaAlarm,
    common: jaCommon,
    desk: jaDesk,
    'desk-rooms': jaDeskRooms,
    escalation: jaEscalation,
    forget: jaForget,
    helplines: jaHelplines,
    hide: jaHide,
    phrasebook: jaPhrasebook,
    prefectures: jaPrefectures,
    privacy: jaPrivacy,
    recall: jaRecall,
    sources: jaSources,
    understanding: jaUnderstanding,
    web: jaWeb,
    'already-left': jaAlreadyLeft,
    'forced-return': jaForcedReturn,
    'in-danger': jaInDanger,
    'payslip-check': jaPayslipCheck,
    rights: jaRights,
    'short-answers': jaShortAnswers,
    'short-checks': jaShortChecks,
    'support-check': jaSupportCheck,
    'wage-check': jaWageCheck,
    welcome: jaWelcome,
  },
} satisfies { readonly [L in Locale]: Texts }

/** What people type for each command, in each language. */
export const commandWords = { vi: viCommands, ja: jaCommands } satisfies {
  readonly [L in Locale]: typeof viCommands
}

/** What people answer when asked whether they are in danger, in each language. */
export const safetyWords = { vi: viSafetyAnswers, ja: jaSafetyAnswers }

/** What people say of danger, in each language. */
export const dangerWords = {
  vi: { book: viDanger, cues: cues('vi', 'danger') },
  ja: { book: jaDanger, cues: cues('ja', 'danger') },
} satisfies { readonly [L in Locale]: DangerWords }

/** What people want, as they say it in each language. */
export const intentWords = { vi: viIntents, ja: jaIntents } satisfies {
  readonly [L in Locale]: IntentBook
}

/** What words make likely in each language, learnt from labelled sentences. */
export const topicCues: { readonly [L in Locale]: CueFinder } = {
  vi: cues('vi', 'topic'),
  ja: cues('ja', 'topic'),
}

function cues(locale: Locale, subject: 'danger' | 'topic'): CueFinder {
  return cueFile(new URL(`./${locale}/${subject}-cues.json`, import.meta.url))
}
