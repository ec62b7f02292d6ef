// What in a text can be tapped: telephone numbers and addresses of pages.

const PAGE = /https?:\/\/[\w./?=&%#~+:@-]*[\w/]/
const NUMBER =
  /(?<![\w.,/:-])(?:0\d{1,4}(?:-\d{2,6}){1,2}|\+\d{1,3}(?:[ -]\d{2,5}){2,4})(?![\w/]|-\d)/
/** Emergency numbers of Japan and Vietnam, and Japan's four-digit ones with a hash. */
const SHORT = /(?<![\w.,/:¥#-])(?:#\d{4}|11[013589])(?![\w/]|[-.,:]\d)/
const LINK = new RegExp([PAGE, NUMBER, SHORT].map(({ source }) => source).join('|'), 'g')

/** An amount, a count or an article of law is no telephone number. */
const COUNTED = /^\s*(?:yên|¥|giờ|ngày|người|円|時間|日|月|年|人|条|号|%)/
const ARTICLE =
  /(?:第|điều|khoản|\bart(?:icle)?s?\b\.?)\s*(?:第?\d+(?:の\d+|-\d+)*\s*条?\s*(?:[,、・･;–〜～-]|và|hoặc|and|と|から)\s*(?:điều|第)?\s*)*$/i

/** A text as pieces, in order: `{ text }`, and `{ text, href }` where it can be tapped. */
export function pieces(text) {
  const found = []
  let end = 0
  for (const { 0: match, index } of text.matchAll(LINK)) {
    const after = index + match.length
    if (match.startsWith('0') && match.replace(/\D/g, '').length < 9) continue
    if (COUNTED.test(text.slice(after)) || ARTICLE.test(text.slice(0, index))) continue
    if (index > end) found.push({ text: text.slice(end, index) })
    found.push({ text: match, href: hrefOf(match) })
    end = after
  }
  if (end < text.length) found.push({ text: text.slice(end) })
  return found
}

const hrefOf = (match) =>
  match.startsWith('http') ? match : `tel:${match.replace(/[^+#\d]/g, '').replace('#', '%23')}`
