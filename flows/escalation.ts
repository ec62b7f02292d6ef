import { choice, flow, outcome, text } from '#flow'

/**
 * Handing over to a caseworker. The case is open from the first question on, so that somebody looks
 * even where the person stops here; what is answered only says more of it. Nothing of what they
 * wrote is read by anybody before they agree to that (absconding-risk §1.3), and the readers are
 * named. Whether it is safe to write is asked first (absconding-risk §5, our judgement); where it is
 * not, somebody looks on the same day, since nothing more may be said.
 */
export const escalation = flow('escalation', {
  start: 'safe',
  topic: 'general',
  restsAfter: 24,
  open: true,
  nodes: {
    safe: choice(
      { yes: 'urgency', no: 'watched', unsaid: 'urgency' },
      { sets: 'safe', asksSafe: true, offer: ['!hide'] },
    ),
    watched: choice({ hideNow: 'hidden', goOn: 'urgency' }, { offer: ['!hide'] }),
    hidden: outcome({ offer: ['!hide', '!menu'], lines: ['emergency'], tellsCase: true }),
    urgency: choice({ now: 'about', today: 'about', soon: 'about' }, { sets: 'urgency' }),
    about: choice({
      wages: 'share',
      harm: 'share',
      return: 'share',
      papers: 'share',
      health: 'share',
      leaving: 'share',
      other: 'share',
    }),
    share: choice({ yes: 'reach', no: 'apart' }, { sets: 'shares' }),
    reach: text({ next: 'done', unknown: 'done', sets: 'reach' }),
    done: outcome({ offer: ['!menu'], tellsCase: true }),
    apart: outcome({ offer: ['!menu'], lines: ['emergency', 'otit-vi'], tellsCase: true }),
  },
})
