/**
 * What somebody might write to have a browser do something. Whatever becomes of it is found in three
 * ways: an element of it has the attribute `evil`, a script of it sets `hit`, and what it fetches is
 * on another site.
 */
export const payloads: readonly string[] = [
  '<script evil>hit=1</script>',
  '"><img evil src=x onerror=hit=1>',
  "'><svg evil onload=hit=1>",
  '<iframe evil srcdoc="<script>parent.hit=1</script>">',
  '<a evil href="javascript:hit=1">x</a>',
  '</textarea><script evil>hit=1</script>',
  '</title><script evil>hit=1</script>',
  '<math evil><mtext></p><style evil><img evil src onerror=hit=1>',
  '{{constructor.constructor("hit=1")()}}',
  `\${hit=1}`,
  '<!--><script evil>hit=1</script>-->',
  '<b evil onmouseover=hit=1>x</b>',
  '\\u003cscript evil\\u003ehit=1\\u003c/script\\u003e',
  '&lt;script evil&gt;hit=1&lt;/script&gt;',
  '<details evil open ontoggle=hit=1>',
  '<form evil action="//evil.invalid"><button>x</button></form>',
  '<meta evil http-equiv=refresh content="0;url=//evil.invalid">',
  '<link evil rel=stylesheet href=//evil.invalid>',
  '<base evil href=//evil.invalid>',
  '" evil autofocus onfocus=hit=1 x="',
  "' evil autofocus onfocus=hit=1 x='",
  '<object evil data=//evil.invalid></object>',
]

/** All of them, for what is long enough. */
export const all = payloads.join(' ')

/** The gravest of them, for what is short: a name, a title. */
export const short = `"'><img evil src=x onerror=hit=1></textarea><script evil>hit=1</script>`
