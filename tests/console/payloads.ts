/**
 * What somebody might write to have a browser do something. Whatever becomes of it is found in three
 * ways: an element of it has the attribute `evil`, a script of it sets `zz`, and what it fetches is
 * on another site.
 */
export const payloads: readonly string[] = [
  '<script evil>zz=1</script>',
  '"><img evil src=x onerror=zz=1>',
  "'><svg evil onload=zz=1>",
  '<iframe evil srcdoc="<script>parent.zz=1</script>"></iframe>',
  '<a evil href="javascript:zz=1">x</a>',
  '</textarea><script evil>zz=1</script>',
  '</title><script evil>zz=1</script>',
  '{{constructor.constructor("zz=1")()}}',
  `\${zz=1}`,
  '<!--><script evil>zz=1</script>-->',
  '<b evil onmouseover=zz=1>x</b>',
  '\\u003cscript evil\\u003ezz=1\\u003c/script\\u003e',
  '&lt;script evil&gt;zz=1&lt;/script&gt;',
  '<details evil open ontoggle=zz=1>',
  '<form evil action="//evil.invalid"><button>x</button></form>',
  '<meta evil http-equiv=refresh content="60;url=//evil.invalid">',
  '<link evil rel=stylesheet href=//evil.invalid>',
  '<base evil href=//evil.invalid>',
  '" evil autofocus onfocus=zz=1 x="',
  "' evil autofocus onfocus=zz=1 x='",
  '<object evil data=//evil.invalid></object>',
  // The last, since it would hide whatever follows it.
  '<math evil><mtext></p><style evil><img evil src onerror=zz=1>',
]

/** All of them, for what is long enough. */
export const all = payloads.join(' ')

/** The gravest of them, for what is short: a name, a title. */
export const short = `"'><img evil src=x onerror=zz=1></textarea><script evil>zz=1</script>`
