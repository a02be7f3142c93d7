import { fill } from '../messages/fill.ts';
import { translate } from '../messages/translate.ts';
import type { Language } from '../model/bilingual.ts';
import type { TakeoverTarget, TakeoverView } from '../model/takeover.ts';
import type { PathEdge } from '../reach/graph.ts';
import { inert } from './inert.ts';
import { type Markup, markup } from './markup.ts';
import { box, drawing, text } from './svg.ts';
import { displayWidth } from './width.ts';

const MARGIN = 24;
const TOP = 64;
const ROW = 52;
const BOX = 36;
const COLUMN = 380;
const BOX_WIDTH = 270;
/** More rows than fit a page are nobody's to read. */
const MOST_ROWS = 40;

interface Branch {
  id: string;
  edge?: PathEdge;
  from: Branch[];
}

/** The shortest ways to one target, drawn as the tree that they form: the target on the right. */
export function renderTakeoverDiagram(
  view: TakeoverView,
  found: TakeoverTarget,
  { language }: { language: Language },
): string {
  const { takeover, punctuation } = translate(language);
  const labels = new Map(view.nodes.map(({ id, label }) => [id, label]));
  const label = (id: string) => labels.get(id) ?? id;
  const shown = found.paths.slice(0, MOST_ROWS);
  const root = treeOf({ ...found, paths: shown });
  const depth = depthOf(root);
  const target = label(found.target);
  const drawn = new TreeDrawing(label, MARGIN + depth * COLUMN);
  const body = drawn.draw(root);
  const hidden = found.paths.length - shown.length;
  const spoken = shown.map(({ from, edges }) =>
    [label(from), ...edges.map(({ to }) => label(to))].join(' → '),
  );
  const end = TOP + drawn.rows * ROW + 20;
  const cuts = found.cuts.map(({ without, sources }, index) =>
    text(
      MARGIN,
      end + 20 + index * 20,
      `✂ ${inert(fill(takeover.cut[1], { without, count: sources }))}`,
      'soft',
    ),
  );
  const more = hidden > 0 ? text(MARGIN, end, fill(takeover.more[1], { count: hidden }), 'soft') : '';
  return drawing({
    id: 'demarc-paths',
    lang: language,
    width: 2 * MARGIN + depth * COLUMN + BOX_WIDTH,
    height: end + 20 + found.cuts.length * 20 + MARGIN,
    title: fill(takeover.title, { target }),
    description: fill(takeover.description, {
      count: found.paths.length,
      target,
      paths: spoken.join(punctuation.semicolon),
    }),
    body: [text(MARGIN, 38, fill(takeover.title, { target }), 'title'), body, more, cuts],
  });
}

/** Shortest ways agree from where they meet, so they form a tree. */
function treeOf({ target, paths }: TakeoverTarget): Branch {
  const root: Branch = { id: target, from: [] };
  const branches = new Map([[target, root]]);
  for (const { from, edges } of paths) {
    const nodes = [from, ...edges.map(({ to }) => to)];
    for (let index = edges.length - 1; index >= 0; index--) {
      const id = nodes[index] as string;
      if (branches.has(id)) continue;
      const branch: Branch = { id, edge: edges[index] as PathEdge, from: [] };
      branches.set(id, branch);
      branches.get(nodes[index + 1] as string)?.from.push(branch);
    }
  }
  return root;
}

function depthOf({ from }: Branch): number {
  return from.length === 0 ? 0 : 1 + Math.max(...from.map(depthOf));
}

class TreeDrawing {
  rows = 0;
  private readonly label: (id: string) => string;
  private readonly right: number;

  constructor(label: (id: string) => string, right: number) {
    this.label = label;
    this.right = right;
  }

  draw(root: Branch): Markup[] {
    return this.branch(root, 0).parts;
  }

  /** Leaves take the next row; what they lead to stands in their middle. */
  private branch(branch: Branch, level: number): { parts: Markup[]; y: number } {
    const x = this.right - level * COLUMN;
    const drawn = branch.from.map((child) => ({ child, ...this.branch(child, level + 1) }));
    const first = drawn[0]?.y;
    const last = drawn.at(-1)?.y;
    const y = first === undefined || last === undefined ? TOP + this.rows++ * ROW : (first + last) / 2;
    const owner = level === 0 ? 'unknown' : 'customer';
    const parts = [
      ...drawn.flatMap(({ parts: own }) => own),
      ...drawn.map(({ child, y: start }) => this.arrow(child.edge as PathEdge, x, y, start)),
      box(x, y, BOX_WIDTH, BOX, owner, 8),
      text(x + 18, y + 23, fitted(this.label(branch.id), 27)),
    ];
    return { parts, y };
  }

  private arrow({ why, uncertain }: PathEdge, x: number, y: number, start: number): Markup {
    const [fromX, fromY, toY] = [x - COLUMN + BOX_WIDTH, start + BOX / 2, y + BOX / 2];
    const middle = fromX + (x - fromX) / 2;
    const line = `M${fromX} ${fromY}C${middle} ${fromY} ${middle} ${toY} ${x} ${toY}`;
    const dashes = uncertain ? markup` stroke-dasharray="4 3"` : '';
    return markup`<path class="rule" d="${line}"${dashes}/>${text(fromX + 4, fromY - 5, fitted(why, 17), 'soft')}`;
  }
}

/** Cut at so many columns; the text alternative has the whole. */
function fitted(label: string, columns: number): string {
  const whole = inert(label);
  if (displayWidth(whole) <= columns) return whole;
  let cut = '';
  for (const character of whole) {
    if (displayWidth(cut + character) > columns - 1) break;
    cut += character;
  }
  return `${cut}…`;
}
