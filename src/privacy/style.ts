/** The privacy notice's style sheet: one column, readable on a small phone, no script. */
export const style = `:root{color-scheme:light dark;--ink:#1d2521;--paper:#fbfaf6;--soft:#5b665f;--line:#dcdfd8;--leaf:#1f6b4f}
@media (prefers-color-scheme:dark){:root{--ink:#e9ece8;--paper:#141816;--soft:#a5b0a9;--line:#333b37;--leaf:#7fd0ae}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.65 system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans JP",sans-serif;overflow-wrap:anywhere}
main{max-width:40rem;margin:0 auto;padding:1rem 1.125rem 4rem}
nav{display:flex;flex-wrap:wrap;gap:.5rem;padding-bottom:.5rem}
nav a{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 1rem;border:1px solid var(--line);border-radius:1.375rem;text-decoration:none}
a{color:var(--leaf)}
a:focus-visible{outline:3px solid var(--leaf);outline-offset:2px}
h1{font-size:1.5rem;line-height:1.3;margin:1rem 0 .5rem}
h2{font-size:1.125rem;line-height:1.4;margin:1.75rem 0 .25rem}
p{margin:.5rem 0}
.summary{padding:.75rem 1rem;border-left:4px solid var(--leaf);background:color-mix(in srgb,var(--leaf) 8%,var(--paper))}
article+article{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line)}
`
