import type { PlacedNode } from '../manifests/placed-node.ts';

/**
 * Where a character of a text stands in the file. YAML breaks and joins lines: where the text was written in a way
 * that does not tell, it is where the text starts.
 */
export function placeInFile(node: PlacedNode, text: string, at: number): number {
  const written = node.written();
  const { start } = node.place();
  if (written.startsWith('|')) return start + inLiteral(written, text, at);
  const inside = written.indexOf(text);
  return inside < 0 ? start : start + inside + at;
}

/** Behind the line of the `|`, every line has the same indentation and is otherwise as it is. */
function inLiteral(written: string, text: string, at: number): number {
  const before = text.slice(0, at).split('\n');
  const lines = written.split('\n');
  const indent = /^ */.exec(lines.slice(1).find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
  const behind = lines.slice(0, before.length).reduce((sum, line) => sum + line.length + 1, 0);
  return Math.min(behind + indent + (before.at(-1)?.length ?? 0), written.length);
}
