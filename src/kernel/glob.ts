/** A glob of `*` (any run of characters) and `?` (one character); everything else is literal. */
export function matchesGlob(glob: string, text: string): boolean {
  // Two pointers with one way back: linear for any glob, unlike a regular expression made from it.
  let g = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (glob[g] === '*') {
      star = g++;
      resume = t;
    } else if (g < glob.length && (glob[g] === '?' || glob[g] === text[t])) {
      g++;
      t++;
    } else if (star >= 0) {
      g = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (glob[g] === '*') g++;
  return g === glob.length;
}
