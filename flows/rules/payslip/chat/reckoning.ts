import type { Finding, Note, Source } from '#flow'
import { fraction, round, subtract } from '../../../../src/core/fraction.ts'
import type { Judged } from '../../minimum-wage.ts'
import { known } from '../../range.ts'
import { howToConvert, minimumWageAct, whatCounts } from '../../wage-sources.ts'
import { premiumLaw } from '../outside-hours.ts'
import { reckonPayslip } from '../payslip.ts'
import type { Premium, PremiumLine } from '../premium.ts'
import { piecePremium, premiumBaseRule, replacesContract, roundingCircular } from '../sources.ts'
import type { PayslipAnswers } from './answers.ts'
import { payslipInput } from './input.ts'
import { notJudged } from './remarks.ts'
import { figure, sayRange } from './say-range.ts'
import { once, premiumTable, wageTable } from './sources.ts'

/** How pay for the month's hours was reckoned, line by line, with the law it rests on. */
export function payslipReckoning(answers: PayslipAnswers): Finding<'told'> {
  const slip = reckonPayslip(payslipInput(answers))
  const { minimumWage, premium, statutoryOnly, input } = slip
  const { stretches, verdict } = minimumWage
  const hour = known(minimumWage.hourly)
  const raised = verdict === 'below'
  const worked = premium !== undefined && premium.lines.length > 0
  const wage: readonly Note[] = [
    ...(hour ? [{ name: 'hourPay', facts: { yen: figure(hour) } }] : [{ name: 'hourPayOpen' }]),
    ...notJudged(slip).map((name) => ({ name })),
    ...stretches.flatMap(wageLines),
  ]
  const law: readonly Source[] = [
    minimumWageAct,
    ...(answers.allowances?.length ? [whatCounts] : []),
    ...(input.pay?.every(({ unit }) => unit === 'hour') ? [] : [howToConvert]),
    ...wageTable(stretches),
    ...(worked ? [...premiumLaw(statutoryOnly), premiumBaseRule, roundingCircular] : []),
    ...(worked && premium.base.piece.high?.n !== 0n ? [piecePremium] : []),
    ...(worked && raised ? [replacesContract] : []),
    ...(worked ? premiumTable(input) : []),
  ]
  return {
    route: 'told',
    facts: {},
    notes: [
      ...wage,
      ...(premium ? premiumLines(premium, raised) : noHours),
      ...(worked && answers.sector === 'farm' ? [{ name: 'farm' }] : []),
    ],
    because: once(law),
  }
}

const noHours: readonly Note[] = [{ name: 'hoursNotTold' }]

function wageLines({
  from,
  to,
  figure: rate,
  verdict,
  gap,
  hours,
  shortfall,
}: Judged): readonly Note[] {
  const days = { from, to }
  if (!rate) return [{ name: 'rateOpen', facts: days }]
  const facts = { ...days, rate: rate.value, since: rate.from }
  const [yen, each, time] = [known(shortfall), known(gap), known(hours)]
  if (verdict === 'ok') return [{ name: 'rateMet', facts }]
  if (verdict !== 'below') return [{ name: 'rateUnsure', facts }]
  if (!yen || !each || !time) return [{ name: 'rateMissed', facts }, sayRange('shortOf', shortfall)]
  const sum = { gap: figure(each), hours: figure(time), yen: figure(yen) }
  return [
    { name: 'rateMissed', facts },
    { name: 'sumShort', facts: sum },
  ]
}

function premiumLines(premium: Premium, raised: boolean): readonly Note[] {
  const { lines, base, due, paid, shortfall, verdict, byDroppedMinutes } = premium
  if (lines.length === 0) return [{ name: 'noExtra' }]
  const hour = known(base.fixed)
  return [
    ...(hour && hour.n > 0n ? [{ name: 'baseHour', facts: { yen: figure(hour) } }] : []),
    ...(raised ? [{ name: 'baseRaised' }] : []),
    ...lines.flatMap((line) => [{ name: `cat_${line.category}` }, sumOf(line, premium)]),
    sayRange('due', due),
    ...(paid === undefined ? [{ name: 'paidOpen' }] : [{ name: 'paidYen', facts: { yen: paid } }]),
    ...(verdict === 'ok' ? [{ name: byDroppedMinutes ? 'enoughRounded' : 'enough' }] : []),
    ...(verdict === 'short' ? [sayRange('shortOf', shortfall)] : []),
  ]
}

/** Hours × base × rate. On pay by the piece the hour itself is paid, and only the rest is added. */
function sumOf({ hours, multiplier, yen, plain }: PremiumLine, { base }: Premium): Note {
  const [fixed, piece, by, time, sum] = [base.fixed, base.piece, multiplier, hours, yen].map(known)
  if (!fixed || !piece || !by || !time || !sum) return sayRange('sum', yen)
  const facts = { hours: figure(time), times: figure(by), yen: figure(sum) }
  if (piece.n === 0n) return { name: 'sumHours', facts: { ...facts, base: figure(fixed) } }
  const rest = plain ? figure(subtract(by, fraction(1))) : figure(by)
  const pieces = { ...facts, piece: figure(piece), rest }
  return fixed.n === 0n
    ? { name: 'sumPieces', facts: pieces }
    : { name: 'sumBoth', facts: { ...pieces, base: round(fixed, 2) } }
}
