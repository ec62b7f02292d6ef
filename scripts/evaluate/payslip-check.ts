import { reckonPayslip } from '../../flows/rules/payslip/payslip.ts'
import { readPayslip } from '../../flows/rules/payslip/read.ts'
import { absent, Impossible, object, shown } from '../../flows/rules/read-json.ts'
import { shortKinds } from '../../flows/rules/short/index.ts'
import { printedPayslip } from './print-payslip.ts'

/**
 * What `evaluate payslip-check` prints for one case: `{ kind, ...input }`, or a whole case with its
 * input inside. No kind is a pay slip. Throws Impossible, with a sentence, on a value that cannot be.
 */
export function evaluatePayslip(json: unknown): object {
  const { kind, ...rest } = object(json, 'the input')
  const input = rest['input'] === undefined ? rest : object(rest['input'], 'input')
  return reader(kind)(input)
}

const kinds: { readonly [kind: string]: (json: unknown) => object } = {
  wage: (json) => printedPayslip(reckonPayslip(readPayslip(json))),
  ...shortKinds,
}

function reader(kind: unknown): (json: unknown) => object {
  const name = absent(kind) ? 'wage' : kind
  const found = typeof name === 'string' && Object.hasOwn(kinds, name) ? kinds[name] : undefined
  if (found) return found
  throw new Impossible(`kind must be one of ${Object.keys(kinds).join(', ')}, not ${shown(kind)}.`)
}
