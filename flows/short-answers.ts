import { choice, flow, outcome } from '#flow'

const end = (...lines: readonly string[]) =>
  outcome({ lines, offer: ['!person', 'support-check', 'short-answers', '!menu'] })

/**
 * A right in three lines, the number and a person, for what has no conversation of its own yet. It
 * can be read without agreeing. What somebody wrote may lead straight to one of its answers.
 *
 * - `transfer`: reasons that cannot be avoided, and how (A21, A22), company and union look for a
 *   place, Technical Intern Training Act art. 51 (A18), no work before a permit (A23), the law of
 *   2027-04-01 does not change it for those in training (A30).
 * - `injury`: accident insurance whatever the status, hiding an accident can be punished (A34).
 * - `pregnancy`: Equal Employment Opportunity Act art. 9, the leave, training taken up again (A31);
 *   a doctor and a counsellor first (A32).
 * - `brokers`: absconding-risk §4, cards 1–5; that police protect those already involved has one
 *   source and is said so. A forged card (A11).
 * - `harassment`: the law forbids force, without naming the article, which differs by who does it
 *   (A14); a report must not harm, Technical Intern Training Act art. 49 (A17); a reason for another
 *   place (A21).
 * - `papers`: art. 48 (A16).
 * - `leaving`: the road to Specified Skilled Worker (A12), transfer (A21), no three months are safe
 *   (A4), going to a safe place is protection (absconding-risk §5).
 */
export const shortAnswers = flow('short-answers', {
  start: 'about',
  topic: 'general',
  restsAfter: 24,
  open: true,
  nodes: {
    about: choice({
      transfer: 'transfer',
      leaving: 'leaving',
      harassment: 'harassment',
      injury: 'injury',
      pregnancy: 'pregnancy',
      papers: 'papers',
      brokers: 'brokers',
    }),
    transfer: end('otit-vi', 'otit-tenseki', 'nv-tomoiki'),
    leaving: outcome({
      lines: ['otit-vi', 'otit-tenseki', 'nv-tomoiki'],
      offer: ['!person', 'support-check', 'already-left', 'short-answers', '!menu'],
    }),
    harassment: end('otit-vi', 'sexual-8891', 'nv-tomoiki'),
    injury: end('otit-vi', 'posse', 'labour-standards-office'),
    pregnancy: end('otit-vi', 'ninshin-sos-tokyo', 'nv-tomoiki'),
    papers: end('otit-vi', 'nv-tomoiki'),
    brokers: end('otit-vi', 'nv-tomoiki'),
  },
})
