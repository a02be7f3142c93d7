export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --band: #f6f8fa;
  --link: #0550ae; --focus: #0550ae;
  --cloud: #0550ae; --cloud-ground: #ddf0ff;
  --customer: #8a3c00; --customer-ground: #fff1e0;
  --nobody: #4c2889; --nobody-ground: #f2ebfc;
  --bad: #b3151f; --open: #7a5300; --good: #116329; --waived: #115b73;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0f1419; --ink: #e6edf3; --soft: #9fabb8; --line: #3a434d; --band: #181f27;
    --link: #79b8ff; --focus: #79b8ff;
    --cloud: #9ccbff; --cloud-ground: #10263f;
    --customer: #ffbd80; --customer-ground: #33210c;
    --nobody: #d2bcff; --nobody-ground: #271b40;
    --bad: #ff9492; --open: #eac55f; --good: #6fdd8b; --waived: #76d4ee;
  }
}
* { box-sizing: border-box; }
html { font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
body { margin: 0 auto; max-width: 90rem; padding: 1rem 1.25rem 3rem; color: var(--ink); background: var(--ground); }
h1 { font-size: 1.6rem; margin: 0.5rem 0 0; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 0.5rem; padding-top: 0.5rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.25rem 0 0.35rem; }
h4 { font-size: 0.95rem; margin: 0.9rem 0 0.2rem; }
p { margin: 0.35rem 0; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
#findings:focus-visible { outline: none; }
th .soft, th .ids { font-weight: 400; }
.skip { position: absolute; left: -200vw; }
.skip:focus { position: static; }
caption.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.soft, .ids { color: var(--soft); }
.ids, code, .path { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: 0.88em; overflow-wrap: anywhere; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; padding: 0; margin: 0.75rem 0 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 0.4rem 0 0.75rem; }
caption { text-align: left; color: var(--soft); padding: 0.2rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.55rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { background: var(--band); font-weight: 600; overflow-wrap: normal; }
tbody th { font-weight: 600; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
table.grid { table-layout: fixed; min-width: 56rem; }
table.grid col.scope { width: 26%; }
.indent-1 { padding-left: 1.4rem; }
.indent-2 { padding-left: 2.6rem; font-weight: 400; }
.grid tr.why > td { padding: 0 0.55rem 0.35rem 1.4rem; }
.grid tr.scope > * { border-bottom: 0; }
.share { display: block; margin: 0 0 0.2rem; padding: 0.05rem 0.4rem; border-left: 4px solid; border-radius: 2px; text-decoration: none; color: var(--ink); }
a.share:hover { text-decoration: underline; }
.share b { font-weight: 600; }
.p-alibaba-cloud { background: var(--cloud-ground); border-color: var(--cloud); border-left-style: solid; }
.p-customer { background: var(--customer-ground); border-color: var(--customer); border-left-style: double; }
.p-unknown { background: var(--nobody-ground); border-color: var(--nobody); border-left-style: dotted; }
.advisory summary { padding: 0.2rem 0; overflow-wrap: anywhere; }
.timeline { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.15rem 0.9rem; }
.timeline li::before { content: "○ "; }
.timeline li.stage-yes::before { content: "● "; }
.timeline li.stage-partly::before { content: "◐ "; }
.timeline li.stage-unknown::before { content: "? "; }
.state { white-space: nowrap; font-weight: 600; }
.s-breached, .s-overdue, .v-critical, .v-high { color: var(--bad); }
.s-unproven, .s-unverified, .v-medium { color: var(--open); }
.s-met, .s-verified { color: var(--good); }
.s-waived, .v-low, .v-info { color: var(--waived); }
.severity { font-weight: 600; }
details > summary { cursor: pointer; color: var(--link); }
details.cluster { border: 1px solid var(--line); border-radius: 4px; padding: 0.4rem 0.75rem; margin: 0.5rem 0; }
details.cluster > summary { font-weight: 600; color: var(--ink); }
section.cell { border-left: 3px solid var(--line); padding-left: 0.75rem; margin: 0.5rem 0; }
section.cell:target, .basis:target { outline: 2px solid var(--focus); outline-offset: 3px; }
.basis { margin: 0.35rem 0 0.35rem 1rem; }
.basis ul { margin: 0.2rem 0; padding-left: 1.2rem; }
blockquote { margin: 0.2rem 0; padding-left: 0.6rem; border-left: 2px solid var(--soft); font-style: italic; }
:lang(zh-CN) blockquote { font-style: normal; }
form#filter { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: end; margin: 0.5rem 0; }
form#filter[hidden] { display: none; }
form#filter label { display: flex; flex-direction: column; font-size: 0.88rem; color: var(--soft); }
input, select, button { font: inherit; color: var(--ink); background: var(--ground); border: 1px solid var(--soft); border-radius: 3px; padding: 0.2rem 0.45rem; max-width: 18rem; }
table.findings { table-layout: fixed; min-width: 60rem; }
table.findings col.severity { width: 7rem; }
table.findings col.party { width: 12rem; }
table.findings col.check { width: 20%; }
table.findings col.act { width: 26%; }
footer { margin-top: 2.5rem; color: var(--soft); }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10px; }
  form#filter, nav, .skip { display: none; }
  details.cluster::details-content { content-visibility: visible; height: auto; }
  table.grid, table.findings { min-width: 0; }
  .scroll { overflow: visible; }
  tr, blockquote { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;
