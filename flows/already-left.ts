import { advice, choice, flow, outcome } from '#flow'

const offer = ['!person', '!hide', '!menu'] as const
const back = ['!person', '!back', '!menu'] as const
/** Who has no duty to report anybody (A33) comes first; authorities are named in danger only. */
const societies = ['nv-tomoiki', 'posse', 'rink-osaka'] as const
const inNeed = ['emergency', ...societies] as const
const more = { say: 'say', owed: 'owed', never: 'never', danger: 'danger' } as const

/**
 * For somebody who has already left. Whether they are safe comes first, then whether somebody holds
 * them, then the card, then what they want (A40); each answer is told at once, and a human comes the
 * same day. Nothing is said about hiding or work, nothing about another place to train before a human
 * has spoken (absconding-risk §2, §3: LEFT), and nobody is told to go back and endure it (A42). It
 * can be read without agreeing, and asks nothing about employer, address or place.
 *
 * Law: Immigration Act art. 22-4, the status does not end by itself and no three months are safe
 * (A3, A4), art. 62, who has to report and who has not (A33), art. 24-3 and the ban on coming back
 * (A9, A10), special permission to stay (A38), what protects people who are forced (A37); wages and
 * accident insurance whatever the status (A34, A35); pregnancy, Equal Employment Opportunity Act
 * art. 9 (A31, A32). Our judgement: the order (A40), the sentences (A41), early and in writing (A5).
 * Cards: absconding-risk §4, 1–3, 5. General information, by its day (A44).
 */
export const alreadyLeft = flow('already-left', {
  start: 'safe',
  topic: 'safety',
  restsAfter: 24,
  open: true,
  nodes: {
    safe: choice(
      {
        danger: 'danger',
        hurt: 'hurt',
        pregnant: 'pregnant',
        tonight: 'tonight',
        fine: 'hold',
        unsaid: 'hold',
      },
      {
        lines: ['emergency'],
        offer: ['!person', '!hide'],
        asks: { of: 'harm', sign: { now: 'danger', injury: 'hurt' } },
      },
    ),
    hurt: advice({ lines: ['emergency', 'nv-tomoiki', 'amda'], more: { goOn: 'hold' }, offer }),
    pregnant: advice({
      lines: ['emergency', 'nv-tomoiki', 'amda'],
      more: { goOn: 'hold' },
      offer,
    }),
    tonight: advice({ lines: inNeed, more: { goOn: 'hold' }, offer }),
    hold: choice(
      { confined: 'danger', papers: 'held', debt: 'held', no: 'card', unsaid: 'card' },
      { offer: ['!person', '!hide'] },
    ),
    held: advice({ lines: inNeed, more: { goOn: 'card', danger: 'danger' }, offer }),
    card: choice(
      { valid: 'inTime', expired: 'whoFirst', unknown: 'whoFirst', unsaid: 'whoFirst' },
      { offer: ['!person', '!hide'] },
    ),
    inTime: advice({ lines: societies, more: { goOn: 'want' }, offer }),
    whoFirst: advice({ lines: societies, more: { goOn: 'want' }, offer }),
    want: choice(
      { train: 'train', home: 'home', stay: 'stay', unsaid: 'stay' },
      { offer: ['!person', '!hide'] },
    ),
    train: advice({ lines: societies, more, offer }),
    home: advice({ lines: societies, more, offer }),
    stay: advice({ lines: societies, more, offer }),
    say: outcome({ lines: societies, offer: back }),
    owed: outcome({ lines: societies, offer: back }),
    never: outcome({ lines: ['emergency', 'nv-tomoiki', 'posse'], offer: back }),
    danger: outcome({ opens: 'harm', lines: ['emergency', 'nv-tomoiki', 'otit-sos'], offer }),
  },
})
