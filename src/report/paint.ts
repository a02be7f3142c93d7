export const STYLES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
} as const;
export type Style = keyof typeof STYLES;

export type Paint = (text: string, ...styles: Style[]) => string;

/** Without colour the text comes back as it is: ANSI never appears unasked. */
export function createPaint(colour: boolean): Paint {
  if (!colour) return (text) => text;
  return (text, ...styles) =>
    styles.reduce((painted, style) => {
      const [on, off] = STYLES[style];
      return `\u001b[${on}m${painted}\u001b[${off}m`;
    }, text);
}
