import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { assess } from '../src/assess/assess.ts';
import { collectDemo } from '../src/cli/collect-demo.ts';
import { policyText } from '../src/cli/print-policy.ts';
import { systemStreams } from '../src/cli/streams.ts';
import type { Assessment } from '../src/model/assessment.ts';
import type { Language } from '../src/model/bilingual.ts';
import { renderFleetDiagram } from '../src/report/fleet-diagram.ts';
import { STYLES, type Style } from '../src/report/paint.ts';
import { renderText } from '../src/report/text.ts';
import { displayWidth } from '../src/report/width.ts';

// Brings README.md and its pictures up to date: the policy is what `demarc collect --print-policy` prints, and
// the pictures show what `demarc demo` prints.
const root = fileURLToPath(new URL('..', import.meta.url));
/** `--pictures DIR` draws the pictures there and leaves the README alone, for the test that they are fresh. */
const { values } = parseArgs({ options: { pictures: { type: 'string' } } });
const docs = values.pictures ?? join(root, 'docs');
const POLICY = /(<!-- policy: begin -->\n)[\s\S]*?(<!-- policy: end -->)/;
const COLUMNS = 80;
const CELL = 8.4;
const LINE = 19;
const MARGIN = 16;
/** Of the second grid this cluster is shown, and of the open duties so many lines. */
const SHOWN_CLUSTER = 'shop-prod';
const SHOWN_DUTIES = 22;
/** Of the first grid: its head, the account and six clusters. */
const SHOWN_CLUSTERS_LINES = 16;
const ESCAPE = String.fromCharCode(27);

interface Run {
  text: string;
  column: number;
  styles: Style[];
}

/** The heads of the report's parts, each with lines left out where it is long. */
function excerpt(report: string): string[] {
  const parts = report
    .trimEnd()
    .split('\n\n')
    .map((part) => part.split('\n'));
  const [title = [], accounts = [], below = [], legend = [], duties = []] = parts;
  return [
    ...title,
    '',
    ...accounts.slice(0, SHOWN_CLUSTERS_LINES),
    '…',
    '',
    ...below.slice(0, 3),
    ...branchOf(below.slice(3)),
    '',
    ...legend,
    '',
    ...duties.slice(0, SHOWN_DUTIES),
    '…',
  ];
}

/** The lines of one cluster: its own is not indented. */
function branchOf(lines: readonly string[]): string[] {
  const plain = lines.map((line) => line.replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, 'g'), ''));
  const start = plain.findIndex((line) => line.startsWith(`${SHOWN_CLUSTER} `));
  if (start < 0) throw new Error(`the report does not show ${SHOWN_CLUSTER}`);
  const length = plain.slice(start + 1).findIndex((line) => !line.startsWith(' '));
  const before = start === 0 ? [] : ['…'];
  return [
    ...before,
    ...lines.slice(start, length < 0 ? undefined : start + 1 + length),
    ...(length < 0 ? [] : ['…']),
  ];
}

/** Words with the column they start in, so that a font of another width moves nothing out of line. */
function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let styles: Style[] = [];
  let column = 0;
  for (const piece of line.split(new RegExp(`(${ESCAPE}\\[\\d+m| +)`)).filter((text) => text !== '')) {
    if (piece.startsWith(ESCAPE)) styles = changed(styles, Number(piece.slice(2, -1)));
    else {
      if (piece.trim() !== '') runs.push({ text: piece, column, styles });
      column += displayWidth(piece);
    }
  }
  return runs;
}

function changed(styles: readonly Style[], code: number): Style[] {
  const names = Object.keys(STYLES) as Style[];
  const begun = names.find((name) => STYLES[name][0] === code);
  if (begun !== undefined) return [...styles, begun];
  return styles.filter((name) => STYLES[name][1] !== code);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function drawn(lines: readonly string[], title: string, language: Language): string {
  const width = Math.ceil(COLUMNS * CELL + 2 * MARGIN);
  const height = lines.length * LINE + 2 * MARGIN;
  const body = lines.flatMap((line, row) => {
    const y = MARGIN + row * LINE + 14;
    const spans = runsOf(line).map(({ text, column, styles }) => {
      const kind = styles.length === 0 ? '' : ` class="${styles.join(' ')}"`;
      const length = (displayWidth(text) * CELL).toFixed(1);
      const x = (MARGIN + column * CELL).toFixed(1);
      return `<tspan x="${x}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${kind}>${escaped(text)}</tspan>`;
    });
    return spans.length === 0 ? [] : [`<text y="${y}">${spans.join('')}</text>`];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" lang="${language}" aria-labelledby="title">
<title id="title">${escaped(title)}</title>
<style>
rect { fill: #ffffff; stroke: #d0d7de; }
text { fill: #1f2328; font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; }
.bold { font-weight: 600; } .dim { fill: #59636e; } .red { fill: #b3261e; } .green { fill: #116329; }
.yellow { fill: #7d4e00; } .blue { fill: #0550ae; } .magenta { fill: #7b1fa2; } .cyan { fill: #0b5e6b; }
@media (prefers-color-scheme: dark) {
rect { fill: #0d1117; stroke: #3d444d; }
text { fill: #e6edf3; }
.dim { fill: #9198a1; } .red { fill: #ff8077; } .green { fill: #56d364; }
.yellow { fill: #e3b341; } .blue { fill: #79c0ff; } .magenta { fill: #d2a8ff; } .cyan { fill: #76e3ea; }
}
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${body.join('\n')}
</svg>
`;
}

function draw(assessment: Assessment, language: Language, file: string, title: string): void {
  const report = renderText(assessment, { language, width: COLUMNS, colour: true });
  writeFileSync(join(docs, file), drawn(excerpt(report), title, language));
  console.log(`docs/${file}`);
}

function writePolicy(): void {
  const file = join(root, 'README.md');
  const readme = readFileSync(file, 'utf8');
  if (!POLICY.test(readme)) throw new Error('README.md has no place for the policy');
  const [ram, unformatted = ''] = policyText().trimEnd().split('\n---\n');
  // As the formatter has it, which indents the items of a list.
  const role = unformatted.replace(/(?<=^rules:\n)[\s\S]*/m, (rules) => rules.replaceAll(/^/gm, '  '));
  const block = `\`\`\`json\n${ram}\n\`\`\`\n\`\`\`yaml\n${role}\n\`\`\`\n`;
  writeFileSync(
    file,
    readme.replace(POLICY, (_all, begin: string, end: string) => `${begin}${block}${end}`),
  );
  console.log('README.md');
}

if (values.pictures === undefined) writePolicy();
const assessment = await collectDemo(undefined, systemStreams(), (snapshot) => assess(snapshot));
draw(assessment, 'en', 'demo.svg', 'What demarc demo prints: the ledger of the demonstration account');
draw(assessment, 'zh-CN', 'demo.zh-CN.svg', 'demarc demo 的输出：演示账号的责任台账');
writeFileSync(join(docs, 'demo-fleet.svg'), renderFleetDiagram(assessment, { language: 'en' }));
console.log('docs/demo-fleet.svg');
