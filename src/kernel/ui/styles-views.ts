/** What readers choose: large print (one column, more air) and high contrast (lines in place of fills). */
export const views = `
[data-view~=large] .cards,[data-view~=large] .ways{grid-template-columns:minmax(0,1fr)}
[data-view~=large] .hint,[data-view~=large] .meta,[data-view~=large] small,[data-view~=large] .mark,[data-view~=large] dl.pairs dt{font-size:1rem}
[data-view~=large] .stars svg{zoom:1.5}
[data-view~=large] .option input{width:36px;height:36px;min-height:36px}
[data-view~=large] .stars{flex-wrap:wrap}
[data-view~=large] .utility{flex:1 0 100%}
[data-view~=large] .brand svg{width:44px;height:27px}
@media (max-width:40rem){html[data-view~=large] dl.pairs{grid-template-columns:minmax(0,1fr)}html[data-view~=large] .record{padding-left:var(--s3)}}
@media (min-width:64rem){[data-view~=large] .chart svg{zoom:1.5}}
@media screen{
[data-view~=contrast] .ribbon,[data-view~=contrast] .top,[data-view~=contrast] .hero,[data-view~=contrast] .who{border-bottom-width:3px}
[data-view~=contrast] .hero,[data-view~=contrast] .foot{border:0 solid var(--ink);border-top-width:3px}
[data-view~=contrast] .box,[data-view~=contrast] .notice,[data-view~=contrast] .inline-form,[data-view~=contrast] .objection-note{border:3px solid var(--ink)}
[data-view~=contrast] .notice{border-left-width:12px}
[data-view~=contrast] .record{border-left-width:6px}
[data-view~=contrast] .mark{border-width:2px}
[data-view~=contrast] .chart .track{stroke:var(--ink);stroke-width:1}
[data-view~=contrast] .star-on,[data-view~=contrast] .star-weight{stroke:var(--ink)}
[data-view~=contrast] a{text-decoration-thickness:2px}
}
`;
