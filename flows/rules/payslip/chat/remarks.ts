import type { Note } from '#flow'
import type { Payslip } from '../payslip.ts'
import type { PayslipAnswers } from './answers.ts'
import { impossible } from './minutes.ts'

const signs: { readonly [sign: string]: string } = {
  FLAT_OVERTIME_RATE: 'signFlat',
  DISGUISED_PIECEWORK: 'signPieces',
  UNCOUNTED_WORK_TIME: 'signUncounted',
  ROUNDING_ILLEGAL: 'signRounded',
}

const sectors: { readonly [sector: string]: string } = {
  fishery: 'fishery',
  machines: 'specified',
  construction: 'construction',
}

/** Without the place or the month no minimum wage can be looked up; all else is still judged. */
export function notJudged({ input: { prefecture, period } }: Payslip): readonly string[] {
  if (!prefecture && !period) return ['whenWhereUnknown']
  if (!prefecture) return ['whereUnknown']
  return period ? [] : ['whenUnknown']
}

/** What else has to be said with the verdict: what it rests on, and what to ask a person. */
export function remarks(slip: Payslip, answers: PayslipAnswers): readonly Note[] {
  const { sector, leave } = answers
  const hours = impossible(answers)
  const { sign, minimumWage, unjudged, premium } = slip
  const names = [
    ...notJudged(slip),
    ...(sign && signs[sign] ? [signs[sign]] : []),
    ...(sector === 'farm' && (premium?.lines.length ?? 0) > 0 ? ['farm'] : []),
    ...(typeof sector === 'string' && sectors[sector] ? [sectors[sector]] : []),
    ...(leave === 'unpaid' ? ['leaveUnpaid'] : []),
    ...(unjudged.some(({ why }) => why === 'contractHoursLong') ? ['hoursLong'] : []),
    ...(unjudged.some(({ why }) => why === 'amountNotChecked') ? ['taxes'] : []),
    ...(unjudged.some(({ why }) => why === 'agreementUnknown') ? ['agreementOpen'] : []),
  ]
  const figure = minimumWage.stretches.find(({ dateUnsure }) => dateUnsure)?.figure
  const moved: readonly Note[] = figure?.previous
    ? [
        {
          name: 'dateUnsure',
          facts: {
            newRate: figure.value,
            newSince: figure.from,
            oldRate: figure.previous.value,
          },
        },
      ]
    : []
  const beyond = hours === undefined ? [] : [{ name: 'hoursImpossible', facts: { hours } }]
  return [...beyond, ...names.map((name) => ({ name })), ...moved]
}
