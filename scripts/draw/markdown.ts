/** A table in Markdown; cells are already safe. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('')

/** Words as Markdown shows them unchanged, inside a table too. */
export const shown = (text: string): string =>
  text
    .replace(/[&<>]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[one] ?? one)
    .replace(/[\\`*_[\]|~#]/g, '\\$&')
    .replace(/\r?\n/g, '<br>')

/** A link, whatever its address holds. */
export const link = (text: string, to: string): string =>
  `[${shown(text)}](<${to.replace(/[<>\s|]/g, encodeURIComponent)}>)`
