/** How soon somebody needs a human, and what says so. None of it is ever shown as a figure. */
export type Floor = 'MEDIUM' | 'HIGH'
export type Urgent = 'URGENT-SAFETY' | 'URGENT-LIFE' | 'URGENT-RETURN' | 'URGENT-HUMAN'
export type Flag = 'LEFT' | 'EXPIRED' | 'TRAFFICKING-REVIEW'

/** What one answer means. `letter` is its letter in the decision table. */
export interface Meaning {
  readonly letter: string
  readonly points: number
  readonly floor?: Floor
  readonly trigger?: Urgent | 'LEFT'
  readonly flag?: 'LEFT' | 'EXPIRED'
  /** Two or more of these together are for a caseworker to look at (A37). */
  readonly sign?: true
  /** Help lines by id, the first to turn to first. */
  readonly lines?: readonly string[]
  /** Of these, the one that is there for this alone. */
  readonly own?: string
}

export interface SupportQuestion {
  readonly id: string
  readonly answers: { readonly [option: string]: Meaning }
  /** Several answers may be given: all count, up to so many points, or the highest alone. */
  readonly several?: { readonly upTo: number } | 'highest'
}

const safety = ['police-110', 'fire-ambulance-119', 'otit-sos', 'nv-tomoiki', 'dv-plus']
const despair = ['yorisoi-foreign', 'tell', 'fire-ambulance-119']
const sentHome = ['otit-sos', 'nv-tomoiki', 'police-110']
const wages = ['mhlw-hotline-vi', 'mhlw-dial-vi', 'otit-vi', 'labour-standards-office']
const debt = ['houterasu-multi', 'vn-embassy-labour', 'nv-tomoiki']
const assault = ['sexual-8891', 'sexual-police-8103', 'otit-sos']
const leaving = ['otit-vi', 'otit-tenseki', 'nv-tomoiki']
const body = ['otit-vi', 'fire-ambulance-119', 'labour-standards-office']
const child = [...body, 'ninshin-sos-tokyo', 'nv-tomoiki']

/**
 * The decision table of the support check (absconding-risk §2, referrals by answer of §3): our
 * judgement, informed by published reasons, and no measure of anybody. "I would rather not say"
 * is no entry: it means nothing, everywhere.
 */
