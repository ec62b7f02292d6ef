import { choice, flow, outcome } from '#flow'

const next = { offer: ['rights', '!person', '!menu'] } as const

/**
 * What the law gives everybody who works, to read without saying anything about oneself.
 *
 * Minimum Wage Act art. 4; Labour Standards Act art. 16–18, 24, 32, 37, 39, 104, 115; Technical
 * Intern Training Act art. 28, 47–49. What is advice and not law is marked so in the words.
 */
export const rights = flow('rights', {
  start: 'about',
  topic: 'wages',
  open: true,
  nodes: {
    about: choice({
      minimum: 'minimum',
      overtime: 'overtime',
      deductions: 'deductions',
      forbidden: 'forbidden',
      passport: 'passport',
      leave: 'leave',
      report: 'report',
      timeLimit: 'timeLimit',
    }),
    minimum: outcome({ offer: ['wage-check', ...next.offer] }),
    overtime: outcome(next),
    deductions: outcome(next),
    forbidden: outcome(next),
    passport: outcome(next),
    leave: outcome(next),
    report: outcome(next),
    timeLimit: outcome(next),
  },
})
