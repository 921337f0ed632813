/**
 * CSS of the HTML views, light and dark, from phones to wide screens. Every colour is a custom property that a page may set; none is the only
 * sign of anything: what came is underlined, what went is struck through, and what became of a block stands in words above it.
 */
export const DIFF_STYLE = `.diff {
  --diff-ins: #d6f0dd; --diff-ins-line: #17603a; --diff-del: #fbdcd8; --diff-del-line: #a3281a;
  --diff-move: #e3ebfb; --diff-move-line: #1f4f99; --diff-soft: #5d5a54; --diff-rule: #ddd8cd; --diff-sunk: #f4f1ea;
  --diff-link: #1f4f99;
  overflow-wrap: anywhere;
}
@media (prefers-color-scheme: dark) {
  .diff {
    --diff-ins: #173d27; --diff-ins-line: #6fd39b; --diff-del: #4f221d; --diff-del-line: #ff9d8f;
    --diff-move: #1e2e50; --diff-move-line: #8db8ff; --diff-soft: #aba69b; --diff-rule: #3d3a34; --diff-sunk: #272521;
    --diff-link: #9cc0ff;
  }
}
.diff ins, .diff del { color: inherit; border-radius: 2px; padding: 0 .08em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.diff ins { background: var(--diff-ins); text-decoration: underline; text-decoration-color: var(--diff-ins-line); text-decoration-thickness: .1em; text-underline-offset: .18em; }
.diff del { background: var(--diff-del); text-decoration: line-through; text-decoration-color: var(--diff-del-line); text-decoration-thickness: .09em; }
.diff .diff-sentence { background: var(--diff-move); }
.diff ins.diff-sentence { text-decoration-style: dotted; text-decoration-color: var(--diff-move-line); }
.diff del.diff-sentence { text-decoration-color: var(--diff-move-line); }
.diff .diff-border { font-weight: 700; text-decoration: none; padding: 0 .2em; }
.diff del.diff-border { text-decoration: line-through; }
.diff .diff-blank { outline: 1px dashed currentcolor; outline-offset: -1px; }
.diff strong { font-weight: 700; }
.diff em { color: inherit; font-style: italic; font-size: inherit; }
.diff :lang(zh) em, .diff :lang(ja) em, .diff :lang(ko) em { font-style: normal; text-emphasis: dot; text-emphasis-position: under right; }
.diff a { color: var(--diff-link); }
.diff .link { text-decoration-line: underline; text-decoration-style: dotted; text-underline-offset: .22em; }
.diff p, .diff h3, .diff pre, .diff blockquote, .diff ul { margin: 0; max-width: none; }
.diff [data-kind] { white-space: pre-wrap; font-size: 1.03rem; line-height: 1.65; padding: 0; border: 0; background: none; }
.diff [data-kind] + [data-kind] { margin-top: .5rem; }
.diff h3[data-kind] { display: block; font-size: 1.15rem; font-weight: 700; line-height: 1.35; }
.diff blockquote[data-kind] { padding-inline-start: 1rem; border-inline-start: 3px solid var(--diff-rule); font-style: italic; }
.diff blockquote:lang(zh), .diff blockquote:lang(ja), .diff blockquote:lang(ko) { font-style: normal; }
.diff blockquote + .diff-facts { padding-inline-start: calc(1rem + 3px); }
.diff ul[data-kind="listItem"] { padding-inline-start: 1.3rem; }
.diff p[data-kind="caption"], .diff p[data-kind="image"], .diff p[data-kind="embed"] { font-size: .93rem; }
.diff pre[data-kind] { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .88rem; }
.diff-block { padding: .45rem 0 .45rem .9rem; border-left: 4px solid transparent; }
.diff-block.changed, .diff-block.split, .diff-block.merged { border-left-color: var(--diff-soft); }
.diff-block.inserted { border-left-color: var(--diff-ins-line); }
.diff-block.deleted { border-left: 4px dashed var(--diff-del-line); }
.diff-block.moved { border-left: 4px double var(--diff-move-line); }
.diff-block:target, .diff-row:target { outline: 2px solid var(--diff-move-line); outline-offset: 3px; border-radius: 3px; }
.diff :is(ins, del):target { outline: 2px solid var(--diff-move-line); }
.diff .diff-note { font-size: .84rem; line-height: 1.45; color: var(--diff-soft); margin: 0 0 .2rem; }
.diff .diff-capped { padding: .5rem .8rem; background: var(--diff-sunk); border-radius: 6px; margin-bottom: .8rem; }
.diff .diff-notes, .diff .diff-facts { list-style: none; padding: 0; margin: .25rem 0 0; font-size: .86rem; line-height: 1.5; color: var(--diff-soft); }
.diff .diff-notes li::before { content: "— "; }
.diff .diff-name { font-size: .8rem; color: var(--diff-soft); }
.diff .diff-name::after { content: ":"; }
.diff .diff-facts li > span:last-child { color: inherit; }
.diff .diff-jump { font-size: .8rem; color: var(--diff-soft); white-space: nowrap; }
.diff .diff-jump::before { content: "("; }
.diff .diff-jump::after { content: ")"; }
.diff details > summary { cursor: pointer; margin: 0; font-size: .84rem; color: var(--diff-soft); }
.diff .origin details [data-kind] { opacity: .85; }
.diff-fields { margin: 0 0 1.1rem; padding: .3rem 0 .3rem; border-bottom: 1px solid var(--diff-rule); }
.diff-fields > div { padding: .3rem 0 .5rem; }
.diff-fields dt { font-size: .8rem; font-weight: 600; color: var(--diff-soft); }
.diff-fields dd { margin: 0; font-size: 1rem; color: inherit; }
.diff-fields ul, .diff-cell > ul { list-style: none; padding: 0; }
.diff-row { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 1.6rem; padding: .5rem 0; border-top: 1px solid var(--diff-rule); }
.diff-row > .diff-note, .diff-row > .diff-notes { grid-column: 1 / -1; }
.diff-cell { min-width: 0; padding-inline-start: .7rem; border-inline-start: 3px solid transparent; }
.diff-row:not(.equal):not(.origin) .diff-cell[data-side="before"]:not(.empty) { border-inline-start-color: var(--diff-del-line); }
.diff-row:not(.equal):not(.origin) .diff-cell[data-side="after"]:not(.empty) { border-inline-start-color: var(--diff-ins-line); }
.diff-row.moved .diff-cell:not(.empty) { border-inline-start: 3px double var(--diff-move-line); }
.diff-cell.empty { background: repeating-linear-gradient(135deg, transparent 0 6px, var(--diff-sunk) 6px 12px); border-radius: 4px; min-height: 1.2rem; }
.diff-head { border-top: 0; padding-top: 0; font-size: .8rem; font-weight: 600; color: var(--diff-soft); }
.diff-head > div { padding-inline-start: .8rem; }
.diff-side-name { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.diff-fold { border-top: 1px solid var(--diff-rule); padding: .55rem 0; }
.diff-fold[open] > summary { margin-bottom: .5rem; }
.diff-list ol { margin: 0; padding-inline-start: 1.6rem; line-height: 1.6; }
.diff-list li { padding: .18rem 0; }
@media (max-width: 44rem) {
  .diff-row { display: block; }
  .diff-row.equal .diff-cell[data-side="before"], .diff-head, .diff-cell.empty { display: none; }
  .diff-side-name { position: static; display: block; width: auto; height: auto; clip-path: none; font-size: .78rem; color: var(--diff-soft); }
  .diff-row.equal .diff-side-name { display: none; }
  .diff-cell + .diff-cell { margin-top: .5rem; }
}
@media print { .diff ins, .diff del { background: none; } .diff-block { break-inside: avoid; } }
`;
