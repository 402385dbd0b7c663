/** Ground of the stylesheet: type, links, focus, the frame of a page. Sizes in rem on a base of 18px. */
export const base = `
*,*::before,*::after{box-sizing:border-box}
html{font-size:var(--base);-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;color:var(--ink);background:var(--paper);font:400 1rem/var(--leading) var(--sans);text-autospace:normal;
text-spacing-trim:trim-start;line-break:strict;overflow-wrap:anywhere;display:flex;flex-direction:column;min-height:100vh}
body>main{flex:1 0 auto}
html[lang=en] body,[lang=en]{font-family:var(--latin);font-variant-east-asian:proportional-width}
body [lang=zh-CN]{font-family:var(--sans);font-variant-east-asian:normal}
html.grey{filter:grayscale(1)}
h1,h2,h3{line-height:1.4;margin:0;font-weight:700;text-wrap:balance}
h1{font-size:1.78rem;line-height:1.35}
h2{font-size:1.33rem;margin-top:var(--s7);padding-bottom:var(--s2);border-bottom:1px solid var(--line)}
h3{font-size:1.11rem;line-height:1.5;margin-top:var(--s5)}
h4{font-size:1rem;line-height:1.5;margin:var(--s4) 0 0;font-weight:700}
p,ul,ol,dl,table,figure,blockquote{margin:var(--s3) 0 0}
p,li{max-width:38rem}
p,li,dd,td,tbody th{text-wrap:pretty}dt,label{text-wrap:balance}.phrase,h1 [lang=zh-CN],h2 [lang=zh-CN]{display:inline-block}
ul,ol{padding-left:1.3em}
strong,b{font-weight:600}
a{color:var(--link);text-decoration:underline;text-underline-offset:.2em;text-decoration-thickness:1px}
a:visited{color:var(--visited)}
a:hover{text-decoration-thickness:3px}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px;background:var(--focus);color:var(--on-focus);box-shadow:0 0 0 6px var(--focus)}
:target{outline:2px solid var(--brass);outline-offset:6px}
main:target,h1:target{outline:0}
small,.meta{font-weight:400;font-size:.89rem;line-height:1.6;color:var(--ink-2)}
.mono,.uscc{font-family:var(--mono);font-variant-numeric:tabular-nums slashed-zero;font-variant-east-asian:normal}
.num{font-variant-numeric:tabular-nums;text-align:right;white-space:nowrap}
.uscc{display:inline-block}.uscc span{white-space:nowrap}.uscc wbr+span{margin-left:.35em}
.hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:var(--s4);top:-10rem;padding:.6rem 1rem;z-index:2;background:var(--paper)}
.skip:focus{top:var(--s2)}
p.wide,.wide{max-width:60rem;margin-left:auto;margin-right:auto;padding-left:var(--s5);padding-right:var(--s5)}
.lead{font-size:1.06rem}
.stack>*+*{margin-top:var(--s3)}
.line{display:block}
main>.wide>h2:first-child,main>.wide>section:first-child>h2{margin-top:0}
`;

export const frame = `
.ribbon{background:var(--wash-2);color:var(--ink);border-bottom:1px solid var(--line);font-size:.89rem;line-height:1.5}
.ribbon>.wide{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;column-gap:var(--s5)}
.ribbon p{flex:1 1 20rem;max-width:none;margin-top:0;margin-bottom:0;padding-top:var(--s2);padding-bottom:var(--s2)}
.push{padding:var(--s1) 0}
.push fieldset{display:flex;flex-wrap:wrap;align-items:center;gap:var(--s1) var(--s2)}
.push legend{float:left;padding:0 var(--s2) 0 0;font-weight:400}
.push button{padding:0 var(--s3);min-width:var(--target)}
.top{border-bottom:1px solid var(--line)}
.top .wide{display:flex;flex-wrap:wrap;align-items:center;column-gap:var(--s5)}
.brand{display:inline-flex;align-items:center;gap:var(--s4);min-height:72px;font-size:1.22rem;font-weight:700;line-height:1.3;flex:1 1 12rem;min-width:0}
.brand,.brand:visited{color:var(--ink);text-decoration:none}
.brand:focus-visible{color:var(--on-focus)}
.brand:hover{text-decoration:underline}
.brand svg{flex:none;width:71px;height:44px}
.mark-beam{stroke:var(--primary);fill:none;stroke-width:2.2;stroke-linecap:round}
.mark-star{fill:var(--brass)}.mark-weight{fill:var(--primary)}
.utility{font-size:.94rem}
.utility ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;column-gap:var(--s4)}
.utility a{display:inline-flex;align-items:center;min-height:var(--target);min-width:var(--target);justify-content:center}
.utility li:first-child a{justify-content:flex-start}.utility li:last-child a{justify-content:flex-end}
.utility a[aria-current]{font-weight:700;color:var(--ink)}
.verbs{flex:1 0 100%;margin:0 calc(-1*var(--s3))}
.verbs ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap}
.verbs a{display:inline-flex;align-items:center;min-height:var(--control);padding:0 var(--s3);font-weight:600;border-bottom:3px solid transparent}
.verbs a,.verbs a:visited{color:var(--ink);text-decoration:none}
.verbs a:hover{border-bottom-color:var(--line-strong)}
.verbs a[aria-current]{border-bottom-color:var(--primary);color:var(--primary)}
main{padding-bottom:var(--s8)}
main>.wide{padding-top:var(--s6)}
.trail{margin:0 0 var(--s3);font-size:.89rem}
.trail ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap}
.trail li+li::before{content:"›";margin:0 .5em;color:var(--ink-3)}
.trail a{display:inline-flex;min-height:var(--target);align-items:center}
.trail li{display:inline-flex;align-items:center}
.hero{background:var(--hero);color:var(--on-hero)}
.hero .wide{padding-top:var(--s7);padding-bottom:var(--s7)}
.hero h1,.hero label{color:var(--on-hero)}
.hero p{margin-top:var(--s2)}
.foot{background:var(--footer);color:var(--on-footer);font-size:.89rem;line-height:1.6;flex:none}
.foot .wide{padding-top:var(--s6);padding-bottom:var(--s6)}
.foot a,.foot a:visited{color:var(--footer-link)}
.foot a:focus-visible{color:var(--on-focus)}
.foot ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;column-gap:var(--s5)}
.foot li a,.operator a{display:inline-flex;align-items:center;min-height:var(--target)}
.operator{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 var(--s5)}
.operator div{display:flex;gap:.5em;align-items:baseline}.operator dt::after{content:':'}:lang(zh-CN)>body .operator dt::after{content:'：'}.operator dd{margin:0}
`;
