import { choice, flow, outcome } from '#flow'

/** The tested answers of the one question that is asked: risk §2, Q1, Q2 and Q3. */
const ask = { offer: ['!person'] } as const
const urgent = outcome({ offer: ['!person', '!menu'] })
const helped = outcome({ offer: ['support-check', 'rights', '!person', '!menu'] })
const sentHome = outcome({ offer: ['forced-return', '!person', '!menu'] })
const fine = outcome({ offer: ['support-check', '!person', '!menu'] })

/**
 * What is asked and said when somebody is, or may be, in danger: one question, and what follows
 * from its answer. The engine begins it by itself when it reads danger in what a person writes, with
 * `what` already answered (`src/core/alarm.ts`); from the menu the person says what it is.
 *
 * Questions: absconding-risk §2, Q1 (harm, confined, sexual, injury, broker), Q2 (life) and Q3
 * (return). What each answer leads to: §3; how it is said: §5, our judgement. Nobody is told to run
 * and nobody to stay; nobody is called, and nothing is asked about employer, address or place.
 *
 * Law: Technical Intern Training Act art. 46 (A14), 48 (A16), 49 (A17); transfer for violence (A21);
 * nobody is sent home against their will, and the fare is not theirs (A19); sign nothing unread
 * (A20, advice); the sentence at the airport (A36, advice); accident insurance (A34). Brokers:
 * §4, cards 2–5.
 */
export const inDanger = flow('in-danger', {
  start: 'what',
  topic: 'safety',
  restsAfter: 24,
  open: true,
  nodes: {
    what: choice({
      life: 'life',
      harm: 'harm',
      confined: 'harm',
      sexual: 'sexual',
      return: 'return',
      injury: 'injury',
      broker: 'broker',
      other: 'harm',
      friend: 'friend',
    }),
    friend: choice({
      life: 'friendLife',
      harm: 'friendHarm',
      confined: 'friendHarm',
      sexual: 'friendHarm',
      return: 'friendReturn',
      injury: 'friendHarm',
      broker: 'friendHarm',
      other: 'friendHarm',
    }),

    harm: choice(
      { now: 'harmNow', locked: 'lockedIn', before: 'harmBefore', no: 'fine', unsaid: 'unsaid' },
      ask,
    ),
    sexual: choice(
      {
        now: 'sexualNow',
        locked: 'lockedIn',
        before: 'sexualBefore',
        no: 'fine',
        unsaid: 'unsaid',
      },
      ask,
    ),
    injury: choice(
      {
        now: 'injuryNow',
        locked: 'lockedIn',
        before: 'injuryBefore',
        no: 'fine',
        unsaid: 'unsaid',
      },
      ask,
    ),
    broker: choice(
      {
        now: 'harmNow',
        locked: 'lockedIn',
        before: 'brokerBefore',
        no: 'brokerFine',
        unsaid: 'unsaid',
      },
      ask,
    ),
    harmNow: urgent,
    lockedIn: urgent,
    sexualNow: urgent,
    injuryNow: urgent,
    harmBefore: helped,
    sexualBefore: helped,
    injuryBefore: helped,
    brokerBefore: helped,
    brokerFine: fine,

    life: choice(
      { now: 'company', sometimes: 'lifeSometimes', no: 'fine', unsaid: 'lifeUnsaid' },
      ask,
    ),
    company: choice({ alone: 'lifeAlone', together: 'lifeTogether', unsaid: 'lifeAlone' }, ask),
    lifeAlone: urgent,
    lifeTogether: urgent,
    lifeSometimes: fine,
    lifeUnsaid: urgent,

    return: choice(
      {
        now: 'returnNow',
        undated: 'returnUndated',
        threat: 'returnThreat',
        no: 'fine',
        unsaid: 'unsaid',
      },
      ask,
    ),
    returnNow: sentHome,
    returnUndated: sentHome,
    returnThreat: sentHome,

    friendHarm: choice(
      {
        now: 'friendNow',
        locked: 'friendLocked',
        before: 'friendBefore',
        no: 'friendFine',
        unsaid: 'friendUnsaid',
      },
      ask,
    ),
    friendLife: choice(
      {
        now: 'friendLifeNow',
        sometimes: 'friendLifeSometimes',
        no: 'friendFine',
        unsaid: 'friendLifeSometimes',
      },
      ask,
    ),
    friendReturn: choice(
      {
        now: 'friendReturnNow',
        undated: 'friendReturnSoon',
        threat: 'friendReturnSoon',
        no: 'friendFine',
        unsaid: 'friendUnsaid',
      },
      ask,
    ),
    friendNow: urgent,
    friendLocked: urgent,
    friendBefore: urgent,
    friendLifeNow: urgent,
    friendLifeSometimes: urgent,
    friendReturnNow: sentHome,
    friendReturnSoon: sentHome,
    friendFine: urgent,
    friendUnsaid: urgent,

    fine,
    unsaid: fine,
  },
})