export const supportTable = {
  safety: {
    id: 'Q1',
    answers: {
      now: { letter: 'a', points: 0, trigger: 'URGENT-SAFETY', lines: safety },
      before: { letter: 'b', points: 3, floor: 'HIGH', sign: true, lines: safety },
      locked: { letter: 'c', points: 0, trigger: 'URGENT-SAFETY', lines: safety },
      no: { letter: 'd', points: 0 },
    },
  },
  despair: {
    id: 'Q2',
    answers: {
      now: { letter: 'a', points: 0, trigger: 'URGENT-LIFE', lines: despair },
      sometimes: { letter: 'b', points: 2, floor: 'HIGH', lines: despair },
      no: { letter: 'c', points: 0 },
    },
  },
  sentHome: {
    id: 'Q3',
    answers: {
      now: { letter: 'a', points: 0, trigger: 'URGENT-RETURN', lines: sentHome },
      undated: { letter: 'b', points: 3, floor: 'HIGH', sign: true, lines: sentHome },
      threat: { letter: 'c', points: 2, lines: sentHome },
      no: { letter: 'd', points: 0 },
    },
  },
  papers: {
    id: 'Q4',
    answers: {
      held: { letter: 'a', points: 3, floor: 'MEDIUM', lines: ['otit-vi'] },
      refused: { letter: 'a2', points: 3, floor: 'HIGH', sign: true, lines: ['otit-vi'] },
      bankOrPhone: { letter: 'b', points: 2, lines: ['otit-vi'] },
      mine: { letter: 'c', points: 0 },
    },
  },
  pay: {
    id: 'Q5',
    answers: {
      unpaid: { letter: 'a', points: 3, lines: wages },
      less: { letter: 'b', points: 2, lines: wages },
      notEnough: { letter: 'c', points: 2, lines: wages },
      fine: { letter: 'd', points: 0 },
    },
  },
  debt: {
    id: 'Q6',
    answers: {
      none: { letter: 'a', points: 0 },
      canRepay: { letter: 'b', points: 0 },
      cannotRepay: { letter: 'c', points: 2, lines: debt },
      threatened: {
        ...{ letter: 'd', points: 3, floor: 'HIGH', sign: true },
        lines: [...debt, 'police-110'],
      },
    },
  },
  work: {
    id: 'Q7',
    several: { upTo: 4 },
    answers: {
      insults: { letter: 'a', points: 2, lines: ['otit-vi'] },
      hours: { letter: 'b', points: 2, lines: ['otit-vi'] },
      otherWork: { letter: 'c', points: 2, lines: ['otit-vi'] },
      sexual: { letter: 'd', points: 3, floor: 'HIGH', lines: assault },
      none: { letter: 'e', points: 0 },
    },
  },
  offers: {
    id: 'Q8',
    several: 'highest',
    answers: {
      offer: { letter: 'a', points: 2, lines: ['otit-vi', 'nv-tomoiki'] },
      papersAsked: {
        ...{ letter: 'b', points: 3, floor: 'HIGH' },
        lines: ['otit-vi', 'nv-tomoiki', 'police-consult-9110'],
      },
      sent: {
        ...{ letter: 'c', points: 4, floor: 'HIGH' },
        lines: ['otit-vi', 'nv-tomoiki', 'police-consult-9110'],
      },
      no: { letter: 'd', points: 0 },
    },
  },
  leaving: {
    id: 'Q9',
    answers: {
      thinking: { letter: 'a', points: 2, lines: leaving },
      planned: { letter: 'b', points: 4, floor: 'HIGH', sign: true, lines: leaving },
      soon: { letter: 'b2', points: 0, trigger: 'URGENT-HUMAN', lines: leaving },
      left: {
        ...{ letter: 'c', points: 0, floor: 'HIGH', trigger: 'LEFT', flag: 'LEFT' },
        lines: ['otit-vi', 'nv-tomoiki'],
      },
      no: { letter: 'd', points: 0 },
    },
  },
  told: {
    id: 'Q10',
    answers: {
      solving: { letter: 'a', points: -1 },
      inVain: { letter: 'b', points: 2 },
      nobody: { letter: 'c', points: 1 },
      helped: { letter: 'd', points: -2 },
    },
  },
  card: {
    id: 'Q11',
    answers: {
      long: { letter: 'a', points: 0 },
      soon: { letter: 'b', points: 1, lines: ['immigration-info'] },
      expired: {
        ...{ letter: 'c', points: 0, floor: 'HIGH', flag: 'EXPIRED' },
        lines: ['nv-tomoiki', 'posse'],
      },
      unknown: { letter: 'd', points: 0 },
    },
  },
  body: {
    id: 'Q12',
    answers: {
      hurt: { letter: 'a', points: 1, floor: 'MEDIUM', lines: body },
      pregnant: { letter: 'b', points: 1, floor: 'MEDIUM', lines: child, own: 'ninshin-sos-tokyo' },
      pressed: { letter: 'b2', points: 3, floor: 'HIGH', lines: child, own: 'ninshin-sos-tokyo' },
      none: { letter: 'c', points: 0 },
    },
  },
} as const satisfies { readonly [question: string]: SupportQuestion }

/** A question by its name in the flow, such as `safety`. */
export type Asked = keyof typeof supportTable

/** The answers to the questions that were asked, by their names. What is no entry counts nothing. */
export type SupportAnswers = { readonly [Q in Asked]?: readonly string[] }

/** The questions in the order in which they are asked. */
export const supportQuestions = Object.entries(supportTable) as readonly (readonly [
  Asked,
  SupportQuestion,
])[]
