import { choice, flow, outcome } from '#flow'

/**
 * The first thing anyone sees: the language, who runs this and what is kept, and the menu.
 * Without agreement nothing that is said is kept, and rights and numbers can still be read.
 */
export const welcome = flow('welcome', {
  start: 'language',
  topic: 'general',
  open: true,
  nodes: {
    language: choice({ vi: 'about', ja: 'about' }, { sets: 'locale' }),
    about: choice({ agree: 'home', decline: 'reading' }, { sets: 'agreed', brief: true }),
    home: outcome({
      offer: [
        'in-danger',
        'support-check',
        'forced-return',
        'already-left',
        'short-answers',
        'wage-check',
        'payslip-check',
        'short-checks',
        'rights',
        '!person',
        '!language',
        '!help',
      ],
    }),
    reading: outcome({
      offer: [
        'in-danger',
        'forced-return',
        'already-left',
        'short-answers',
        'rights',
        'support-check',
        '!person',
        '!agree',
        '!language',
        '!help',
      ],
    }),
  },
})
