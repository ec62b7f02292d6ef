import { advice, choice, choices, decide, flow, outcome } from '#flow'
import { supportFinding } from './rules/support/finding.ts'
import { supportNumbers } from './rules/support/numbers.ts'

const end = ['!person', '!hide', '!menu'] as const
/** The quick way out, where somebody may look on. */
const quick = { offer: ['!hide'] } as const
const offer = ['!person', 'short-answers', 'rights', '!hide', '!menu'] as const
const further = { numbers: 'numbersOf', keep: 'keep' } as const
const inDanger = { danger: 'urgentSafety', numbers: 'numbersOf' } as const

const given = {
  private: 'private',
  safety: ['safety', null],
  despair: ['despair', null],
  sentHome: ['sentHome', null],
  papers: ['papers', null],
  pay: ['pay', null],
  debt: ['debt', null],
  work: ['work', null],
  offers: ['offers', null],
  leaving: ['leaving', null],
  told: ['told', null],
  card: ['card', null],
  body: ['body', null],
} as const

/**
 * How soon does this person need a human, and what fits meanwhile? Twelve questions, of which any
 * may be left out and after any of which one may stop; danger ends them at once.
 *
 * Questions, levels and what each result says: absconding-risk §2–§5 (our judgement). Law: Technical
 * Intern Training Act art. 47, 48, 51 and its operating guidelines (A15–A21), Equal Employment
 * Opportunity Act art. 9 (A31), accident insurance and wages (A34, A35), the guidelines of Specified
 * Skilled Workers (A12), special permission to stay (A38). Cards: absconding-risk §4. It asks and
 * keeps nothing about employer, address or place, and no figure is shown.
 */
export const supportCheck = flow('support-check', {
  start: 'private',
  topic: 'safety',
  restsAfter: 24,
  nodes: {
    private: choice(
      { yes: 'safety', danger: 'verdict', no: 'later' },
      { ...quick, asksSafe: true, brief: true },
    ),
    later: outcome({ lines: ['emergency'], offer: end }),

    safety: choice(
      {
        now: 'verdict',
        locked: 'verdict',
        before: 'despair',
        no: 'despair',
        unsaid: 'despair',
        stop: 'verdict',
      },
      { ...quick, asks: { of: 'harm' } },
    ),
    despair: choice(
      {
        now: 'verdict',
        sometimes: 'sentHome',
        no: 'sentHome',
        unsaid: 'sentHome',
        stop: 'verdict',
      },
      { ...quick, asks: { of: 'life' } },
    ),
    sentHome: choice(
      {
        now: 'verdict',
        undated: 'papers',
        threat: 'papers',
        no: 'papers',
        unsaid: 'papers',
        stop: 'verdict',
      },
      { ...quick, asks: { of: 'return' } },
    ),
    papers: choice({
      held: 'pay',
      refused: 'pay',
      bankOrPhone: 'pay',
      mine: 'pay',
      unsaid: 'pay',
      stop: 'verdict',
    }),
    pay: choice({
      unpaid: 'debt',
      less: 'debt',
      notEnough: 'debt',
      fine: 'debt',
      unsaid: 'debt',
      stop: 'verdict',
    }),
    debt: choice({
      none: 'work',
      canRepay: 'work',
      cannotRepay: 'work',
      threatened: 'work',
      unsaid: 'work',
      stop: 'verdict',
    }),
    work: choices({
      of: ['insults', 'hours', 'otherWork', 'sexual'],
      alone: { none: 'offers', unsaid: 'offers', stop: 'verdict' },
      next: 'offers',
      ...quick,
    }),
    offers: choice({
      offer: 'cardOffer',
      papersAsked: 'cardPapers',
      sent: 'cardSent',
      no: 'leaving',
      unsaid: 'leaving',
      stop: 'verdict',
    }),
    cardOffer: advice({ more: { goOn: 'leaving', stop: 'verdict' }, offer: end }),
    cardPapers: advice({ more: { goOn: 'leaving', stop: 'verdict' }, offer: end }),
    cardSent: advice({ more: { goOn: 'leaving', stop: 'verdict' }, offer: end }),
    leaving: choice(
      {
        thinking: 'cardThinking',
        planned: 'cardPlanned',
        soon: 'verdict',
        left: 'verdict',
        no: 'told',
        unsaid: 'told',
        stop: 'verdict',
      },
      quick,
    ),
    cardThinking: advice({ more: { goOn: 'told', stop: 'verdict' }, offer: end }),
    cardPlanned: advice({ more: { goOn: 'told', stop: 'verdict' }, offer: end }),
    told: choice({
      solving: 'card',
      inVain: 'card',
      nobody: 'card',
      helped: 'card',
      unsaid: 'card',
      stop: 'verdict',
    }),
    card: choice({
      long: 'body',
      soon: 'body',
      expired: 'body',
      unknown: 'body',
      unsaid: 'body',
      stop: 'verdict',
    }),
    body: choice(
      {
        hurt: 'verdict',
        pregnant: 'verdict',
        pressed: 'verdict',
        none: 'verdict',
        unsaid: 'verdict',
        stop: 'verdict',
      },
      quick,
    ),

    verdict: decide(supportFinding, {
      given,
      next: {
        safety: 'urgentSafety',
        life: 'urgentLife',
        return: 'urgentReturn',
        human: 'urgentHuman',
        left: 'left',
        high: 'high',
        medium: 'medium',
        low: 'low',
      },
    }),
    urgentSafety: advice({
      opens: 'harm',
      lines: ['emergency', 'otit-sos', 'nv-tomoiki'],
      more: { numbers: 'numbersOf' },
      offer: end,
    }),
    urgentLife: advice({
      opens: 'life',
      lines: ['emergency'],
      more: { alone: 'alone', together: 'together' },
      asks: { of: 'life' },
      offer: end,
    }),
    alone: advice({
      lines: ['yorisoi-foreign', 'tell', 'emergency'],
      more: { numbers: 'numbersOf' },
      offer: end,
    }),
    together: advice({
      lines: ['yorisoi-foreign', 'tell', 'emergency'],
      more: { numbers: 'numbersOf' },
      offer: end,
    }),
    urgentReturn: advice({
      opens: 'return',
      detail: true,
      lines: ['emergency', 'otit-vi'],
      more: { numbers: 'numbersOf' },
      offer: ['forced-return', ...end],
    }),
    urgentHuman: advice({
      opens: 'check',
      detail: true,
      lines: ['found'],
      more: inDanger,
      offer: end,
    }),
    left: advice({
      detail: true,
      lines: ['nv-tomoiki', 'posse'],
      more: inDanger,
      offer: ['already-left', ...end],
    }),
    high: advice({ detail: true, lines: ['found'], more: further, offer }),
    medium: advice({ detail: true, lines: ['found'], more: further, offer }),
    low: outcome({
      detail: true,
      lines: ['emergency'],
      offer: ['short-answers', 'rights', 'wage-check', 'payslip-check', '!person', '!menu'],
    }),
    numbersOf: decide(supportNumbers, { given, next: { told: 'numbers' } }),
    numbers: outcome({ lines: ['emergency', 'found'], offer: ['!person', '!back', '!menu'] }),
    keep: outcome({ offer: ['!person', '!back', '!menu'] }),
  },
})
