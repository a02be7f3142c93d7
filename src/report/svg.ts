import { type Markup, markup, type Part, trusted } from './markup.ts';

export type SvgOwner = 'alibaba-cloud' | 'customer' | 'shared' | 'unknown' | 'not-applicable';

const STYLE = `
svg { color-scheme: light dark; --ground: #ffffff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de;
  --cloud: #0550ae; --cloud-ground: #ddf0ff; --customer: #8a3c00; --customer-ground: #fff1e0;
  --nobody: #4c2889; --nobody-ground: #f2ebfc; --bad: #b3151f; --open: #7a5300; --good: #116329; --waived: #115b73; }
@media (prefers-color-scheme: dark) {
  svg { --ground: #0f1419; --ink: #e6edf3; --soft: #9fabb8; --line: #3a434d;
    --cloud: #9ccbff; --cloud-ground: #10263f; --customer: #ffbd80; --customer-ground: #33210c;
    --nobody: #d2bcff; --nobody-ground: #271b40; --bad: #ff9492; --open: #eac55f; --good: #6fdd8b; --waived: #76d4ee; }
}
text { font-family: system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; fill: var(--ink); font-size: 14px; }
.title { font-size: 18px; font-weight: 600; }
.strong { font-weight: 600; }
.soft { fill: var(--soft); font-size: 12px; }
.ground { fill: var(--ground); }
.rule { stroke: var(--line); stroke-width: 1; fill: none; }
.alibaba-cloud { fill: var(--cloud-ground); stroke: var(--cloud); }
.customer { fill: var(--customer-ground); stroke: var(--customer); }
.unknown { fill: var(--nobody-ground); stroke: var(--nobody); }
.shared { fill: var(--ground); stroke: var(--ink); }
.not-applicable { fill: var(--ground); stroke: var(--soft); stroke-dasharray: 4 4; }
.on-cloud { stroke: var(--cloud); fill: var(--cloud); }
.on-customer { stroke: var(--customer); fill: none; }
.on-nobody { fill: var(--nobody); stroke: none; }
.breached, .overdue { fill: var(--bad); }
.unproven, .unverified { fill: var(--open); }
.met, .verified { fill: var(--good); }
.waived { fill: var(--waived); }
`;

// Alibaba Cloud a full bar, the customer a hatched one, unknown a dotted one: told apart without colour.
const PATTERNS = markup`<pattern id="demarc-alibaba-cloud" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="on-cloud"/></pattern>
<pattern id="demarc-customer" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke-width="4" class="on-customer"/></pattern>
<pattern id="demarc-unknown" width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="2.5" cy="2.5" r="1.4" class="on-nobody"/></pattern>`;

export interface Drawing {
  /** Tells the ids of drawings apart that are put into one page. */
  id: string;
  lang: string;
  width: number;
  height: number;
  title: string;
  description: string;
  body: Part;
}

export function drawing({ id, lang, width, height, title, description, body }: Drawing): string {
  const svg = markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" lang="${lang}" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${description}</desc>
<style>${trusted(STYLE)}</style>
<defs>
${PATTERNS}
</defs>
<rect class="ground" width="${width}" height="${height}"/>
${body}
</svg>
`;
  return svg.text;
}

export function text(x: number, y: number, content: string, classes = '', anchor?: 'middle' | 'end'): Markup {
  const place = anchor === undefined ? '' : markup` text-anchor="${anchor}"`;
  return markup`<text x="${x}" y="${y}"${classes === '' ? '' : markup` class="${classes}"`}${place}>${content}</text>\n`;
}

/** A box in the colours of its owner, with a bar in its pattern on the left. */
export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  owner: SvgOwner,
  bar: number,
): Markup {
  const plate = markup`<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" class="${owner}"/>`;
  return markup`${plate}${bars(x, y, height, owner, bar)}\n`;
}

function bars(x: number, y: number, height: number, owner: SvgOwner, width: number): Part {
  const one = (pattern: string, top: number, tall: number) =>
    markup`<rect x="${x + 1}" y="${top}" width="${width}" height="${tall}" fill="url(#demarc-${pattern})"/>`;
  if (owner === 'not-applicable') return '';
  if (owner !== 'shared') return one(owner, y + 1, height - 2);
  return [one('alibaba-cloud', y + 1, height / 2 - 1), one('customer', y + height / 2, height / 2 - 1)];
}
