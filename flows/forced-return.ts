import { advice, choice, flow, outcome } from '#flow'

const end = ['!person', '!hide', '!menu'] as const
/** Beside what we advise: the numbers of both countries, OTIT as it is open now, and a society. */
const lines = ['emergency', 'otit-vi', 'nv-tomoiki'] as const
const more = { signed: 'signed', papers: 'papers', keep: 'keep', law: 'law' } as const

/**
 * "They send me home tomorrow." One question, and what to do now stands in its answer; what helps
 * further is told on demand, so that nobody taps more than five times to any of it. It can be read
 * without agreeing, and asks nothing about employer, address or place.
 *
 * What is said: absconding-risk §3 (URGENT-RETURN), §5. Nobody has to go home against their will, the
 * union asks them in writing and tells OTIT, the fare is not theirs (A19); company and union look
 * for another place, Technical Intern Training Act art. 51 (A18); a report must not harm them,
 * art. 49 (A17); papers are theirs to keep, art. 48 (A16). Advice, not law: sign nothing that one
 * cannot read (A20), what to say at the airport (A36). A paper signed under pressure is itself
 * something to report and a reason for another place (A20, A21).
 */
export const forcedReturn = flow('forced-return', {
  start: 'stage',
  topic: 'safety',
  restsAfter: 24,
  open: true,
  nodes: {
    stage: choice(
      { airport: 'airport', taken: 'taken', now: 'soon', undated: 'undated', unsaid: 'undated' },
      {
        lines: ['emergency', 'otit-vi'],
        offer: ['!person', '!hide'],
        asks: { of: 'return' },
      },
    ),
    taken: advice({ opens: 'return', lines, more: { card: 'airport', ...more }, offer: end }),
    soon: advice({ opens: 'return', lines, more: { card: 'airport', ...more }, offer: end }),
    undated: advice({
      lines,
      more: { card: 'airport', ...more },
      offer: ['!person', 'support-check', 'short-answers', '!hide', '!menu'],
    }),
    airport: advice({ opens: 'return', opensByAnswer: true, lines, more, offer: end }),
    signed: outcome({ lines: ['otit-vi', 'nv-tomoiki'], offer: ['!person', '!back', '!menu'] }),
    papers: outcome({ lines: ['emergency', 'otit-vi'], offer: ['!person', '!back', '!menu'] }),
    keep: outcome({ lines: ['otit-vi'], offer: ['!person', '!back', '!menu'] }),
    law: outcome({
      lines: ['otit-vi'],
      offer: ['!person', 'short-answers', 'rights', '!back', '!menu'],
    }),
  },
})
