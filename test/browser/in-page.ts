// Expressions that run inside the page. They are text because the project's types know no DOM, which keeps
// product code from reaching for one by mistake.

export const OPEN_ALL = `
for (const details of document.querySelectorAll('details')) details.open = true;
`;

/** Needs axe in the page. */
export const FIND_VIOLATIONS = `
axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).slice(0, 3)))
`;

export const FOCUSED_TEXT = `document.activeElement.textContent`;

export const SUMMARY_TABLES = `
Array.from(document.querySelectorAll('#summary table'), (table) =>
  Array.from(table.querySelectorAll('tbody tr'), (row) => Array.from(row.children, (cell) => cell.textContent)))
`;

export const IS_HACKED = `'hacked' in globalThis`;

export const TIME_OF_SEARCH = `
(() => {
  const input = document.querySelector('input[name=search]');
  const start = performance.now();
  input.value = 'vulnerabilities';
  input.dispatchEvent(new Event('input', { bubbles: true }));
  return performance.now() - start;
})()
`;

export const BEFORE_PRINT = `void dispatchEvent(new Event('beforeprint'))`;
export const GROUND = `getComputedStyle(document.body).backgroundColor`;

export function parseSvg(text: string): string {
  return `
(() => {
  const parsed = new DOMParser().parseFromString(${JSON.stringify(text)}, 'image/svg+xml');
  const root = parsed.documentElement;
  const named = (root.getAttribute('aria-labelledby') ?? '').split(' ');
  return {
    faults: parsed.querySelectorAll('parsererror').length,
    role: root.getAttribute('role'),
    alternatives: named.map((id) => (parsed.getElementById(id)?.textContent ?? '').length > 0),
  };
})()`;
}

/** Texts that leave the drawing, and pairs of texts that lie over each other. */
export const FIND_LAYOUT_FAULTS = `
(() => {
  const { width, height } = document.documentElement.viewBox.baseVal;
  const boxes = Array.from(document.querySelectorAll('text'), (text) => ({ box: text.getBBox(), said: text.textContent }));
  const isOut = ({ box }) => box.x < 0 || box.x + box.width > width - 8 || box.y < 0 || box.y + box.height > height;
  const overlap = (a, b) => {
    const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
    const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
    return across > 1 && down > 3;
  };
  const over = boxes.flatMap((one, index) =>
    boxes.slice(index + 1).filter(({ box }) => overlap(one.box, box)).map(({ said }) => one.said + ' / ' + said));
  return { out: boxes.filter(isOut).map(({ said }) => said), over };
})()
`;

/** The lowest contrast of a text with the box that lies behind it (WCAG relative luminance). */
export const LOWEST_CONTRAST = `
(() => {
  const luminance = (colour) => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const fillOf = (element) => getComputedStyle(element).fill;
  const rects = [...document.querySelectorAll('svg > rect')].filter((rect) => fillOf(rect).startsWith('rgb'));
  const ratios = Array.from(document.querySelectorAll('text'), (text) => {
    const { x, y, width, height } = text.getBBox();
    const behind = rects.findLast((rect) => {
      const box = rect.getBBox();
      const middle = y + height / 2;
      return box.x <= x && box.x + box.width >= x + width && box.y <= middle && box.y + box.height >= middle;
    });
    const [low, high] = [luminance(fillOf(text)), luminance(fillOf(behind))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  });
  return Math.min(...ratios);
})()
`;

export const SVG_CONTENT = `
({
  root: document.documentElement.localName,
  faults: document.querySelectorAll('parsererror, script, img, foreignObject').length,
  hacked: 'hacked' in globalThis,
})
`;
