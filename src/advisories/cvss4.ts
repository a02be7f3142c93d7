/**
 * The base score of CVSS 4.0 (FIRST, specification 4.0, section 8). Threat and environment are left out, so
 * that of its 270 MacroVectors only those with attacks reported and highest requirements are needed.
 */
const LETTERS: Readonly<Record<string, string>> = {
  AV: 'NALP',
  AC: 'LH',
  AT: 'NP',
  PR: 'NLH',
  UI: 'NPA',
  VC: 'HLN',
  VI: 'HLN',
  VA: 'HLN',
  SC: 'HLN',
  SI: 'HLN',
  SA: 'HLN',
};

/** By EQ1, EQ2 and EQ4: the scores for EQ3 and EQ6 at 00, 01, 10, 11 and 21 (FIRST, lookup table of the calculator). */
const SCORES: Readonly<Record<string, readonly number[]>> = {
  '001': [10, 9.6, 9.3, 9.2, 7.9],
  '002': [9.3, 9, 8.8, 8, 6.9],
  '011': [9.5, 9.1, 9.2, 8.2, 7.1],
  '012': [9.2, 8.1, 8.4, 7, 6.3],
  '101': [9.4, 8.9, 8.6, 7.6, 6.5],
  '102': [8.7, 7.5, 7.2, 5.7, 5.3],
  '111': [9, 7.7, 7.4, 5.9, 5.8],
  '112': [7.7, 6.6, 6.1, 5.2, 2.3],
  '201': [8.6, 7.4, 7.2, 5.7, 4.7],
  '202': [7, 5.4, 5.3, 3.6, 2.4],
  '211': [7.3, 5.5, 6.1, 5.1, 2.4],
  '212': [5.4, 4.3, 4.6, 1.8, 1],
};

/** A level of an equivalence set: how far its most severe vectors are from the worst of all, and how deep it is. */
interface Depth {
  top: number;
  steps: number;
}
const EQ1: readonly Depth[] = [
  { top: 0, steps: 1 },
  { top: 1, steps: 4 },
  { top: 3, steps: 5 },
];
const EQ2: readonly Depth[] = [
  { top: 0, steps: 1 },
  { top: 1, steps: 2 },
];
/** EQ3 and EQ6 together: at 00, 10 and 21. */
const IMPACT: readonly (Depth & { column: number; below: readonly number[] })[] = [
  { column: 0, top: 0, steps: 7, below: [1, 2] },
  { column: 2, top: 1, steps: 8, below: [3] },
  { column: 4, top: 3, steps: 10, below: [] },
];
/** EQ4 without safety, which only the environment has: its levels 1 and 2. */
const EQ4: readonly Depth[] = [
  { top: 0, steps: 5 },
  { top: 3, steps: 4 },
];

/** The base score of a CVSS 4.0 vector; undefined for anything else. */
export function baseScore4(vector: string): number | undefined {
  const ranks = ranksOf(vector);
  if (ranks === undefined) return undefined;
  const sum = (...names: string[]) => names.reduce((all, name) => all + (ranks.get(name) ?? 0), 0);
  const isWorst = (...names: string[]) => names.filter((name) => ranks.get(name) === 0).length;
  const [vulnerable, subsequent] = [sum('VC', 'VI', 'VA'), sum('SC', 'SI', 'SA')];
  if (vulnerable + subsequent === 12) return 0;
  const easy = isWorst('AV', 'PR', 'UI');
  const eq1 = easy === 3 ? 0 : easy > 0 && ranks.get('AV') !== 3 ? 1 : 2;
  const eq2 = sum('AC', 'AT') === 0 ? 0 : 1;
  const eq3 = isWorst('VC', 'VI') === 2 ? 0 : isWorst('VC', 'VI', 'VA') > 0 ? 1 : 2;
  const eq4 = isWorst('SC', 'SI', 'SA') > 0 ? 1 : 2;
  const impact = IMPACT[eq3] as (typeof IMPACT)[number];
  const at = (a: number, b: number, d: number, column: number) => SCORES[`${a}${b}${d}`]?.[column];
  const score = at(eq1, eq2, eq4, impact.column) as number;
  const below = impact.below.map((column) => at(eq1, eq2, eq4, column) as number);
  const parts = [
    share(score, at(eq1 + 1, eq2, eq4, impact.column), sum('AV', 'PR', 'UI'), EQ1[eq1]),
    share(score, at(eq1, eq2 + 1, eq4, impact.column), sum('AC', 'AT'), EQ2[eq2]),
    share(score, below.length === 0 ? undefined : Math.max(...below), vulnerable, impact),
    share(score, at(eq1, eq2, eq4 + 1, impact.column), subsequent, EQ4[eq4 - 1]),
    // A level of EQ5 is one vector: it counts in the mean and takes nothing off.
    0,
  ].filter((part) => part !== undefined);
  const off = parts.reduce((all, part) => all + part, 0) / parts.length;
  // Decimals of the table are not exact in binary: a half is not to fall below itself.
  return Math.round((score - off + 1e-6) * 10) / 10;
}

/** What the distance to the most severe vector of the level takes off; undefined where there is no level below. */
function share(score: number, below: number | undefined, rank: number, depth: Depth | undefined) {
  if (below === undefined || depth === undefined) return undefined;
  return ((score - below) * (rank - depth.top)) / depth.steps;
}

/** By metric how far from the worst; undefined where a base metric is missing, twice, or no letter of it. */
function ranksOf(vector: string): ReadonlyMap<string, number> | undefined {
  const [head, ...parts] = vector.split('/');
  if (head !== 'CVSS:4.0' || parts.length > 64) return undefined;
  const ranks = new Map<string, number>();
  for (const part of parts) {
    const [name = '', letter = '', more] = part.split(':');
    if (!Object.hasOwn(LETTERS, name)) continue;
    const rank = letter.length === 1 ? (LETTERS[name] as string).indexOf(letter) : -1;
    if (rank < 0 || more !== undefined || ranks.has(name)) return undefined;
    ranks.set(name, rank);
  }
  return ranks.size === Object.keys(LETTERS).length ? ranks : undefined;
}
