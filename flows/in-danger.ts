import { choice, flow, outcome } from '#flow'

/** A question: the numbers of both countries, and a line that fits, open or closed as it is now. */
const asking = (...lines: readonly string[]) =>
  ({ offer: ['!person', '!hide'], lines: ['emergency', ...lines] }) as const
/** The numbers of both countries first, so that they can be tapped wherever they are told. */
const urgent = (...lines: readonly string[]) =>
  outcome({ offer: ['!person', '!hide', '!menu'], lines: ['emergency', ...lines] })
const helped = (...lines: readonly string[]) =>
  outcome({ offer: ['support-check', 'rights', '!person', '!hide', '!menu'], lines })
const pressed = (...lines: readonly string[]) =>
  outcome({ offer: ['support-check', 'already-left', '!person', '!hide', '!menu'], lines })
const sentHome = (...lines: readonly string[]) =>
  outcome({ offer: ['forced-return', '!person', '!hide', '!menu'], lines: ['emergency', ...lines] })
const calm = outcome({
  offer: ['support-check', '!person', '!hide', '!menu'],
  lines: ['emergency'],
})

/** Q1, whatever the danger was that it is asked about. */
const safety = {
  now: 'harmNow',
  locked: 'lockedIn',
  before: 'harmBefore',
  no: 'fine',
  unsaid: 'unsaid',
} as const

/**
 * What is asked and said when somebody is, or may be, in danger: one question, and what follows
 * from its answer. The engine begins it by itself when it reads danger in what a person writes, with
 * `what` already answered (`src/core/alarm.ts`); from the menu the person says what it is.
 *
 * Questions: absconding-risk §2, Q1 (harm, confined, sexual, injury, broker), Q2 (life) and Q3
 * (return). What each answer leads to: §3; how it is said: §5, our judgement. Nobody is told to run
 * and nobody to stay; nobody is called, and nothing is asked about employer, address or place.
 *
 * Law: what the law forbids, told without an article, since art. 46 binds the union's side only and
 * which binds a company is for a caseworker to say (A14); transfer for violence (A21);
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
    what: choice(
      {
        life: 'life',
        harm: 'harm',
        confined: 'harm',
        sexual: 'sexual',
        return: 'return',
        injury: 'injury',
        broker: 'broker',
        other: 'harm',
        friend: 'friend',
      },
      asking(),
    ),
    friend: choice(
      {
        life: 'friendLife',
        harm: 'friendHarm',
        confined: 'friendHarm',
        sexual: 'friendHarm',
        return: 'friendReturn',
        injury: 'friendHarm',
        broker: 'friendHarm',
        other: 'friendHarm',
      },
      asking(),
    ),

    harm: choice({ ...safety, now: 'harmNow', no: 'harmFine' }, asking('otit-vi')),
    sexual: choice(
      { ...safety, now: 'sexualNow', before: 'sexualBefore', no: 'sexualFine' },
      asking('sexual-8891'),
    ),
    injury: choice({ ...safety, now: 'injuryNow', before: 'injuryBefore' }, asking('otit-vi')),
    broker: choice(
      { ...safety, now: 'harmNow', before: 'brokerBefore', no: 'brokerFine' },
      asking('otit-vi'),
    ),
    harmNow: urgent('otit-sos', 'nv-tomoiki'),
    lockedIn: urgent('otit-sos', 'nv-tomoiki'),
    sexualNow: urgent('sexual-8891', 'sexual-police-8103', 'otit-sos'),
    injuryNow: urgent('otit-vi'),
    harmBefore: pressed('otit-vi', 'nv-tomoiki'),
    sexualBefore: helped('emergency', 'sexual-8891', 'sexual-police-8103', 'otit-vi'),
    injuryBefore: helped('otit-vi', 'amda'),
    brokerBefore: pressed('otit-vi', 'nv-tomoiki'),
    harmFine: helped('emergency', 'otit-vi', 'nv-tomoiki'),
    sexualFine: helped('emergency', 'sexual-8891', 'sexual-police-8103', 'otit-vi'),
    brokerFine: pressed('otit-vi'),

    life: choice(
      { now: 'company', sometimes: 'lifeSometimes', no: 'fine', unsaid: 'lifeUnsaid' },
      asking('yorisoi-foreign'),
    ),
    company: choice(
      { alone: 'lifeAlone', together: 'lifeTogether', unsaid: 'lifeAlone' },
      asking('yorisoi-foreign'),
    ),
    lifeAlone: urgent('yorisoi-foreign', 'tell'),
    lifeTogether: urgent('yorisoi-foreign', 'tell'),
    lifeSometimes: helped('yorisoi-foreign', 'tell'),
    lifeUnsaid: urgent('yorisoi-foreign', 'tell'),

    return: choice(
      {
        now: 'returnNow',
        undated: 'returnUndated',
        threat: 'returnThreat',
        no: 'fine',
        unsaid: 'unsaid',
      },
      asking('otit-vi'),
    ),
    returnNow: sentHome('otit-sos'),
    returnUndated: sentHome('otit-vi', 'nv-tomoiki'),
    returnThreat: sentHome('otit-vi'),

    friendHarm: choice(
      {
        now: 'friendNow',
        locked: 'friendLocked',
        before: 'friendBefore',
        no: 'friendFine',
        unsaid: 'friendUnsaid',
      },
      asking('otit-vi'),
    ),
    friendLife: choice(
      {
        now: 'friendLifeNow',
        sometimes: 'friendLifeSometimes',
        no: 'friendFine',
        unsaid: 'friendLifeSometimes',
      },
      asking('yorisoi-foreign'),
    ),
    friendReturn: choice(
      {
        now: 'friendReturnNow',
        undated: 'friendReturnSoon',
        threat: 'friendReturnSoon',
        no: 'friendFine',
        unsaid: 'friendUnsaid',
      },
      asking('otit-vi'),
    ),
    friendNow: urgent('otit-sos'),
    friendLocked: urgent('otit-sos'),
    friendBefore: urgent('otit-vi', 'nv-tomoiki'),
    friendLifeNow: urgent('yorisoi-foreign'),
    friendLifeSometimes: urgent('yorisoi-foreign', 'tell'),
    friendReturnNow: sentHome('otit-sos'),
    friendReturnSoon: sentHome('otit-vi'),
    friendFine: urgent(),
    friendUnsaid: urgent(),

    fine: calm,
    unsaid: calm,
  },
})
