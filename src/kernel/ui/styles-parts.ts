import { DEPTHS, LIGHT_DEPTHS } from './grade-depth.ts';

const depths = Array.from(
  { length: DEPTHS },
  (_, depth) => `.grade-${depth}{background:var(--grade-${depth});color:var(--${depth < LIGHT_DEPTHS ? 'ink' : 'on-hero'})}`,
).join('\n');

/** Parts: forms, tables, marks, records, charts; then phones, print, forced colours. */
export const parts = `
label,legend,.label{display:block;font-weight:600}
.hint{color:var(--ink-3);font-size:.89rem;line-height:1.6;margin:0}
.hero .hint{color:var(--on-hero)}
input,select{font:inherit;color:var(--ink);background:var(--paper);border:2px solid var(--line-strong);border-radius:0;min-height:var(--control);padding:.35rem .7rem;max-width:100%}
select{padding-right:.4rem}.inline-form select,.inline-form input{height:calc(var(--control) + 2px)}
.field{margin-top:var(--s4);min-width:0}
.field.faulty{border-left:4px solid var(--late);padding-left:var(--s3)}
.field.faulty input{border-color:var(--late)}
.fault{color:var(--late);font-weight:600;margin:0}
.inline-form{display:flex;flex-wrap:wrap;gap:var(--s3) var(--s4);align-items:flex-end;background:var(--wash);padding:var(--s4) var(--s5) var(--s5);margin-top:var(--s4)}
.inline-form .field{margin-top:0;flex:0 1 auto}
.inline-form select{max-width:24rem}
.slim{background:none;padding:0}
.inline-form.slim+.hint,p+.hint,form+.hint{margin-top:var(--s2)}
form:not(.inline-form)>.field+button{margin-top:var(--s4)}
details{border-top:1px solid var(--line);margin-top:0}
summary{min-height:var(--target);padding:.55rem 0;cursor:pointer;font-weight:600}
.filters{margin-top:var(--s4)}.filters[open]{padding-bottom:var(--s4)}.filters+.results{margin-top:0}.notice+.hint{margin-top:var(--s3)}p>.button,main p+form>button{margin-top:var(--s2)}
.results+.hint,.results+.field{margin-top:var(--s4)}
.tight{white-space:nowrap}
.inline-form .grow{flex:1 1 16rem}
.inline-form .grow input{width:100%}
.find{display:flex;margin-top:var(--s2);max-width:46rem}
.find input{flex:1 1 auto;min-width:0;min-height:calc(var(--control) + 8px);font-size:1.06rem;border-color:var(--ink)}
.find button{flex:none}
button,.button{font:inherit;font-weight:600;min-height:var(--control);padding:.35rem 1.4rem;border:2px solid var(--primary);border-radius:0;background:var(--primary);color:var(--paper);cursor:pointer;display:inline-flex;align-items:center;justify-content:center}
td button,td .button{white-space:nowrap;padding-inline:.8rem}
button:hover,.button:hover{background:var(--primary-dark);border-color:var(--primary-dark)}
.button,.button:visited{color:var(--paper);text-decoration:none}
.find button,.hero button{background:var(--ink);border-color:var(--ink)}
.second,.second:visited{background:var(--paper);color:var(--primary)}
.second:hover{background:var(--primary-wash);color:var(--primary)}
button:focus-visible,.button:focus-visible{background:var(--focus);color:var(--on-focus)}
.errors{border:3px solid var(--late);background:var(--late-wash);padding:var(--s4) var(--s5);margin-top:var(--s4)}
.errors h2{margin:0;border:0;padding:0;color:var(--late)}
.box{background:var(--wash);border-top:3px solid var(--primary);padding:var(--s4) var(--s5) var(--s5);margin-top:var(--s5)}
.box>h2{margin-top:0;border:0;padding:0}
.box ul.facts{list-style:none;padding:0;margin-top:var(--s3)}
.facts li{margin-top:var(--s2);padding-left:1.1em;text-indent:-1.1em;max-width:none}
.facts li::before{content:"";display:inline-block;width:.45em;height:.45em;border-radius:50%;background:var(--brass);margin-right:.65em;vertical-align:.15em;text-indent:0}
.notice{border-left:6px solid var(--line-strong);background:var(--wash);padding:var(--s4) var(--s5);margin-top:var(--s5)}
.notice p:first-child,.notice>.stack>:first-child{margin-top:0}
.notice.soon{border-left-color:var(--soon);background:var(--soon-wash)}
.record{border-left:4px solid var(--line);padding:var(--s1) 0 var(--s1) var(--s5);margin-top:var(--s6);break-inside:avoid}
.record.adverse{border-left-color:var(--ink)}
.record.objected{border-left:4px dashed var(--objection)}
.record h3{margin:0}
.record dl{margin-top:var(--s2)}
.foot-line{display:flex;flex-wrap:wrap;align-items:center;column-gap:var(--s5);margin-top:var(--s1)}
.foot-line a{display:inline-flex;min-height:var(--target);align-items:center}
.mark{display:inline-block;baseline-source:first;font-size:.89rem;line-height:1.5;font-weight:600;border:1px solid currentColor;padding:0 .5em}
.mark.objection{color:var(--objection);background:var(--objection-wash);border-style:dashed}
.mark.plain{color:var(--ink-2);background:var(--wash-2)}
.mark.good{color:var(--honour);background:var(--honour-wash)}
.grade{display:inline-block;min-width:2.4em;padding:0 .5em;border:1px solid var(--line-strong);text-align:center;font-weight:600;white-space:nowrap}
${depths}
.grade-apart{border-style:double;border-width:3px}.grade-none{border-style:dashed;font-weight:400}
.objection-note{background:var(--objection-wash);padding:var(--s3) var(--s4);margin-bottom:var(--s3);max-width:42rem}
.objection-note p{margin-top:0}
.objection-note strong{color:var(--objection)}
dl.pairs{display:grid;grid-template-columns:minmax(5.5em,max-content) minmax(0,1fr);gap:var(--s1) var(--s5)}
dl.pairs .pair{display:contents}
dl.pairs dt{color:var(--ink-2);font-size:.94rem}dl.pairs dt::first-letter,.mark::first-letter,h3::first-letter{text-transform:uppercase}
dl.pairs dd{margin:0;max-width:38rem}
[data-until]{font-weight:600}td [data-until]{font-weight:400}
h2.plain{margin:0;border:0;padding:0}
.stars{max-width:100%;display:inline-flex;align-items:center;gap:var(--s1) var(--s3)}
.stars svg{flex:0 1 auto;min-width:0;max-width:100%;height:18px}.stars>span{min-width:0}
.star-beam{stroke:var(--line-strong);stroke-width:1.5}
.star-on{fill:var(--primary)}.star-off{fill:var(--paper);stroke:var(--brass);stroke-width:1.5}.star-over{fill:var(--ink)}.clock .star-over{fill:var(--late)}
.star-end{stroke:var(--line-strong);stroke-width:2}.star-weight{fill:var(--primary)}
.scroll{overflow-x:auto;margin-top:var(--s3)}
table{border-collapse:collapse;width:100%;margin-top:0;font-size:.94rem;line-height:1.6}
caption{text-align:left;font-weight:600;padding-bottom:var(--s2)}
th,td{text-align:left;vertical-align:baseline;overflow-wrap:break-word;padding:.35rem .9rem .35rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--ink-2);font-weight:600;border-bottom:2px solid var(--line-strong);font-size:.89rem;vertical-align:bottom}
tbody th{font-weight:600}
thead th{min-width:3.6em}thead th.num{white-space:normal}tbody th{min-width:9em}
th:last-child,td:last-child{padding-right:0}
.num+.num{padding-left:.9rem}
td a,th a{display:inline-block;position:relative;baseline-source:first;min-height:var(--target);padding:.45rem 0;line-height:1.6}
.day{white-space:nowrap}
.results{list-style:none;padding:0;margin-top:var(--s4)}
.results>li{max-width:none;border-top:1px solid var(--line);padding:var(--s4) 0}
.results>li:last-child{border-bottom:1px solid var(--line)}
.results h2,.results h3{font-size:1.11rem;line-height:1.5;margin:0;border:0;padding:0}
.results h2 a,.results h3 a{display:inline-block;min-height:var(--target);padding:.4rem 0}
.results p{margin-top:var(--s1)}
.telling{display:flex;flex-wrap:wrap;gap:0 var(--s5);margin:0}
.telling div{display:flex;gap:.5em}
.telling dt{color:var(--ink-2)}.telling dd{margin:0}
.cards{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,13rem),1fr));gap:1px;background:var(--line);border:1px solid var(--line);margin-top:var(--s4)}
.cards.broad{grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr))}
.cards>*{background:var(--paper);padding:var(--s4);margin:0;display:flex;flex-direction:column}
.cards h3:first-child{margin-top:0}
.figure span{display:flex;flex-wrap:wrap;column-gap:var(--s3);margin-top:auto}
.figure b{display:block;font-size:1.78rem;line-height:1.3;font-weight:700;font-variant-numeric:tabular-nums}
.figure a{display:inline-flex;min-height:var(--target);align-items:center}
.ways{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));column-gap:var(--s6)}
.ways li{border-bottom:1px solid var(--line)}
.ways a{display:flex;align-items:center;padding:.35rem 0;line-height:1.5;min-height:var(--control);font-weight:600}
.links{list-style:none;padding:0;display:flex;flex-wrap:wrap;column-gap:var(--s4)}.links a{display:inline-flex;min-height:var(--target);min-width:var(--target);align-items:center}.links a[aria-current]{font-weight:700;color:var(--ink)}
.pager{display:flex;flex-wrap:wrap;gap:var(--s4);margin-top:var(--s5)}
.chart{margin:var(--s4) 0 0}
.chart figcaption{font-weight:600}
.chart svg{display:block;width:100%;margin-top:var(--s3);overflow:visible}
.chart text{fill:var(--ink);font-size:16px}
.chart .soft{fill:var(--ink-2)}
.chart .bar{fill:var(--chart-1)}.chart .track{fill:var(--wash-2)}.chart .aim{fill:var(--ink)}
.chart .line{stroke:var(--chart-1);stroke-width:2.5;fill:none}.chart .dot{fill:var(--chart-1)}.chart .axis{stroke:var(--line-strong)}
`;

