/** How many Latin letters a text is as wide as: Japanese letters and emoji count for two. */
export const width = (text: string): number =>
  [...text.normalize('NFC')].reduce((sum, sign) => sum + (isWide(sign) ? 2 : 1), 0)

const isWide = (sign: string) => sign >= '\u1100' && !/[\p{Script=Latin}\u2000-\u2bff]/u.test(sign)
