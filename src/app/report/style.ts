/** The report's style sheet. Light and dark by the reader's preference, plain on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f4f6f8; --ink: #17212b; --quiet: #5b6875; --rule: #d5dce2;
  --accent: #0b5c8e; --mark: #fdeeb0; --mark-ink: #17212b; --warning: #9a3412; --warning-ground: #fdf0e7; --good: #1c6b45;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10171e; --raised: #19232c; --ink: #e3e9ee; --quiet: #9aa8b5; --rule: #2f3c48;
    --accent: #6fb7e6; --mark: #574a12; --mark-ink: #fbf3d0; --warning: #f2ad7d; --warning-ground: #33231a; --good: #79c9a0;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 74rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.3rem; margin: 2.75rem 0 .5rem; }
h3 { font-size: 1.02rem; margin: 1.5rem 0 .4rem; overflow-wrap: anywhere; }
h4 { font-size: .8rem; margin: 1rem 0 .25rem; color: var(--quiet); font-weight: 600; }
p { margin: .4rem 0; max-width: 75ch; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
code { font: .85em ui-monospace, monospace; overflow-wrap: anywhere; }
.brand { color: var(--accent); font-weight: 600; margin: 0; }
.quiet { color: var(--quiet); font-weight: 400; }
.number { font-variant-numeric: tabular-nums; }
.warning { color: var(--warning); background: var(--warning-ground); padding: .4rem .7rem; border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; }
.badge { font-size: .78rem; font-weight: 600; padding: 0 .4em; border-radius: 3px; background: var(--raised); border: 1px solid var(--rule); white-space: nowrap; }
.badge.gold { background: var(--mark); color: var(--mark-ink); border-color: transparent; }
.badge.failed { background: var(--warning-ground); color: var(--warning); border-color: transparent; }
.few { font-size: .75rem; color: var(--warning); }
mark { background: var(--mark); color: var(--mark-ink); border-radius: 2px; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: 0 1rem; padding: .22rem 0; }
.words > div { grid-template-columns: 14rem minmax(0, 1fr); border-top: 1px solid var(--rule); }
.words { margin-top: 1rem; max-width: 60rem; }
dt { color: var(--quiet); }
.words dt { color: var(--ink); font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: .5rem 0; width: 100%; }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--rule); vertical-align: top; font-weight: 400; }
thead th { color: var(--quiet); font-size: .82rem; vertical-align: bottom; }
tbody th { font-weight: 500; }
.scroll tbody th { min-width: 15rem; }
.scroll .stages th { min-width: 0; }
.scroll td code { white-space: nowrap; }
th small { display: block; color: var(--quiet); font-size: .78rem; max-width: 24rem; }
th.number, td.number { text-align: right; white-space: nowrap; }
.scroll th.chart, .scroll td.chart { padding-top: 0; padding-bottom: 0; width: 1%; }
th.chart { text-align: center; }
th.chart svg { margin-top: .2rem; }
.scroll tbody :is(th, td) { vertical-align: middle; }
.standing { color: var(--good); font-weight: 600; }
.counts { font-size: .85rem; color: var(--quiet); min-width: 16rem; }
svg { display: block; }
svg text { font: 11px system-ui, sans-serif; fill: var(--quiet); font-variant-numeric: tabular-nums; }
svg .tick { stroke: var(--quiet); }
svg .grid { stroke: var(--rule); }
svg .interval { stroke: var(--accent); stroke-width: 2.5; stroke-linecap: round; }
svg .dot { fill: var(--accent); stroke: var(--accent); stroke-width: 1.5; }
svg .dot.bare { fill: var(--ground); }
summary { cursor: pointer; padding: .1rem 0; overflow-wrap: anywhere; }
.run { border: 1px solid var(--rule); border-radius: 6px; margin: .6rem 0; }
.run > summary { padding: .55rem .9rem; }
.run > .body { padding: 0 .9rem .9rem; scroll-margin-top: 4rem; }
.losses { margin: .3rem 0; padding-left: 1.2rem; overflow-wrap: anywhere; }
.q > td { padding: .3rem .6rem; }
.q > td:first-child { width: 1%; border-left: 3px solid var(--rule); }
.q.low > td:first-child, .q.failed > td:first-child { border-left-color: var(--warning); }
.q.high > td:first-child { border-left-color: var(--good); }
.q .body { padding: 0 0 1rem 1rem; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 0 2rem; }
.side { color: var(--ink); font-size: .95rem; border-bottom: 1px solid var(--rule); }
.answer { font-size: 1.02rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.passages { margin: 0; padding-left: 1.6rem; }
.passages li { margin: .35rem 0; font-size: .88rem; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.passages i { color: var(--quiet); font-style: normal; unicode-bidi: isolate; }
blockquote { margin: .15rem 0 0; padding: .3rem .7rem; background: var(--raised); border-radius: 4px; font-size: .9rem; white-space: pre-wrap; overflow-wrap: anywhere; max-width: 80ch; }
.outcomes { font-size: .85rem; max-width: none; font-variant-numeric: tabular-nums; }
.filters { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; align-items: center; margin: .8rem 0; }
fieldset { border: 0; padding: 0; margin: 0; min-width: 0; }
legend { float: left; color: var(--quiet); margin-right: .8rem; padding: 0; }
.filters label { margin-right: .8rem; white-space: nowrap; }
input[type="search"] { font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--rule); border-radius: 4px; padding: .2rem .5rem; }
.q.unmatched { display: none; }
${["failed", "low", "middle", "high", "not-applicable", "none", "answered", "refused"]
  .map((kind) => `.questions:has(#only-${kind}:checked) .q:not(.${kind})`)
  .join(",\n")} { display: none; }
@media (max-width: 40rem) {
  main { padding: 1.25rem .9rem 3rem; }
  h1 { font-size: 1.5rem; }
  dl > div, .words > div { grid-template-columns: minmax(0, 1fr); padding: .35rem 0; }
  .q > td { padding: .3rem .4rem; }
  .scroll tbody th { min-width: 8.5rem; }
  .q .body { padding-left: 0; }
  .passages { padding-left: 1.2rem; }
}
@media print {
  :root {
    color-scheme: light;
    --ground: #ffffff; --raised: #f4f6f8; --ink: #000000; --quiet: #444444; --rule: #bbbbbb;
    --accent: #0b4a75; --mark: #fdeeb0; --mark-ink: #000000; --warning: #7c2d12; --warning-ground: #ffffff; --good: #14532d;
  }
  @page { margin: 1.3cm; }
  html { font-size: 8.5pt; }
  body { font-size: 1rem; }
  main { max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; }
  .filters { display: none; }
  .scroll { overflow: visible; }
  .scroll tbody th { min-width: 3.4cm; }
  .counts { min-width: 0; }
  td.chart svg, th.chart svg { width: 4.2cm; }
  th, td { padding: .15rem .25rem; }
  .run { border: 0; }
  .run > summary, .run > .body { padding-left: 0; padding-right: 0; }
  tr, li, summary, dl > div { break-inside: avoid; }
  .q:has(details[open]) { break-inside: auto; }
  h2, h3, h4, summary { break-after: avoid; }
  svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