export const media = `
@media (max-width:40rem){
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:var(--s6)}
p.wide,.wide{padding-left:var(--s4);padding-right:var(--s4)}
.hero .wide{padding-top:var(--s5);padding-bottom:var(--s5)}
.box,.notice,.inline-form{padding-left:var(--s4);padding-right:var(--s4)}
.record{padding-left:var(--s4)}
.top .wide{column-gap:var(--s3)}.who p,.firm p{flex:1 1 12rem}.who .part,.firm .part{display:block}.who .part::before,.firm .part::before{content:none}.utility{flex:1 0 100%}.brand{min-height:calc(var(--control) + 8px);font-size:1rem;gap:var(--s2)}.brand svg{width:44px;height:27px}
dl.pairs{grid-template-columns:minmax(0,1fr);gap:0}dl.pairs dd{margin-bottom:var(--s2)}
:lang(zh) dl.pairs{grid-template-columns:4.4em minmax(0,1fr);gap:var(--s1) var(--s3)}:lang(zh) dl.pairs dd{margin:0}:lang(zh) .long>*{grid-column:1/-1}
.meta .part{display:block}.meta .part::before{content:none}.push fieldset{width:100%}:lang(en) .push legend{width:100%}
.find{flex-direction:column;gap:var(--s2)}html:not([data-view~=large]) .again{flex-direction:row;gap:0}.slim{padding-left:0;padding-right:0}
.stars{flex-wrap:wrap}.inline-form select{max-width:none}
.inline-form .field,.inline-form select,.inline-form input{width:100%}
.rows thead{display:none}
.rows,.rows tbody,.rows tr,.rows td,.rows th,.rows caption{display:block}
.rows tr{border-top:2px solid var(--line-strong);padding:var(--s2) 0}
.rows td,.rows tbody th{border:0;padding:.1rem 0;text-align:left;white-space:normal}
.rows td[data-label]{display:grid;grid-template-columns:7.5em minmax(0,1fr);gap:var(--s3);align-items:baseline;padding-left:0}
.rows td[data-label]::before{content:attr(data-label);color:var(--ink-2)}
}
@media print{
html{font-size:75%}
.skip,.verbs,.utility,.find,.inline-form,.pager,.foot-line,form,.ways,.button,.actions,.band-links,.no-print{display:none!important}
body,.box,.notice,.hero,.foot,.ribbon,.who,.firm,.objection-note{background:none!important;color:var(--ink)!important}
.hero h1{color:var(--ink)}
a,a:visited,.foot a{color:var(--ink)!important}
.record,.box,tr,.chart,.foot{break-inside:avoid}
h2,h3,caption,figcaption{break-after:avoid}
.printed{display:block!important;font-weight:600}
.foot{border-top:1px solid var(--line-strong)}.foot ul{display:none}
@page{margin:18mm 16mm;@bottom-right{content:counter(page) '/' counter(pages);font-size:9pt}}
}
.printed{display:none}
@media (forced-colors:active){
.mark,.box,.notice,.record{border-color:CanvasText}
.star-on,.star-over,.star-weight,.chart .bar,.mark-star,.mark-weight{fill:CanvasText}
.chart .aim{fill:Highlight}
.mark-beam,.star-beam,.star-end{stroke:CanvasText}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:auto}}
`;
