import { DIFF_STYLE } from '../diff/render/diff-style.ts';

/** The stylesheet of the documentation and of diffs: light and dark, from phones to wide screens; no font is loaded. */
export const DOCS_STYLE = `:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --panel: #ffffff; --ink: #1d1c1a; --soft: #5d5a54; --line: #e2ded5; --accent: #9a3412;
  --get: #17603a; --post: #8a4b08; --put: #1f4f99; --ins: #d9f2e1; --del: #fbdcd8; --code: #f3f0e9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171614; --panel: #1f1e1b; --ink: #ece9e2; --soft: #a8a398; --line: #383530; --accent: #f59e6c;
    --get: #6fd39b; --post: #f0b35e; --put: #8db8ff; --ins: #173d27; --del: #4c211c; --code: #282622;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK TC", sans-serif; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: var(--panel); padding: .5rem 1rem; z-index: 1; }
code, pre { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace; font-size: .86em; }
code { overflow-wrap: anywhere; white-space: pre-wrap; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: 8px; padding: .9rem 1rem; overflow-x: auto; margin: .5rem 0 1rem; }
pre code { white-space: pre; overflow-wrap: normal; }
.frame { display: grid; grid-template-columns: 19rem minmax(0, 1fr); max-width: 84rem; margin: 0 auto; }
.menu { display: none; border-bottom: 1px solid var(--line); padding: .4rem 1rem .8rem; font-size: .92rem; }
.menu summary { color: var(--ink); font-weight: 600; padding: .3rem 0; }
.menu li a { padding: .4rem; }
.side { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 1.5rem 1rem 2rem 1.5rem; border-right: 1px solid var(--line); font-size: .88rem; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li a { display: flex; gap: .5rem; align-items: baseline; padding: .2rem .4rem; border-radius: 5px; color: var(--ink); text-decoration: none; overflow-wrap: anywhere; }
nav li a:hover { background: var(--code); }
.brand { margin: 0 0 1rem; font-size: 1.25rem; font-weight: 700; }
.brand a { color: inherit; text-decoration: none; }
.brand span { font-size: .8rem; font-weight: 400; color: var(--soft); }
.group { margin: 1.1rem 0 .3rem; font-size: .74rem; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); font-weight: 600; }
main { padding: 2rem clamp(1rem, 4vw, 3.5rem) 5rem; min-width: 0; }
h1 { font-size: clamp(1.7rem, 4vw, 2.4rem); line-height: 1.2; margin: 0 0 .5rem; letter-spacing: -.01em; }
h2 { font-size: 1.4rem; margin: 3rem 0 1rem; padding-bottom: .3rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.02rem; margin: 0; display: flex; gap: .6rem; align-items: baseline; flex-wrap: wrap; font-weight: 600; }
h4 { margin: 1rem 0 .3rem; font-size: .8rem; text-transform: uppercase; letter-spacing: .05em; color: var(--soft); }
.lead { font-size: 1.12rem; color: var(--soft); max-width: 46rem; margin-top: 0; }
article { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: 1.1rem 1.3rem; margin: 0 0 1rem; }
article:target, tr:target { outline: 2px solid var(--accent); outline-offset: -2px; }
article p { max-width: 46rem; margin: .5rem 0; }
.summary { font-weight: 500; }
.method { font: 700 .68rem/1 ui-monospace, Menlo, Consolas, monospace; letter-spacing: .04em; min-width: 2.4rem; color: var(--get); }
.method.post { color: var(--post); }
.method.put { color: var(--put); }
.roles { display: flex; gap: .35rem; flex-wrap: wrap; }
.roles span { font-size: .76rem; border: 1px solid var(--line); border-radius: 99px; padding: .05rem .6rem; color: var(--soft); }
.roles .needs { border-color: var(--accent); color: var(--accent); }
.rules { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: .8rem; margin: 1.5rem 0; }
.rules div { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: .8rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; font-size: .92rem; color: var(--soft); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th { text-align: left; color: var(--soft); font-weight: 600; }
td, th { padding: .4rem .8rem .4rem 0; border-top: 1px solid var(--line); vertical-align: top; }
td:first-child code { white-space: nowrap; }
.type { color: var(--soft); font-size: .82rem; }
summary { cursor: pointer; color: var(--soft); font-size: .9rem; margin-top: .6rem; }
em { color: var(--accent); font-style: normal; font-size: .8rem; }
.single { max-width: 52rem; margin: 0 auto; }
.single.wide { max-width: 84rem; }
.views { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: 0 0 1rem; font-size: .95rem; }
.views strong { border-bottom: 2px solid currentcolor; }
.verdict { color: var(--soft); font-size: .92rem; margin: 0 0 .8rem; }
.tag { display: block; font-size: .75rem; color: var(--soft); }
@media (max-width: 60rem) {
  .frame { display: block; }
  .side { display: none; }
  .menu { display: block; }
  main { padding-top: 1.2rem; }
  article { padding: 1rem; }
}
@media (max-width: 40rem) {
  .fields, .fields tbody, .fields tr, .fields td { display: block; }
  .fields tr { border-top: 1px solid var(--line); padding: .5rem 0; }
  .fields td { border: 0; padding: 0; }
  .fields td:empty { display: none; }
  .fields td:first-child code { font-weight: 700; }
}
@media print { .side, .menu { display: none; } .frame { display: block; } article { break-inside: avoid; } }
${DIFF_STYLE}`;
