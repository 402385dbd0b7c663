/** Parts of the pages that people sign in to: who is signed in, forms of a procedure, lists of work, the course of a case. */
export const desk = `
.face{display:block;font-size:.89rem;font-weight:400;color:var(--ink-2)}
.who{background:var(--wash);border-bottom:1px solid var(--line);font-size:.94rem}
.who .wide{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 var(--s5)}
.who p{margin:0;padding:var(--s2) 0;max-width:none}
.part{display:inline-block}
.part::before{content:"·";margin:0 .6em;color:var(--ink-3)}
.quiet{min-height:var(--target);padding:0 1rem;font-weight:400;background:none;border-color:var(--line-strong)}
.firm{background:var(--primary-wash);border-bottom:3px solid var(--primary)}
.firm p{margin:0;padding:var(--s2) 0;max-width:none}
.firm .wide{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 var(--s5)}
.band-links{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:0 var(--s5)}
.band-links a{display:inline-flex;min-height:var(--target);align-items:center}
.long{width:100%;max-width:38rem}
textarea{font:inherit;color:var(--ink);background:var(--paper);border:2px solid var(--line-strong);border-radius:0;padding:.5rem .7rem;width:100%;max-width:38rem;min-height:9rem}
input[type=file]{border-style:dashed;padding:.5rem;width:100%;max-width:38rem;min-height:56px}
fieldset{border:0;margin:0;padding:0;min-width:0}
legend{padding:0}
.option{display:flex;gap:var(--s3);align-items:center;min-height:var(--target);font-weight:400;max-width:38rem}
.option input{width:24px;height:24px;min-height:24px;flex:none;margin:0;accent-color:var(--primary)}
.field.faulty textarea,.field.faulty select{border-color:var(--late)}
.actions{display:flex;flex-wrap:wrap;gap:var(--s3);margin-top:var(--s5)}
.course{list-style:none;padding:0;margin-left:.5rem;border-left:2px solid var(--line-strong)}
.course>li{position:relative;padding:0 0 var(--s4) var(--s5);max-width:none}
.course>li::before{content:"";position:absolute;left:-8px;top:.6em;width:14px;height:14px;border-radius:50%;background:var(--primary);border:2px solid var(--paper)}
.course>li.by-clock::before{background:var(--paper);border-color:var(--brass)}
.course p{margin:0}
.facts-given dd{white-space:pre-line}
.jump ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:0 var(--s5)}
.jump a{display:inline-flex;min-height:var(--target);align-items:center}
`;
