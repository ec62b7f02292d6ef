/** What a new flow is laid down with: a small one that is sound, for its author to write over. */

/** `night-shift` as TypeScript names it: `nightShift`. */
export const camel = (name: string) =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The names that the sample itself uses, so that no flow may be called so. */
export const taken = ['choice', 'flow', 'outcome']

/** Marks every word that its author has still to write. */
const MARK = '✎'

export const flowFile = (name: string) => `import { choice, flow, outcome } from '#flow'

/**
 * ${MARK} Say in a sentence what somebody learns here, and on which articles of law it rests.
 *
 * Questions are \`choice\`, \`money\`, \`number\`, \`period\`, \`prefecture\` and \`items\`; \`decide\` asks a
 * rule of flows/rules/. An edge to a node that is not there does not compile.
 */
export const ${camel(name)} = flow('${name}', {
  start: 'happened',
  topic: 'general',
  nodes: {
    happened: choice({ yes: 'unusual', no: 'usual' }),
    unusual: outcome({ offer: ['!person', '${name}', '!menu'] }),
    usual: outcome({ offer: ['${name}', '!person', '!menu'] }),
  },
})
`

/** The words of the sample, complete in both languages. */
export const words = {
  vi: (name: string) => ({
    title: `${MARK} Viết tên của phần này: ${name}`,
    menu: label(name),
    happened: {
      ask: `${MARK} Viết câu hỏi đầu tiên ở đây. Chuyện này có xảy ra với bạn không?`,
      short: `${MARK} Câu hỏi này, viết ngắn cho tư vấn viên`,
      options: { yes: `${MARK} Có`, no: `${MARK} Không` },
    },
    unusual: { say: `${MARK} Viết câu trả lời ở đây. Việc này có vẻ không giống với luật.` },
    usual: { say: `${MARK} Viết câu trả lời ở đây. Theo lời bạn kể, việc này không trái luật.` },
  }),
  ja: (name: string) => ({
    title: `${MARK} ここに 題を 書いてください：${name}`,
    menu: label(name),
    happened: {
      ask: `${MARK} ここに はじめの 質問を 書いてください。こういう ことが ありましたか。`,
      short: `${MARK} この質問の短い名前（相談員向け）`,
      options: { yes: `${MARK} はい`, no: `${MARK} いいえ` },
    },
    unusual: { say: `${MARK} ここに 答えを 書いてください。法律と ちがうようです。` },
    usual: { say: `${MARK} ここに 答えを 書いてください。法律と ちがわないようです。` },
  }),
} as const

/** A button has room for twenty letters. */
const label = (name: string) => `${MARK} ${name.replaceAll('-', ' ').slice(0, 18).trim()}`

/** A conversation before the program has said its part; \`on\` is a day in Tokyo. */
export const transcript = (name: string, locale: 'vi' | 'ja', on: string) =>
  `${MARK} A first conversation (${locale}, ${on}, ${name})

  you  [${words[locale](name).happened.options.yes}]
`
