import stringWidth from 'string-width';

const PLAIN = /^[\x20-\x7e]*$/;

/** Columns that a text takes on a terminal; escape sequences of ours take none. */
export function displayWidth(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** At most `width` columns, with an ellipsis where something was cut. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  return `${head(text, width - 1)}…`;
}

/** Cut in the middle: of a long id both ends tell it apart. */
export function truncateMiddle(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const before = head(text, Math.ceil((width - 1) / 2));
  return `${before}…${tail(text, width - 1 - displayWidth(before))}`;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function clusters(text: string): string[] {
  return PLAIN.test(text) ? [...text] : Array.from(graphemes.segment(text), ({ segment }) => segment);
}

function head(text: string, width: number): string {
  return takeWhileFits(clusters(text.slice(0, width * 8)), width).join('');
}

function tail(text: string, width: number): string {
  return takeWhileFits(clusters(text.slice(-width * 8)).reverse(), width)
    .reverse()
    .join('');
}

function takeWhileFits(parts: readonly string[], width: number): string[] {
  let used = 0;
  const end = parts.findIndex((part) => {
    used += displayWidth(part);
    return used > width;
  });
  return end < 0 ? [...parts] : parts.slice(0, end);
}

const IDEOGRAPH = '\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef';
const NO_START = '，。、；：！？）」』】》”’%';
const NO_END = '（「『【《“‘';
// A line may break between ideographs, but not before closing or after opening punctuation.
const TOKEN = new RegExp(
  `[${NO_END}]*(?:(?![${NO_END}])[${IDEOGRAPH}]|[^\\s${IDEOGRAPH}]+)[${NO_START}]*|[${NO_END}]+|\\s+`,
  'gu',
);

/** A token wider than a line is broken after its punctuation before it is broken anywhere. */
function tokens(text: string, width: number): string[] {
  return (text.match(TOKEN) ?? []).flatMap((token) =>
    displayWidth(token) > width ? token.split(/(?<=[-/._,:;=&?])(?=[^-/._,:;=&?])/) : [token],
  );
}

/** Lines of at most `width` columns. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const token of tokens(text, width)) {
    const blank = token.trim() === '' && !token.includes('\u3000');
    if (displayWidth(line) + displayWidth(token) <= width) {
      if (!blank || line !== '') line += token;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = blank ? '' : token;
    while (displayWidth(line) > width) {
      const part = head(line, width) || (clusters(line)[0] as string);
      lines.push(part);
      line = line.slice(part.length);
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
